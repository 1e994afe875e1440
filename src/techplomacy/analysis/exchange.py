"""What each side gets from the other, measured by series in both directions; it counts no announcements."""

import tomllib
from fnmatch import fnmatch
from functools import lru_cache
from importlib.resources import files
from typing import Any

from techplomacy.analysis.cells import make_result, tell, tell_observation
from techplomacy.analysis.flows import list_points, list_series
from techplomacy.analysis.searching import find_nothing
from techplomacy.analysis.view import View, once
from techplomacy.model import Cell, Result, Series

WHOLE = "all"  # how the search log calls a search over all sectors
COLUMNS = (
    "what", "side", "series", "basis", "unit", "first_period", "first", "last_period", "last", "change", "series_found",
)  # fmt: skip


@lru_cache(maxsize=1)
def _load_rules() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("techplomacy.analysis") / "exchange.toml").read_text(encoding="utf-8"))


@once
def answer_exchange(view: View) -> Result:
    """One row a kind of gain and side: the series that tells most periods, with its ends; or which nothing."""
    rows = [
        _make_row(view, rule, side, _list_series(view, rule, side))
        for rule in _load_rules().values()
        for side in view.study.countries
    ]
    return make_result(
        "exchange",
        "What each side gets from the other",
        COLUMNS,
        rows,
        caveats=(
            "Of several series the one that tells most periods is shown; values on different bases are not compared.",
            "A series shows that something flows, not that it is a benefit, nor that the agreements brought it.",
            "Investment and loans are counted for the side that receives, sales of goods for the side that sells.",
        ),
    )


def _list_series(view: View, rule: dict[str, Any], side: str) -> list[Series]:
    """The series of the pair that show this gain of this side, those with most points first."""
    other = next(code for code in view.study.countries if code != side)
    giver, receiver = (side, other) if rule["gains"] == "giver" else (other, side)
    if "families" in rule:
        found = [s for name in rule["families"] for s in list_series(view, name, giver=giver, receiver=receiver)]
    else:
        ends = {(giver, receiver), (receiver, giver)} if rule["gains"] == "both" else {(giver, receiver)}
        told = [s for s in view.series.values() if (s.giver, s.receiver) in ends]
        found = [s for s in told if _fits(s, rule["any"]) and not _fits(s, rule["none"])]
    return sorted(found, key=lambda series: (-len(list_points(view, series.id)), series.id))


def _fits(series: Series, patterns: list[str]) -> bool:
    return any(fnmatch(name, pattern) for name in (series.measure, series.id) for pattern in patterns)


def _make_row(view: View, rule: dict[str, Any], side: str, series: list[Series]) -> list[Cell]:
    head = [tell(rule["label"]), tell(view.name_country(side), ids=(side,))]
    told = [(one, points) for one in series if (points := list_points(view, one.id))]
    if not told:
        return [*head, tell(find_nothing(view, WHOLE)), *(tell(None) for _ in COLUMNS[3:-1]), tell(0)]
    best, points = told[0]
    first, last = points[0].taken, points[-1].taken
    change = "only one value" if first is last else "higher" if last.value > first.value else "not higher"
    return [
        *head,
        tell(best.title, ids=(best.id,)),
        tell(best.basis),
        tell(best.unit),
        tell_observation(first, first.period),
        tell_observation(first, first.value),
        tell_observation(last, last.period),
        tell_observation(last, last.value),
        tell(change),
        tell(len(told), ids=(one.id for one, _ in told)),
    ]
