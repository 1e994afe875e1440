"""Takes running headers, footers and page numbers out of a PDF's lines; it leaves everything between them."""

import re
from collections import defaultdict

from techplomacy.corpus.pages import Line

_EDGE = 0.1  # of the page's height, at its top and at its bottom
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-–—\s\[(]*(?:page|p\.|seite|頁|पृष्ठ)?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|/|von)\s*\d{1,4}|頁|ページ)?[-–—\s\])]*",
    re.IGNORECASE,
)


def strip_furniture(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """The pages without page numbers and without what stands at the same edge of many of them."""
    repeated = _find_repeated(pages, heights)
    return [
        [line for line in lines if not _is_furniture(line, heights[number], repeated)]
        for number, lines in enumerate(pages)
    ]


def _find_repeated(pages: list[list[Line]], heights: list[float]) -> set[str]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, lines in enumerate(pages):
        for line in lines:
            if _is_edge(line, heights[number]):
                found[_key(line)].add(number)
    least = 2 if len(pages) < 5 else max(3, len(pages) // 3)
    return {key for key, numbers in found.items() if len(numbers) >= least}


def _is_furniture(line: Line, height: float, repeated: set[str]) -> bool:
    if not _is_edge(line, height):
        return False
    return _key(line) in repeated or _NUMBER.fullmatch(line.text.strip()) is not None


def _is_edge(line: Line, height: float) -> bool:
    return line.y < height * _EDGE or line.y > height * (1 - _EDGE)


def _key(line: Line) -> str:
    """The line without its numbers, and the edge it stands at."""
    return f"{round(line.y / 8)}:{_DIGITS.sub('#', line.text.casefold())}"
