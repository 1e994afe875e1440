"""One evidence base as the questions read it: with the words of its study, each list read once; writes nothing."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from techplomacy.evidence import EvidenceBase
from techplomacy.model import (
    About,
    Actor,
    Basis,
    Event,
    Initiative,
    Observation,
    Participant,
    Record,
    Search,
    Series,
    Source,
    Study,
    When,
)
from techplomacy.vocabulary import Vocabulary, load_vocabulary

ANNOUNCED = "announced"  # the announcement is done, the act that it speaks of is not
Answer = TypeVar("Answer")
Given = ParamSpec("Given")
_BASES = (Basis.QUOTED, Basis.NOTED, Basis.CITED, Basis.DERIVED)


class View:
    """What every question needs. `vocabulary` is the study's own where it has a codebook, else the shipped one."""

    def __init__(self, base: EvidenceBase, *, vocabulary: Vocabulary | None = None) -> None:
        self.base = base
        self.vocabulary = vocabulary if vocabulary is not None else load_vocabulary()
        self.answers: dict[Hashable, Any] = {}  # what `once` keeps
        self._told: dict[str, dict[str, tuple[str, ...]]] = {}  # by field, then record

    @cached_property
    def study(self) -> Study:
        """The frame: countries, period, as-of day, hypothesis."""
        return self.base.study()

    @property
    def as_of(self) -> date:
        """The day that "overdue" and "dormant" are measured against."""
        return self.study.as_of

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events in order of time."""
        return tuple(self.base.events())

    @cached_property
    def by_id(self) -> dict[str, Event]:
        """The event of each member record's id."""
        found = {record: event for event in self.events for record in event.records}
        return found | {event.id: event for event in self.events}

    @cached_property
    def decades(self) -> dict[str, int | None]:
        """The first year of the decade in which each event is counted, by its id."""
        years = ((event.id, find_year(event)) for event in self.events)
        return {identifier: year // 10 * 10 if year is not None else None for identifier, year in years}

    @cached_property
    def records(self) -> dict[str, Record]:
        """All records by id."""
        return {record.id: record for record in self.base.records()}

    @cached_property
    def policies(self) -> tuple[Record, ...]:
        """The records about policies."""
        return tuple(record for record in self.records.values() if record.about is About.POLICY)

    @cached_property
    def claims(self) -> tuple[Record, ...]:
        """The records about claims, such as the rows of a ledger of loans."""
        return tuple(record for record in self.records.values() if record.about is About.CLAIM)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """All sources by id."""
        return self.base.sources()

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """All actors by id."""
        return self.base.actors()

    @cached_property
    def initiatives(self) -> tuple[Initiative, ...]:
        """The threads of events, in the author's order."""
        return tuple(self.base.initiatives())

    @cached_property
    def series(self) -> dict[str, Series]:
        """All series by id."""
        return self.base.series()

    @cached_property
    def observations(self) -> dict[str, tuple[Observation, ...]]:
        """The observations of each series, in order of time."""
        return {identifier: tuple(self.base.observations(identifier)) for identifier in self.series}

    @cached_property
    def searches(self) -> tuple[Search, ...]:
        """The search log."""
        return tuple(self.base.searches())

    @cached_property
    def by_sector(self) -> dict[str, list[Event]]:
        """The events of each sector of the vocabulary, those without any included."""
        found: dict[str, list[Event]] = {sector: [] for sector in self.vocabulary.sectors}
        for event in self.events:
            for sector in event.sectors:
                found.setdefault(sector, []).append(event)
        return found

    @cached_property
    def by_initiative(self) -> dict[str, list[Event]]:
        """The events of each initiative."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            if event.initiative:
                found[event.initiative].append(event)
        return found

    @cached_property
    def _sides(self) -> dict[str, frozenset[str]]:
        alone = {side: frozenset((side,)) for side in self.study.countries}
        nobody, voices = frozenset[str](), {key: alone.get(source.side or "") for key, source in self.sources.items()}
        return {e.id: nobody.union(*(told for s in e.sources if (told := voices.get(s)))) for e in self.events}

    def find_records(self, event: Event) -> tuple[Record, ...]:
        """The records that an event was folded from."""
        return tuple(self.records[identifier] for identifier in event.records if identifier in self.records)

    def find_values(self, event: Event, field: str) -> tuple[str, ...]:
        """All text values that the records of an event give a field, without doubles, in order."""
        if field not in self._told:
            self._told[field] = _gather_values(self.records.values(), field)
        told = self._told[field]
        if len(event.records) == 1:
            return told.get(event.records[0], ())
        return tuple(dict.fromkeys(value for record in event.records for value in told.get(record, ())))

    def find_basis(self, event: Event) -> Basis:
        """The best basis on which an event's kind is told."""
        told = {s.basis for r in self.find_records(event) for s in (*r.every("kind"), *r.every("step"))}
        return next((basis for basis in _BASES if basis in told), Basis.DERIVED)

    def is_concluded(self, event: Event) -> bool:
        """Whether it was more than announced, planned or approved."""
        words = self.vocabulary.steps
        return any(words[step.name].is_done for step in event.steps if step.name in words and step.name != ANNOUNCED)

    def list_sides(self, event: Event) -> frozenset[str]:
        """The countries of the study whose own voice is among an event's sources."""
        return self._sides[event.id]

    def name_country(self, code: str | None) -> str:
        """A country's name; its code where the vocabulary has none."""
        country = self.vocabulary.countries.get(code or "")
        return country.name if country else (code or "unknown country")

    def name_sector(self, sector: str) -> str:
        """A sector's label."""
        known = self.vocabulary.sectors.get(sector)
        return known.label if known else sector

    def name_kind(self, kind: str) -> str:
        """An instrument's label."""
        known = self.vocabulary.instruments.get(kind)
        return known.label if known else kind

    def name_actor(self, participant: Participant) -> str:
        """The name of the actor that a participant was resolved to, else the name as written."""
        actor = self.actors.get(participant.actor or "")
        return actor.name if actor else participant.name


def _gather_values(records: Iterable[Record], field: str) -> dict[str, tuple[str, ...]]:
    """What each record that tells a field says there, without doubles."""
    found: dict[str, list[str]] = defaultdict(list)
    for record in records:
        for told in record.statements:
            if told.field == field:
                found[record.id].append(str(told.value))
    return {record: tuple(dict.fromkeys(values)) for record, values in found.items()}


def find_when(event: Event) -> When | None:
    """When an event happened, by the step that dates it."""
    step = event.when
    return step.when if step else None


def find_year(event: Event) -> int | None:
    """The year of an event; None where no date is told, or nothing finer than a decade."""
    when = find_when(event)
    if when is None or when.earliest is None:
        return None
    # "the 1960s" belongs to no single year; a spell of years is counted where it begins.
    return when.year if "X" not in when.edtf else None


def once(answer: "Callable[Concatenate[View, Given], Answer]") -> "Callable[Concatenate[View, Given], Answer]":
    """A question that report, figures and tables all ask: it is answered once a view. Nobody may change the answer.

    What else it is asked with (a chapter, a turning point) must be hashable.
    """

    @wraps(answer)
    def ask(view: View, /, *given: Given.args, **named: Given.kwargs) -> Answer:
        key = (answer, given, tuple(sorted(named.items())))
        if key not in view.answers:
            view.answers[key] = answer(view, *given, **named)
        kept: Answer = view.answers[key]
        return kept

    return ask
