"""`explain` answers, or says what was perhaps meant."""

from collections.abc import Callable

from typer.testing import Result


def test_several_words_are_one(run: Callable[..., Result]) -> None:
    told = run("explain", "exchange", "of", "notes")
    assert told.exit_code == 0
    assert told.stdout.startswith("exchange_of_notes  (instruments)")
    assert "source:" in told.stdout


def test_did_you_mean(run: Callable[..., Result]) -> None:
    told = run("explain", "exchange of nots")
    assert told.exit_code == 2
    assert "exchange of notes" in told.output.replace("_", " ")
