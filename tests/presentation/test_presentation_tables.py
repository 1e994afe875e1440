"""Tables that other programs can trust: each file as its descriptor says, each key found, the same bytes twice."""

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tables_making import FORMULA, LONG, TEXT, open_shipped, open_small

from techplomacy.analysis import View
from techplomacy.model import When
from techplomacy.presentation.tables import write_tables

csv.field_size_limit(10_000_000)
READERS: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": Decimal,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> View:
    return open_shipped(tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> View:
    return open_small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def made(shipped: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write_tables(shipped, folder, licence="MIT")
    return folder / "tables"


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def read_package(folder: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return package


def list_faults(folder: Path) -> Iterator[str]:
    """What in a folder of tables is not as its descriptor says."""
    package = read_package(folder)
    resources = {resource["name"]: resource for resource in package["resources"]}
    rows = {name: read_rows(folder / resource["path"]) for name, resource in resources.items()}
    for name, resource in resources.items():
        raw = (folder / resource["path"]).read_bytes()
        if resource["bytes"] != len(raw) or resource["hash"] != f"sha256:{hashlib.sha256(raw).hexdigest()}":
            yield f"{name}: size or hash"
        schema = resource["schema"]
        heads = [field["name"] for field in schema["fields"]]
        if raw.decode("utf-8").splitlines()[0].split(",") != heads or len(set(heads)) != len(heads):
            yield f"{name}: heads {heads}"
        for field in schema["fields"]:
            values = [row[field["name"]] for row in rows[name]]
            if field.get("constraints", {}).get("required") and "" in values:
                yield f"{name}.{field['name']}: empty"
            for value in filter(None, values):
                try:
                    READERS[field["type"]](value)
                except (ValueError, ArithmeticError, KeyError):
                    yield f"{name}.{field['name']}: {value!r} is no {field['type']}"
        yield from _list_key_faults(name, schema, rows)


def _list_key_faults(name: str, schema: dict[str, Any], rows: dict[str, list[dict[str, str]]]) -> Iterator[str]:
    keys = [tuple(row[column] for column in schema.get("primaryKey", ())) for row in rows[name]]
    if "primaryKey" in schema and len(set(keys)) != len(keys):
        yield f"{name}: a key comes twice"
    for key in schema.get("foreignKeys", ()):
        reference = key["reference"]
        known = {row[reference["fields"][0]] for row in rows[reference["resource"] or name]}
        lost = {row[key["fields"][0]] for row in rows[name]} - known - {""}
        if lost:
            yield f"{name}.{key['fields'][0]}: {sorted(lost)[:3]} not in {reference}"


def test_every_file_is_as_described(made: Path, small: View, tmp_path: Path) -> None:
    assert list(list_faults(made)) == []
    write_tables(small, tmp_path)
    assert list(list_faults(tmp_path / "tables")) == []


def test_the_descriptor_says_what_things_are(made: Path) -> None:
    package = read_package(made)
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert package["licenses"][0]["name"] == "MIT"
    assert "created" not in package
    assert len(package["sources"]) == len(read_rows(made / "sources.csv"))
    for resource in package["resources"]:
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
        assert resource["title"]
        assert resource["description"].endswith(".")
        assert all(field["title"] and field["description"] for field in resource["schema"]["fields"])
    files = {path.relative_to(made).as_posix() for path in made.rglob("*.csv")}
    assert {resource["path"] for resource in package["resources"]} == files


def test_tables_hold_what_the_evidence_holds(made: Path, shipped: View) -> None:
    counts = {
        "events": len(shipped.events),
        "event_steps": sum(len(event.steps) for event in shipped.events),
        "participants": sum(len(event.participants) for event in shipped.events),
        "event_money": sum(len(event.money) for event in shipped.events),
        "records": len(shipped.records),
        "statements": sum(len(record.statements) for record in shipped.records.values()),
        "actors": len(shipped.actors),
        "sources": len(shipped.sources),
        "series": len(shipped.series),
        "observations": sum(len(told) for told in shipped.observations.values()),
        "initiatives": len(shipped.initiatives),
        "policies": len(shipped.policies),
        "searches": len(shipped.searches),
        "links": len(shipped.base.links()),
    }
    assert {name: len(read_rows(made / f"{name}.csv")) for name in counts} == counts
    told = {row["id"]: row for row in read_rows(made / "events.csv")}
    for event in shipped.events:
        row = told[event.id]
        assert row["title"] == event.title
        assert tuple(filter(None, row["sources"].split("; "))) == event.sources
        assert row["date"] == "" or When(row["date"]).earliest == shipped.by_id[event.id].when.when.earliest  # type: ignore[union-attr]
    money = [(row["event"], Decimal(row["amount"]), row["currency"]) for row in read_rows(made / "event_money.csv")]
    assert money == [(e.id, f.money.amount, f.money.currency) for e in shipped.events for f in e.money]


def test_numbers_keep_every_digit(small: View, tmp_path: Path) -> None:
    write_tables(small, tmp_path)
    values = [row["value"] for row in read_rows(tmp_path / "tables" / "observations.csv")]
    assert values == ["-7.10", "1000", "0.12345678901234567890"]
    assert read_rows(tmp_path / "tables" / "event_money.csv")[0]["amount"] == "5.50"


def test_texts_stand_whole_and_quotes_are_slices(small: View, tmp_path: Path) -> None:
    write_tables(small, tmp_path)
    rows = read_rows(tmp_path / "tables" / "statements.csv")
    assert {row["value"] for row in rows if row["field"] in ("title", "note")} >= {FORMULA, LONG}
    quoted = [row for row in rows if row["basis"] == "quoted"]
    assert len(quoted) == 3
    assert all(TEXT[int(row["start"]) : int(row["end"])] == row["quote"] for row in quoted)
    steps = read_rows(tmp_path / "tables" / "event_steps.csv")
    assert [(row["step"], row["basis"], row["record"]) for row in steps] == [
        ("announced", "verdict", ""),
        ("signed", "quoted", "rec-1"),
    ]
    assert read_rows(tmp_path / "tables" / "initiatives.csv")[0]["leads"] == "A; B | C"
    assert read_rows(tmp_path / "tables" / "policies.csv")[0]["funding"] == "grants"


def test_answers_stand_beside_the_ids_they_rest_on(made: Path) -> None:
    rows = read_rows(made / "answers" / "timeline.csv")
    assert rows
    for row in rows:
        assert len(row["events_ids"].split("; ")) == int(row["events"])
    ledger = read_rows(made / "answers" / "ledger.csv")
    assert all(re.match(r"[A-Z]{3} \d", row["total"]) for row in ledger)


def test_the_same_evidence_gives_the_same_bytes(made: Path, shipped: View, tmp_path: Path) -> None:
    paths = write_tables(View(shipped.base), tmp_path, licence="MIT")
    assert list(paths) == sorted(paths)
    for path in paths:
        assert path.read_bytes() == (made / path.relative_to(tmp_path / "tables")).read_bytes(), path.name
    raw = (made / "events.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
