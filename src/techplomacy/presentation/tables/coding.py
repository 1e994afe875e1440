"""The coded acts as a workbook in the columns that a study folder reads: edited in a spreadsheet and put back."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from techplomacy.analysis import View
from techplomacy.model import About, Basis, Bound, Money, Participant, Record, Value
from techplomacy.presentation.tables.sheet import Sheet
from techplomacy.presentation.tables.table import LIST, Column, Datum, Datums, Kind
from techplomacy.presentation.tables.values import PART, write_participant, write_value
from techplomacy.presentation.tables.workbook import write_workbook

CODER = "coder/"  # before the name of who coded, in the maker of a record
_FIELDS = {"id": "", "instrument": "kind", "title": "title", "date": "date", "parties": "participant",
           "sectors": "sector", "status": "status", "steps": "step", "amount": "amount", "currency": "", "bound": "",
           "amount_note": "amount_note", "stage": "stage", "within": "within", "summable": "summable",
           "place": "place", "occasion": "occasion", "follows": "follows", "summary": "summary", "verified": "verified",
           "note": "note", "sources": "source", "locators": "locator", "coder": ""}  # fmt: skip
_KINDS = {"date": Kind.DATE, "amount": Kind.NUMBER, "summable": Kind.FLAG}
_LISTS = ("sectors", "steps", "sources", "locators")


def write_coding(view: View, path: Path) -> None:
    """One row an act that a person coded, in the order of ids. What a rule made is left to the rule, and stays out."""
    columns = [Column(name, _KINDS.get(name, Kind.TEXT), "") for name in _FIELDS]
    write_workbook(path, [Sheet("events", columns, list(_list_rows(view.records.values())))])


def _list_rows(records: Iterable[Record]) -> Iterator[Datums]:
    for record in records:
        if record.about is About.ACT and record.maker.startswith(CODER):
            yield [_tell(record, name) for name in _FIELDS]


def _tell(record: Record, column: str) -> Datum:
    money = record.get("amount")
    match column:
        case "id":
            return record.id
        case "coder":
            return record.maker.removeprefix(CODER)
        case "currency" | "bound" | "amount":
            return _tell_money(money.value if money else None, column)
    told = [s.value for s in record.every(_FIELDS[column]) if s.basis is not Basis.DERIVED]
    if column == "parties":
        return _write_parties([value for value in told if isinstance(value, Participant)])
    if column in _LISTS:
        return _write_list([write_value(value) for value in told])
    return write_value(told[0]) if told else None


def _tell_money(value: Value | None, column: str) -> Datum:
    if not isinstance(value, Money):
        return None
    if column == "bound":
        return None if value.bound is Bound.EXACT else value.bound.value
    return value.currency if column == "currency" else value.amount


def _write_list(values: Sequence[str]) -> str | None:
    """Words with semicolons between them; as JSON where one of them has a semicolon or begins as JSON does."""
    if any(";" in value or value.startswith("[") or value != value.strip() for value in values):
        return json.dumps(values, ensure_ascii=False)
    return LIST.join(values) or None


def _write_parties(bodies: Sequence[Participant]) -> str | None:
    """`name|acronym|country|kind|role`, parted by semicolons; as JSON where a name has one of the marks."""
    if any(mark in f"{b.name}{b.acronym or ''}" for b in bodies for mark in (";", PART)):
        parts = ("name", "acronym", "country", "kind", "role")
        return json.dumps(
            [{part: told for part in parts if (told := getattr(body, part))} for body in bodies], ensure_ascii=False
        )
    return LIST.join(write_participant(body) for body in bodies) or None
