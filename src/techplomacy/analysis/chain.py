"""The threads that events belong to, each as one chain: what was promised, each act in order, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from techplomacy.analysis.searching import find_silence
from techplomacy.analysis.view import View
from techplomacy.evidence import Found, Wanted
from techplomacy.model import Event, Initiative, Nothing

DELIVERED, OPEN, FAILED = 1, 0, -1
STATES = {
    "delivered": (DELIVERED,),
    "open": (OPEN,),
    "failed": (FAILED,),
    "not": (OPEN, FAILED),
    "unknown": (None,),
}  # what may be asked for, and the outcomes that it means


@dataclass(frozen=True, slots=True)
class Chain:
    """One thread with all its events in order of time; `matched` are the ids of those that a question asked for.

    `silence` says which nothing it is where the outcome is not known.
    """

    thread: Initiative
    events: tuple[Event, ...]
    matched: frozenset[str]
    silence: Nothing | None


def list_chains(view: View, found: Iterable[Found]) -> list[Chain]:
    """The threads of these events, most of the events first."""
    groups: dict[str, list[str]] = {}
    for one in found:
        if one.initiative:
            groups.setdefault(one.initiative, []).append(one.id)
    whole: dict[str, list[str]] = {identifier: [] for identifier in groups}
    for one in view.base.find(Wanted(initiatives=tuple(groups))) if groups else ():
        whole[one.initiative or ""].append(one.id)
    events = {event.id: event for event in view.base.pick_events(i for ids in whole.values() for i in ids)}
    chains = [
        Chain(
            thread,
            tuple(events[i] for i in whole[identifier]),
            frozenset(groups[identifier]),
            find_silence(view, thread) if thread.score is None else None,
        )
        for identifier, thread in view.base.pick_initiatives(groups).items()
    ]
    return sorted(chains, key=lambda chain: (-len(chain.matched), chain.thread.id))
