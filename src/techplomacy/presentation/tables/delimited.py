"""A table as a CSV file: UTF-8 without mark, line feeds, every value whole."""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from techplomacy.presentation.tables.table import Datum, Datums, Kind, Table, write_datum

_FLAGS: dict[Datum, str] = {True: "true", False: "false", None: ""}
_PLAIN = frozenset((str, int, float, type(None)))  # what the writer writes as `write_datum` does


@dataclass(frozen=True)
class Rows:
    """How many rows were written; they are `kept` for the workbook, None where there are more than it takes."""

    count: int
    kept: list[Datums] | None


@dataclass(frozen=True)
class Written:
    """A table that was written, with the number of its rows."""

    table: Table
    path: Path
    count: int

    @property
    def size(self) -> int:
        """The bytes of its file."""
        return self.path.stat().st_size

    @property
    def digest(self) -> str:
        """The SHA-256 of its file."""
        with self.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


def write_csv(table: Table, folder: Path, *, keep: int) -> Rows:
    """Write a table below the folder row by row; its rows are kept while there are at most `keep`."""
    path = folder / table.path
    path.parent.mkdir(parents=True, exist_ok=True)
    kept: list[Datums] | None = []
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([column.name for column in table.columns])
        kinds = [column.kind for column in table.columns]
        flags = [n for n, kind in enumerate(kinds) if kind is Kind.FLAG]
        for row in table.list_rows():
            told = [*row]
            for n in flags:
                told[n] = _FLAGS[told[n]]
            if not _PLAIN.issuperset(map(type, told)):
                told = [v if v.__class__ in _PLAIN else write_datum(v, k) for v, k in zip(told, kinds, strict=True)]
            writer.writerow(told)
            count += 1
            if kept is not None:
                kept.append(row)
                if count > keep:
                    kept = None
    return Rows(count, kept)
