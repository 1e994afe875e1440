"""Before, during and after a turning point: acts a year in spells of their own length, each with its interval."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from techplomacy.analysis.ask import INSTRUMENTS, MEETINGS, find_form
from techplomacy.analysis.cells import count_events, make_result, tell
from techplomacy.analysis.intervals import byar
from techplomacy.analysis.view import View, find_when, once
from techplomacy.model import Cell, Event, Result

YEAR = 365.25
SPELLS = ("before", "during", "after")


@dataclass(frozen=True, slots=True)
class Break:
    """A turning point: its first and last day, and who named them."""

    id: str
    label: str
    start: date
    end: date
    source: str


@lru_cache(maxsize=1)
def list_breaks() -> tuple[Break, ...]:
    """The turning points, in the order of their file."""
    text = (files("techplomacy.analysis") / "breaks.toml").read_text(encoding="utf-8")
    return tuple(Break(**row) for row in tomllib.loads(text)["break"])


def find_spells(view: View, turn: Break) -> dict[str, tuple[date, date]]:
    """First day and day after the last of the three spells; that before is as long as that after."""
    after = (turn.end + timedelta(days=1), view.as_of + timedelta(days=1))
    return {
        "before": (turn.start - (after[1] - after[0]), turn.start),
        "during": (turn.start, after[0]),
        "after": after,
    }


@once
def answer_break(view: View, turn: Break) -> Result:
    """One row for all acts, instruments, meetings and each sector: acts a year in each spell, with intervals."""
    spells = find_spells(view, turn)
    is_told = all(last > first for first, last in spells.values())
    groups: list[tuple[str, str, Sequence[Event]]] = [
        ("all", "all acts", view.events),
        ("form", "instruments", [e for e in view.events if find_form(view, e.kind) == INSTRUMENTS]),
        ("form", "meetings", [e for e in view.events if find_form(view, e.kind) == MEETINGS]),
    ]
    groups += [("sector", view.name_sector(s), events) for s, events in view.by_sector.items() if events]
    rows = [_make_row(kind, label, events, spells) for kind, label, events in groups] if is_told else []
    days = "; ".join(f"{name} {first} to {last - timedelta(days=1)}" for name, (first, last) in spells.items())
    return make_result(
        f"break_{turn.id}",
        f"Before, during and after {turn.label}",
        (
            "kind",
            "group",
            *SPELLS,
            *(f"{spell}_{part}" for spell in SPELLS for part in ("a_year", "low", "high")),
            "tells",
        ),
        rows,
        caveats=(
            f"Spells: {days}. Source of the days: {turn.source}.",
            "Acts a year with an interval of 95 per cent, as if acts came independently of one another; they do not, "
            "since many are announced on one day, so real intervals are wider.",
            "What differs after a turning point is not thereby its effect; later years are better recorded, too.",
        ),
    )


def _make_row(kind: str, label: str, events: Sequence[Event], spells: dict[str, tuple[date, date]]) -> list[Cell]:
    dated = [(event, when.earliest) for event in events if (when := find_when(event)) and when.earliest]
    counted = {spell: _list_between(dated, *days) for spell, days in spells.items()}
    rates: list[float] = []
    bounds: dict[str, tuple[float, float]] = {}
    for spell, (first, last) in spells.items():
        years = (last - first).days / YEAR
        low, high = (bound / years for bound in byar(len(counted[spell])))
        bounds[spell] = (low, high)
        rates += [round(len(counted[spell]) / years, 2), round(low, 2), round(high, 2)]
    cells = [tell(kind), tell(label), *(count_events(counted[spell]) for spell in SPELLS)]
    return [*cells, *(tell(rate) for rate in rates), tell(_judge(bounds["before"], bounds["after"]))]


def _judge(before: tuple[float, float], after: tuple[float, float]) -> str:
    """Whether the intervals of before and after lie apart."""
    if after[0] > before[1]:
        return "more after"
    return "fewer after" if after[1] < before[0] else "not told apart"


def _list_between(events: Sequence[tuple[Event, date]], first: date, last: date) -> list[Event]:
    return [event for event, day in events if first <= day < last]
