"""Cells of each section of the report against values that a person read in the data the study was made from.

`hand_checked.csv` has a row a cell: the section, the analysis (the id of its table), the row (`column=value`, or
`column_id=id` for what a cell rests on; parts parted by `;`), the cell (`rows` counts the rows), `is` or `holds`, the
value, the file and the rows in which it was read, and how.
"""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from techplomacy.analysis import View
from techplomacy.analysis.cells import read_rows
from techplomacy.evidence import EvidenceBase
from techplomacy.model import Cell, Money, Nothing, Result
from techplomacy.presentation.tables.answers import list_answers
from techplomacy.workbench.folder import DEFAULT_STUDY
from techplomacy.workbench.mapping import map_study

ROWS = list(csv.DictReader((Path(__file__).parent / "hand_checked.csv").open(encoding="utf-8", newline="")))
FIVE = 5
SECTIONS = (
    "I-III", "IV", "strategic framework", "V", *(f"VI {letter}" for letter in "abcdefg"),
    "VII", "VIII", "IX", "X", "XI",
)  # fmt: skip


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    folder = map_study(DEFAULT_STUDY, out=tmp_path_factory.mktemp("hand_checked")).folder
    with EvidenceBase.open(folder / "evidence.sqlite") as base:
        return {result.id: result for result in list_answers(View(base))}


def write(cell: Cell) -> str:
    match cell.value:
        case Nothing():
            return cell.value.value
        case Money() | None:
            return str(cell.value)
        case Decimal() | float():
            return f"{Decimal(str(cell.value)).normalize():f}"
        case _:
            return str(cell.value)


def fits(row: dict[str, Cell], words: str) -> bool:
    for part in filter(None, words.split(";")):
        column, _, value = part.partition("=")
        name = column.removesuffix("_id")
        is_id = column.endswith("_id") or name not in row
        told = row[name].ids if is_id else (write(row[name]), *row[name].ids)
        if value not in told:
            return False
    return True


@pytest.mark.parametrize("told", ROWS, ids=[f"{r['section']}: {r['analysis']}, {r['row']}, {r['cell']}" for r in ROWS])
def test_a_cell_is_what_was_read_in_the_data(answers: dict[str, Result], told: dict[str, str]) -> None:
    rows = [row for row in read_rows(answers[told["analysis"]]) if fits(row, told["row"])]
    if told["cell"] == "rows":
        assert str(len(rows)) == told["value"]
        return
    assert len(rows) == 1, f"{len(rows)} rows for {told['row']!r}"
    value = write(rows[0][told["cell"]])
    assert told["value"] in value if told["match"] == "holds" else value == told["value"]


def test_each_section_has_five_cells() -> None:
    counts = Counter(row["section"] for row in ROWS)
    assert set(counts) == set(SECTIONS)
    assert min(counts.values()) >= FIVE
    assert all(row["source_file"] and row["row_ids"] and row["how_checked"] for row in ROWS)
