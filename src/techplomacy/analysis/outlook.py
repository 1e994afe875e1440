"""What is scheduled, announced and overdue as of the study's day, and which fields rise."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from techplomacy.analysis.cells import count_events, make_result, tell, tell_event
from techplomacy.analysis.deadlines import find_deadline
from techplomacy.analysis.intervals import newcombe
from techplomacy.analysis.view import ANNOUNCED, View, find_when, once
from techplomacy.model import Event, Initiative, Result, When

RECENT_YEARS = 3  # how far back an announcement still counts as open
FEW = 10  # events of a spell below which shares of them say nothing
SPELL_YEARS = 5  # the spell whose share of events is compared with the one before
STATES = ("overdue", "scheduled", "announced")
OPEN = {"announced", "planned", "approved", "delayed"}
OPEN_STEPS = {"announced", "planned", "approved"}


@dataclass(frozen=True)
class Item:
    """Something that is still to come: its state is scheduled, announced or overdue; `new` is a later date set."""

    label: str
    state: str
    told: When | None
    due: When | None
    ids: tuple[str, ...]
    sources: tuple[str, ...]
    sectors: tuple[str, ...]
    note: str | None = None
    new: When | None = None


@once
def list_items(view: View) -> list[Item]:
    """Initiatives with a date to keep, and acts that were announced and not seen concluded; in order of due date."""
    items = [item for thread in view.initiatives if (item := _read_thread(view, thread))]
    threads = {identifier for item in items for identifier in item.ids}
    items += [
        item
        for event in view.events
        if (event.initiative not in threads or event.initiative is None) and (item := _read_event(view, event))
    ]
    return sorted(items, key=lambda i: (STATES.index(i.state), (i.due or i.told or When("9999")).sort_key, i.label))


def count_states(items: Iterable[Item]) -> dict[str, int]:
    """How many items are overdue, scheduled and announced, in this order; states without any are left out."""
    counts = Counter(item.state for item in items)
    return {state: counts[state] for state in STATES if counts[state]}


def _read_thread(view: View, thread: Initiative) -> Item | None:
    if thread.score == 1:
        return None
    first, now = find_deadline(thread.promised), find_deadline(thread.delivered)
    if first is None and now is None:
        return None
    # A date in the past stays what was promised, whatever new date was set later.
    passed = [when for when in (first, now) if when is not None and _is_past(when, view.as_of)]
    coming = [when for when in (first, now) if when is not None and not _is_past(when, view.as_of)]
    overdue = first is not None and first in passed
    if not coming and not overdue:
        return None
    due = first if overdue else coming[0]
    new = now if overdue and now in coming else None
    last = view.by_initiative.get(thread.id, [])
    return Item(
        thread.name,
        "overdue" if overdue else "scheduled",
        find_when(last[-1]) if last else None,
        due,
        (thread.id,),
        thread.sources,
        thread.sectors,
        f"new date: {new}" if new else None,
        new,
    )


def _read_event(view: View, event: Event) -> Item | None:
    when = find_when(event)
    if when is None or when.earliest is None:
        return None
    future = when.earliest > view.as_of
    names = {step.name for step in event.steps}
    # What follows an earlier event reports on it; only what stands by itself announces something.
    is_open = bool(names) and names <= OPEN_STEPS and (event.status or "announced") in OPEN and not event.follows
    recent = (view.as_of - when.earliest).days <= RECENT_YEARS * 366
    if future:
        return _make_item(event, "scheduled", None, when)
    planned = "planned" in names and not any(view.vocabulary.steps[n].is_done for n in names if n != ANNOUNCED)
    if is_open and planned and _is_past(when, view.as_of):
        return _make_item(event, "overdue", None, when)
    if is_open and recent:
        return _make_item(event, "announced", when, None)
    return None


def _make_item(event: Event, state: str, told: When | None, due: When | None) -> Item:
    return Item(event.title, state, told, due, (event.id,), event.sources, event.sectors)


def _is_past(when: When, day: date) -> bool:
    return when.latest is not None and when.latest < day


@once
def answer_outlook(view: View) -> Result:
    """One row an item, overdue first."""
    rows = [
        (
            tell(item.label, ids=item.ids, sources=item.sources),
            tell(item.state, ids=item.ids, sources=item.sources),
            tell(item.due),
            tell(item.told),
            tell(item.note),
            tell(", ".join(view.name_sector(sector) for sector in item.sectors)),
        )
        for item in list_items(view)
    ]
    return make_result(
        "outlook",
        "Scheduled, announced, overdue",
        ("item", "state", "due", "told", "note", "sectors"),
        rows,
        caveats=(
            f"Overdue means: the date first promised lies before {view.as_of} and the thing promised is not known to "
            "be in use.",
            f"Announced means: declared within {RECENT_YEARS} years before that day, with no later step found.",
            "Dates are those in the words of the promise; a promise without a date cannot be overdue.",
        ),
    )


@once
def answer_rising(view: View) -> Result:
    """Sectors by the change of their share of events between two spells; no rows where either has few events."""
    end = view.as_of
    middle, start = _years_earlier(end, SPELL_YEARS), _years_earlier(end, 2 * SPELL_YEARS)
    late = _list_between(view, middle, end)
    early = _list_between(view, start, middle)
    rows = []
    for sector in view.by_sector if min(len(early), len(late)) >= FEW else ():
        now = [event for event in late if sector in event.sectors]
        before = [event for event in early if sector in event.sectors]
        if now or before:
            change = _share(now, late) - _share(before, early)
            rows.append(
                (
                    tell(view.name_sector(sector), ids=(sector,)),
                    count_events(before),
                    count_events(now),
                    tell(round(change, 1)),
                    *(tell(round(100 * end, 1)) for end in newcombe(len(now), len(late), len(before), len(early))),
                    tell_event(now[-1], now[-1].title) if now else tell(None),
                )
            )
    rows.sort(key=lambda row: (-float(str(row[3].value)), str(row[0].value)))
    return make_result(
        "rising",
        "Fields by change of their share of events",
        ("sector", "before", "now", "change_points", "low", "high", "latest"),
        rows,
        caveats=(
            f"Now: {middle} to {end}. Before: {start} to {middle}. Change in percentage points of all events, with the "
            "ends of its interval of 95 per cent: where they have different signs, no change is shown.",
        ),
        coverage=(f"{len(early)} events before, {len(late)} now.",),
    )


def _years_earlier(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def _list_between(view: View, start: date, end: date) -> list[Event]:
    return [e for e in view.events if (w := find_when(e)) and w.earliest and start <= w.earliest < end]


def _share(part: list[Event], whole: list[Event]) -> float:
    return 100 * len(part) / len(whole) if whole else 0.0
