"""Series of money in the prices of one year, by the deflator of the country whose currency they are in."""

from decimal import Decimal

from techplomacy.analysis.cells import make_result, tell, tell_observation
from techplomacy.analysis.flows import Point, list_points
from techplomacy.analysis.propositions import Shape, list_shapes
from techplomacy.analysis.view import View
from techplomacy.model import Cell, Observation, Result

DEFLATOR = "deflator_index"  # what the measure or id of a price index holds
PLACES = Decimal("0.1")


def answer_constant(view: View, family: str) -> Result:
    """One row a whole year of a family's series: the value told, the index used, and the value in the last index year.

    A year is deflated by the index of the calendar year that holds most of it. No row where no index fits the currency.
    """
    rows: list[list[Cell]] = []
    for shape in list_shapes(view, family):
        index = _find_index(view, shape)
        if index and shape.years:
            rows += _deflate(shape, index)
    return make_result(
        f"constant_{family}",
        f"In constant prices: {family}",
        ("series", "period", "value", "unit", "index_year", "index", "price_year", "constant"),
        rows,
        caveats=(
            "Deflated by the price index of the country whose currency the series is told in; a figure in dollars "
            "loses the inflation of dollars, not that of either country.",
        ),
    )


def _find_index(view: View, shape: Shape) -> dict[int, Observation]:
    """The price index of the currency's country by year; empty where there is none."""
    currency = shape.series.currency or shape.series.unit.split(" ")[0]
    homes = {c.alpha3 for c in view.vocabulary.countries.values() if c.currency == currency and c.is_state}
    for series in sorted(view.series.values(), key=lambda s: s.id):
        if DEFLATOR in f"{series.measure} {series.id}" and series.giver in homes:
            points = [p for p in list_points(view, series.id) if p.start]
            return {point.start.year: point.taken for point in points if point.start}
    return {}


def _deflate(shape: Shape, index: dict[int, Observation]) -> list[list[Cell]]:
    base_year = max(index)
    base = index[base_year].value
    rows = []
    for point in shape.years:
        year = _find_year(point)
        if year not in index or not index[year].value:
            continue
        constant = (point.taken.value * base / index[year].value).quantize(PLACES)
        rows.append(
            [
                tell(shape.series.title, ids=(shape.series.id,)),
                tell_observation(point.taken, point.taken.period),
                tell_observation(point.taken, point.taken.value),
                tell(shape.series.unit),
                tell(year),
                tell_observation(index[year], index[year].value),
                tell(base_year),
                tell(
                    constant,
                    ids=(point.taken.series, index[year].series),
                    sources=(point.taken.source, index[year].source),
                ),
            ]
        )
    return rows


def _find_year(point: Point) -> int:
    """The calendar year that holds most of a period."""
    assert point.start is not None
    assert point.end is not None
    return (point.start + (point.end - point.start) / 2).year
