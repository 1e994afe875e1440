"""Money of some events stage by stage: each amount apart, packages told from their parts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from techplomacy.analysis.view import View
from techplomacy.model import Event, Funds


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of one event; `parts` are events whose money is part of it at the same stage: it is a package then."""

    event: Event
    funds: Funds
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Purse:
    """The amounts of one stage and currency, in order of time.

    They are not added up: a report repeats what loans told before, and a package may hold loans that nobody listed.
    Only the rows of a ledger, which say of each whether it may be added, have a sum (`ledger.sum_loans`).
    """

    stage: str
    currency: str
    amounts: tuple[Amount, ...]


def list_purses(view: View, events: Sequence[Event]) -> list[Purse]:
    """The amounts of these events by stage, in the order of stages, then by currency."""
    parts = view.base.find_parts(event.id for event in events if event.money)
    known = {e.id: e for e in (*events, *view.base.pick_events(p for ids in parts.values() for p in ids))}
    groups: dict[tuple[str, str], list[Amount]] = defaultdict(list)
    for event in events:
        for funds in event.money:
            same = tuple(p for p in parts.get(event.id, ()) if _has_stage(known[p], funds.stage))
            groups[funds.stage, funds.money.currency].append(Amount(event, funds, same))
    order = {stage: word.order for stage, word in view.vocabulary.stages.items()}
    told = sorted(groups.items(), key=lambda item: (order.get(item[0][0], len(order)), item[0]))
    return [Purse(stage, currency, tuple(amounts)) for (stage, currency), amounts in told]


def _has_stage(event: Event, stage: str) -> bool:
    return any(funds.stage == stage for funds in event.money)
