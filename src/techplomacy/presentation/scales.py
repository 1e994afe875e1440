"""Places of days and values on the axes of charts."""

from calendar import isleap
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from math import floor

from techplomacy.analysis.flows import Point


def place_day(day: date) -> float:
    """A day on an axis of years: 2020-07-02 is about 2020.5."""
    return round(day.year + (day.timetuple().tm_yday - 1) / (366 if isleap(day.year) else 365), 4)


def place_text(day: str) -> float:
    """The place of a day written as 2020-07-02."""
    return place_day(date.fromisoformat(day))


def place_point(point: Point) -> float:
    """The middle of the period of a value."""
    if point.start is None or point.end is None:
        raise ValueError(f"The observation {point.taken.series} {point.taken.period} has no ends: leave it out.")
    return round((place_day(point.start) + place_day(point.end) + 1 / 365) / 2, 4)


def list_years(first: float, last: float, *, most: int) -> list[int]:
    """Round years from first to last for an axis, at most so many."""
    start, end = floor(first), floor(last)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 500) if (end - start) / step <= most)
    return [year for year in range(start, end + 1) if year % step == 0]


def list_counts(most: int, *, ticks: int = 5) -> list[int]:
    """Round whole numbers from 0 up to a count for an axis, about so many."""
    step = next(size * 10**power for power in range(9) for size in (1, 2, 5) if most / (size * 10**power) <= ticks)
    return list(range(0, most + 1, step))


def find_top(values: Iterable[Decimal], *, room: float = 1.25) -> float:
    """The upper end of an axis of values: the greatest and room for its label."""
    return max((float(value) for value in values), default=0.0) * room or 1.0
