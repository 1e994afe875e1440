"""Finds the listed works that a citation can mean, by the names of authors and the year."""

import re

from techplomacy.audit.citing import Citation
from techplomacy.audit.works import Work, fold

_SMALL = {"the", "of", "and", "for", "et", "al", "in", "on", "de", "van", "von", "da", "di", "du", "la", "le", "others"}


class Resolver:
    """The works of a bibliography by what a citation says of them."""

    def __init__(self, works: tuple[Work, ...]) -> None:
        self._works = works

    def find(self, citation: Citation) -> tuple[Work, ...]:
        """The works that fit author, year and letter; several only where nothing in the citation tells them apart."""
        works = [work for work in self.find_author(citation) if work.year == citation.year]
        if citation.suffix:
            lettered = [work for work in works if work.suffix == citation.suffix]
            return tuple(lettered) if lettered or any(work.suffix for work in works) else tuple(works)
        if len(works) > 1:
            works = self._tell_apart(citation, works)
        return tuple(works)

    def find_author(self, citation: Citation) -> tuple[Work, ...]:
        """The works whose first author a citation names, whatever their year."""
        named = [name for name in citation.surnames if name not in _SMALL]
        if not named:
            return ()
        whole = fold(re.split(r",|\set\sal|\sand\s|\s&\s|\(", citation.names)[0])
        exact = [work for work in self._works if whole in (work.first, _short(work.first))]
        if exact:
            return tuple(exact)
        lead = named[0]
        return tuple(work for work in self._works if self._leads(lead, named, work))

    def _leads(self, lead: str, named: list[str], work: Work) -> bool:
        first = re.findall(r"[\w'-]+", work.first)
        if not first:
            return False
        if work.is_person:
            # `Shuji Sugimori` in a citation, `Sugimori, S.` in the list, and the other way round.
            return lead in first or first[-1] in named[:2]
        words = [word for word in first if word not in _SMALL]
        initials = "".join(word[0] for word in words)
        if lead == initials or (len(words) == 1 and len(named) > 1 and words[0] == "".join(n[0] for n in named)):
            return True
        return set(named[:6]) >= set(words) or (len(named) > 1 and set(words) >= set(named))

    def _tell_apart(self, citation: Citation, works: list[Work]) -> list[Work]:
        """What is left of several works when second authors and words of the title are looked at."""
        others = set(citation.surnames[1:]) - _SMALL
        if others:
            fitting = [work for work in works if others <= work.names]
            if len(fitting) == 1:
                return fitting
            titled = [work for work in works if others <= set(re.findall(r"[\w'-]+", work.text.casefold()))]
            if len(titled) == 1:
                return titled
            return fitting or titled or works
        if "et al" in citation.names:
            several = [work for work in works if len(re.findall(r"(?<!\w)[A-Z]\.", work.authors)) > 2]
            return several or works
        alone = [work for work in works if "&" not in work.authors and " and " not in work.authors]
        return alone or works


def _short(first: str) -> str:
    return first.removeprefix("the ").strip()
