"""What a series supports in words: level, peak, trough, rise and fall, each with the caveats of its basis and holes."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from techplomacy.analysis.cells import make_result, tell, tell_observation, tell_part
from techplomacy.analysis.flows import Point, find_flags, find_holes, find_main_direction, list_points, list_series
from techplomacy.analysis.view import View, once
from techplomacy.model import Cell, Proposition, Result, Series, When

ENOUGH = 3  # whole years below which a series has no peak and no trough


@dataclass(frozen=True)
class Shape:
    """What one series supports; `propositions` in the order level (first), level (last), rose or fell, peak, trough."""

    series: Series
    points: tuple[Point, ...]
    years: tuple[Point, ...]
    propositions: tuple[Proposition, ...]
    holes: tuple[tuple[str, str], ...]

    def find(self, predicate: str) -> Proposition | None:
        """The first proposition of a predicate."""
        return next((p for p in self.propositions if p.predicate == predicate), None)

    def find_point(self, period: When) -> Point | None:
        """The point of a period."""
        return next((point for point in self.points if point.taken.when == period), None)


def make_shape(view: View, series: Series) -> Shape:
    """All that a series supports, from its whole years alone; fewer than three years give no peak."""
    points = list_points(view, series.id)
    years = [point for point in points if point.is_year]
    holes = tuple((a.isoformat(), b.isoformat()) for a, b in find_holes(points))
    caveats = _list_caveats(series, years, len(holes))
    made: list[Proposition] = []
    if years:
        ends = (years[0], years[-1]) if len(years) > 1 else (years[0],)
        made += [_propose(series, "level", point, caveats) for point in ends]
    if len(years) > 1:
        made.append(_compare(series, years[0], years[-1], caveats))
    if len(years) >= ENOUGH:
        high = max(years, key=lambda point: point.taken.value)
        low = min(years, key=lambda point: point.taken.value)
        made += [_propose(series, "peak", high, caveats), _propose(series, "trough", low, caveats)]
    return Shape(series, tuple(points), tuple(years), tuple(made), holes)


def _list_caveats(series: Series, years: list[Point], holes: int) -> tuple[str, ...]:
    told = [f"basis: {series.basis}", f"year type: {series.year_type.value}"]
    if holes:
        told.append(f"{holes} {'gap' if holes == 1 else 'gaps'} between the years told")
    flagged = sum(1 for point in years if "incomplete" in find_flags(point.taken))
    if flagged:
        told.append(f"{tell_part(flagged, len(years), 'value')} may be incomplete")
    contested = sum(1 for point in years if point.is_contested)
    if contested:
        told.append(f"for {contested} {'period' if contested == 1 else 'periods'} sources print different values")
    return tuple(told)


def _propose(series: Series, predicate: str, point: Point, caveats: tuple[str, ...]) -> Proposition:
    return Proposition(series.id, predicate, point.taken.when, point.taken.value, caveats)


def _compare(series: Series, first: Point, last: Point, caveats: tuple[str, ...]) -> Proposition:
    change = last.taken.value - first.taken.value
    predicate = "rose" if change > 0 else "fell" if change < 0 else "level"
    start, end = first.taken.when.edtf.split("/")[0], last.taken.when.edtf.split("/")[-1]
    return Proposition(series.id, predicate, When(f"{start}/{end}"), change, caveats)


def list_shapes(view: View, family: str) -> list[Shape]:
    """The shapes of a family's series in the main direction, most whole years first."""
    giver, receiver = find_main_direction(view)
    shapes = [make_shape(view, series) for series in list_series(view, family, giver=giver, receiver=receiver)]
    return sorted((s for s in shapes if s.points), key=lambda s: (-len(s.years), -len(s.points), s.series.id))


@once
def answer_propositions(view: View, family: str) -> Result:
    """One row a proposition of a family's series."""
    rows = []
    for shape in list_shapes(view, family):
        for made in shape.propositions:
            point = shape.find_point(made.period)
            rows.append(
                (
                    tell(shape.series.title, ids=(shape.series.id,)),
                    tell(made.predicate),
                    tell(made.period),
                    tell_observation(point.taken, made.value) if point else tell(made.value, ids=(made.series,)),
                    tell(shape.series.unit),
                    tell("; ".join(made.caveats)),
                )
            )
    return make_result(
        f"propositions_{family}",
        f"What the series of {family} support",
        ("series", "predicate", "period", "value", "unit", "caveats"),
        rows,
    )


@once
def answer_same_year(view: View, family: str) -> Result:
    """All values of the year in which most series have their peak: what one year's name can mean.

    No row where fewer than two series tell of that year.
    """
    shapes = list_shapes(view, family)
    units = Counter(shape.series.unit for shape in shapes)
    # Only one unit can be compared: the one that most series are told in.
    shapes = [shape for shape in shapes if shape.series.unit == max(units, key=lambda unit: (units[unit], unit))]
    year = _find_common_peak(shapes)
    rows: list[tuple[Cell, ...]] = []
    for shape in shapes if year else ():
        for point in shape.points:
            if year and _is_mostly_in(point, year):
                rows += [
                    (
                        tell(year),
                        tell(shape.series.title, ids=(shape.series.id,)),
                        tell(shape.series.basis),
                        tell_observation(observation, observation.period),
                        tell_observation(observation, observation.value),
                        tell(shape.series.unit),
                        tell("yes" if point.is_year else "no"),
                    )
                    for observation in (point.taken, *point.others)
                ]
    return make_result(
        f"same_year_{family}",
        "One year, several bases",
        ("year", "series", "basis", "period", "value", "unit", "whole_year"),
        rows if len({row[1].value for row in rows}) > 1 else (),
        caveats=("The values differ by basis and by which twelve months are meant; none of them corrects another.",),
    )


def _find_common_peak(shapes: list[Shape]) -> int | None:
    peaks: dict[int, int] = {}
    for shape in shapes:
        best = max(shape.years, key=lambda point: point.taken.value, default=None)
        if best is not None and best.start is not None:
            peaks[best.start.year] = peaks.get(best.start.year, 0) + 1
    return min(peaks, key=lambda year: (-peaks[year], -year), default=None)


def _is_mostly_in(point: Point, year: int) -> bool:
    """Whether more than half of a period of at most a year lies in a calendar year."""
    if point.start is None or point.end is None or (point.end - point.start).days > 372:
        return False
    inside = min(point.end, When(str(year)).latest or point.end) - max(
        point.start, When(str(year)).earliest or point.start
    )
    return inside.days + 1 > ((point.end - point.start).days + 1) / 2


def find_last(shape: Shape) -> Decimal | None:
    """The value of the last whole year."""
    return shape.years[-1].taken.value if shape.years else None
