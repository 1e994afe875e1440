"""Compares the events made of one passage with its records, as corpora/GUIDELINES.md beside the checkout defines it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from techplomacy.workbench.gold import Event, GoldPassage, GoldRecord, Named
from techplomacy.workbench.scores import Count
from techplomacy.workbench.scoringpairs import pair_best
from techplomacy.workbench.scoringparties import share_found

LONGEST, TIMES = 600, 5  # evidence is too long beyond both: so many characters, and so many times the gold's
COVERED, WELL_COVERED = 0.5, 0.9  # of the shorter evidence shared: enough to be found, enough to be right
AGREED = 0.5  # Jaccard index of the countries
# What one pairing is worth beside another; only that each outweighs all below it matters.
_FOUND, _KIND, _PARTIES, _MONEY, _DATE, _EVIDENCE = 1000, 300, 100, 50, 30, 20


@dataclass(frozen=True, slots=True)
class Pairing:
    """A record with the event that shows it, and how right each of its fields is that can be judged."""

    record: GoldRecord
    event: Event
    marks: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One passage: its pairings, the main records not shown, the events that show nothing, those that do not count."""

    passage: GoldPassage
    pairings: tuple[Pairing, ...]
    missed: tuple[GoldRecord, ...]
    spurious: tuple[Event, ...]
    neutral: tuple[Event, ...]

    @property
    def count(self) -> Count:
        """The comparison in numbers."""
        found = len(self.pairings)
        typed = sum(is_typed(pairing.record, pairing.event) for pairing in self.pairings)
        return Count(found + len(self.missed), found + len(self.spurious), found, typed)


def compare_passage(passage: GoldPassage, events: Sequence[Event]) -> Comparison:
    """Pair main records with events as well as can be; what is left may show background or umbrella records."""
    main = [record for record in passage.records if record.role == "main"]
    other = [record for record in passage.records if record.role != "main"]
    pairs = pair_best([[_weigh(record, event) for event in events] for record in main])
    taken = {column for _, column in pairs}
    left = [event for n, event in enumerate(events) if n not in taken]
    neutral = {column for _, column in pair_best([[_weigh(record, event) for event in left] for record in other])}
    shown = {row for row, _ in pairs}
    return Comparison(
        passage,
        tuple(Pairing(main[row], events[column], _mark(main[row], events[column])) for row, column in pairs),
        tuple(record for n, record in enumerate(main) if n not in shown),
        tuple(event for n, event in enumerate(left) if n not in neutral),
        tuple(event for n, event in enumerate(left) if n in neutral),
    )


def is_found(record: GoldRecord, event: Event) -> bool:
    """Whether an event shows a record: their evidence overlaps, their countries agree."""
    wanted, given = _list_countries(record.parties), _list_countries(event.parties)
    shared = wanted & given
    if wanted and (len(shared) < min(2, len(wanted)) or len(shared) / len(wanted | given) < AGREED):
        return False
    return _measure_cover(record, event) >= COVERED


def is_typed(record: GoldRecord, event: Event) -> bool:
    """Whether an event names the kind of a record."""
    return event.kind in record.kinds


def _weigh(record: GoldRecord, event: Event) -> float:
    if not is_found(record, event):
        return 0.0
    return (
        _FOUND
        + _KIND * is_typed(record, event)
        + _PARTIES * share_found(record.parties, event.parties)
        + _MONEY * (record.amounts == event.amounts)
        + _DATE * (event.date in record.dates)
        + _EVIDENCE * _measure_cover(record, event)
    )


def _measure_cover(record: GoldRecord, event: Event) -> float:
    """The overlap as a share of the shorter evidence; evidence that is far too long shows nothing."""
    length = len(record.evidence)
    best = 0.0
    for start, end in event.spans:
        if end - start <= max(TIMES * length, LONGEST):
            shared = min(end, record.start + length) - max(start, record.start)
            best = max(best, shared / min(length, end - start))
    return best


def _mark(record: GoldRecord, event: Event) -> dict[str, float]:
    """How right each field of a found record is; accuracies, but for countries, parties and sectors."""
    wanted, given = _list_countries(record.parties), _list_countries(event.parties)
    shared = len(wanted & given)
    sectors = record.sectors | event.sectors
    marks: dict[str, float] = {
        "kind": is_typed(record, event),
        "countries_precision": shared / len(given) if given else 0.0,
        "countries_recall": shared / len(wanted) if wanted else 1.0,
        "party_precision": share_found(event.parties, record.parties),
        "party_recall": share_found(record.parties, event.parties),
        "sectors_jaccard": len(record.sectors & event.sectors) / len(sectors) if sectors else 1.0,
        "evidence": _measure_cover(record, event) >= WELL_COVERED,
    }
    if record.steps:
        marks["step"] = event.step in record.steps
    if record.date:
        marks["date_of_dated"] = event.date in record.dates
        marks["year_of_dated"] = (event.date or "")[:4] in {(date or "")[:4] for date in record.dates}
    elif record.dates == {None}:
        marks["no_date_invented"] = event.date is None or event.is_date_derived
    if record.amounts:
        marks["amounts"] = record.amounts == event.amounts
    else:
        marks["no_amount_invented"] = not event.amounts
    return marks


def _list_countries(parties: Sequence[Named]) -> set[str]:
    return {party.country for party in parties if party.country}
