"""Money that flows from one country to the other: one series a basis and year type, never joined, holes shown."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatch
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from techplomacy.analysis.cells import make_result, tell, tell_observation
from techplomacy.analysis.view import View, once
from techplomacy.model import Cell, Observation, Result, Series, Source, Tier

FULL_YEAR = (360, 372)  # days: shorter or longer periods are drawn, and never compared
_TIERS = {tier: n for n, tier in enumerate(Tier)}


@dataclass(frozen=True)
class Point:
    """The value of one period of a series: the observation that is taken, and what other sources print for it."""

    taken: Observation
    others: tuple[Observation, ...] = ()

    @property
    def start(self) -> date | None:
        """The first day."""
        return self.taken.when.earliest

    @property
    def end(self) -> date | None:
        """The last day."""
        return self.taken.when.latest

    @property
    def is_year(self) -> bool:
        """Whether the period is one whole year."""
        if self.start is None or self.end is None:
            return False
        return FULL_YEAR[0] <= (self.end - self.start).days + 1 <= FULL_YEAR[1]

    @property
    def is_contested(self) -> bool:
        """Whether sources print different values."""
        return any(other.value != self.taken.value for other in self.others)


@lru_cache(maxsize=1)
def _load_words() -> dict[str, Any]:
    return tomllib.loads((files("techplomacy.analysis") / "flows.toml").read_text(encoding="utf-8"))


def list_families() -> tuple[str, ...]:
    """The names of the families of series."""
    return tuple(_load_words()["families"])


def list_series(view: View, family: str, *, giver: str | None = None, receiver: str | None = None) -> list[Series]:
    """The series of a family (investment, loans, aid) between the two countries, in either direction or one."""
    rule = _load_words()["families"][family]
    pair = set(view.study.countries)
    return [
        series
        for _, series in sorted(view.series.items())
        if {series.giver, series.receiver} == pair
        and (giver is None or series.giver == giver)
        and (receiver is None or series.receiver == receiver)
        and _fits(series, rule)
    ]


def _fits(series: Series, rule: dict[str, list[str]]) -> bool:
    names = (series.measure, series.id)
    return any(fnmatch(name, p) for name in names for p in rule["any"]) and not any(
        fnmatch(name, p) for name in names for p in rule["none"]
    )


def list_points(view: View, series: str) -> list[Point]:
    """One point a period, in order of time; of several sources the more official and exact one is taken."""
    periods: dict[str, list[Observation]] = {}
    for observation in view.observations.get(series, ()):
        periods.setdefault(observation.when.edtf, []).append(observation)
    points = []
    for told in periods.values():
        best, *others = sorted(told, key=lambda o: _order(view.sources.get(o.source), o))
        points.append(Point(best, tuple(others)))
    return sorted(points, key=lambda point: point.taken.when.sort_key)


def _order(source: Source | None, observation: Observation) -> tuple[int, int, str, str]:
    digits = len(observation.value.normalize().as_tuple().digits)
    return (_TIERS[source.tier] if source else len(_TIERS), -digits, observation.vintage, observation.source)


def find_flags(observation: Observation) -> tuple[str, ...]:
    """What the note of an observation warns of: incomplete, derived, provisional, rounded."""
    note = (observation.note or "").casefold()
    return tuple(flag for flag, words in _load_words()["flags"].items() if any(word in note for word in words))


def find_holes(points: Iterable[Point]) -> list[tuple[date, date]]:
    """Stretches between two whole years of which no value is known, as first and last day."""
    years = [point for point in points if point.is_year]
    holes = []
    for left, right in pairwise(years):
        if left.end and right.start and (right.start - left.end).days > 31:
            holes.append((left.end, right.start))
    return holes


def find_main_direction(view: View) -> tuple[str, str]:
    """(giver, receiver): the direction for which most values are told; the order of the study where none is."""
    first, second = view.study.countries
    counts = {
        (giver, receiver): sum(
            len(view.observations[series.id])
            for family in ("investment", "loans", "aid")
            for series in list_series(view, family, giver=giver, receiver=receiver)
        )
        for giver, receiver in ((second, first), (first, second))
    }
    return max(counts, key=lambda pair: counts[pair])


@once
def answer_flow(view: View, family: str) -> Result:
    """One row a value of the family's series in the main direction, with its flags and what others print."""
    giver, receiver = find_main_direction(view)
    rows = [
        _make_row(series, point)
        for series in list_series(view, family, giver=giver, receiver=receiver)
        for point in list_points(view, series.id)
    ]
    return make_result(
        f"flow_{family}",
        f"Flows: {family}",
        (
            "series", "title", "basis", "year_type", "unit", "period", "start", "end", "value", "whole_year", "flags",
            "also_printed", "note",
        ),
        rows,
        caveats=("Series on another basis or year type are other series; no total runs across them.",),
    )  # fmt: skip


def _make_row(series: Series, point: Point) -> tuple[Cell, ...]:
    taken = point.taken
    others = "; ".join(f"{other.value.normalize():f}" for other in point.others if other.value != taken.value)
    return (
        tell(series.id, ids=(series.id,)),
        tell(series.title),
        tell(series.basis),
        tell(series.year_type.value),
        tell(series.unit),
        tell_observation(taken, taken.period),
        tell(point.start.isoformat() if point.start else None),
        tell(point.end.isoformat() if point.end else None),
        tell_observation(taken, taken.value),
        tell("yes" if point.is_year else "no"),
        tell(", ".join(find_flags(taken)) or None),
        tell(others or None, sources=(other.source for other in point.others)),
        tell(taken.note),
    )
