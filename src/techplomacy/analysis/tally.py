"""Money of some events stage by stage: each amount apart, packages told from their parts, a sum only within a stage."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from techplomacy.analysis.view import View
from techplomacy.model import Bound, Event, Funds, Money


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of one event; `parts` are events whose money is part of it at the same stage: it is a package then."""

    event: Event
    funds: Funds
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of the amounts of one thread at one stage, each money once, and the events whose amounts it adds."""

    thread: str
    money: Money
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Purse:
    """The amounts of one stage and currency. Sums are made within a thread alone: who knows what two threads share?"""

    stage: str
    currency: str
    amounts: tuple[Amount, ...]
    totals: tuple[Total, ...]


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
    return [Purse(stage, currency, tuple(amounts), _sum(amounts)) for (stage, currency), amounts in told]


def _has_stage(event: Event, stage: str) -> bool:
    return any(funds.stage == stage for funds in event.money)


def _sum(view: View, stage: str, amounts: list[Amount]) -> tuple[Total, ...]:
    """For each thread with two amounts or more that instruments conclude, their sum; none where a package is among them.

    What a milestone or a report says was lent is a sum of loans told elsewhere, and adds nothing.
    """
    if stage not in FIRM:
        return ()
    here = {amount.event.id for amount in amounts}
    threads: dict[str, list[Amount]] = defaultdict(list)
    for amount in amounts:
        if amount.event.initiative and is_instrument(view, amount.event) and (amount.funds.within or "") not in here:
            threads[amount.event.initiative].append(amount)
    for amount in amounts:  # the parts of a package stand in it: only they are added
        if amount.event.initiative and amount.funds.within in here and amount.event.initiative != _find_thread(amounts, amount):
            threads[amount.event.initiative].append(amount)
    totals = []
    for thread, told in sorted(threads.items()):
        kept = list({amount.funds.money.amount: amount for amount in told}.values())  # one sum told twice is one money
        # Where one event tells two amounts, which of them holds the other is not known.
        is_plain = len({amount.event.id for amount in told}) == len(told) and not any(a.parts for a in told)
        if len(kept) > 1 and is_plain:
            totals.append(Total(thread, _add(kept), tuple(amount.event.id for amount in kept)))
    return tuple(totals)


def _add(amounts: list[Amount]) -> Money:
    """The sum; it carries the bound that its amounts share, else "about" where any of them has one."""
    bounds = {amount.funds.money.bound for amount in amounts} - {Bound.EXACT}
    bound = bounds.pop() if len(bounds) == 1 else Bound.ABOUT if bounds else Bound.EXACT
    total = sum((amount.funds.money.amount for amount in amounts), Decimal(0))
    return Money(total, amounts[0].funds.money.currency, bound)
