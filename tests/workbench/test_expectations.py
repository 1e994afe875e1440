"""An expectation that is not met becomes an Issue; one that is met says nothing."""

import pytest

from techplomacy.model import Event, Expectation, Participant, Step
from techplomacy.workbench.expectations import check_expectations

EVENT = Event(
    "e",
    "treaty",
    "T",
    (Step("signed"), Step("in_force")),
    (Participant("Body", "AAA", actor="body"), Participant("Other", "BBB")),
    ("space",),
    (),
    ("e",),
    ("s",),
    initiative="thread",
)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sector", "space"),
        ("kind", "treaty"),
        ("step", "in_force"),
        ("country", "BBB"),
        ("actor", "body"),
        ("actor", "Other"),
        ("initiative", "thread"),
    ],
)
def test_each_field_is_counted(field: str, value: str) -> None:
    assert list(check_expectations([Expectation(field, value, 1)], [EVENT])) == []
    missed = list(check_expectations([Expectation(field, value, 2)], [EVENT]))
    assert [issue.code for issue in missed] == ["expectation-missed"]
    assert "1 events" in missed[0].message


def test_an_unknown_field_is_told() -> None:
    issues = list(check_expectations([Expectation("colour", "red", 1)], [EVENT]))
    assert issues[0].code == "unknown-word"
    assert "sector" in issues[0].remedy
