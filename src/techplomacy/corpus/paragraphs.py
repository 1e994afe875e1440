"""Joins the ordered lines of a PDF into paragraphs, headings and rows, each character with its place on its page."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from techplomacy.corpus.composing import CELL
from techplomacy.corpus.hyphens import HYPHENS, count_words, keeps_hyphen
from techplomacy.corpus.marks import parse_mark
from techplomacy.corpus.pages import Line
from techplomacy.corpus.wrapping import TERMINAL

INSERTED = -1  # the index of a character that stands on no page
_LONGEST_MARK = 5  # characters of a bullet or number that a wide gap parts from its text
_HEADING_SIZE = 1.12  # of the body's type size
_BOLD_LEVEL = 7
_LONGEST_BOLD = 150  # characters
_GAP = 1.35  # of the usual distance between lines; a wider one ends a paragraph


@dataclass(slots=True)
class Paragraph:
    """A piece of text with the page and index of each character."""

    kind: str
    level: int
    size: float
    is_marked: bool = False  # begins with a bullet or number, so that its further lines are indented
    chars: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters."""
        return "".join([char for char, _, _ in self.chars])


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right limit of the column that a line stands in, and the usual distance between lines, in points."""

    left: float
    right: float
    leading: float


def make_paragraphs(pages: list[list[Line]]) -> list[Paragraph]:
    """The paragraphs of all pages in order; one may go on over a page break."""
    printed = [_merge_parts(lines) for lines in pages]
    words = count_words(line.text for lines in printed for line, _ in lines)
    sizes = _rank_sizes(printed)
    leading = _measure_leading(printed)
    paragraphs: list[Paragraph] = []
    previous: tuple[Line, Margins] | None = None
    was_row = False
    for lines in printed:
        for line, is_row in lines:
            margins = _measure_margins(line, lines, leading)
            level = _rank(line, sizes)
            ends = previous is None or is_row or was_row or _is_break(paragraphs[-1], *previous, line, margins, level)
            if ends:
                is_marked = parse_mark(line.text) is not None
                paragraphs.append(Paragraph(_name_kind(is_row, level), level, line.size, is_marked))
            _append(paragraphs[-1], line, words)
            previous, was_row = (line, margins), is_row
    for paragraph in paragraphs:
        _settle(paragraph)
    return paragraphs


def _merge_parts(lines: list[Line]) -> list[tuple[Line, bool]]:
    """Parts of one printed line put together again; a bullet or number with its text, cells as a row."""
    merged: list[tuple[Line, bool]] = []
    for line in lines:
        last, is_row = merged[-1] if merged else (None, False)
        if last is None or last.row != line.row or line.left < last.right:
            merged.append((line, False))
            continue
        is_mark = not is_row and len(last.chars) <= _LONGEST_MARK and parse_mark(f"{last.text} x") is not None
        between = tuple((char, INSERTED) for char in (" " if is_mark else CELL))
        chars = (*last.chars, *between, *line.chars)
        joined = Line(chars, line.page, line.row, last.left, line.right, last.y, line.size, line.is_bold)
        merged[-1] = (joined, not is_mark)
    return merged


def _rank_sizes(printed: list[list[tuple[Line, bool]]]) -> list[float]:
    """The body's type size, then those of headings, largest first."""
    counts: Counter[float] = Counter()
    for lines in printed:
        for line, _ in lines:
            counts[round(line.size * 2) / 2] += len(line.chars)
    if not counts:
        return [0.0]
    body = max(sorted(counts), key=lambda size: counts[size])
    return [body, *sorted((size for size in counts if size >= body * _HEADING_SIZE), reverse=True)]


def _rank(line: Line, sizes: list[float]) -> int:
    size = round(line.size * 2) / 2
    if size in sizes[1:]:
        return min(sizes.index(size, 1), _BOLD_LEVEL - 1)
    return _BOLD_LEVEL if line.is_bold else 0


def _name_kind(is_row: bool, level: int) -> str:
    return "row" if is_row else "heading" if level else "paragraph"


def _measure_leading(printed: list[list[tuple[Line, bool]]]) -> float:
    gaps = [
        before.y - after.y
        for lines in printed
        for (before, _), (after, _) in pairwise(lines)
        if 0 < before.y - after.y < 4 * before.size
    ]
    return median(gaps) if gaps else 0.0


def _measure_margins(line: Line, lines: list[tuple[Line, bool]], leading: float) -> Margins:
    column = [one for one, _ in lines if one.left < line.right and one.right > line.left]
    return Margins(min(one.left for one in column), max(one.right for one in column), leading)


def _is_break(paragraph: Paragraph, before: Line, around: Margins, line: Line, margins: Margins, level: int) -> bool:
    """Whether a new paragraph begins with `line`."""
    if (paragraph.level or 0) != level or abs(before.size - line.size) > 0.12 * before.size:
        return True
    last = before.text[-1]
    if last in HYPHENS:
        return False
    stopped = last in TERMINAL
    unused = (around.right - before.right) / max(1.0, around.right - around.left)
    mark = parse_mark(line.text)
    if mark is not None and mark.kind in ("item", "note", "ordinal") and (stopped or not mark.style[0].isalpha()):
        return _begins_item(before, line, stopped=stopped)
    if before.page != line.page or line.y > before.y:  # the next page or column
        return stopped or bool(level) or unused > 0.25
    if margins.leading and before.y - line.y > _GAP * margins.leading * max(1.0, before.size / (line.size or 1)):
        return True
    if (
        not paragraph.is_marked
        and line.left - margins.left > 0.8 * line.size
        and before.left - margins.left < 0.5 * line.size
    ):
        return True
    return (stopped and unused > 0.15) or (unused > 0.4 and not line.text[0].islower() and not level)


def _begins_item(before: Line, line: Line, *, stopped: bool) -> bool:
    is_bullet = not line.text[0].isalnum() and line.text[0] not in "-–—([（"
    return is_bullet or stopped or line.left - before.left > line.size * 0.5 or before.page != line.page


def _append(paragraph: Paragraph, line: Line, words: Counter[str]) -> None:
    chars = paragraph.chars
    if chars:
        last, first = chars[-1][0], line.chars[0][0]
        is_hyphenated = last in HYPHENS and len(chars) > 1 and chars[-2][0].isalnum()
        if is_hyphenated:
            tail = "".join(char for char, _, _ in chars[-40:])
            kept = keeps_hyphen(tail, line.text[:40], words)
            _, page, index = chars.pop()
            if kept:
                chars.append(("-", page, index))
        elif not (last > "\u2e7f" and first > "\u2e7f"):
            chars.append((" ", line.page, INSERTED))
    page = line.page
    chars += [(char, page, index) for char, index in line.chars]


def _settle(paragraph: Paragraph) -> None:
    """Turn a bold stretch that is no heading into a paragraph; drop soft hyphens that nothing followed."""
    paragraph.chars = [(char, page, index) for char, page, index in paragraph.chars if char != "\xad"]
    text = paragraph.text
    is_sentence = len(text) > _LONGEST_BOLD or text[-1:] in ".;,。"
    if paragraph.kind == "heading" and paragraph.level == _BOLD_LEVEL and is_sentence:
        paragraph.kind, paragraph.level = "paragraph", 0
