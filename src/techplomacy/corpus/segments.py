"""Cuts a plain or Markdown text into pieces by its lines; it reads each line once and rewrites nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, repeat
from operator import add
from string import ascii_letters

from techplomacy.corpus.marks import ENDINGS, ROMANS, STARTS, YEAR, Mark, parse_mark
from techplomacy.corpus.wrapping import is_break, is_continued, measure_width

_CLOSING = re.compile(r"[ \t]*</[A-Za-z0-9]{1,8}>[ \t\r]*\Z")
_CELLS = re.compile(r"\S(?:[ \u3000]{3,}|[ ]*\t[ \t]*)\S")
_LETTERS = frozenset(ascii_letters + "“‘\"'")  # most lines begin so, without any mark
_ROMAN_SECONDS = ROMANS | ENDINGS
_WRAPPED = frozenset("0123456789(")  # in the middle of a paragraph these begin many a line
_DASHES = frozenset((" - ", " – ", " — "))  # behind a lone numeral: `I - Memorandum of …`
_DASHED = re.compile(r"[IVX]{1,4}\s[-–—]\s")
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
    _lines: list[str] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _width: int = 0
    _first: int = -1  # of the lines not yet in a segment; they run up to the line before the one at hand
    _open: Segment | None = None
    _last: dict[str, int] = field(default_factory=dict)
    _is_fenced: bool = False

    def cut(self, start: int = 0) -> list[Segment]:
        """The segments of the text from `start` on."""
        self._lines = lines = self.text[start:].split("\n")
        self._starts = list(accumulate(map(add, map(len, lines), repeat(1)), initial=start))
        self._width = measure_width(lines)
        has_cells = "\t" in self.text or "   " in self.text
        for n, line in enumerate(lines):
            first = line[:1]
            if line[1:2] not in (_ROMAN_SECONDS if first in ROMANS else ENDINGS) and (
                first in _LETTERS and line[1:4] not in _DASHES and not (has_cells and ("   " in line or "\t" in line))
            ):
                if self._first < 0:
                    self._first = n
            elif not first or line.isspace():
                self._flush(n)
            else:
                self._take(n, line)
        self._flush(len(lines))
        return self.segments

    def _take(self, n: int, line: str) -> None:
        body = line.lstrip()
        first = body[0]
        has_ending = not ENDINGS.isdisjoint(body[1:7])
        if first in ROMANS or (first in _WRAPPED and self._first >= 0):
            is_marked = has_ending or bool(
                _DASHED.match(body) or YEAR.match(body)
            )  # without one, a wrapped line that happens to begin so
        else:
            is_marked = first in STARTS or body[1:2] in ENDINGS
        if is_marked:
            self._take_marked(n, line)
        else:
            self._take_plain(n, line)

    def _take_plain(self, n: int, line: str) -> None:
        if ("\t" in line or "   " in line) and not self._is_fenced and _CELLS.search(line):
            self._take_cells(n, line)
        elif self._first < 0:
            self._first = n

    def _take_marked(self, n: int, line: str) -> None:
        mark = parse_mark(line)
        if mark is not None and mark.kind == "fence":
            self._is_fenced = not self._is_fenced
            self._flush(n)
        elif mark is None:
            self._take_plain(n, line)
        elif self._is_fenced or not self._is_believed(mark, n):
            if self._first < 0:
                self._first = n
        elif mark.kind == "rule":
            self._take_rule(n, mark)
        elif not (mark.kind == "quote" and self._open is not None and self._open.kind == "quote"):
            self._flush(n)
            self._begin(n, mark)

    def _begin(self, n: int, mark: Mark) -> None:
        style, number = self._read(mark)
        start = self._starts[n] + mark.skip
        self._open = Segment(mark.kind, start, start, mark.level, style, number, mark.indent)
        self._first = n
        if mark.kind == "item":
            self._last[style] = number
        if mark.kind in ("heading", "row", "ordinal"):
            self._flush(n + 1)

    def _take_rule(self, n: int, mark: Mark) -> None:
        is_single = self._first == n - 1 and self._first >= 0 and self._open is None
        is_underline = mark.level and is_single and " " not in self._lines[n].strip()
        self._flush(n)
        if is_underline:
            last = self.segments[-1]
            last.kind, last.level = "heading", mark.level

    def _take_cells(self, n: int, line: str) -> None:
        self._flush(n)
        stripped = line.strip()
        start = self._starts[n] + len(line) - len(line.lstrip())
        self.segments.append(Segment("row", start, start + len(stripped)))

    def _read(self, mark: Mark) -> tuple[str, int]:
        for style, number in mark.readings:
            if number == self._last.get(style, 0) + 1:
                return style, number
        return mark.readings[0] if mark.readings else ("", 0)

    def _is_believed(self, mark: Mark, n: int) -> bool:
        """Whether the mark is one: in the middle of a paragraph a wrapped number or dash is not."""
        if mark.kind != "item":
            return True
        style, number = self._read(mark)
        is_sequel = number == self._last.get(style, 0) + 1
        if self._first < 0:
            return is_sequel or style[0] not in "aAiIア一" or style[1:] == "("
        in_list = self._open is not None and self._open.kind == "item"
        before = self._lines[n - 1].rstrip()
        if number == 0:
            return in_list or before.endswith((":", "：", ":-")) or style not in "–—-+"
        return is_sequel and (in_list or number == 1 or before.endswith((".", ":", ";", "。")))

    def _flush(self, stop: int) -> None:
        """Turn the lines before line `stop` that are in no segment yet into segments."""
        first, self._first = self._first, -1
        opened, self._open = self._open, None
        if first < 0:
            return
        if first < stop - 1 and (opened is None or opened.kind in ("item", "paragraph")):
            for n in self._find_breaks(first, stop - 1):
                self._emit(first, n, opened)
                first, opened = n + 1, None
        self._emit(first, stop - 1, opened)

    def _find_breaks(self, first: int, last: int) -> Iterator[int]:
        """The lines from `first` up to `last` after which a new paragraph begins."""
        if self.joins_lines:
            return
        lines, soft = self._lines, self._width * 0.85
        for n in range(first, last):
            if (not soft or len(lines[n]) < soft) and is_break(lines[n], lines[n + 1], self._width):
                yield n

    def _emit(self, first: int, last: int, opened: Segment | None) -> None:
        end = self._starts[last] + len(self._lines[last].rstrip())
        if opened is not None:
            opened.end = self._trim(opened, end)
            if opened.end > opened.start or opened.kind != "row":  # else bars and nothing between them
                self.segments.append(opened)
            return
        line = self._lines[first]
        indent = len(line) - len(line.lstrip()) if line[0].isspace() else 0
        start = self._starts[first] + indent
        if self.segments and self._continues(self.segments[-1], start):
            self.segments[-1].end = end
            return
        self.segments.append(Segment("paragraph", start, end, indent=indent, is_inside=indent >= 2))

    def _trim(self, opened: Segment, end: int) -> int:
        while self.text[end - 1] == ">" and (tag := _CLOSING.search(self.text, max(opened.start, end - 12), end)):
            end = tag.start()
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
