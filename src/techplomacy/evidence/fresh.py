"""The read side of an evidence base whose file is still being written: tells what the nouns it is made of can tell."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from pathlib import Path

from techplomacy.errors import EvidenceError
from techplomacy.evidence.base import EvidenceBase
from techplomacy.evidence.contents import Contents
from techplomacy.evidence.documents import Header
from techplomacy.evidence.events import sort_events
from techplomacy.evidence.schema import Connection, open_database
from techplomacy.model import (
    About,
    Account,
    Actor,
    Argument,
    Basis,
    Chosen,
    Coding,
    Document,
    Event,
    Initiative,
    Issue,
    Link,
    Observation,
    Record,
    Search,
    Series,
    Source,
    Study,
    Verdict,
    Work,
)


class FreshBase(EvidenceBase):
    """Answers like the evidence base that is made of these contents, without reading them back one by one.

    Its iterables must be lists or tuples, as each may be read many times. What only the file can answer (words,
    filters, single records) calls `wait`, after which the file must stand at `path`.
    """

    def __init__(self, path: Path, contents: Contents, *, wait: Callable[[], object] = lambda: None) -> None:
        super().__init__(path)
        self._contents = contents
        self._wait = wait

    @cached_property
    def _connection(self) -> Connection:
        self._wait()
        return open_database(self.path)

    @cached_property
    def build(self) -> dict[str, str]:
        """With what it was made: versions and fingerprints."""
        return dict(sorted(self._contents.build.items()))

    def study(self) -> Study:
        """The frame: countries, period, as-of day, hypothesis."""
        return self._contents.study

    def events(
        self,
        *,
        sector: str | None = None,
        kind: str | None = None,
        actor: str | None = None,
        country: str | None = None,
        initiative: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> list[Event]:
        """Events that fit every filter given, in order of time; undated ones only where no day is asked for."""
        if all(asked is None for asked in (sector, kind, actor, country, initiative, since, until)):
            return sort_events(self._contents.events)
        return super().events(
            sector=sector, kind=kind, actor=actor, country=country, initiative=initiative, since=since, until=until
        )

    def records(self, event: str | None = None, *, about: About | None = None) -> list[Record]:
        """All records, or those of one event (by its id or a member's), or those about acts, policies or claims."""
        if event is not None:
            return super().records(event, about=about)
        return [record for record in self._contents.records if about in (None, record.about)]

    def documents(self) -> list[Header]:
        """All documents without their texts."""
        return [
            Header(d.id, d.source, d.name, d.title, d.language, d.published, d.side, d.address, len(d.text), d.reader)
            for d in self._contents.documents
        ]

    def document(self, identifier: str) -> Document:
        """One document with text and blocks; EvidenceError where there is none."""
        found = self._documents.get(identifier)
        if found is None:
            raise EvidenceError(f"There is no document {identifier} in this evidence base; list them with documents().")
        return found

    def initiatives(self) -> list[Initiative]:
        """The threads of events, in the author's order."""
        return list(self._contents.initiatives)

    def series(self) -> dict[str, Series]:
        """All statistical series by id."""
        return {series.id: series for series in self._contents.series}

    def observations(self, series: str) -> list[Observation]:
        """The observations of one series, in order of time."""
        return sorted(self._observations[series], key=lambda observation: observation.when.sort_key)

    def searches(self) -> list[Search]:
        """The search log."""
        return list(self._contents.searches)

    def arguments(self, section: str | None = None) -> list[Argument]:
        """The author's claims, or those of one section."""
        return [argument for argument in self._contents.arguments if section in (None, "", argument.section)]

    def codings(self) -> list[Coding]:
        """What each coder says of the acts, act by act and field by field."""
        return list(self._contents.codings)

    def works(self) -> list[Work]:
        """The notes on the literature."""
        return list(self._contents.works)

    def links(self) -> list[Link]:
        """The machine's proposals."""
        return list(self._contents.links)

    def verdicts(self) -> list[Verdict]:
        """The persons' decisions, each with what became of it."""
        return list(self._contents.verdicts)

    def issues(self) -> list[Issue]:
        """What needs a person."""
        return list(self._contents.issues)

    def accounting(self) -> list[Account]:
        """What became of the values of each input file."""
        return list(self._contents.accounts)

    def pick_events(self, ids: Iterable[str]) -> list[Event]:
        """The events of these ids, in this order."""
        return [self._events[event] for event in dict.fromkeys(ids) if event in self._events]

    def find_parts(self, packages: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The events whose money is part of one of these events' money, by the latter."""
        return {package: self._parts[package] for package in sorted(set(packages) & self._parts.keys())}

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.id: document for document in self._contents.documents}

    @cached_property
    def _observations(self) -> dict[str, list[Observation]]:
        found: dict[str, list[Observation]] = defaultdict(list)
        for observation in self._contents.observations:
            found[observation.series].append(observation)
        return found

    @cached_property
    def _events(self) -> dict[str, Event]:
        return {event.id: event for event in self._contents.events}

    @cached_property
    def _parts(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for event in self._contents.events:
            for funds in event.money:
                if funds.within:
                    found[funds.within].add(event.id)
        return {package: tuple(sorted(parts)) for package, parts in found.items()}

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self._contents.actors}

    @cached_property
    def _chosen(self) -> Chosen:
        return self._contents.chosen

    @cached_property
    def _shares(self) -> dict[Basis, int]:
        counted = Counter(told.basis for record in self._contents.records for told in record.statements)
        return {basis: counted[basis] for basis in Basis}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self._contents.sources}
