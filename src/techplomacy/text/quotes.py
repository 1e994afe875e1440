"""Finds a quote again in text whose white space, hyphens, ligatures, apostrophes or width have changed."""

import unicodedata
from functools import lru_cache

_KEPT = "LNM"  # letters, digits, marks
_TEXTS = 4  # folded texts kept; verdicts come document by document


def find_quote(quote: str, text: str, *, before: str = "", after: str = "") -> tuple[int, int] | None:
    """The span [start, end) of `text` that says the same letters and digits as `quote`; None where none does.

    Of several the one is taken whose neighbourhood agrees most with `before` and `after`, then the first.
    """
    if not (before or after):
        start = text.find(quote) if quote else -1
        if start >= 0 and text.find(quote, start + 1) < 0:
            return start, start + len(quote)
    wanted = fold_text(quote)[0]
    folded, places = _fold_kept(text)
    spots = _find_all(wanted, folded)
    if not spots:
        return None
    left, right = fold_text(before)[0], fold_text(after)[0]
    best = max(spots, key=lambda n: (_agree(folded, n, len(wanted), left, right), -n))
    return places[best], _end_of(text, places[best + len(wanted) - 1])


def fold_text(text: str) -> tuple[str, list[int]]:
    """The case-folded letters, marks and digits of a text in decomposed compatibility form, and the offset of each."""
    folded: list[str] = []
    places: list[int] = []
    for n, character in enumerate(text):
        piece = _fold(character)
        if piece:
            folded.append(piece)
            places.extend([n] * len(piece))
    return "".join(folded), places


@lru_cache(maxsize=_TEXTS)
def _fold_kept(text: str) -> tuple[str, list[int]]:
    return fold_text(text)


@lru_cache(maxsize=8192)
def _fold(character: str) -> str:
    # Decomposed, because letter and accent may be one character in one rendition and two in the other.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(c for c in plain if unicodedata.category(c)[0] in _KEPT)


def _find_all(wanted: str, folded: str) -> list[int]:
    spots = []
    start = folded.find(wanted) if wanted else -1
    while start >= 0:
        spots.append(start)
        start = folded.find(wanted, start + 1)
    return spots


def _agree(folded: str, start: int, length: int, left: str, right: str) -> int:
    """How many characters beside a spot are those that stood beside the quote."""
    end = start + length
    same = 0
    while same < len(left) and same < start and folded[start - 1 - same] == left[-1 - same]:
        same += 1
    matched = same
    same = 0
    while same < len(right) and end + same < len(folded) and folded[end + same] == right[same]:
        same += 1
    return matched + same


def _end_of(text: str, last: int) -> int:
    """The end behind the last letter, with the marks that belong to it."""
    end = last + 1
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    return end
