"""Cuts a plain or Markdown text into pieces by its lines; it reads each line once and rewrites nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from techplomacy.corpus.marks import ENDINGS, ROMANS, STARTS, Mark, parse_mark
from techplomacy.corpus.wrapping import is_break, is_continued, measure_width

_CELLS = re.compile(r"\S(?:[ \u3000]{3,}|[ ]*\t[ \t]*)\S")
_SHORTEST_CONTINUED = 40  # characters; a shorter line before a gap is a heading, not half a paragraph


@dataclass(slots=True)
class Segment:
    """A stretch [start, end) of a text: paragraph, heading, item, ordinal, row, quote or note.

    `level` belongs to headings; `style`, `number` and `indent` to items; `is_inside` marks a paragraph that is indented
    under an item.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    style: str = ""
    number: int = 0
    indent: int = 0
    is_inside: bool = False


@dataclass(slots=True)
class Segmenter:
    """Reads lines in order and collects segments. `joins_lines` says that only an empty line ends a paragraph."""

    text: str
    joins_lines: bool = False
    segments: list[Segment] = field(default_factory=list)
    _width: int = 0
    _chunk: list[tuple[int, str]] = field(default_factory=list)
    _open: Segment | None = None
    _last: dict[str, int] = field(default_factory=dict)
    _is_fenced: bool = False

    def cut(self, start: int = 0) -> list[Segment]:
        """The segments of the text from `start` on."""
        lines = self.text[start:].split("\n")
        self._width = measure_width(lines)
        has_cells = "\t" in self.text or "   " in self.text
        position, chunk = start, self._chunk
        for line in lines:
            stripped = line.strip()
            if not stripped:
                if chunk:
                    self._flush()
            elif (
                stripped[0] in STARTS
                or stripped[1:2] in ENDINGS
                or (stripped[0] in ROMANS and not ENDINGS.isdisjoint(stripped[1:7]))
            ):
                self._take_marked(position, line)
            elif has_cells and ("\t" in line or "   " in line) and _CELLS.search(line):
                self._take_cells(position, line)
            else:
                chunk.append((position, line))
            position += len(line) + 1
        self._flush()
        return self.segments

    def _take_marked(self, position: int, line: str) -> None:
        mark = parse_mark(line)
        if mark is not None and mark.kind == "fence":
            self._is_fenced = not self._is_fenced
            self._flush()
        elif mark is None or self._is_fenced or not self._is_believed(mark):
            if _CELLS.search(line) and not self._is_fenced:
                self._take_cells(position, line)
            else:
                self._chunk.append((position, line))
        elif mark.kind == "rule":
            self._take_rule(mark, line)
        elif mark.kind == "quote" and self._open is not None and self._open.kind == "quote":
            self._chunk.append((position, line))
        else:
            self._flush()
            self._begin(position, line, mark)

    def _begin(self, position: int, line: str, mark: Mark) -> None:
        style, number = self._read(mark)
        start = position + mark.skip
        self._open = Segment(mark.kind, start, start, mark.level, style, number, mark.indent)
        self._chunk.append((position, line))
        if mark.kind == "item":
            self._last[style] = number
        if mark.kind in ("heading", "row", "ordinal"):
            self._flush()

    def _take_rule(self, mark: Mark, line: str) -> None:
        is_underline = mark.level and len(self._chunk) == 1 and self._open is None and " " not in line.strip()
        self._flush()
        if is_underline:
            last = self.segments[-1]
            last.kind, last.level = "heading", mark.level

    def _take_cells(self, position: int, line: str) -> None:
        self._flush()
        stripped = line.strip()
        start = position + len(line) - len(line.lstrip())
        self.segments.append(Segment("row", start, start + len(stripped)))

    def _read(self, mark: Mark) -> tuple[str, int]:
        for style, number in mark.readings:
            if number == self._last.get(style, 0) + 1:
                return style, number
        return mark.readings[0] if mark.readings else ("", 0)

    def _is_believed(self, mark: Mark) -> bool:
        """Whether the mark is one: in the middle of a paragraph a wrapped number or dash is not."""
        if mark.kind != "item":
            return True
        style, number = self._read(mark)
        is_sequel = number == self._last.get(style, 0) + 1
        if not self._chunk:
            return is_sequel or style[0] not in "aAiIア一" or style[1:] == "("
        in_list = self._open is not None and self._open.kind == "item"
        if number == 0:
            return in_list or self._chunk[-1][1].rstrip().endswith((":", "：", ":-")) or style not in "–—-+"
        return is_sequel and (in_list or number == 1 or self._ends_sentence())

    def _ends_sentence(self) -> bool:
        return self._chunk[-1][1].rstrip().endswith((".", ":", ";", "。"))

    def _flush(self) -> None:
        chunk = self._chunk
        if not chunk:
            self._open = None
            return
        opened, self._open = self._open, None
        for first, last in self._split(chunk, can_break=opened is None or opened.kind == "item"):
            self._emit(chunk[first], chunk[last], opened if first == 0 else None)
        chunk.clear()

    def _split(self, chunk: list[tuple[int, str]], *, can_break: bool) -> Iterator[tuple[int, int]]:
        first, soft = 0, self._width * 0.85
        if len(chunk) > 1 and can_break and not self.joins_lines:
            for n in range(len(chunk) - 1):
                line = chunk[n][1]
                if (not soft or len(line) < soft) and is_break(line, chunk[n + 1][1], self._width):
                    yield first, n
                    first = n + 1
        yield first, len(chunk) - 1

    def _emit(self, first: tuple[int, str], last: tuple[int, str], opened: Segment | None) -> None:
        end = last[0] + len(last[1].rstrip())
        if opened is not None:
            opened.end = self._trim(opened, end)
            self.segments.append(opened)
            return
        indent = len(first[1]) - len(first[1].lstrip())
        start = first[0] + indent
        if self.segments and self._continues(self.segments[-1], start):
            self.segments[-1].end = end
            return
        self.segments.append(Segment("paragraph", start, end, indent=indent, is_inside=indent >= 2))

    def _trim(self, opened: Segment, end: int) -> int:
        if opened.kind not in ("heading", "row"):
            return max(opened.start, end)
        content = self.text[opened.start : end].rstrip("#| \t\r")
        return opened.start + len(content)

    def _continues(self, previous: Segment, start: int) -> bool:
        return (
            previous.kind in ("paragraph", "item")
            and previous.end - previous.start >= _SHORTEST_CONTINUED
            and is_continued(self.text[previous.end - 1], self.text[start : start + 1])
        )
