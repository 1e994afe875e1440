"""Claims about series, each tested on every basis apart: what the data say, and whether that fits.

A test names a family (or a pattern of series ids), a predicate, a period and perhaps a value. Only whole years count.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fnmatch import fnmatch
from itertools import pairwise

from techplomacy.analysis.cells import make_result, tell
from techplomacy.analysis.flows import Point, list_families
from techplomacy.analysis.propositions import ENOUGH, Shape, list_shapes, make_shape
from techplomacy.analysis.view import View
from techplomacy.model import Argument, Result, When

SCALES = {"million": Decimal(10) ** 6, "billion": Decimal(10) ** 9, "trillion": Decimal(10) ** 12}
LITTLE = Decimal("0.1")  # of a value: a fall of more is not slight
COLUMNS = ("claim", "test", "series", "basis", "year_type", "unit", "verdict", "told", "why")


class Says(StrEnum):
    """What a series says of a claim."""

    YES = "supports"
    NO = "contradicts"
    SILENT = "does not tell"


@dataclass(frozen=True, slots=True)
class Test:
    """A test as read: `value` is in units of the currency, `slack` half of its last digit."""

    series: str
    predicate: str
    period: When
    value: Decimal | None = None
    slack: Decimal = Decimal(0)
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one series says, the points it rests on, and why in a few words."""

    says: Says
    points: tuple[Point, ...] = ()
    why: str = ""


def read_test(text: str) -> Test:
    """A test from its words, as `sources` has checked them."""
    series, predicate, period, *claimed = text.split()
    if not claimed:
        return Test(series, predicate, When(period))
    number, scale = Decimal(claimed[0]), SCALES.get(claimed[1], Decimal(1))
    exponent = number.as_tuple().exponent
    slack = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2
    return Test(series, predicate, When(period), number * scale, slack * scale, claimed[-1])


def answer_statements(view: View, section: str) -> Result:
    """One row a claim, test and series; a claim of the section without a test is left to the chapter of claims."""
    rows = [
        (
            tell(argument.claim, ids=(argument.id,)),
            tell(text),
            tell(shape.series.title, ids=(shape.series.id,)),
            tell(shape.series.basis),
            tell(shape.series.year_type.value),
            tell(shape.series.unit),
            tell(found.says.value),
            tell(
                _list_values(found), ids=(shape.series.id,), sources=dict.fromkeys(p.taken.source for p in found.points)
            ),
            tell(found.why or None),
        )
        for argument, text, shape, found in _list_findings(view, section)
    ]
    return make_result(
        f"statements_{section.lower()}",
        "What is claimed of the series, on each basis",
        COLUMNS,
        rows,
        caveats=(
            "A series that has too few whole years in the period does not tell. Series on different bases need not "
            "agree.",
        ),
    )


def _list_findings(view: View, section: str) -> list[tuple[Argument, str, Shape, Finding]]:
    return [
        (argument, text, shape, examine(shape, read_test(text)))
        for argument in view.base.arguments(section)
        for text in argument.tests
        for shape in _list_shapes(view, read_test(text).series)
    ]


def _list_shapes(view: View, name: str) -> list[Shape]:
    """The series of a family in the main direction, or those whose id fits a pattern."""
    if name in list_families():
        return list_shapes(view, name)
    told = [series for identifier, series in sorted(view.series.items()) if fnmatch(identifier, name)]
    return [shape for series in told if (shape := make_shape(view, series)).points]


def _list_values(found: Finding) -> str | None:
    values = [f"{point.taken.period}: {point.taken.value.normalize():,f}" for point in found.points]
    return "; ".join(values) or None


def examine(shape: Shape, test: Test) -> Finding:
    """What a series says of a test."""
    inside = [point for point in shape.years if _is_in(point, test.period)]
    return _EXAMINERS[test.predicate](shape, test, inside)


def _is_in(point: Point, period: When) -> bool:
    """Whether the middle of a point's period lies in the period of the test."""
    if point.start is None or point.end is None or period.earliest is None or period.latest is None:
        return False
    return period.earliest <= point.start + (point.end - point.start) / 2 <= period.latest


def _examine_extreme(shape: Shape, test: Test, inside: list[Point]) -> Finding:
    pick = max if test.predicate == "peak" else min
    if not inside or len(shape.years) < ENOUGH:
        return Finding(Says.SILENT, tuple(inside), "the period, or enough other years, are not told")
    best = pick(shape.years, key=lambda point: point.taken.value)
    if best not in inside:
        return Finding(Says.NO, (best, *inside), "another year is the extreme")
    found = _compare_value(shape, test, best)
    years = f"of {len(shape.years)} years told, from {shape.years[0].taken.period} to {shape.years[-1].taken.period}"
    return replace(found, why=f"{found.why}; {years}" if found.why else years)


def _examine_level(shape: Shape, test: Test, inside: list[Point]) -> Finding:
    if not inside:
        return Finding(Says.SILENT, (), "the period is not told")
    return _compare_value(shape, test, inside[-1])


def _compare_value(shape: Shape, test: Test, point: Point) -> Finding:
    if test.value is None:
        return Finding(Says.YES, (point,))
    currency, _, scale = shape.series.unit.partition(" ")
    if currency != test.currency:
        return Finding(Says.SILENT, (point,), "told in another currency")
    told = [p.value * SCALES.get(scale, Decimal(1)) for p in (point.taken, *point.others)]
    if any(abs(value - test.value) <= test.slack for value in told):
        return Finding(Says.YES, (point,))
    return Finding(Says.NO, (point,), "the period fits, the value does not")


def _examine_change(shape: Shape, test: Test, inside: list[Point]) -> Finding:
    rises = test.predicate.startswith("rose")
    if len(inside) < 2:
        return Finding(Says.SILENT, tuple(inside), "fewer than two years of the period are told")
    first, last = inside[0].taken.value, inside[-1].taken.value
    ends = (inside[0], inside[-1])
    if (last > first) is not rises or last == first:
        return Finding(Says.NO, ends)
    if test.predicate == "fell_little" and first - last > LITTLE * first:
        return Finding(Says.NO, ends, f"it fell by {100 * (first - last) / first:.0f} per cent")
    if test.predicate.endswith("each_year"):
        against = [pair for pair in pairwise(inside) if (pair[1].taken.value > pair[0].taken.value) is not rises]
        if against:
            return Finding(Says.NO, against[0], f"{len(against)} of {len(inside) - 1} steps go the other way")
        if len(inside) < _count_years(test.period):
            return Finding(Says.SILENT, ends, f"only {len(inside)} of {_count_years(test.period)} years are told")
    return Finding(Says.YES, ends)


def _count_years(period: When) -> int:
    assert period.earliest is not None
    assert period.latest is not None
    return period.latest.year - period.earliest.year + 1


def _examine_beginning(shape: Shape, test: Test, inside: list[Point]) -> Finding:
    first = shape.points[0]
    if first.start is None or test.period.earliest is None:
        return Finding(Says.SILENT)
    if first.start < test.period.earliest:
        return Finding(Says.NO, (first,), "it is told earlier")
    return Finding(Says.SILENT, (first,), "a first value told is not yet a beginning")


_EXAMINERS: dict[str, Callable[[Shape, Test, list[Point]], Finding]] = {
    "peak": _examine_extreme,
    "trough": _examine_extreme,
    "level": _examine_level,
    "rose": _examine_change,
    "rose_each_year": _examine_change,
    "fell": _examine_change,
    "fell_each_year": _examine_change,
    "fell_little": _examine_change,
    "begins": _examine_beginning,
}
