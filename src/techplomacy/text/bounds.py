"""Reads what the words around an amount say of it (up to, at least, about); it must not read the amount itself."""

from dataclasses import dataclass

from techplomacy.model.money import Bound
from techplomacy.text.caching import keep_compiled
from techplomacy.text.currencies import is_letter
from techplomacy.text.numbers import flatten, list_moneywords
from techplomacy.vocabulary import Vocabulary

_DEPTH = 5  # cues and fillers that may stand before one amount


@dataclass(frozen=True, slots=True)
class Phrases:
    """Lower-cased phrases and what each stands for, with their lengths by edge character, longest first."""

    meanings: dict[str, str]
    lengths: dict[str, tuple[int, ...]]

    def find_before(self, low: str, end: int) -> tuple[int, str] | None:
        """Start and meaning of the longest phrase that ends at `end`, white space left out."""
        end = skip_back(low, end)
        for length in self.lengths.get(low[end - 1], ()) if end else ():
            start = end - length
            phrase = low[start:end] if start >= 0 else ""
            if phrase in self.meanings and not (start and is_letter(low[start - 1]) and is_letter(low[start])):
                return start, self.meanings[phrase]
        return None

    def find_after(self, low: str, start: int) -> tuple[int, str] | None:
        """End and meaning of the longest phrase that starts at `start`, white space left out."""
        start = skip_on(low, start)
        for length in self.lengths.get(low[start], ()) if start < len(low) else ():
            end = start + length
            phrase = low[start:end]
            if phrase in self.meanings and not (is_letter(phrase[-1]) and end < len(low) and is_letter(low[end])):
                return end, self.meanings[phrase]
        return None


@dataclass(frozen=True, slots=True)
class BoundWords:
    """The phrases of one vocabulary that say something of an amount before or after them."""

    before: Phrases
    after: Phrases
    filler: Phrases

    def read(self, low: str, start: int, end: int) -> tuple[Bound, int, int]:
        """The bound of an amount at `start` to `end` of a flattened text, and where its words start and end."""
        found: list[Bound] = []
        place = start
        for _ in range(_DEPTH):
            if cue := self.before.find_before(low, place):
                found.append(Bound(cue[1]))
            elif (cue := self.filler.find_before(low, place)) is None:
                break
            place = cue[0]
        if cue := self.after.find_after(low, end):
            found.append(Bound(cue[1]))
            end = cue[0]
        return _choose(found), place, end


def skip_on(low: str, place: int) -> int:
    """The next place that is no space."""
    while place < len(low) and low[place] == " ":
        place += 1
    return place


def skip_back(low: str, place: int) -> int:
    """The place after the last character before `place` that is no space."""
    while place and low[place - 1] == " ":
        place -= 1
    return place


def _choose(found: list[Bound]) -> Bound:
    """A limit says more than `about`; the nearest of several limits holds."""
    limits = [bound for bound in found if bound is not Bound.ABOUT]
    return limits[0] if limits else Bound.ABOUT if found else Bound.EXACT


def make_phrases(meanings: dict[str, str], *, edge: int) -> Phrases:
    """Phrases to find before an amount (`edge` -1, their last character) or after it (`edge` 0)."""
    lengths: dict[str, set[int]] = {}
    for phrase in meanings:
        lengths.setdefault(phrase[edge], set()).add(len(phrase))
    return Phrases(meanings, {edge: tuple(sorted(found, reverse=True)) for edge, found in lengths.items()})


@keep_compiled
def compile_bounds(vocabulary: Vocabulary) -> BoundWords:
    """The bound words of a vocabulary; kept for as long as the vocabulary is in use."""
    entries = list_moneywords(vocabulary)
    sides: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    for entry in entries.values():
        for side, meanings in sides.items():
            meanings |= {flatten(str(phrase)): entry["bound"] for phrase in entry.get(side, ())}
    filler = {flatten(word): "" for word in entries["filler"]["words"]}
    return BoundWords(
        make_phrases(sides["before"], edge=-1), make_phrases(sides["after"], edge=0), make_phrases(filler, edge=-1)
    )
