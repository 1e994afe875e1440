"""How far coders agree: Krippendorff's alpha, Gwet's AC1, the raw share, n, and an interval, where two judged alike.

A unit is what was judged, with one value a coder (None where a coder left it out). Formulas: Krippendorff, Computing
Krippendorff's Alpha-Reliability (2011); Gwet, Computing inter-rater reliability ... (2008). The interval leaves out one
unit after the other (jackknife), so that the same verdicts give the same figures.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from techplomacy.analysis.cells import make_result, tell
from techplomacy.analysis.intervals import Z
from techplomacy.analysis.view import View, once
from techplomacy.model import Cell, Result

Unit = Sequence[Hashable | None]
FIGURES = ("coders", "units", "raw", "alpha", "ac1", "alpha_low", "alpha_high")
ORDER = ("driver", "third_party", "third_country", "benefit")  # of the frame; other fields come after, by name
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
    """The jackknife interval of a figure, kept below 1; None where it cannot be told without some unit.

    Units of the same values leave the same behind: of two hundred acts coded yes or no there are four sorts.
    """
    whole = find(units)
    sorts = [frozenset(Counter(unit).items()) for unit in units]
    without = {sort: find(units[:n] + units[n + 1 :]) for sort, n in {s: n for n, s in enumerate(sorts)}.items()}
    parts = [found for sort in sorts if (found := without[sort]) is not None]
    if whole is None or len(parts) < len(units):
        return None
    n, mean = len(parts), sum(parts) / len(parts)
    error = sqrt((n - 1) / n * sum((part - mean) ** 2 for part in parts))
    return whole - Z * error, min(1.0, whole + Z * error)


@once
def answer_agreement(view: View) -> Result:
    """One row a field that two coders judged on the same records; no row where nobody coded a second time.

    Where a coder gives a field several codes its value is their whole set: one code more is another value.
    """
    judged: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for verdict in view.base.verdicts():
        value = verdict.seen if verdict.decision == "accept" else verdict.value or verdict.decision
        if verdict.record and value is not None:
            judged[verdict.field or "record"][verdict.record][verdict.coder] = value
    codings = _gather_codings(view)
    for field, sets in codings.items():
        for record, told in sets.items():
            judged[field][record].update({coder: " ".join(sorted(codes)) for coder, codes in told.items()})
    figures = ((field, _tell_figures(judged[field])) for field in sorted(judged, key=_find_place))
    rows = [(tell(field), *cells) for field, cells in figures if cells]
    caveats = ["Units are records that at least two coders judged; the interval leaves out one unit in turn."]
    if codings:
        caveats.append("Codes of a field count as one value: two coders agree where they gave the same set.")
    return make_result("agreement", "How far coders agree", ("field", *FIGURES), rows, caveats=caveats)


@once
def answer_agreement_by_code(view: View) -> Result:
    """One row a code that some coder gave a record which two coded: whether both gave it."""
    rows = []
    gathered = _gather_codings(view)
    for field in sorted(gathered, key=_find_place):
        records = gathered[field]
        for code in sorted({code for told in records.values() for codes in told.values() for code in codes}):
            judged = {r: {c: str(code in codes) for c, codes in told.items()} for r, told in records.items()}
            given = [r for r, told in records.items() if any(code in codes for codes in told.values())]
            both = [r for r in given if all(code in codes for codes in records[r].values())]
            row = (tell(field), tell(code), tell(len(given), ids=given), tell(len(both), ids=both))
            rows.append((*row, *(_tell_figures(judged) or ())))
    return make_result(
        "agreement_by_code",
        "How far coders agree, code by code",
        ("field", "code", "given", "given_by_all", *FIGURES),
        rows,
        caveats=("A code that hardly any record has gives a high raw share by itself; alpha does not forgive that.",),
    )


def _find_place(field: str) -> tuple[int, str]:
    return ORDER.index(field) if field in ORDER else len(ORDER), field


def list_coded_twice(view: View) -> list[str]:
    """The records whose codes at least two coders gave, sorted."""
    return sorted({record for records in _gather_codings(view).values() for record in records})


@once
def _gather_codings(view: View) -> dict[str, dict[str, dict[str, frozenset[str]]]]:
    """The codes of each coder by field and record, of the records that at least two coded, in the order of ids."""
    told: dict[str, dict[str, dict[str, frozenset[str]]]] = defaultdict(lambda: defaultdict(dict))
    for coding in view.base.codings():
        told[coding.field][coding.record][coding.coder] = frozenset(coding.values)
    twice = {
        field: {record: coders for record, coders in sorted(records.items()) if len(coders) >= ENOUGH}
        for field, records in told.items()
    }
    return {field: records for field, records in twice.items() if records}


def _tell_figures(judged: Mapping[str, dict[str, str]]) -> tuple[Cell, ...] | None:
    """The cells of FIGURES for what coders said, by record; None where no two judged the same."""
    coders = sorted({coder for told in judged.values() for coder in told})
    found = measure_agreement([[told.get(coder) for coder in coders] for _, told in sorted(judged.items())])
    if not found.units:
        return None
    figures = (found.raw, found.alpha, found.ac1, *(found.interval or (None, None)))
    return (
        tell(len(coders)),
        tell(found.units, ids=(record for record, told in judged.items() if len(told) >= ENOUGH)),
        *(tell(round(figure, 3) if figure is not None else None) for figure in figures),
    )
