"""A date is as precise as it was written: what its text says comes back, and its days are those of EDTF."""

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st
from model_making import CLOSED, DAYS, EDTF, MARKED, NO_YEAR, OPEN, POINTS, WHENS

from techplomacy.errors import InvalidValueError
from techplomacy.model import Precision, When


@given(EDTF)
def test_what_was_written_comes_back(text: str) -> None:
    when = When(text)
    assert str(when) == when.edtf == text
    assert When(str(when)) == when
    assert hash(When(str(when))) == hash(when)


@given(WHENS)
def test_no_date_ends_before_it_begins(when: When) -> None:
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest


@settings(max_examples=60, deadline=None)  # the library's parser takes ten milliseconds a date
@given(MARKED | CLOSED)
def test_first_and_last_day_are_those_of_the_edtf_library(text: str) -> None:
    when, oracle = When(text), parse_edtf(text)
    assert when.earliest == date(*oracle.lower_strict()[:3])
    assert when.latest == date(*oracle.upper_strict()[:3])


@given(st.integers(1, 9999), st.integers(0, 14), st.integers(0, 33))
def test_a_day_is_taken_only_where_the_calendar_has_it(year: int, month: int, day: int) -> None:
    text = f"{year:04d}-{month:02d}-{day:02d}"
    try:
        known = date(year, month, day)
    except ValueError:
        with pytest.raises(InvalidValueError):
            When(text)
    else:
        assert When(text).earliest == When(text).latest == known


@given(OPEN)
def test_an_open_end_reaches_without_limit(text: str) -> None:
    when = When(text)
    known = when.latest or when.earliest
    assert (when.earliest is None) != (when.latest is None)
    assert known is not None and when.year == known.year
    assert when.overlaps(When("2000")) or when.overlaps(When(str(known)))


@given(NO_YEAR)
def test_an_unknown_year_has_no_day(text: str) -> None:
    when = When(text)
    assert (when.earliest, when.latest, when.year, when.precision) == (None, None, None, Precision.UNKNOWN)


@given(WHENS, WHENS)
def test_to_overlap_is_mutual_and_every_date_overlaps_itself(one: When, other: When) -> None:
    assert one.overlaps(one)
    assert one.overlaps(other) == other.overlaps(one)


@given(DAYS, DAYS)
def test_days_are_sorted_as_the_calendar_does(one: str, other: str) -> None:
    assert (When(one).sort_key < When(other).sort_key) == (one < other)


@given(POINTS)
def test_a_mark_of_doubt_moves_no_day(text: str) -> None:
    plain = When(text)
    for mark in "?~%":
        marked = When(text + mark)
        assert (marked.earliest, marked.latest, marked.precision) == (plain.earliest, plain.latest, plain.precision)
        assert marked.is_uncertain and not plain.is_uncertain
        assert marked != plain


@given(st.dates(min_value=date(1, 1, 3), max_value=date(9999, 12, 28)))
def test_precision_is_what_was_told_and_no_finer(day: date) -> None:
    text = str(day)
    told = {text: Precision.DAY, text[:7]: Precision.MONTH, text[:4]: Precision.YEAR, f"{text[:3]}X": Precision.DECADE}
    for written, precision in told.items():
        if written == "000X":
            continue
        assert When(written).precision is precision
        assert When(written).overlaps(When(text))
    later = day + timedelta(days=2)
    assert When(f"{text}/{later}").precision is Precision.INTERVAL
    with pytest.raises(InvalidValueError):
        When(f"{later}/{text}")


WRONG = ["", "/", "../..", "yesterday", "18", "2018-13", "2018-00", "2018-02-29", "2018-10-32", "2018-1-2", "2018--10"]
WRONG += [
    "2018-10-29T10:00",
    "2018/2019/2020",
    "201X-05",
    "0000",
    " 2018",
    "2018 ",
    "２０１８",
    "XXXX-13",
    "XXXX-02-30",
]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError):
        When(text)
