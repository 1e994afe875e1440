"""Writes all tables of a study: each as CSV, those that fit into one workbook, and the descriptor of them all."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from techplomacy.analysis import View
from techplomacy.presentation.tables.answers import list_answer_tables
from techplomacy.presentation.tables.catalogue import list_evidence_tables
from techplomacy.presentation.tables.delimited import Rows, Written, write_csv
from techplomacy.presentation.tables.descriptor import write_descriptor
from techplomacy.presentation.tables.sheet import Sheet
from techplomacy.presentation.tables.table import Column, Datums, Kind
from techplomacy.presentation.tables.workbook import write_workbook

TABLES = "tables"
WORKBOOK = "tables.xlsx"
DESCRIPTOR = "datapackage.json"
MOST_ROWS = 20_000  # a sheet with more is slow to open, and nobody reads it: the CSV file holds all


def write_evidence_tables(view: View, folder: Path, *, most_rows: int = MOST_ROWS) -> dict[str, Rows]:
    """Write the tables that repeat the evidence base into `folder/tables`; what `write_tables` then needs of each."""
    place = folder / TABLES
    place.mkdir(parents=True, exist_ok=True)
    return {table.name: write_csv(table, place, keep=most_rows) for table in list_evidence_tables(view)}


def write_tables(
    view: View,
    folder: Path,
    *,
    licence: str | None = None,
    most_rows: int = MOST_ROWS,
    written: Mapping[str, Rows] | None = None,
) -> tuple[Path, ...]:
    """Write the tables into `folder/tables`; the files made, sorted.

    A table of more than `most_rows` rows has no sheet in the workbook; its last sheet says which file holds it. So it
    is with the answers. `licence` is the SPDX name of the licence of the study's data, where it has one. Those of
    `written` (by `write_evidence_tables`) are not written again.
    """
    ready = write_evidence_tables(view, folder, most_rows=most_rows) if written is None else written
    place = folder / TABLES
    told: list[Written] = []
    write_workbook(place / WORKBOOK, _list_sheets(view, place, told, ready))
    (place / DESCRIPTOR).write_text(write_descriptor(view, told, licence=licence), encoding="utf-8", newline="\n")
    return tuple(sorted((place / WORKBOOK, place / DESCRIPTOR, *(table.path for table in told))))


def _list_sheets(view: View, place: Path, written: list[Written], ready: Mapping[str, Rows]) -> Iterator[Sheet]:
    """A sheet a table of the evidence; the answers are written as CSV alone."""
    shown: set[str] = set()
    for table in list_evidence_tables(view):
        rows = ready[table.name]
        if rows.kept is not None:
            shown.add(table.name)
            yield Sheet(table.name, table.columns, rows.kept)
        written.append(Written(table, place / table.path, rows.count))
    for table in list_answer_tables(view):
        written.append(Written(table, place / table.path, write_csv(table, place, keep=0).count))
    yield _describe_columns(written)
    yield _describe_tables(view, written, shown)


def _describe_columns(written: Sequence[Written]) -> Sheet:
    columns = tuple(Column(name, Kind.TEXT, "") for name in ("table", "column", "kind", "description", "refers_to"))
    rows: list[Datums] = [
        (told.table.name, column.name, column.kind.value, column.description, column.refers)
        for told in written
        if not told.table.folder
        for column in told.table.columns
    ]
    return Sheet("columns", columns, rows)


def _describe_tables(view: View, written: Sequence[Written], shown: set[str]) -> Sheet:
    columns = (
        Column("sheet", Kind.TEXT, ""),
        Column("title", Kind.TEXT, ""),
        Column("rows", Kind.INTEGER, ""),
        Column("file", Kind.TEXT, ""),
        Column("description", Kind.TEXT, ""),
    )
    rows: list[Datums] = [("", view.study.title, None, "", f"{view.study.question} As of {view.as_of}.")]
    for told in written:
        table = told.table
        here = table.name if table.name in shown and not table.folder else f"no sheet: open {table.path}"
        rows.append((here, table.title, told.count, table.path, table.description))
    return Sheet("about", columns, rows)
