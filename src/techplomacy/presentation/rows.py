"""The rows of a result as plain values for JSON and CSV: dates in EDTF, money with its currency, nothing by name."""

from decimal import Decimal

from techplomacy.analysis.cells import read_rows
from techplomacy.model import CellValue, Money, Nothing, Result, When

Plain = str | int | float | None


def make_rows(result: Result) -> list[dict[str, Plain]]:
    """One mapping a row, by column."""
    return [{column: _write(cell.value) for column, cell in row.items()} for row in read_rows(result)]


def _write(value: CellValue) -> Plain:
    match value:
        case When():
            return value.edtf
        case Nothing():
            return value.value
        case Money():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case _:
            return value
