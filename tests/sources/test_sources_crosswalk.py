"""What a coder's words amount to: steps and finance stages."""

import pytest

from techplomacy.model import When
from techplomacy.sources.crosswalk import load_crosswalk
from techplomacy.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(
    ("status", "instrument", "date", "steps"),
    [
        ("signed", "memorandum_of_cooperation", "2015-12-11", ["signed 2015-12-11"]),
        ("signed", "exchange_of_notes", "2017-09-14", ["exchanged 2017-09-14"]),
        ("signed", "joint_statement", "2017-09-14", ["adopted 2017-09-14"]),
        ("completed", "dialogue", "2019-03-08", ["held 2019-03-08"]),
        ("announced", "loan_agreement", "2018", ["announced 2018"]),
        ("in_force", "agreement", "2016-11-11", ["signed 2016-11-11", "in_force"]),
        ("completed", "programme", "2010-07/2020-03", ["launched 2010-07", "ended 2020-03"]),
        ("completed", "programme", "2008-02", ["launched 2008-02", "ended"]),
        ("completed", "facility", "2025-10-08", ["operating 2025-10-08"]),
        ("delayed", "facility", "2025", ["planned 2025"]),
        ("ongoing", "facility", "2025", ["launched 2025"]),
        ("terminated", "investment", "2008-11-12", ["announced 2008-11-12", "ended"]),
        ("approved", "memorandum_of_cooperation", "2020-10-07", ["approved 2020-10-07"]),
        ("planned", "agreement", "2025-05", ["planned 2025-05"]),
    ],
)
def test_status_and_instrument_give_dated_steps(status: str, instrument: str, date: str, steps: list[str]) -> None:
    found = load_crosswalk().find_steps(status, VOCABULARY.instruments[instrument], When(date))
    assert [f"{step.name} {step.when or ''}".strip() for step in found] == steps


def test_approval_plan_and_announcement_are_never_a_signature() -> None:
    crosswalk = load_crosswalk()
    for status in ("approved", "planned", "announced"):
        for instrument in VOCABULARY.instruments.values():
            names = {step.name for step in crosswalk.find_steps(status, instrument, When("2020"))}
            assert names == {status}, (status, instrument.id)


def test_every_rule_names_steps_stages_and_instruments_of_the_vocabulary() -> None:
    data = load_crosswalk().data
    for rule in data["statuses"].values():
        rows = [*rule["steps"], *(step for steps in rule.get("instruments", {}).values() for step in steps)]
        assert {row["step"] for row in rows} <= set(VOCABULARY.steps) | {"concluded"}
        assert {row["when"] for row in rows} <= {"whole", "start", "end", "none"}
        assert set(rule.get("instruments", {})) <= set(VOCABULARY.instruments)
    stages = data["stages"]
    assert set(stages["instruments"]) <= set(VOCABULARY.instruments)
    assert {*stages["instruments"].values(), *stages["statuses"].values(), stages["otherwise"]} <= set(
        VOCABULARY.stages
    )


@pytest.mark.parametrize(
    ("instrument", "status", "stage"),
    [
        ("exchange_of_notes", "signed", "notes"),
        ("loan_agreement", "signed", "agreement"),
        ("loan_agreement", "announced", "pledge"),
        ("other", "announced", "pledge"),
        ("contract", "signed", "contract"),
        ("facility", "completed", "estimate"),
    ],
)
def test_money_stands_at_the_stage_of_its_instrument(instrument: str, status: str, stage: str) -> None:
    assert load_crosswalk().find_stage(instrument, status) == stage
