"""Tells which two countries a document is about, by how often it names them; a body of neither is left unknown."""

from collections import Counter
from collections.abc import Sequence

from techplomacy.extraction.words import Hit

_OPENING = 400  # characters; what opens a text says what it is about
_OPENS = 3  # times that a name there counts
_SHARE = 0.6  # of the names of countries besides the speaker's that the partner must have
_BOTH = 0.7  # of all names that two countries must have where nobody is known to speak
_LEAST = 3  # points that a partner needs: one name at the top, or two below it
_NOT_STATES = ("INT",)


def weigh_countries(hits: Sequence[Hit]) -> Counter[str]:
    """How often a text names each state, in points; what opens it counts for more."""
    counts: Counter[str] = Counter()
    for hit in hits:
        if hit.word.kind in ("country", "place") and hit.id and hit.id not in _NOT_STATES:
            weight = 2 if hit.word.kind == "country" else 1  # where a text plays says less than whom it names
            counts[hit.id] += weight * (_OPENS if hit.start < _OPENING else 1)
    return counts


def find_pair(counts: Counter[str], home: str | None) -> tuple[str, ...]:
    """The speaking country and its one partner, or the two that a text keeps naming; empty where there are more."""
    if home is not None:
        others = counts.copy()
        others.pop(home, None)
        total = sum(others.values())
        best = sorted(others.items(), key=lambda item: (-item[1], item[0]))[:1]
        is_main = bool(best) and best[0][1] >= max(_LEAST, _SHARE * total)
        return (home, best[0][0]) if is_main else ()
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:2]
    if len(ranked) < 2 or ranked[1][1] < _LEAST or sum(n for _, n in ranked) < _BOTH * sum(counts.values()):
        return ()
    return ranked[0][0], ranked[1][0]
