"""Puts the pieces that a reader of PDF, HTML or DOCX found into one text with blocks; it knows no format."""

from dataclasses import dataclass, field

from techplomacy.corpus.layout import place_segments
from techplomacy.corpus.marks import parse_mark
from techplomacy.corpus.segments import Segment
from techplomacy.model import Block

BETWEEN = "\n\n"
CELL = " | "


@dataclass(slots=True)
class Composer:
    """Collects pieces in reading order; an empty line stands between two, a line break between rows and items."""

    segments: list[Segment] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    def add(self, kind: str, text: str, *, level: int = 0, style: str = "", indent: int = 0, number: int = 0) -> int:
        """Add one piece (paragraph, heading, item, row or note) and tell its offset; a written mark makes an item."""
        if self._parts:
            previous = self.segments[-1].kind
            self._push("\n" if previous == kind and kind in ("row", "item") else BETWEEN)
        start = self._length
        segment = Segment(kind, start, start + len(text), level, style, number, indent)
        if kind == "paragraph":
            _take_mark(segment, text)
        self._push(text)
        self.segments.append(segment)
        return start

    @property
    def head(self) -> list[str]:
        """The first pieces."""
        return self._parts[:12]

    def finish(self, title: str = "") -> tuple[str, tuple[Block, ...], str]:
        """The text, its blocks and its title."""
        text = "".join(self._parts)
        blocks, title = place_segments(text, self.segments, title)
        return text, blocks, title

    def _push(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _take_mark(segment: Segment, text: str) -> None:
    mark = parse_mark(text)
    if mark is None or mark.kind not in ("item", "note", "ordinal"):
        return
    segment.kind = mark.kind
    segment.start += mark.skip
    if mark.readings:
        segment.style, segment.number = mark.readings[0]
        segment.level = mark.level
