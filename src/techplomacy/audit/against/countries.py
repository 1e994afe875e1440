"""Whether a text speaks of the two countries of a study, and of which others; names of their bodies count."""

from collections import Counter
from functools import lru_cache

from techplomacy.analysis import View
from techplomacy.text.matching import Matcher

OTHER = "other"
_LETTERS = 3  # of a name, up to which it may be any word


def count_countries(view: View, text: str) -> Counter[str]:
    """How often each country of the study (alpha-3) is named, all others together as `other`."""
    return Counter(code for _, _, code in _load_names(view).find(text.casefold()))


def is_of_pair(view: View, text: str) -> bool:
    """Whether a text names both countries of the study, and no other country more often than the rarer of them."""
    counts = count_countries(view, text)
    least = min(counts[code] for code in view.study.countries)
    return least > 0 and counts[OTHER] <= least


@lru_cache(maxsize=2)
def _load_names(view: View) -> Matcher[str]:
    pair = view.study.countries
    patterns: dict[str, str] = {}
    for country in sorted(view.vocabulary.countries.values(), key=lambda c: c.alpha3 not in pair):
        code = country.alpha3 if country.alpha3 in pair else OTHER
        for name in (country.name, *country.demonyms, *country.aliases):
            if len(name) > _LETTERS:
                patterns.setdefault(name.casefold(), code)
    for body in view.vocabulary.bodies:
        if body.country in pair:
            for acronym in body.acronyms:
                if len(acronym) > _LETTERS:
                    patterns.setdefault(acronym.casefold(), body.country)
    return Matcher(patterns)
