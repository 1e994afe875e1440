"""The workbook as spreadsheet programs see it: types right, nothing active, links set, nothing lost in silence."""

import csv
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from tables_making import FORMULA, LONG, open_shipped, open_small

from techplomacy.analysis import View
from techplomacy.presentation.tables import write_tables
from techplomacy.presentation.tables.sheet import find_letters
from techplomacy.sources.ledger import Ledger
from techplomacy.sources.table import read_table

csv.field_size_limit(10_000_000)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> View:
    return open_small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def made(small: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write_tables(small, folder)
    return folder / "tables"


@pytest.fixture(scope="module")
def book(made: Path) -> Workbook:
    return load_workbook(made / "tables.xlsx")


def read_sheet(book: Workbook, name: str) -> list[dict[str, Any]]:
    heads, *rows = book[name].iter_rows()
    return [dict(zip([head.value for head in heads], row, strict=True)) for row in rows]


def test_sheets_hold_as_many_rows_as_files(book: Workbook, made: Path) -> None:
    for name in book.sheetnames[:-2]:
        with (made / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            assert book[name].max_row == sum(1 for _ in csv.reader(stream)), name
        assert book[name].freeze_panes == "A2"
        assert book[name]["A1"].font.b
    assert book.sheetnames[0] == "events"
    assert book.sheetnames[-1] == "about"


def test_nothing_can_act_as_a_formula(book: Workbook, made: Path) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    active = [cell for cell in cells if isinstance(cell.value, str) and cell.value[:1] in ("=", "+", "-", "@")]
    assert {cell.value for cell in active} >= {FORMULA, "-1+2", "@x", "+1", "-"}
    assert all(cell.quotePrefix for cell in active)
    with zipfile.ZipFile(made / "tables.xlsx") as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


def test_numbers_days_and_flags_are_what_they_are(book: Workbook) -> None:
    rows = read_sheet(book, "observations")
    assert [row["value"].value for row in rows] == [-7.1, 1000, "0.12345678901234567890"]
    assert rows[0]["value"].number_format == "0.00"
    assert rows[0]["start"].value == "1890-01-01"  # before Excel's calendar begins
    assert rows[1]["start"].value == datetime(2002, 1, 1)
    assert rows[1]["period"].value == "2002"
    assert read_sheet(book, "events")[0]["date"].value == datetime(2021, 5, 3)
    assert read_sheet(book, "sources")[1]["published"].value == "2021~"
    assert read_sheet(book, "sources")[1]["votes"].value is False


def test_addresses_are_links(book: Workbook) -> None:
    cell = read_sheet(book, "sources")[0]["address"]
    assert cell.value == cell.hyperlink.target == "https://example.org/a?x=1&y=2"


def test_what_is_too_long_is_cut_and_says_so(book: Workbook) -> None:
    (note,) = [row["value"].value for row in read_sheet(book, "statements") if row["field"].value == "note"]
    assert len(note) <= 32_767
    assert note.startswith(LONG[:32_000])
    assert "CSV file holds all" in note


def test_what_xml_cannot_hold_is_marked(book: Workbook) -> None:
    assert read_sheet(book, "actors")[0]["name"].value == "Astria\ufffd"


def test_too_many_rows_have_no_sheet_and_a_note(small: View, tmp_path: Path) -> None:
    write_tables(small, tmp_path, most_rows=5)
    book = load_workbook(tmp_path / "tables" / "tables.xlsx")
    assert "statements" not in book.sheetnames
    notes = {row["title"].value: row for row in read_sheet(book, "about")}
    assert notes["Statements"]["sheet"].value == "no sheet: open statements.csv"
    assert notes["Statements"]["rows"].value == 14
    assert (tmp_path / "tables" / "statements.csv").is_file()


def test_the_first_sheet_reads_back_as_the_file_does(made: Path, tmp_path: Path) -> None:
    view = open_shipped(tmp_path)
    write_tables(view, tmp_path)
    ledgers = []
    for name in ("events.csv", "tables.xlsx"):
        ledger = Ledger(name)
        read_table(tmp_path / "tables" / name, ledger)
        assert not ledger.issues
        ledgers.append([{k: v for k, v in row.values.items() if v != ""} for row in ledger.rows])
    assert len(ledgers[0]) == len(view.events)
    assert ledgers[0] == ledgers[1]


def test_the_archive_has_no_clock(made: Path) -> None:
    with zipfile.ZipFile(made / "tables.xlsx") as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("docProps" in name for name in archive.namelist())


def test_letters_of_columns() -> None:
    assert [find_letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
