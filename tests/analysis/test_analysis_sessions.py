"""Which meetings are sessions of one dialogue: numbered ones of a form are, a meeting on its subject is not."""

from unittest.mock import Mock

import pytest

from techplomacy.analysis import View
from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.institutions import answer_institutions, group_sessions
from techplomacy.evidence import EvidenceBase
from techplomacy.model import Event, Study, When


def group(*told: str, thread: str | None = "water", summary: str = "") -> list[list[str]]:
    """The titles of each group of sessions of one thread."""
    base = Mock(spec=EvidenceBase)
    base.study.return_value = Study("s", "s", "?", ("KEN", "KOR"), When("2000/2020"), When("2020-01-01").latest)
    base.events.return_value = [
        Event(str(n), "dialogue", title, (), (), (), (), (str(n),), (), 1, summary=summary, initiative=thread)
        for n, title in enumerate(told)
    ]
    return [[session.event.title for session in found] for found in group_sessions(View(base))]


COMMITTEE = "3rd Joint Committee on Water and Climate"


@pytest.mark.parametrize(
    "meeting",
    [
        "Achieng-Kim meeting on water and climate",
        "Water and Climate Initiative Meeting",
        "Third round of negotiations on water and climate",
    ],
)
@pytest.mark.parametrize("thread", ["water", None])
def test_a_meeting_on_the_subject_is_no_session_of_the_committee(meeting: str, thread: str | None) -> None:
    assert group(COMMITTEE, meeting, thread=thread) == [[COMMITTEE], [meeting]]


def test_a_bare_meeting_does_not_chain_two_dialogues() -> None:
    titles = ("First round of negotiations on water", "Kenya-Korea meeting on water", "Joint Working Group on water")
    assert group(*titles) == [[title] for title in titles]


def test_meetings_without_form_or_number_are_of_one_row_only_where_titles_are_near() -> None:
    visit, initiative = "Achieng-Kim meeting on water and climate", "Water and Climate Initiative Meeting"
    assert group(visit, initiative) == [[visit], [initiative]]
    assert group(visit, visit) == [[visit, visit]]


def test_a_numbered_session_may_leave_the_form_out() -> None:
    titles = ("First 2+2 Dialogue", "Second Kenya-Korea 2+2 Dialogue", "Third 2+2 Ministerial Meeting")
    assert group(*titles) == [list(titles)]


def test_a_summary_may_say_as_what_a_meeting_was_held() -> None:
    told = ("Meetings on water, Nairobi", "Joint Working Group on water, May 2019")
    assert group(*told, summary="Officials met as a joint working group on water.") == [list(told)]
    assert group(*told, summary="Officials met to prepare a working group.") == [[told[0]], [told[1]]]


def test_the_committee_of_the_shipped_study_has_three_known_sessions(shipped: View) -> None:
    rows = [
        row for row in read_rows(answer_institutions(shipped)) if "joint-st-committee-7-2005" in row["sessions"].ids
    ]
    assert [(row["sessions"].value, row["highest_number"].value) for row in rows] == [(3, 10)]
    assert rows[0]["sessions"].ids == (
        "joint-st-committee-7-2005",
        "dlg-2017-01-30-jst-committee-9",
        "dlg-2020-11-10-jst-committee-10",
    )
