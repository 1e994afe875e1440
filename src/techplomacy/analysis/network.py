"""Who works with whom in which field: the edges of the network of actors and sectors."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from techplomacy.analysis.cells import count_events, make_result, tell, tell_part
from techplomacy.analysis.sectors import name_key, rank_actors
from techplomacy.analysis.view import View, once
from techplomacy.model import Cell, Event, Result

ACTORS = 14  # a side: more names than that cannot be read on one page
PER_ACTOR = 5  # sectors an actor is drawn with


@dataclass(frozen=True)
class _Actor:
    key: str
    country: str
    events: list[Event]


@once
def answer_network(view: View, *, actors: int = ACTORS, per_actor: int = PER_ACTOR) -> Result:
    """Edges between the leading actors of each side and sectors, over the events in which both sides take part."""
    joint = list_joint(view)
    leaders = [
        _Actor(key, country, events)
        for country in view.study.countries
        for key, events in rank_actors(view, joint, country)[:actors]
    ]
    spread = Counter(sector for event in joint for sector in set(event.sectors))
    rows = [row for leader in leaders for row in _draw_edges(view, leader, spread, per_actor)]
    everyone = {p.actor or p.name for e in joint for p in e.participants if p.country in view.study.countries}
    return make_result(
        "network",
        "Actors and areas of cooperation",
        ("actor", "country", "actor_events", "sector", "sector_events", "events"),
        rows,
        caveats=(
            f"Drawn are the {actors} actors of each side with the most joint events, each with at most {per_actor} "
            "sectors; a line is thicker the more events the two share.",
        ),
        coverage=(
            f"{tell_part(len(joint), len(view.events), 'event names', 'events name')} actors of both countries; "
            f"{tell_part(len(leaders), len(everyone), 'actor in them is', 'actors in them are')} drawn.",
        ),
    )


def _draw_edges(view: View, leader: _Actor, spread: Mapping[str, int], most: int) -> Iterator[tuple[Cell, ...]]:
    """A row for each of the sectors that an actor shares most events with."""
    shared: dict[str, list[Event]] = defaultdict(list)
    for event in leader.events:
        for sector in event.sectors:
            shared[sector].append(event)
    for sector, events in sorted(shared.items(), key=lambda item: (-len(item[1]), item[0]))[:most]:
        yield (
            tell(name_key(view, leader.key), ids=(leader.key,)),
            tell(leader.country),
            count_events(leader.events),
            tell(view.name_sector(sector), ids=(sector,)),
            tell(spread[sector]),
            count_events(events),
        )


def list_joint(view: View) -> list[Event]:
    """The events in which both countries of the study take part."""
    return [event for event in view.events if set(view.study.countries) <= set(event.countries)]
