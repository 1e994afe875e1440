"""Two builds of the shipped study, one of them changed by hand; and the statements of a brief against both."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from techplomacy.analysis import View
from techplomacy.analysis.brief import Kind, answer_brief, find_subject
from techplomacy.analysis.changes import Sort, compare_builds, find_outdated, list_since, make_snapshot
from techplomacy.evidence import Contents, EvidenceBase, write_evidence
from techplomacy.model import Event, Initiative, Step, When

GONE, CHANGED = "mou-2024-09-tata-tel", "moc-2025-08-digital-partnership-2"


def _change(event: Event) -> Event:
    return replace(event, steps=(*event.steps, Step("ended", When("2026-01")))) if event.id == CHANGED else event


def _reopen(thread: Initiative) -> Initiative:
    return replace(thread, score=0, delivered="Pilot line alone.") if thread.id == "cg-semi-osat" else thread


@pytest.fixture
def earlier(contents: Contents, tmp_path: Path) -> Iterator[View]:
    """The study as it was: one act less, one with a further step, one thread not yet delivered, an earlier day."""
    events = tuple(_change(event) for event in contents.events if event.id != GONE)
    study = replace(contents.study, as_of=date(2026, 1, 15))
    old = replace(contents, study=study, events=events, initiatives=tuple(map(_reopen, contents.initiatives)))
    write_evidence(tmp_path / "evidence.sqlite", old)
    with EvidenceBase.open(tmp_path / "evidence.sqlite") as base:
        yield View(base)


def test_the_same_base_has_no_changes(shipped: View) -> None:
    assert compare_builds(make_snapshot(shipped), make_snapshot(shipped)) == []


def test_new_changed_and_delivered_are_told(earlier: View, shipped: View) -> None:
    changes = compare_builds(make_snapshot(earlier), make_snapshot(shipped))
    assert [change.id for change in changes if change.sort is Sort.NEW] == [GONE]
    changed = [change for change in changes if change.sort is Sort.CHANGED]
    assert [(change.id, change.field) for change in changed] == [(CHANGED, "steps")]
    assert "ended 2026-01" in changed[0].before
    assert "ended" not in changed[0].after
    outcome = next(change for change in changes if change.sort is Sort.OUTCOME)
    assert outcome.id == "cg-semi-osat"
    assert outcome.after.startswith("delivered as of 2026-07-04")
    overdue = {change.id for change in changes if change.sort is Sort.OVERDUE}
    assert "economic-security" in overdue  # a dialogue by March 2026, between the two days


def test_what_is_left_out_later_is_gone(earlier: View, shipped: View) -> None:
    changes = compare_builds(make_snapshot(shipped), make_snapshot(earlier))
    assert [change.id for change in changes if change.sort is Sort.GONE] == [GONE]


def test_an_event_that_was_merged_is_neither_new_nor_gone(contents: Contents, shipped: View) -> None:
    new = make_snapshot(shipped)
    home = next(event for event in shipped.events if event.id == CHANGED)
    events = {**new.events, GONE: new.events[GONE]}
    merged = replace(new, events={k: v for k, v in events.items() if k != GONE}, members={**new.members, GONE: home.id})
    changes = compare_builds(new, merged)
    assert [(change.sort, change.id, change.field) for change in changes] == [(Sort.CHANGED, home.id, "merged")]


def test_since_a_day_tells_what_happened_after_it(shipped: View) -> None:
    changes = list_since(shipped, date(2026, 6, 1))
    new = {change.id for change in changes if change.sort is Sort.NEW}
    assert {"fu-2026-06-19-cg-semi-first-shipments", "ms-2026-07-04-cg-semi-commercial"} <= new
    assert len(new) == 9
    assert "cg-semi-osat" in {change.id for change in changes if change.sort is Sort.OUTCOME}


def test_sentences_of_a_brief_that_no_longer_hold(earlier: View, shipped: View) -> None:
    subject = find_subject(earlier, "semiconductors")
    assert subject is not None
    values = answer_brief(earlier, subject).values
    statements = [{"key": key, "value": value, "text": key} for key, value in values.items()]
    assert find_outdated(earlier, subject, statements) == []
    outdated = {one.key: one.after for one in find_outdated(shipped, subject, statements)}
    assert outdated["events"] == "34"
    assert (outdated["outcome:cg-semi-osat"] or "").startswith("1 2026-07-04")
    assert "outcome:renesas-india" not in outdated


@pytest.mark.parametrize(
    ("name", "kind", "identifier"),
    [
        ("semiconductors", Kind.SECTOR, "semiconductors"),
        ("JICA", Kind.ACTOR, "jpn-jica"),
        ("cg-semi-osat", Kind.INITIATIVE, "cg-semi-osat"),
        ("pair", Kind.PAIR, "pair"),
    ],
)
def test_subjects_are_found_by_id_label_name_and_acronym(shipped: View, name: str, kind: Kind, identifier: str) -> None:
    subject = find_subject(shipped, name)
    assert subject is not None
    assert (subject.kind, subject.id) == (kind, identifier)


def test_a_brief_is_short_and_counts_right(shipped: View) -> None:
    subject = find_subject(shipped, "semiconductors")
    assert subject is not None
    brief = answer_brief(shipped, subject)
    assert len(brief.events) == 34
    assert brief.scores == {1: 2, 0: 5, None: 1}
    assert len(brief.acts) <= 5
    assert find_subject(shipped, "no such thing") is None
