"""Holds one claim against one series, on its own basis and year type; it joins no two series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from techplomacy.analysis.flows import Point
from techplomacy.analysis.propositions import Shape
from techplomacy.audit.against.statements import Claim
from techplomacy.model import Money, Observation, When

SLIGHT = Decimal("0.15")  # of the year before: a larger change is not slight
_NEAR_YEARS = 1  # between the start told and the first value, up to which a series covers a claim
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "crore": 7, "lakh": 5}


@dataclass(frozen=True)
class Opinion:
    """What one series says of a claim: supports, contradicts or silent; `is_whole` where it covers all of it."""

    shape: Shape
    says: str
    words: str
    seen: tuple[Observation, ...] = ()
    is_whole: bool = True


def judge(claim: Claim, shape: Shape) -> Opinion:
    """What a series says of a claim; silent where it holds no fitting years, or another currency."""
    years = shape.years
    if claim.value is not None and not _is_comparable(claim.value, shape):
        return Opinion(shape, "silent", "")
    match claim.predicate:
        case "level":
            return _judge_level(claim, shape)
        case "peak" | "trough":
            return _judge_extreme(claim, shape)
        case "began":
            return _judge_start(claim, shape)
    period = _list_within(years, claim)
    if claim.is_open or _count_years(claim.when) > 1:
        return _judge_trend(claim, shape, period)
    return _judge_change(claim, shape)


def find_point(points: Sequence[Point], when: When) -> Point | None:
    """The year of a series that shares most days with a period, half a year at least."""
    best = max(points, key=lambda point: _count_shared(point, when), default=None)
    return best if best is not None and _count_shared(best, when) > 180 else None


def tell_point(point: Point, shape: Shape) -> str:
    """A value with its period and unit."""
    return f"{point.taken.period}: {tell_value(point.taken.value)} {shape.series.unit}"


def tell_value(value: Decimal) -> str:
    """A number with separators."""
    text = f"{value.normalize():,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_comparable(value: Money, shape: Shape) -> bool:
    return shape.series.unit.split(" ")[0] == value.currency


def _scale(value: Money, shape: Shape) -> Decimal:
    words = shape.series.unit.split(" ")
    return value.amount.scaleb(-_SCALES.get(words[1], 0)) if len(words) > 1 else value.amount


def _is_equal(told: Decimal, known: Decimal) -> bool:
    """Whether a known value is what was told, as finely as it was told."""
    exponent = int(told.normalize().as_tuple().exponent)
    return abs(told - known) <= Decimal(1).scaleb(exponent) * Decimal("0.6") or abs(told - known) <= told / 100


def _judge_level(claim: Claim, shape: Shape) -> Opinion:
    point = find_point(shape.years, claim.when)
    if point is None or claim.value is None:
        return Opinion(shape, "silent", "")
    told = _scale(claim.value, shape)
    values = [observation.value for observation in (point.taken, *point.others)]
    says = "supports" if any(_is_equal(told, value) for value in values) else "contradicts"
    return Opinion(shape, says, tell_point(point, shape), (point.taken,))


def _judge_extreme(claim: Claim, shape: Shape) -> Opinion:
    """A record is judged by the years up to it: what came later cannot make it false."""
    sign = 1 if claim.predicate == "peak" else -1
    point = find_point(shape.years, claim.when)
    if point is None or len(shape.years) < 3:
        return Opinion(shape, "silent", "")
    earlier = [other for other in shape.years if other.end and point.end and other.end <= point.end]
    best = max(earlier, key=lambda other: sign * other.taken.value)
    last = max(shape.years, key=lambda other: sign * other.taken.value)
    words = tell_point(point, shape)
    if claim.value is not None and not _is_equal(_scale(claim.value, shape), point.taken.value):
        return Opinion(shape, "contradicts", words, (point.taken,))
    if best is not point:
        return Opinion(shape, "contradicts", f"{words}, after {tell_point(best, shape)}", (point.taken, best.taken))
    more = f"; later passed ({tell_point(last, shape)})" if last is not point else ""
    whole = len(earlier) > 1
    return Opinion(shape, "supports" if whole else "silent", words + more, (point.taken, last.taken), whole)


def _judge_start(claim: Claim, shape: Shape) -> Opinion:
    start = claim.when.earliest
    earlier = [p for p in shape.points if start and p.end and p.end < start and p.taken.value > 0]
    if not earlier:
        return Opinion(shape, "silent", "")
    return Opinion(shape, "contradicts", f"already {tell_point(earlier[0], shape)}", (earlier[0].taken,))


def _judge_trend(claim: Claim, shape: Shape, years: Sequence[Point]) -> Opinion:
    sign = 1 if claim.predicate == "rose" else -1
    if len(years) < 3:
        return Opinion(shape, "silent", "")
    first, last = years[0], years[-1]
    is_whole = _is_covering(claim, first, last)
    against = [(a, b) for a, b in pairwise(years) if sign * (b.taken.value - a.taken.value) < 0]
    ends = f"{tell_point(first, shape)}; {tell_point(last, shape)}"
    if sign * (last.taken.value - first.taken.value) <= 0:
        return Opinion(shape, "contradicts", ends, (first.taken, last.taken), is_whole)
    if claim.manner == "steadily" and against:
        worst = max(against, key=lambda pair: sign * (pair[0].taken.value - pair[1].taken.value))
        words = f"{len(against)} of {len(years) - 1} steps go the other way, most {tell_point(worst[0], shape)}"
        words += f" to {tell_point(worst[1], shape)}"
        return Opinion(shape, "contradicts", words, (worst[0].taken, worst[1].taken), is_whole)
    return Opinion(shape, "supports" if is_whole else "silent", ends, (first.taken, last.taken), is_whole)


def _judge_change(claim: Claim, shape: Shape) -> Opinion:
    point = find_point(shape.years, claim.when)
    if point is None or point.start is None:
        return Opinion(shape, "silent", "")
    before = find_point(shape.years, When(f"{point.start.year - 1}")) if point.start.month == 1 else None
    if before is None:
        earlier = [p for p in shape.years if p.end and 0 <= (point.start - p.end).days <= 31]
        before = earlier[-1] if earlier else None
    if before is None or not before.taken.value:
        return Opinion(shape, "silent", "")
    change = (point.taken.value - before.taken.value) / abs(before.taken.value)
    words = f"{tell_point(before, shape)}; {tell_point(point, shape)} ({change:+.0%})"
    right = (change > 0) == (claim.predicate == "rose")
    fits = not (claim.manner == "slightly" and abs(change) > SLIGHT)
    return Opinion(shape, "supports" if right and fits else "contradicts", words, (before.taken, point.taken))


def _list_within(years: Sequence[Point], claim: Claim) -> list[Point]:
    start, end = claim.when.earliest, claim.until if claim.is_open else claim.when.latest
    return [
        point
        for point in years
        if point.start and point.end and start and (point.end - start).days > 180 and _is_before(point, end)
    ]


def _is_before(point: Point, end: date | None) -> bool:
    when = find_middle(point)
    return end is None or when is None or when <= end


def find_middle(point: Point) -> date | None:
    """The middle day of a period, by which a year from April belongs to the year in which it begins."""
    if point.start is None or point.end is None:
        return None
    return point.start + (point.end - point.start) / 2


def _is_covering(claim: Claim, first: Point, last: Point) -> bool:
    start, end = claim.when.earliest, claim.when.latest
    begins = bool(start and first.start and abs(first.start.year - start.year) <= _NEAR_YEARS)
    ends = claim.is_open or bool(end and last.end and end.year - last.end.year <= 0)
    return begins and ends


def _count_years(when: When) -> float:
    if when.earliest is None or when.latest is None:
        return 99.0
    return (when.latest - when.earliest).days / 366


def _count_shared(point: Point, when: When) -> int:
    if point.start is None or point.end is None or when.earliest is None or when.latest is None:
        return 0
    return (min(point.end, when.latest) - max(point.start, when.earliest)).days + 1
