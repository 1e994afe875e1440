"""Which actors meet in the same events, and in which fields each is active: the whole network, without a cut."""

from collections import defaultdict
from itertools import combinations

from techplomacy.analysis.cells import count_events, make_result, tell
from techplomacy.analysis.view import View, find_when, once
from techplomacy.model import Cell, Event, Result


@once
def answer_partners(view: View) -> Result:
    """One row a pair of actors that take part in the same event, with how many events, and the first and last date."""
    pairs: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in view.events:
        for pair in combinations(list_actors(event), 2):
            pairs[pair].append(event)
    rows = [
        (tell(left, ids=(left,)), tell(right, ids=(right,)), count_events(told), *_tell_span(told))
        for (left, right), told in sorted(pairs.items())
    ]
    return make_result(
        "partners",
        "Actors that meet in the same events",
        ("left", "right", "events", "first", "last"),
        rows,
        caveats=("To take part in the same event is not yet to have a tie of one's own.",),
    )


@once
def answer_fields(view: View) -> Result:
    """One row an actor and a field, with how many of its events lie in that field, and the first and last date."""
    pairs: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in view.events:
        for actor in list_actors(event):
            for sector in event.sectors:
                pairs[actor, sector].append(event)
    rows = [
        (tell(actor, ids=(actor,)), tell(sector, ids=(sector,)), count_events(told), *_tell_span(told))
        for (actor, sector), told in sorted(pairs.items())
    ]
    return make_result("fields", "Actors and their fields", ("actor", "sector", "events", "first", "last"), rows)


def list_actors(event: Event) -> list[str]:
    """The ids of the actors that take part in an event, each once, sorted."""
    return sorted({body.actor for body in event.participants if body.actor})


def _tell_span(events: list[Event]) -> tuple[Cell, Cell]:
    dated = [when for event in events if (when := find_when(event))]
    return (tell(dated[0]), tell(dated[-1])) if dated else (tell(None), tell(None))
