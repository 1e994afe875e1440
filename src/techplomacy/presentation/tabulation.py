"""Turns a result into a table of the report: each cell in words, with its note or with a link to what it counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from techplomacy.analysis.cells import read_rows
from techplomacy.model import Cell, Money, Nothing, Result, When
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import Column, Paragraph, Row, Table, Tone
from techplomacy.presentation.span import Part, Span, Style, Text, as_text
from techplomacy.presentation.telling import event_anchor
from techplomacy.presentation.wording import BLANK, capitalise, reword_days, write_money, write_number, write_when

Words = Callable[[Cell], Part]
MOST = 1_000  # rows that a table of the report has at most


def tabulate(
    notes: Notebook,
    result: Result,
    columns: Sequence[Column],
    *,
    shown: int | None = None,
    words: Mapping[str, Words] | None = None,
    plain: Sequence[str] = (),
    anchor: Callable[[dict[str, Cell]], str | None] | None = None,
    title: str | None = None,
    caveats: Sequence[str] | None = None,
) -> Table:
    """A table of some columns of a result.

    `words` tells a column otherwise, `plain` columns lead to their event and have no note, `anchor` names a row;
    `caveats` stand in place of the result's.
    """
    rows = []
    for row in read_rows(replace(result, rows=result.rows[:MOST])):
        cells = [
            link_cell(notes, row[column.key])
            if column.key in plain
            else tell_cell(notes, row[column.key], words=(words or {}).get(column.key))
            for column in columns
        ]
        prefer = [isinstance(row[column.key].value, str) and not column.is_number for column in columns]
        rows.append(Row(_drop_repeats(cells, prefer), anchor(row) if anchor else None))
    told = (*_tell_cut(result), *result.coverage, *(result.caveats if caveats is None else caveats))
    reworded = tuple(as_text(_reword(text, columns)) for text in told)
    table = Table(title or result.title, tuple(columns), tuple(rows), reworded)
    return table if shown is None else fold(table, shown)


def _tell_cut(result: Result) -> tuple[str, ...]:
    """What the reader must know of a table that is too long for a report."""
    count = len(result.rows)
    return (f"The first {MOST} of {count:,} rows; the tables beside the report hold all.",) if count > MOST else ()


def _reword(caveat: str, columns: Sequence[Column]) -> str:
    """A caveat with days in words and columns by their labels."""
    for column in columns:
        caveat = caveat.replace(f"`{column.key}`", f"“{column.label}”")
    return reword_days(caveat)


def fold(table: Table, shown: int) -> Table:
    """The table with all but its first rows folded away; two or three rows are not worth folding."""
    return replace(table, shown=shown) if shown == 0 or len(table.rows) > shown + 3 else table


def tell_cell(notes: Notebook, cell: Cell, *, words: Words | None = None) -> Text:
    """The value of a cell in words with its note; a count leads to what it counts."""
    if isinstance(cell.value, Nothing):
        return (Span(cell.value.value, style=Style.MINOR),)
    if cell.value is None:
        return (Span(BLANK, style=Style.MINOR),)
    text = as_text(words(cell)) if words else as_text(write_value(cell.value))
    if not text:
        return (Span(BLANK, style=Style.MINOR),)
    if isinstance(cell.value, int) and len(cell.ids) > 1:
        return tuple(replace(span, link=notes.link_count(cell.ids)) for span in text)
    if cell.sources:
        text = _link_event(notes, cell, text)
        return (*text[:-1], replace(text[-1], note=notes.note_cell(cell)))
    if isinstance(cell.value, int) and cell.ids:
        return tuple(replace(span, link=notes.link_count(cell.ids)) for span in text)
    return text


def link_cell(notes: Notebook, cell: Cell) -> Text:
    """The value of a cell without a note; it leads to the event where it rests on one."""
    if cell.value is None or isinstance(cell.value, Nothing):
        return (Span(BLANK if cell.value is None else cell.value.value, style=Style.MINOR),)
    event = notes.view.by_id.get(cell.ids[0]) if len(cell.ids) == 1 else None
    return (Span(write_value(cell.value), f"#{event_anchor(event.id)}" if event else None),)


def _link_event(notes: Notebook, cell: Cell, text: Text) -> Text:
    """A title of an event leads to the event."""
    event = notes.view.by_id.get(cell.ids[0]) if len(cell.ids) == 1 else None
    if event is None or cell.value != event.title:
        return text
    return tuple(replace(s, text=capitalise(s.text), link=f"#{event_anchor(event.id)}") for s in text)


def write_value(value: str | int | float | Decimal | When | Money) -> str:
    """Any value of a cell in plain words."""
    match value:
        case When():
            return write_when(value)
        case Money():
            return write_money(value)
        case int() | float() | Decimal():
            return write_number(value)
        case _:
            return reword_days(str(value))


def _drop_repeats(cells: Sequence[Text], prefer: Sequence[bool]) -> tuple[Text, ...]:
    """One mark a note in a row, on a cell of words if there is one: a mark on a figure reads as a power."""
    places: dict[str, int] = {}
    for n, text in enumerate(cells):
        for span in text:
            if span.note and (span.note not in places or (prefer[n] and not prefer[places[span.note]])):
                places[span.note] = n
    return tuple(
        tuple(replace(span, note=None) if span.note and places[span.note] != n else span for span in text)
        for n, text in enumerate(cells)
    )


def say(*parts: Part, tone: Tone = Tone.PLAIN) -> Paragraph:
    """A paragraph of parts, one after the other."""
    return Paragraph(tuple(span for part in parts for span in as_text(part)), tone)
