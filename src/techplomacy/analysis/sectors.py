"""Areas of cooperation: how many events, since when, with which actors of either side."""

from collections import Counter

from techplomacy.analysis.cells import count_events, make_result, tell, tell_event
from techplomacy.analysis.searching import find_nothing
from techplomacy.analysis.view import View, find_when, once
from techplomacy.model import Cell, Event, Result

BINDING = 7  # ranks of the instruments vocabulary up to letters and statements of intent
COLUMNS = (
    "sector",
    "chapter",
    "events",
    "instruments",
    "first",
    "last",
    "actors_a",
    "actors_b",
    "initiatives",
    "state",
)


@once
def answer_sectors(view: View) -> Result:
    """One row a sector of the vocabulary, most events first; empty ones say which kind of nothing that is."""
    order = sorted(view.by_sector.items(), key=lambda item: (-len(item[1]), item[0]))
    rows = [_make_row(view, sector, events) for sector, events in order]
    return make_result(
        "sectors",
        "Areas of cooperation",
        COLUMNS,
        rows,
        caveats=(
            "An event may belong to several sectors and is counted in each of them; the column does not add up "
            "to the number of events.",
        ),
    )


def _make_row(view: View, sector: str, events: list[Event]) -> tuple[Cell, ...]:
    known = view.vocabulary.sectors.get(sector)
    dated = [event for event in events if find_when(event)]
    threads = [thread for thread in view.initiatives if sector in thread.sectors]
    return (
        tell(view.name_sector(sector), ids=(sector,)),
        tell(known.chapter if known else None),
        count_events(events),
        count_events(event for event in events if is_concluded_instrument(view, event)),
        tell_event(dated[0], find_when(dated[0])) if dated else tell(None),
        tell_event(dated[-1], find_when(dated[-1])) if dated else tell(None),
        tell_leaders(view, events, view.study.countries[0]),
        tell_leaders(view, events, view.study.countries[1]),
        tell(len(threads), ids=(thread.id for thread in threads)),
        tell(None if events else find_nothing(view, sector)),
    )


def is_instrument(view: View, event: Event) -> bool:
    """Whether an event is an instrument that parties conclude (a treaty down to a letter of intent)."""
    known = view.vocabulary.instruments.get(event.kind)
    return known is not None and known.rank <= BINDING


def is_concluded_instrument(view: View, event: Event) -> bool:
    """Whether an event is such an instrument, and more than announced, planned or approved."""
    return is_instrument(view, event) and view.is_concluded(event)


def rank_actors(view: View, events: list[Event], country: str) -> list[tuple[str, list[Event]]]:
    """The actors of a country in these events (id, or name where unresolved), most events first."""
    found: dict[str, list[Event]] = {}
    for event in events:
        for key in {p.actor or p.name for p in event.participants if p.country == country}:
            found.setdefault(key, []).append(event)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def name_key(view: View, key: str) -> str:
    """The shortest good name of an actor key: its acronym where it has one, else its name."""
    actor = view.actors.get(key)
    if actor is None:
        return key
    return actor.acronyms[0] if actor.acronyms and len(actor.name) > 14 else actor.name


def tell_leaders(view: View, events: list[Event], country: str, *, most: int = 3) -> Cell:
    """The names of the actors of a country with the most events."""
    leaders = rank_actors(view, events, country)[:most]
    names = Counter({name_key(view, key): len(told) for key, told in leaders})
    text = ", ".join(f"{name} ({n})" for name, n in names.items())
    return tell(text or None, ids=(key for key, _ in leaders))
