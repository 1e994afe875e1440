"""`evaluate`: tables for people, one object for machines, a sentence for what cannot be used."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

GOLD = Path(__file__).parents[1] / "golden" / "evaluation" / "gold.jsonl"
EVENTS = GOLD.with_name("events.jsonl")


def test_tables_for_people(run: Callable[..., Result]) -> None:
    told = run("evaluate", GOLD, "--predicted", EVENTS, "--show", 2)
    assert told.exit_code == 0, told.output
    assert "3 documents, 3 records to find, 3 events made" in told.stdout
    for word in ("typed", "party recall", "loan_agreement", "announced", "north", "Calibration"):
        assert word in told.stdout
    assert "MISSED  c:0  memorandum_of_understanding, signed, 2021" in told.stdout
    assert "FALSE   b:18  loan_agreement" in told.stdout
    assert "lends Kenya" in told.stdout


def test_one_object_for_machines(run: Callable[..., Result]) -> None:
    told = json.loads(run("evaluate", GOLD, "--predicted", EVENTS, "--json", "--show", 1).stdout)
    assert told["typed"]["f1"]["value"] == pytest.approx(1 / 3)
    assert told["fields"]["step"] == {"value": 1.0, "total": 2}
    assert told["kinds"]["grant"]["precision"] == 0.0
    assert [len(told[name]) for name in ("missed", "false", "curve")] == [1, 1, 4]


def test_the_extractor_is_scored_where_no_events_are_given(run: Callable[..., Result]) -> None:
    told = json.loads(run("evaluate", GOLD, "--json").stdout)
    assert told["detected"]["recall"]["value"] > 0
    assert told["documents"] == 3


def test_what_cannot_be_used_is_told_in_a_sentence(run: Callable[..., Result]) -> None:
    told = run("evaluate", GOLD.with_name("absent.jsonl"))
    assert told.exit_code == 2
    assert "absent.jsonl cannot be read" in told.stderr
    assert run("evaluate", GOLD, "--floor", 7).exit_code == 2
