"""How far coders agree: Krippendorff's alpha, Gwet's AC1, the raw share, n, and an interval, where two judged alike.

A unit is what was judged, with one value a coder (None where a coder left it out). Formulas: Krippendorff, Computing
Krippendorff's Alpha-Reliability (2011); Gwet, Computing inter-rater reliability ... (2008). The interval leaves out one
unit after the other (jackknife), so that the same verdicts give the same figures.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from math import sqrt

from techplomacy.analysis.cells import make_result, tell
from techplomacy.analysis.intervals import Z
from techplomacy.analysis.view import View
from techplomacy.model import Result

Unit = Sequence[Hashable | None]
ENOUGH = 2  # values that a unit needs to say anything of agreement


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures over the units that at least two coders judged; alpha and AC1 are None where all values are one."""

    units: int
    coders: int
    raw: float | None
    alpha: float | None
    ac1: float | None
    interval: tuple[float, float] | None


def measure_agreement(units: Sequence[Unit]) -> Agreement:
    """All figures; the interval is that of alpha."""
    kept = _keep(units)
    coders = max((len(unit) for unit in units), default=0)
    interval = _leave_out(kept, find_alpha) if len(kept) > ENOUGH else None
    return Agreement(len(kept), coders, find_raw(kept), find_alpha(kept), find_ac1(kept), interval)


def _keep(units: Sequence[Unit]) -> list[list[Hashable]]:
    """The values of each unit that two coders judged."""
    told = [[value for value in unit if value is not None] for unit in units]
    return [values for values in told if len(values) >= ENOUGH]


def find_raw(units: Sequence[Unit]) -> float | None:
    """The mean over units of the share of pairs of coders that agree."""
    kept = _keep(units)
    return sum(map(_agree, kept)) / len(kept) if kept else None


def _agree(values: Sequence[Hashable]) -> float:
    n = len(values)
    return sum(count * (count - 1) for count in Counter(values).values()) / (n * (n - 1))


def find_alpha(units: Sequence[Unit]) -> float | None:
    """Krippendorff's alpha for nominal data, any number of coders, missing values allowed."""
    kept = _keep(units)
    totals: Counter[Hashable] = Counter()
    observed = 0.0
    for values in kept:
        totals.update(values)
        observed += len(values) * (1 - _agree(values))
    n = totals.total()
    expected = n * n - sum(count * count for count in totals.values())
    return 1 - (n - 1) * observed / expected if expected else None


def find_ac1(units: Sequence[Unit]) -> float | None:
    """Gwet's AC1, any number of coders, missing values allowed."""
    kept = _keep(units)
    shares: Counter[Hashable] = Counter()
    for values in kept:
        for value, count in Counter(values).items():
            shares[value] += count / len(values) / len(kept)  # type: ignore[assignment]
    raw = find_raw(kept)
    if raw is None or len(shares) < 2:
        return None
    chance = sum(share * (1 - share) for share in shares.values()) / (len(shares) - 1)
    return (raw - chance) / (1 - chance)


def _leave_out(
    units: list[list[Hashable]], find: Callable[[Sequence[Unit]], float | None]
) -> tuple[float, float] | None:
    """The jackknife interval of a figure, kept below 1; None where it cannot be told without some unit."""
    whole = find(units)
    parts = [found for n in range(len(units)) if (found := find(units[:n] + units[n + 1 :])) is not None]
    if whole is None or len(parts) < len(units):
        return None
    n, mean = len(parts), sum(parts) / len(parts)
    error = sqrt((n - 1) / n * sum((part - mean) ** 2 for part in parts))
    return whole - Z * error, min(1.0, whole + Z * error)


def answer_agreement(view: View) -> Result:
    """One row a field that two coders judged on the same records; no row where nobody coded a second time."""
    judged: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for verdict in view.base.verdicts():
        value = verdict.seen if verdict.decision == "accept" else verdict.value or verdict.decision
        if verdict.record and value is not None:
            judged[verdict.field or "record"][verdict.record][verdict.coder] = value
    rows = []
    for field, records in sorted(judged.items()):
        coders = sorted({coder for told in records.values() for coder in told})
        found = measure_agreement([[told.get(coder) for coder in coders] for _, told in sorted(records.items())])
        if found.units:
            low, high = found.interval or (None, None)
            figures = (found.raw, found.alpha, found.ac1, low, high)
            rows.append(
                (
                    tell(field),
                    tell(len(coders)),
                    tell(found.units, ids=(r for r, told in records.items() if len(told) >= ENOUGH)),
                    *(tell(round(figure, 3) if figure is not None else None) for figure in figures),
                )
            )
    return make_result(
        "agreement",
        "How far coders agree",
        ("field", "coders", "units", "raw", "alpha", "ac1", "alpha_low", "alpha_high"),
        rows,
        caveats=("Units are records that at least two coders judged; the interval leaves out one unit in turn.",),
    )
