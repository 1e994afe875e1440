"""VII: amounts in other money and in the prices of one year, a table a stage, each with its rate and its index."""

from dataclasses import replace
from decimal import Decimal

from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.conversions import answer_conversions, list_stages
from techplomacy.model import Cell, Money, Result
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Column, Section
from techplomacy.presentation.span import Part
from techplomacy.presentation.tabulation import say, tabulate
from techplomacy.presentation.wording import BLANK, round_money, write_exact, write_money

SHOWN = 5
_COLUMNS = (
    Column("of", "Of"), Column("period", "Period"), Column("nominal", "As told", True),
    Column("converted", "In other money", True), Column("rate", "Mean rate"),
    Column("constant", "In constant prices", True), Column("constant_converted", "In both", True),
    Column("index", "Price index"), Column("lacks", "What lacks"),
)  # fmt: skip


def write_worth(notes: Notebook) -> list[Section]:
    """The tables, or nothing where no amount has a rate or an index."""
    words = {"nominal": _tell_money, "converted": _round, "constant": _round, "constant_converted": _round}
    blocks: list[BlockItem] = []
    for stage in list_stages():
        result = answer_conversions(notes.view, stage)
        if any(row["rate"].value is not None or row["index"].value is not None for row in read_rows(result)):
            caveats = () if blocks else result.caveats  # they are the same under each table: once is enough
            blocks.append(tabulate(notes, _merge(result), _COLUMNS, shown=SHOWN, words=words, caveats=caveats))
    if not blocks:
        return []
    text = say(
        "Each amount stands as it was told, then at the mean rate of its year, then in the prices of one year (the "
        "later one beside the index), each with the rate and the index that were used and their sources. Converted "
        "amounts are rounded to four figures. Where a rate or an index lacks, no value is put in its place."
    )
    return [Section("worth", "", "In other money and in constant prices", (text, *blocks))]


def _merge(result: Result) -> Result:
    """Rate and index with their years in one cell each; what is computed from them needs no notes of its own."""
    rows = []
    for row in read_rows(result):
        rate, index = row["rate"], row["index"]
        if rate.value is not None:
            words = f"{_write(rate)} {row['rate_pair'].value}, {row['rate_period'].value}"
            row["rate"] = replace(rate, value=words)
        if index.value is not None:
            words = (
                f"{_write(index)} in {row['index_year'].value}, {_write(row['base_index'])} in {row['base_year'].value}"
            )
            row["index"] = replace(index, value=words)
        for name in ("converted", "constant", "constant_converted"):
            row[name] = Cell(row[name].value)
        rows.append(tuple(row[name] for name in result.columns))
    return replace(result, rows=tuple(rows))


def _write(cell: Cell) -> str:
    assert isinstance(cell.value, Decimal)
    return write_exact(cell.value)


def _tell_money(cell: Cell) -> Part:
    return write_money(cell.value) if isinstance(cell.value, Money) else BLANK


def _round(cell: Cell) -> Part:
    return round_money(cell.value) if isinstance(cell.value, Money) else BLANK
