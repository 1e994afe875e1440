"""Finds the references that a text cites in brackets, `(Office of X, 2020)`: what they name took no part in the act."""

import re

_CITED = re.compile(
    r"\((?=[^()]{3,200}\))[^()]*?(?:,\s*|\s)(?:19|" r"20)\d{2}[a-z]?(?:,\s*p{1,2}\.\s*\d+)?(?:;[^()]*)?\)"
)
_DATED = re.compile(r"^\(\s*(?:\d{1,2}\s+)?(?:\w+\s+)?\d{0,2},?\s*(?:19|20)\d{2}\)$")


def find_citations(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are references in brackets; a date alone in brackets is none."""
    if "(" not in text:
        return []
    return [m.span() for m in _CITED.finditer(text) if "," in m.group() and not _DATED.match(m.group())]


def is_cited(start: int, end: int, citations: list[tuple[int, int]]) -> bool:
    """Whether a stretch lies inside a reference."""
    return any(a <= start and end <= b for a, b in citations)
