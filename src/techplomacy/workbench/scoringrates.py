"""Sums comparisons up: rates with intervals, fields, groups, the curve over confidence, calibration."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from techplomacy.workbench.gold import Event, GoldPassage
from techplomacy.workbench.scores import Bin, Count, Field, Group, Point, Rate, Rates
from techplomacy.workbench.scoring import Comparison, compare_passage, is_typed

SEED, ROUNDS, TAIL = 20261122, 400, 0.025  # of the bootstrap over documents: 95 % intervals
EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)  # of the bins of confidence
FIELDS = (
    "kind",
    "step",
    "date_of_dated",
    "year_of_dated",
    "no_date_invented",
    "countries_precision",
    "countries_recall",
    "party_precision",
    "party_recall",
    "amounts",
    "no_amount_invented",
    "sectors_jaccard",
    "evidence",
)


def sum_counts(counts: Iterable[Count]) -> Count:
    """All counts in one."""
    return sum(counts, Count())


def rate_counts(counts: Sequence[Count]) -> tuple[Rates, Rates]:
    """Typed and detected rates of the documents, with intervals over draws of as many documents."""
    dice = random.Random(SEED)
    samples = [sum_counts(counts[dice.randrange(len(counts))] for _ in counts) for _ in range(ROUNDS)]
    total = sum_counts(counts)
    return _rate(total, samples, is_typed=True), _rate(total, samples, is_typed=False)


def share_hits(count: Count, *, is_typed: bool = True) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where there is nothing to divide by."""
    hits = count.typed if is_typed else count.found
    both = count.gold + count.made
    return (
        hits / count.made if count.made else 0.0,
        hits / count.gold if count.gold else 0.0,
        2 * hits / both if both else 0.0,
    )


def rate_fields(comparisons: Sequence[Comparison]) -> dict[str, Field]:
    """The mean mark of each field over the found records where it can be judged."""
    marks = [pairing.marks for comparison in comparisons for pairing in comparison.pairings]
    values = {name: [mark[name] for mark in marks if name in mark] for name in FIELDS}
    return {name: Field(sum(told) / len(told) if told else None, len(told)) for name, told in values.items()}


def group_kinds(comparisons: Sequence[Comparison]) -> dict[str, Group]:
    """Typed scores of each kind, by the gold's word for recall and by the event's for precision."""
    gold, made = defaultdict[str, list[bool]](list), defaultdict[str, list[bool]](list)
    for comparison in comparisons:
        for pairing in comparison.pairings:
            right = is_typed(pairing.record, pairing.event)
            gold[pairing.record.kind].append(right)
            made[pairing.event.kind].append(right)
        for record in comparison.missed:
            gold[record.kind].append(False)
        for event in comparison.spurious:
            made[event.kind].append(False)
    return _group(gold, made)


def group_steps(comparisons: Sequence[Comparison]) -> dict[str, Group]:
    """Scores of each step: a record counts where it is found and its step is right."""
    gold, made = defaultdict[str, list[bool]](list), defaultdict[str, list[bool]](list)
    for comparison in comparisons:
        for pairing in comparison.pairings:
            right = pairing.event.step in pairing.record.steps
            gold[pairing.record.step or "-"].append(right)
            made[pairing.event.step or "-"].append(right)
        for record in comparison.missed:
            gold[record.step or "-"].append(False)
        for event in comparison.spurious:
            made[event.step or "-"].append(False)
    return _group(gold, made)


def group_sources(comparisons: Sequence[Comparison]) -> dict[str, Group]:
    """Typed scores of each source."""
    counts = defaultdict[str, list[Count]](list)
    for comparison in comparisons:
        counts[comparison.passage.source].append(comparison.count)
    groups = {}
    for source, told in sorted(counts.items()):
        total = sum_counts(told)
        precision, recall, _ = share_hits(total)
        groups[source] = Group(
            total.gold,
            total.made,
            precision if total.made else None,
            recall if total.gold else None,
            len(told),
        )
    return groups


def draw_curve(passages: Sequence[GoldPassage], events: Mapping[str, Sequence[Event]]) -> Iterator[Point]:
    """Typed scores at each confidence that occurs, from the lowest; what an event shows is settled anew at each."""
    known: dict[tuple[str, int], Count] = {}
    ordered = {p.id: sorted(events.get(p.id, ()), key=lambda event: -event.confidence) for p in passages}
    for floor in sorted({event.confidence for made in ordered.values() for event in made}):
        counts = []
        for passage in passages:
            kept = sum(event.confidence >= floor for event in ordered[passage.id])
            if (passage.id, kept) not in known:
                given = [event for event in events.get(passage.id, ()) if event.confidence >= floor]
                known[passage.id, kept] = compare_passage(passage, given).count
            counts.append(known[passage.id, kept])
        total = sum_counts(counts)
        yield Point(floor, total.made, *share_hits(total))


def fill_bins(comparisons: Sequence[Comparison]) -> Iterator[Bin]:
    """What events of like confidence claim, and how many of them are of a record's kind."""
    told = [(e.confidence, False) for comparison in comparisons for e in comparison.spurious]
    pairings = [pairing for comparison in comparisons for pairing in comparison.pairings]
    told += [(pairing.event.confidence, is_typed(pairing.record, pairing.event)) for pairing in pairings]
    for low, high in pairwise(EDGES):
        inside = [(said, right) for said, right in told if low <= said < high or (said == high == EDGES[-1])]
        n = len(inside)
        means = (sum(said for said, _ in inside) / n, sum(right for _, right in inside) / n) if n else (None, None)
        yield Bin(low, high, n, *means)


def _rate(total: Count, samples: Sequence[Count], *, is_typed: bool) -> Rates:
    shares = share_hits(total, is_typed=is_typed)
    drawn = [share_hits(sample, is_typed=is_typed) for sample in samples]
    first, last = int(TAIL * ROUNDS), int((1 - TAIL) * ROUNDS) - 1
    ordered = [sorted(values) for values in zip(*drawn, strict=True)]
    return Rates(*(Rate(share, told[first], told[last]) for share, told in zip(shares, ordered, strict=True)))


def _group(gold: Mapping[str, list[bool]], made: Mapping[str, list[bool]]) -> dict[str, Group]:
    groups = {}
    for name in sorted({*gold, *made}):
        wanted, given = gold.get(name, []), made.get(name, [])
        groups[name] = Group(
            len(wanted),
            len(given),
            sum(given) / len(given) if given else None,
            sum(wanted) / len(wanted) if wanted else None,
        )
    return groups
