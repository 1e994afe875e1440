"""The shape of a report in any format: sections of paragraphs, lists, tables, figures and entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from techplomacy.presentation.figure import Figure
from techplomacy.presentation.span import Span, Text


class Tone(StrEnum):
    """What a paragraph is for."""

    PLAIN = "plain"
    LEAD = "lead"
    CAVEAT = "caveat"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: Text
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column: the key of a result's column, its label, and whether its cells are figures."""

    key: str
    label: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One cell a column; `id` is an anchor."""

    cells: tuple[Text, ...]
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first `shown` rows stand in the text, the others are folded away (None: all stand)."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caveats: tuple[Text, ...] = ()
    shown: int | None = None

    @property
    def open_rows(self) -> tuple[Row, ...]:
        """The rows that stand in the text."""
        return self.rows if self.shown is None else self.rows[: self.shown]

    @property
    def folded_rows(self) -> tuple[Row, ...]:
        """The other rows."""
        return () if self.shown is None else self.rows[self.shown :]


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure at its place."""

    figure: Figure

    @property
    def heading(self) -> str:
        """Number and title as printed under the drawing."""
        number = self.figure.number
        name = number if number[:1].isalpha() else f"Figure {number}"
        return f"{name}. {self.figure.title.rstrip('.')}."


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a bar: its label, its words, and its width in percent."""

    label: str
    words: str
    percent: float


@dataclass(frozen=True, slots=True)
class Bar:
    """Shares of one whole, drawn as one bar and told in words."""

    title: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a long list that others link to: an event, a source, a count.

    `alias` is a second, short anchor; `brief` is what Word prints after the head in place of the lines.
    """

    id: str
    head: Text
    lines: tuple[Text, ...] = ()
    alias: str | None = None
    brief: Text | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """A long list; `kind` names it for its looks (events, sources, counts); `is_folded` leaves it out of Word."""

    kind: str
    items: tuple[Entry, ...]
    is_folded: bool = False


BlockItem = Paragraph | Bullets | Table | Picture | Bar | Entries


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its number as printed (may be empty), its blocks, then its parts."""

    id: str
    number: str
    title: str
    blocks: tuple[BlockItem, ...] = ()
    parts: tuple["Section", ...] = ()

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}".strip()

    def walk(self) -> Iterator["Section"]:
        """This section and all within it, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()


def walk_spans(section: Section, *, folded: bool) -> Iterator[Span]:
    """All spans in reading order: those that stand in the text, or those that are folded away."""
    for part in section.walk():
        for block in part.blocks:
            for text in _list_texts(block, folded):
                yield from text


def _list_texts(block: BlockItem, folded: bool) -> Iterator[Text]:
    match block:
        case Table():
            for row in block.folded_rows if folded else block.open_rows:
                yield from row.cells
            if not folded:
                yield from block.caveats
        case Entries() if block.is_folded is folded:
            for entry in block.items:
                yield entry.head
                yield from entry.lines
        case Paragraph() if not folded:
            yield block.text
        case Bullets() if not folded:
            yield from block.items
