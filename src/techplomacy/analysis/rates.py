"""The exchange rates of a study: series in units such as `JPY per USD`; a rate keeps its period, basis and source."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from techplomacy.analysis.flows import Point, list_points
from techplomacy.analysis.view import View
from techplomacy.model import Observation, Rate, Series, Tier

_PAIR = re.compile(r"([A-Z]{3}) per ([A-Z]{3})")
_TIERS = {tier: n for n, tier in enumerate(Tier)}


@dataclass(frozen=True, slots=True)
class YearRate:
    """The mean rate of one period: `rate.day` is its last day, for a mean has no day of its own."""

    rate: Rate
    series: Series
    taken: Observation

    @property
    def pair(self) -> str:
        """What the figure means: `JPY per USD`."""
        return f"{self.rate.quote} per {self.rate.base}"


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no rate or no price index, in words."""

    why: str


def find_year(start: date, end: date) -> int:
    """The calendar year that holds most of a period of at most a year."""
    return (start + (end - start) / 2).year


def find_rate(view: View, one: str, other: str, start: date, end: date) -> YearRate | Missing:
    """The mean rate between two currencies (ISO 4217) over a period: of just these days, else of the calendar year that
    holds most of them. Of several series the most official is asked first, then the longest; a hole is never filled.
    """
    series = _list_series(view, one, other)
    if not series:
        return Missing(f"no rate between {one} and {other} in the statistics")
    year = find_year(start, end)
    for told in series:
        points = [point for point in list_points(view, told.id) if point.is_year]
        exact = [p for p in points if (p.start, p.end) == (start, end)]
        same = [p for p in points if p.start == date(year, 1, 1) and p.end == date(year, 12, 31)]
        for point in (*exact, *same):
            if point.taken.value > 0:
                return _make_rate(told, point)
    return Missing(f"no rate between {one} and {other} for {year} ({_tell_span(view, series)})")


def _list_series(view: View, one: str, other: str) -> list[Series]:
    found = [
        series
        for series in view.series.values()
        if (pair := _PAIR.fullmatch(series.unit))
        and set(pair.groups()) == {one, other}
        and view.observations[series.id]
    ]
    return sorted(found, key=lambda s: (_rank(view, s), -len(view.observations[s.id]), s.id))


def _rank(view: View, series: Series) -> int:
    sources = [view.sources.get(told.source) for told in view.observations[series.id]]
    return max(_TIERS[source.tier] if source else len(_TIERS) for source in sources)


def _make_rate(series: Series, point: Point) -> YearRate:
    pair = _PAIR.fullmatch(series.unit)
    assert pair is not None
    assert point.end is not None
    quote, base = pair.groups()
    rate = Rate(base, quote, Decimal(point.taken.value), point.end, point.taken.source)
    return YearRate(rate, series, point.taken)


def _tell_span(view: View, series: list[Series]) -> str:
    points = [point for told in series for point in list_points(view, told.id) if point.start and point.end]
    first, last = min(p.start for p in points if p.start), max(p.end for p in points if p.end)
    return f"told from {first.year} to {last.year}"
