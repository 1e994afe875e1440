"""How a body stands among those it works with: its acts, its partners, and the pairs of others that it alone joins."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from techplomacy.analysis.cells import count_events, make_result, tell
from techplomacy.analysis.sectors import name_key
from techplomacy.analysis.view import View, find_year, once
from techplomacy.model import Cell, Event, Result

DECADE = 10  # years in a period
MOST = 100  # bodies of a sector or a period that have a row
COLUMNS = ("body", "country", "acts", "partners", "across", "closest", "together", "alone_joins")
_CAVEATS = (
    "Two bodies are partners where they take part in the same act; an act of many bodies ties each with every other.",
    "`alone_joins` counts the pairs of other bodies that a chain of shared acts joins, and that no chain joins once "
    "this body is taken away.",
    "A body is central in what is on record; one whose acts no source tells looks small.",
)

_FIRST = (*_CAVEATS, f"Of each network the first {MOST} bodies by partners are told.")


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
        return (self.countries[left], self.countries[right]) in (pair, pair[::-1])


def make_ties(events: Iterable[Event]) -> Ties:
    """The bodies that take part in these events, and who shares an event with whom."""
    ties = Ties()
    for event in events:
        told = {p.actor or p.name: p.country for p in event.participants}
        for body, country in told.items():
            ties.acts[body].append(event)
            ties.countries[body] = ties.countries.get(body) or country
            partners = ties.shared[body]
            for other in told:
                if other != body:
                    partners[other] += 1
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


@dataclass(frozen=True)
class _Network:
    """One network: `whole`, `period` or `sector`, its name, the row that sums it up, and the rows of its bodies."""

    kind: str
    name: Cell
    sums: tuple[Cell, ...]
    bodies: tuple[tuple[Cell, ...], ...]


@once
def _list_networks(view: View) -> list[_Network]:
    """The whole, the decades, then the sectors, most events first; of all but the whole the first bodies alone."""
    groups: list[tuple[str, Cell, Sequence[Event]]] = [("whole", tell("all acts"), view.events)]
    groups += [("period", tell(f"{decade}s"), events) for decade, events in list_decades(view)]
    groups += [
        ("sector", tell(view.name_sector(sector), ids=(sector,)), events)
        for sector, events in sorted(view.by_sector.items(), key=lambda item: (-len(item[1]), item[0]))
        if events
    ]
    return [_measure(view, *group) for group in groups]


def _measure(view: View, kind: str, name: Cell, events: Sequence[Event]) -> _Network:
    ties = make_ties(events)
    joined = count_joined(ties)
    bodies = sorted(ties.acts, key=lambda key: (-len(ties.shared[key]), -len(ties.acts[key]), key))
    shown = bodies if kind == "whole" else bodies[:MOST]
    rows = tuple(_make_row(view, ties, body, joined[body]) for body in shown)
    return _Network(kind, name, _sum_up(view, ties, bodies, joined), rows)


@once
def answer_centrality(view: View) -> Result:
    """One row a body, the one with most partners first."""
    whole = _list_networks(view)[0]
    return make_result(
        "centrality",
        "Who works with whom: bodies by their partners",
        COLUMNS,
        whole.bodies,
        caveats=_CAVEATS,
        coverage=(_tell_size(view, whole),),
    )


@once
def answer_centrality_by_sector(view: View) -> Result:
    """One row a sector and body, over the acts of that sector alone: the first bodies of each."""
    title = "Who works with whom in which field"
    return make_result("centrality_by_sector", title, ("sector", *COLUMNS), _list_parts(view, "sector"), caveats=_FIRST)


@once
def answer_centrality_by_period(view: View) -> Result:
    """One row a decade and body, over the acts of that decade alone: the first bodies of each."""
    title = "Who works with whom in which decade"
    return make_result("centrality_by_period", title, ("period", *COLUMNS), _list_parts(view, "period"), caveats=_FIRST)


def _list_parts(view: View, kind: str) -> list[tuple[Cell, ...]]:
    return [(part.name, *row) for part in _list_networks(view) if part.kind == kind for row in part.bodies]


@once
def answer_networks(view: View) -> Result:
    """One row the whole, a decade or a sector: bodies, ties, and who has most partners or joins most pairs alone."""
    columns = ("kind", "of", "bodies", "ties", "ties_across", "widest", "widest_partners", "joiner", "joiner_pairs")
    return make_result(
        "networks",
        "The network of bodies: as a whole, by decade, by field",
        columns,
        [(tell(part.kind), part.name, *part.sums) for part in _list_networks(view)],
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


def _make_row(view: View, ties: Ties, body: str, joined: int) -> tuple[Cell, ...]:
    partners, pair = ties.shared[body], view.study.countries
    across = [other for other in partners if ties.is_across(body, other, pair)]
    closest = min(partners, key=lambda key: (-partners[key], key)) if partners else None
    return (
        tell(name_key(view, body), ids=(body,)),
        tell(ties.countries[body]),
        count_events(ties.acts[body]),
        tell(len(partners), ids=sorted(partners)),
        tell(len(across), ids=sorted(across)) if ties.countries[body] in pair else tell(None),
        tell(name_key(view, closest), ids=(closest,)) if closest else tell(None),
        tell(partners[closest] if closest else None),
        tell(joined),
    )


def _sum_up(view: View, ties: Ties, bodies: Sequence[str], joined: Mapping[str, int]) -> tuple[Cell, ...]:
    """The sums of a network; `bodies` begins with the one with most partners."""
    if not bodies:
        return (tell(0), tell(0), tell(0), *[tell(None)] * 4)
    pair = view.study.countries
    across = sum(1 for left, others in ties.shared.items() for right in others if ties.is_across(left, right, pair))
    joiner = max(sorted(bodies), key=lambda key: (joined[key], len(ties.acts[key])))
    return (
        tell(len(bodies)),
        tell(ties.count_pairs()),
        tell(across // 2),
        *_name(view, bodies[0], len(ties.shared[bodies[0]])),
        *_name(view, joiner, joined[joiner]),
    )


def _name(view: View, body: str, count: int) -> tuple[Cell, Cell]:
    """The body with its count; nobody where the count is nought."""
    return (tell(name_key(view, body), ids=(body,)), tell(count)) if count else (tell(None), tell(None))


def _tell_size(view: View, whole: _Network) -> str:
    partners = COLUMNS.index("partners")
    alone = sum(1 for row in whole.bodies if not row[partners].value)
    lonely = f"; {alone} {'is' if alone == 1 else 'are'} in no act with another body" if alone else ""
    bodies, pairs, acts = whole.sums[0].value, whole.sums[1].value, len(view.events)
    return (
        f"{bodies} {'body' if bodies == 1 else 'bodies'} in {acts} {'act' if acts == 1 else 'acts'}, "
        f"{pairs} {'pair' if pairs == 1 else 'pairs'} of them in the same act{lonely}."
    )
