"""Finds the blocks of a plain or Markdown text; offsets count in the text as it is, nothing is rewritten."""

from techplomacy.corpus.blocks import BlockBuilder
from techplomacy.corpus.segments import Segment, Segmenter
from techplomacy.corpus.tables import gather_rows
from techplomacy.model import Block

LONGEST_HEADING = 100  # characters
MOST_WORDS = 16
TITLE_AMONG = 6  # the first so many segments
_BOLD_LEVEL, _NUMBER_LEVEL, _PLAIN_LEVEL = 7, 8, 9
_NO_HEADING_END = frozenset(".,;:!?…。、；：！？)）」")


def find_blocks(
    text: str, *, start: int = 0, title: str = "", joins_lines: bool = False
) -> tuple[tuple[Block, ...], str]:
    """The blocks of `text` from `start` on, and its title: the given one, else the first that stands there.

    `joins_lines` is the rule of Markdown, that only an empty line ends a paragraph; without it the length of lines
    tells a wrapped one from a whole one.
    """
    return place_segments(text, Segmenter(text, joins_lines).cut(start), title)


def place_segments(text: str, segments: list[Segment], title: str = "") -> tuple[tuple[Block, ...], str]:
    """The blocks of the segments, each with what governs it, and the title."""
    segments = gather_rows(segments)
    at = _find_title(text, segments, title)
    builder = BlockBuilder(text)
    for n, segment in enumerate(segments):
        if n == at:
            builder.add_title(segment.start, segment.end)
            title = title or clean_title(text[segment.start : segment.end])
        else:
            _place(builder, segments, n)
    return tuple(builder.blocks), title


def clean_title(text: str) -> str:
    """A title in one line, without marks of Markdown."""
    return " ".join(text.replace("**", "").replace("__", "").strip("#*_ \t\r\n").split())


def _place(builder: BlockBuilder, segments: list[Segment], n: int) -> None:
    segment = segments[n]
    start, end = segment.start, segment.end
    match segment.kind:
        case "heading":
            builder.add_heading(start, end, level=segment.level)
        case "item" if _is_numbered_heading(builder.text, segments, n):
            builder.add_heading(start, end, level=_NUMBER_LEVEL + segment.level)
        case "item":
            builder.add_item(start, end, style=segment.style, indent=segment.indent)
        case "row":
            builder.add_row(start, end)
        case "note":
            builder.add_note(start, end)
        case _:
            _place_paragraph(builder, segments, n)


def _place_paragraph(builder: BlockBuilder, segments: list[Segment], n: int) -> None:
    text, segment = builder.text, segments[n]
    start, end = segment.start, segment.end
    level = _rank_heading(text, start, end) if n + 1 < len(segments) and segment.kind == "paragraph" else 0
    if level == _BOLD_LEVEL:
        builder.add_heading(*_strip_bold(text, start, end), level=level)
    elif level and (builder.lead is not None or _is_inside_run(text, segments, n)):
        builder.add_item(start, end, style="bare", indent=segment.indent)
    elif level:
        builder.add_heading(start, end, level=level)
    else:
        builder.add_paragraph(start, end, inside_item=segment.is_inside)


def _rank_heading(text: str, start: int, end: int) -> int:
    """The level that a line without a mark has as a heading; 0 where it reads as a paragraph."""
    length = end - start
    if length > 2 * LONGEST_HEADING:
        return 0
    line = text[start:end]
    if line.startswith(("**", "__")) and line.endswith(line[:2]) and line.count(line[:2]) == 2 and line[2:-2].strip():
        return _BOLD_LEVEL
    first = line.lstrip("*_")[:1]
    if not (first.isupper() or first.isdecimal() or first > "\u2e7f") or line[-1] in _NO_HEADING_END:
        return 0
    if line.isupper() and any(c.isalpha() for c in line):
        return _PLAIN_LEVEL
    is_short = length <= LONGEST_HEADING and "\n" not in line and line.count(" ") < MOST_WORDS
    return _PLAIN_LEVEL if is_short else 0


def _strip_bold(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start + 2 : end - 2]
    return start + 2 + len(inner) - len(inner.lstrip()), end - 2 - (len(inner) - len(inner.rstrip()))


def _is_inside_run(text: str, segments: list[Segment], n: int) -> bool:
    """Whether the line stands in a list without marks: plain lines before it, nothing to head after it."""
    if n < 2 or not (_is_plain(text, segments, n - 1) or _is_plain(text, segments, n - 2)):
        return False
    return _is_plain(text, segments, n - 1) and (n + 2 >= len(segments) or _is_plain(text, segments, n + 1))


def _is_plain(text: str, segments: list[Segment], n: int) -> bool:
    segment = segments[n]
    return segment.kind == "paragraph" and _rank_heading(text, segment.start, segment.end) == _PLAIN_LEVEL


def _is_numbered_heading(text: str, segments: list[Segment], n: int) -> bool:
    """Whether a short numbered line heads what follows: it has no stop, and its list does not go on at once."""
    segment = segments[n]
    if segment.number == 0 or segment.indent >= 2 or n + 1 >= len(segments):
        return False
    line = text[segment.start : segment.end]
    if len(line) > LONGEST_HEADING or line[-1] in _NO_HEADING_END or not (line[0].isupper() or line[0] > "\u2e7f"):
        return False
    following = segments[n + 1]
    is_governing = following.kind != "item" or following.level > segment.level
    return is_governing and line.count(" ") < MOST_WORDS and following.kind not in ("ordinal", "heading", "note")


def _is_same(title: str, line: str) -> bool:
    if not len(title) // 2 <= len(line) <= 2 * len(title) + 10:
        return False
    return title == line or _letters(title) == _letters(line)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _find_title(text: str, segments: list[Segment], title: str) -> int | None:
    """Which of the first segments is the title; None where the text does not show it."""
    head = segments[:TITLE_AMONG]
    if title:
        return next((n for n, segment in enumerate(head) if _is_same(title, text[segment.start : segment.end])), None)
    for n, segment in enumerate(head):
        if segment.kind == "heading" and segment.level == 1:
            return n
    if len(segments) > 1 and head[0].kind in ("paragraph", "heading"):
        is_heading = head[0].kind == "heading" or _rank_heading(text, head[0].start, head[0].end)
        return 0 if is_heading else None
    return None
