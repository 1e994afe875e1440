"""Out to reference managers and spreadsheets and back: all sources and acts of the shipped study, field by field."""

import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tables_making import open_shipped

from techplomacy.analysis import View
from techplomacy.model import Source, Tier
from techplomacy.presentation.bibliography import write_csl
from techplomacy.presentation.bibtex import write_bibtex
from techplomacy.presentation.ris import write_ris
from techplomacy.presentation.tables.coding import write_coding
from techplomacy.sources.bibliography import Bibliography, read_sources
from techplomacy.vocabulary import load_vocabulary
from techplomacy.workbench.folder import DEFAULT_STUDY, find_study, open_study
from techplomacy.workbench.material import Material

ITEM = {
    "id": "a b;c&d=e", "type": "report", "publisher": "Office #1",
    "author": [{"literal": "A, B and C"}, {"family": "Li"}],
}  # fmt: skip
ADDRESS = "https://example.org/a?x=1&y=%7B"
TITLE = r"100 % of {x_1} \ ~ ^ & } <p>"
HARD = (Source("a b;c&d=e", json.dumps(ITEM), TITLE, "Office #1", Tier.OFFICIAL, "KEN", ADDRESS, None, False),)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return open_shipped(tmp_path_factory.mktemp("shipped"))


def read(folder: Path, name: str, text: str) -> Bibliography:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_sources(path, vocabulary=load_vocabulary())


def compare(told: Iterable[Source], again: Iterable[Source]) -> None:
    """Field by field, and key by key of the CSL item."""
    before, after = {s.id: s for s in told}, {s.id: s for s in again}
    assert list(after) == list(before)
    lost = [
        (identifier, field.name, getattr(source, field.name), getattr(after[identifier], field.name))
        for identifier, source in before.items()
        for field in fields(Source)
        if field.name != "csl" and getattr(source, field.name) != getattr(after[identifier], field.name)
    ]
    assert lost == []
    for identifier, source in before.items():
        other = {**after[identifier].item, "custom": after[identifier].item.get("custom", {})}
        for key, value in source.item.items():
            assert other[key] == value or {**value, **other[key]} == other[key], (identifier, key)


@pytest.mark.parametrize(
    ("name", "write"),
    [("s.json", write_csl), ("s.bib", write_bibtex), ("s.ris", write_ris)],
    ids=["csl", "bibtex", "ris"],
)
def test_no_field_of_a_source_is_lost(
    view: View, tmp_path: Path, name: str, write: Callable[[Iterable[Source]], str]
) -> None:
    told = tuple(view.sources.values())
    assert len(told) == 1046
    again = read(tmp_path, name, write(told))
    compare(told, again.sources)
    assert [issue.code for issue in again.issues] == ["source-without-address"]
    compare(HARD, read(tmp_path, name, write(HARD)).sources)


def test_a_program_that_knows_no_custom_keys_loses_nothing(view: View, tmp_path: Path) -> None:
    """As Zotero does it: ids of its own, no `custom`, the note kept with what a person adds."""
    items = json.loads(write_csl(view.sources.values()))
    changed = [
        {**{key: value for key, value in item.items() if key != "custom"}, "id": f"http://zotero.org/items/{n}"}
        for n, item in enumerate(items)
    ]
    changed[0]["note"] = f"read on a Monday\n{changed[0]['note']}"
    again = read(tmp_path, "zotero.json", json.dumps(changed)).sources
    compare(view.sources.values(), again)
    assert again[0].item["note"] == "read on a Monday"
    assert "note" not in again[1].item


def test_what_a_person_changed_goes_before_the_mark(view: View, tmp_path: Path) -> None:
    item = json.loads(write_csl(list(view.sources.values())[:1]))[0]
    item["custom"]["tier"] = "academic"
    (again,) = read(tmp_path, "s.json", json.dumps([item])).sources
    assert again.tier is Tier.ACADEMIC


@pytest.fixture
def copy(view: View, tmp_path: Path) -> Path:
    """The study with its acts as a workbook in place of JSON lines."""
    study = tmp_path / "study"
    shutil.copytree(find_study(DEFAULT_STUDY), study)
    (study / "records" / "events.jsonl").unlink()
    write_coding(view, study / "records" / "events.xlsx")
    return study


def list_records(material: Material) -> dict[str, object]:
    return {record.id: record for record in material.records}


def test_acts_come_back_from_a_workbook_as_they_were(copy: Path) -> None:
    before, after = open_study(DEFAULT_STUDY), open_study(copy)
    assert len(before.records) == len(after.records)
    assert list_records(after) == list_records(before)
    assert [issue.code for issue in after.issues] == [issue.code for issue in before.issues]


def test_an_edit_in_the_workbook_changes_what_was_edited_alone(copy: Path) -> None:
    path = copy / "records" / "events.xlsx"
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns = [cell.value for cell in sheet[1]]
    rows = {row[columns.index("id")].value: row for row in sheet.iter_rows(min_row=2)}
    rows["peace-treaty-1952"][columns.index("title")].value = "Treaty of Peace"
    rows["loan-2017-09-14-mahsr-en-100bn"][columns.index("amount")].value = 99_000_000_000
    sheet.append([None] * len(columns))
    book.save(path)
    before, after = list_records(open_study(DEFAULT_STUDY)), list_records(open_study(copy))
    assert list(after) == list(before)
    changed = {identifier for identifier in before if before[identifier] != after[identifier]}
    assert changed == {"peace-treaty-1952", "loan-2017-09-14-mahsr-en-100bn"}
    assert after["peace-treaty-1952"].values("title") == ("Treaty of Peace",)  # type: ignore[attr-defined]
    (money,) = after["loan-2017-09-14-mahsr-en-100bn"].values("amount")  # type: ignore[attr-defined]
    assert str(money) == "up to JPY 99,000,000,000"
