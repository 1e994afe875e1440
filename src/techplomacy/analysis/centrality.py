"""How a body stands among those it works with: its acts, its partners, and the pairs of others that it alone joins."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from techplomacy.analysis.cells import count_events, make_result, tell
from techplomacy.analysis.sectors import name_key
from techplomacy.analysis.view import View, find_year, once
from techplomacy.model import Cell, Event, Result

DECADE = 10  # years in a period
COLUMNS = ("body", "country", "acts", "partners", "across", "closest", "together", "alone_joins")
_CAVEATS = (
    "Two bodies are partners where they take part in the same act; an act of many bodies ties each with every other.",
    "`alone_joins` counts the pairs of other bodies that a chain of shared acts joins, and that no chain joins once "
    "this body is taken away.",
    "A body is central in what is on record; one whose acts no source tells looks small.",
)


@dataclass(frozen=True)
class Ties:
    """Bodies (id, or name where unresolved), the acts of each, its partners with the acts shared, and its country."""

    acts: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    shared: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    countries: dict[str, str | None] = field(default_factory=dict)

    def count_pairs(self) -> int:
        """How many pairs of bodies share an act."""
        return sum(len(partners) for partners in self.shared.values()) // 2

    def is_across(self, left: str, right: str, pair: tuple[str, str]) -> bool:
        """Whether one body is of one country of the study and the other of the other."""
        return {self.countries[left], self.countries[right]} == set(pair)


def make_ties(events: Iterable[Event]) -> Ties:
    """The bodies that take part in these events, and who shares an event with whom."""
    ties = Ties()
    for event in events:
        told = {p.actor or p.name: p.country for p in event.participants}
        for body, country in told.items():
            ties.acts[body].append(event)
            ties.countries[body] = ties.countries.get(body) or country
            ties.shared[body].update(other for other in told if other != body)
    return ties


def count_joined(ties: Ties) -> dict[str, int]:
    """For each body, the pairs of others that are joined by chains of acts through it alone.

    One walk in depth (Tarjan, 1972: low points): each part of the walk that hangs on a body by no other way falls off
    with it, so the pairs are those between the parts that fall off and what stays.
    """
    order: dict[str, int] = {}
    joined: dict[str, int] = {}
    for root in sorted(ties.acts):
        if root not in order:
            joined |= _walk(ties, root, order)
    return joined


def _walk(ties: Ties, root: str, order: dict[str, int]) -> dict[str, int]:
    """The counts of one component; `order` gets the step at which each of its bodies was met."""
    low: dict[str, int] = {}
    size: dict[str, int] = {}
    parts: dict[str, list[int]] = defaultdict(list)  # sizes of what falls off with a body
    stack = [(root, "", iter(sorted(ties.shared[root])))]
    order[root] = low[root] = len(order)
    size[root] = 1
    while stack:
        body, above, partners = stack[-1]
        for other in partners:
            if other not in order:
                order[other] = low[other] = len(order)
                size[other] = 1
                stack.append((other, body, iter(sorted(ties.shared[other]))))
                break
            if other != above:
                low[body] = min(low[body], order[other])
        else:
            stack.pop()
            if above:
                low[above] = min(low[above], low[body])
                size[above] += size[body]
                if low[body] >= order[above]:
                    parts[above].append(size[body])
    return {body: _count_between(parts[body], size[root]) for body in size}


def _count_between(parts: list[int], everyone: int) -> int:
    """The pairs of bodies in different parts, where what does not fall off is one more part."""
    told = [*parts, everyone - 1 - sum(parts)]
    total = sum(told)
    return (total * total - sum(part * part for part in told)) // 2


@once
def answer_centrality(view: View) -> Result:
    """One row a body, the one with most partners first."""
    ties = make_ties(view.events)
    return make_result(
        "centrality",
        "Who works with whom: bodies by their partners",
        COLUMNS,
        _list_rows(view, ties),
        caveats=_CAVEATS,
        coverage=(_tell_size(view, ties),),
    )


@once
def answer_centrality_by_sector(view: View) -> Result:
    """One row a sector and body, over the acts of that sector alone."""
    rows = [
        (tell(view.name_sector(sector), ids=(sector,)), *row)
        for sector, events in sorted(view.by_sector.items())
        for row in _list_rows(view, make_ties(events))
    ]
    title = "Who works with whom in which field"
    return make_result("centrality_by_sector", title, ("sector", *COLUMNS), rows, caveats=_CAVEATS)


@once
def answer_centrality_by_period(view: View) -> Result:
    """One row a decade and body, over the acts of that decade alone."""
    rows = [
        (tell(f"{decade}s"), *row)
        for decade, events in list_decades(view)
        for row in _list_rows(view, make_ties(events))
    ]
    title = "Who works with whom in which decade"
    return make_result("centrality_by_period", title, ("period", *COLUMNS), rows, caveats=_CAVEATS)


@once
def answer_networks(view: View) -> Result:
    """One row the whole, a decade or a sector: bodies, ties, and who has most partners or joins most pairs alone."""
    groups: list[tuple[str, Cell, list[Event]]] = [("whole", tell("all acts"), list(view.events))]
    groups += [("period", tell(f"{decade}s"), events) for decade, events in list_decades(view)]
    groups += [
        ("sector", tell(view.name_sector(sector), ids=(sector,)), events)
        for sector, events in sorted(view.by_sector.items(), key=lambda item: (-len(item[1]), item[0]))
        if events
    ]
    rows = [(tell(kind), name, *_sum_up(view, make_ties(events))) for kind, name, events in groups]
    columns = ("kind", "of", "bodies", "ties", "ties_across", "widest", "widest_partners", "joiner", "joiner_pairs")
    return make_result(
        "networks",
        "The network of bodies: as a whole, by decade, by field",
        columns,
        rows,
        caveats=(
            *_CAVEATS[:1],
            "`widest` is the body with most partners; `joiner` the one without which most pairs of others lose every "
            "chain of shared acts between them.",
        ),
    )


def list_decades(view: View) -> list[tuple[int, list[Event]]]:
    """The dated events of each decade, in order of time."""
    found: dict[int, list[Event]] = defaultdict(list)
    for event in view.events:
        year = find_year(event)
        if year is not None:
            found[year // DECADE * DECADE].append(event)
    return sorted(found.items())


def _list_rows(view: View, ties: Ties) -> Iterator[tuple[Cell, ...]]:
    joined = count_joined(ties)
    pair = view.study.countries
    for body in sorted(ties.acts, key=lambda key: (-len(ties.shared[key]), -len(ties.acts[key]), key)):
        partners = ties.shared[body]
        across = [other for other in partners if ties.is_across(body, other, pair)]
        closest = min(partners, key=lambda key: (-partners[key], key)) if partners else None
        yield (
            tell(name_key(view, body), ids=(body,)),
            tell(ties.countries[body]),
            count_events(ties.acts[body]),
            tell(len(partners), ids=sorted(partners)),
            tell(len(across), ids=sorted(across)) if ties.countries[body] in pair else tell(None),
            tell(name_key(view, closest), ids=(closest,)) if closest else tell(None),
            tell(partners[closest] if closest else None),
            tell(joined[body]),
        )


def _sum_up(view: View, ties: Ties) -> tuple[Cell, ...]:
    pair = view.study.countries
    across = sum(1 for left, others in ties.shared.items() for right in others if ties.is_across(left, right, pair))
    joined = count_joined(ties)
    bodies = sorted(ties.acts)
    widest = max(bodies, key=lambda key: (len(ties.shared[key]), len(ties.acts[key])), default=None)
    joiner = max(bodies, key=lambda key: (joined[key], len(ties.acts[key])), default=None)
    if widest is None or joiner is None:
        return (tell(0), tell(0), tell(0), tell(None), tell(None), tell(None), tell(None))
    return (
        tell(len(bodies)),
        tell(ties.count_pairs()),
        tell(across // 2),
        *_name(view, widest, len(ties.shared[widest])),
        *_name(view, joiner, joined[joiner]),
    )


def _name(view: View, body: str, count: int) -> tuple[Cell, Cell]:
    """The body with its count; nobody where the count is nought."""
    return (tell(name_key(view, body), ids=(body,)), tell(count)) if count else (tell(None), tell(None))


def _tell_size(view: View, ties: Ties) -> str:
    alone = sum(1 for body in ties.acts if not ties.shared[body])
    lonely = f"; {alone} {'is' if alone == 1 else 'are'} in no act with another body" if alone else ""
    acts, pairs = len(view.events), ties.count_pairs()
    return (
        f"{len(ties.acts)} {'body' if len(ties.acts) == 1 else 'bodies'} in {acts} {'act' if acts == 1 else 'acts'}, "
        f"{pairs} {'pair' if pairs == 1 else 'pairs'} of them in the same act{lonely}."
    )
