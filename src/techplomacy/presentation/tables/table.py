"""A table: what its columns mean, which of them is the key, and what they refer to; it must not know any format."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from techplomacy.model import When

Datum = str | int | float | Decimal | bool | date | When | Sequence[str] | None
Datums = Sequence[Datum]

LIST = "; "  # between ids and words
TEXTS = " | "  # between sentences, which may hold semicolons


class Kind(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    DAY = "day"
    DATE = "date"  # EDTF: a day, month, year, decade or interval, as precise as it was told
    LIST = "list"
    TEXTS = "texts"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `refers` names the column of another table (`events.id`) that each value is found in."""

    name: str
    kind: Kind
    description: str
    refers: str | None = None
    needed: bool = False

    @property
    def title(self) -> str:
        """The name as people write it."""
        return self.name.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the evidence base. `list_rows` yields one value a column; `key` names what tells rows apart.

    `folder` is where its file lies below the folder of tables.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    list_rows: Callable[[], Iterable[Datums]]
    key: tuple[str, ...] = ()
    folder: str = ""

    @property
    def path(self) -> str:
        """The CSV file, told from the folder of tables."""
        return f"{self.folder}/{self.name}.csv" if self.folder else f"{self.name}.csv"


def write_number(value: int | float | Decimal) -> str:
    """A number with all its digits as written, without exponent."""
    return f"{value:f}" if isinstance(value, Decimal) else repr(value)


def write_datum(value: Datum, kind: Kind) -> str:
    """The value as plain text, the same in every format; nothing where there is none."""
    if value is True or value is False:
        return "true" if value else "false"
    match value:
        case None:
            return ""
        case str():
            return value
        case int() | float() | Decimal():
            return write_number(value)
        case date():
            return value.isoformat()
        case When():
            return value.edtf
        case _:
            return (TEXTS if kind is Kind.TEXTS else LIST).join(value)
