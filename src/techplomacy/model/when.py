"""A date as precise as it was written; it must not guess a day that nobody told."""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from techplomacy.errors import InvalidValueError

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?(?P<doubt>[?~%])?", re.ASCII
)
_OPEN = {"", ".."}


class Precision(StrEnum):
    """How fine a date was told."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """A point or interval in time in EDTF (level 1 points and intervals, `XXXX-06` for an unknown year).

    `earliest` and `latest` are the first and last day it can mean; None where that end is open or the year unknown.
    Raises InvalidValueError for anything else, impossible days included.
    """

    edtf: str
    earliest: date | None = field(init=False, compare=False)
    latest: date | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        ends = self.edtf.split("/")
        if len(ends) == 1:
            earliest, latest = _parse_point(self.edtf)
        elif len(ends) == 2 and not (ends[0] in _OPEN and ends[1] in _OPEN):
            earliest = None if ends[0] in _OPEN else _parse_point(ends[0])[0]
            latest = None if ends[1] in _OPEN else _parse_point(ends[1])[1]
            if earliest and latest and earliest > latest:
                raise InvalidValueError(f"The interval {self.edtf!r} ends before it begins; swap its two ends.")
        else:
            raise InvalidValueError(
                f"{self.edtf!r} is not an EDTF date; write e.g. 2018-10-29, 2018-10, 2018 or 2018/2020."
            )
        object.__setattr__(self, "earliest", earliest)
        object.__setattr__(self, "latest", latest)

    def __str__(self) -> str:
        return self.edtf

    @property
    def year(self) -> int | None:
        """The year of the first possible day (of the last, where the start is open)."""
        day = self.earliest or self.latest
        return day.year if day else None

    @property
    def precision(self) -> Precision:
        """How fine the date was told."""
        if "/" in self.edtf:
            return Precision.INTERVAL
        point = self.edtf.rstrip("?~%")
        if point.startswith("XXXX"):
            return Precision.UNKNOWN
        if "X" in point:
            return Precision.CENTURY if "XX" in point else Precision.DECADE
        return {4: Precision.YEAR, 7: Precision.MONTH}.get(len(point), Precision.DAY)

    @property
    def is_uncertain(self) -> bool:
        """Whether the source doubts or approximates it (`?`, `~` or `%`)."""
        return any(mark in self.edtf for mark in "?~%")

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Orders dates by first day, then last; an unknown start sorts last."""
        first = self.earliest or self.latest
        last = self.latest or date.max
        return (first.isoformat() if first else "9999", last.isoformat(), self.edtf)

    def overlaps(self, other: "When") -> bool:
        """Whether some day can be meant by both; an open end reaches without limit."""
        starts_before = self.earliest is None or other.latest is None or self.earliest <= other.latest
        ends_after = self.latest is None or other.earliest is None or self.latest >= other.earliest
        return starts_before and ends_after


def _parse_point(text: str) -> tuple[date | None, date | None]:
    match = _POINT.fullmatch(text)
    if not match:
        raise InvalidValueError(
            f"{text!r} is not an EDTF date; write e.g. 2018-10-29, 2018-10, 2018, 196X or 2018/2020."
        )
    year, month, day = match["year"], match["month"], match["day"]
    if month and not 1 <= int(month) <= 12:
        raise InvalidValueError(f"{text!r} has no month {month}; months run from 01 to 12.")
    if "X" in year:
        _check_unknown_year(text, year, month, day)
        if year == "XXXX":
            return None, None
        return date(int(year.replace("X", "0")) or 1, 1, 1), date(int(year.replace("X", "9")), 12, 31)
    number = int(year)
    if number == 0:
        raise InvalidValueError(f"{text!r}: the year 0000 is outside the calendar used here; give a year from 0001.")
    if not month:
        return date(number, 1, 1), date(number, 12, 31)
    last = monthrange(number, int(month))[1]
    if not day:
        return date(number, int(month), 1), date(number, int(month), last)
    if not 1 <= int(day) <= last:
        raise InvalidValueError(
            f"{text!r} cannot be: {year}-{month} has {last} days. Correct the day or give only the month."
        )
    exact = date(number, int(month), int(day))
    return exact, exact


def _check_unknown_year(text: str, year: str, month: str | None, day: str | None) -> None:
    if year != "XXXX" and month:
        raise InvalidValueError(f"{text!r}: a month needs a full year; write the decade alone.")
    if day and not 1 <= int(day) <= monthrange(2000, int(month or 1))[1]:
        raise InvalidValueError(f"{text!r} cannot be: month {month} has no day {day}.")
