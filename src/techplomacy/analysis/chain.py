"""The threads that events belong to, each as one chain: what was promised, each act in order, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from techplomacy.analysis.searching import find_silence
from techplomacy.analysis.view import View
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
    """One thread with all its events in order of time; `matched` are the ids of those that an answer tells.

    `silence` says which nothing it is where the outcome is not known.
    """

    thread: Initiative
    events: tuple[Event, ...]
    matched: frozenset[str]
    silence: Nothing | None


def list_chains(view: View, events: Sequence[Event]) -> list[Chain]:
    """The threads of these events, most of the events first."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        if event.initiative:
            groups.setdefault(event.initiative, []).append(event)
    whole = view.base.list_thread_events(groups)
    known = {event.id: event for event in events}
    known |= {e.id: e for e in view.base.pick_events(i for ids in whole.values() for i in ids if i not in known)}
    chains = [
        Chain(
            thread,
            tuple(known[i] for i in whole[identifier]),
            frozenset(event.id for event in groups[identifier]),
            find_silence(view, thread) if thread.score is None else None,
        )
        for identifier, thread in view.base.pick_initiatives(groups).items()
    ]
    return sorted(chains, key=lambda chain: (-len(chain.matched), chain.thread.id))
