"""The read side of an evidence base: asks the database, answers in nouns; it must not change anything."""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import Self

from techplomacy.evidence.documents import Header, Hit, read_document, read_headers, search_blocks
from techplomacy.evidence.events import read_event, read_events
from techplomacy.evidence.finding import (
    Found,
    Wanted,
    count_told,
    find_actor_ids,
    find_claims,
    find_events,
    find_members,
    find_parts,
    find_terms,
    find_told,
    list_thread_events,
    read_chosen_events,
    read_names,
    read_some,
)
from techplomacy.evidence.lists import read_actors, read_nouns, read_observations
from techplomacy.evidence.records import find_chosen, find_record_ids, read_records
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

_TEXTS_KEPT = 256


class EvidenceBase:
    """One study's evidence, open to be read. Use `EvidenceBase.open(path)` as a context manager.

    What it returns is frozen, so lists that are asked for often are read once.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file of an evidence base; EvidenceError where it is missing, of another version, or damaged."""
        base = cls(path)
        base._connection  # noqa: B018  opened here, so that a bad file is told of here
        return base

    @cached_property
    def _connection(self) -> Connection:
        return open_database(self.path)

    @cached_property
    def build(self) -> dict[str, str]:
        """With what it was made: versions and fingerprints."""
        return dict(self._connection.execute("SELECT key, value FROM build ORDER BY key"))

    def close(self) -> None:
        """Let go of the file."""
        if "_connection" in self.__dict__:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def study(self) -> Study:
        """The frame: countries, period, as-of day, hypothesis."""
        return read_nouns(self._connection, "study", Study)[0]

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
        wanted = {"sector": sector, "kind": kind, "actor": actor, "country": country, "initiative": initiative}
        keys = {field: value for field, value in wanted.items() if value is not None}
        return read_events(self._connection, keys, since=since, until=until)

    def event(self, identifier: str) -> Event | None:
        """The event of an event's or any member record's id; None where there is none."""
        return read_event(self._connection, identifier)

    def records(self, event: str | None = None, *, about: About | None = None) -> list[Record]:
        """All records, or those of one event (by its id or a member's), or those about acts, policies or claims."""
        if event is not None:
            found = self.event(event)
            event = found.id if found else event
        identifiers = find_record_ids(self._connection, event=event, about=about)
        return read_records(self._connection, identifiers, self.document)

    def record(self, identifier: str) -> Record | None:
        """One record with its statements and passages; None where there is none."""
        return next(iter(read_records(self._connection, [identifier], self.document)), None)

    def chosen(self, event: str | None = None) -> Chosen:
        """(record, field, n) of the statements that the fold took, for one event or for all."""
        return find_chosen(self._connection, event) if event is not None else self._chosen

    def policies(self, country: str | None = None) -> list[Record]:
        """The records about policies, or those of one country (alpha-3)."""
        policies = self.records(about=About.POLICY)
        return [p for p in policies if country is None or country in p.values("country")]

    def actors(self) -> dict[str, Actor]:
        """All actors by id."""
        return self._actors

    def actor(self, identifier: str) -> Actor | None:
        """One actor; None where there is none."""
        return self.actors().get(identifier)

    def sources(self) -> dict[str, Source]:
        """All sources by id."""
        return self._sources

    def documents(self) -> list[Header]:
        """All documents without their texts."""
        return read_headers(self._connection)

    def document(self, identifier: str) -> Document:
        """One document with text and blocks; EvidenceError where there is none or its text was altered."""
        return self._find_document(identifier)

    def initiatives(self) -> list[Initiative]:
        """The threads of events, in the author's order."""
        return read_nouns(self._connection, "initiative", Initiative)

    def series(self) -> dict[str, Series]:
        """All statistical series by id."""
        return {s.id: s for s in read_nouns(self._connection, "series", Series)}

    def observations(self, series: str) -> list[Observation]:
        """The observations of one series, in order of time."""
        return read_observations(self._connection, series)

    def searches(self) -> list[Search]:
        """The search log."""
        return read_nouns(self._connection, "search", Search)

    def arguments(self, section: str | None = None) -> list[Argument]:
        """The author's claims, or those of one section."""
        return read_nouns(self._connection, "argument", Argument, {"section": section} if section else None)

    def codings(self) -> list[Coding]:
        """What each coder says of the acts, act by act and field by field."""
        return read_nouns(self._connection, "coding", Coding)

    def works(self) -> list[Work]:
        """The notes on the literature."""
        return read_nouns(self._connection, "work", Work)

    def links(self) -> list[Link]:
        """The machine's proposals."""
        return read_nouns(self._connection, "link", Link)

    def verdicts(self) -> list[Verdict]:
        """The persons' decisions, each with what became of it."""
        return read_nouns(self._connection, "verdict", Verdict)

    def issues(self) -> list[Issue]:
        """What needs a person."""
        return read_nouns(self._connection, "issue", Issue)

    def accounting(self) -> list[Account]:
        """What became of the values of each input file."""
        return read_nouns(self._connection, "account", Account)

    def shares(self) -> dict[Basis, int]:
        """How many statements rest on what; every basis is there, be it with 0."""
        return self._shares

    def search(self, words: str, *, limit: int = 20) -> list[Hit]:
        """Blocks of documents that hold all the words (any script; "a phrase"; begin*), best first."""
        return search_blocks(self._connection, words, limit=limit)

    def find(self, wanted: Wanted, *, limit: int = 50) -> Found:
        """How many events fit filters and words, by kind, with the first ids in order of time; `pick_events` reads."""
        return find_events(self._connection, wanted, limit=limit)

    def list_thread_events(self, threads: Collection[str]) -> dict[str, tuple[str, ...]]:
        """The ids of the events of each of these threads, in order of time."""
        return list_thread_events(self._connection, threads)

    def pick_events(self, ids: Iterable[str]) -> list[Event]:
        """The events of these ids, in this order."""
        return read_chosen_events(self._connection, ids)

    def pick_initiatives(self, ids: Iterable[str]) -> dict[str, Initiative]:
        """The threads of these ids."""
        return read_some(self._connection, "initiative", Initiative, ids)

    def pick_sources(self, ids: Iterable[str]) -> dict[str, Source]:
        """The sources of these ids."""
        return read_some(self._connection, "source", Source, ids)

    def pick_records(self, events: Iterable[str]) -> dict[str, list[Record]]:
        """The records of each of these events."""
        members = find_members(self._connection, events)
        wanted = [record for ids in members.values() for record in ids]
        records = {record.id: record for record in read_records(self._connection, wanted, self.document)}
        return {event: [records[identifier] for identifier in ids] for event, ids in members.items()}

    def pick_claims(self, words: Iterable[tuple[str, ...]], events: Collection[str]) -> list[Record]:
        """The claims that tell all words, one variant of each, and those that belong to one of these events."""
        kept = list(words)
        told = find_told(self._connection, About.CLAIM.value, kept) if kept else []
        ids = dict.fromkeys((*told, *find_claims(self._connection, events)))
        return read_records(self._connection, ids, self.document)

    def name_actors(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of these actors."""
        return read_names(self._connection, ids)

    def find_actors(self, names: Collection[str]) -> dict[str, tuple[str, ...]]:
        """The ids of the actors that have one of these names (in lower case), by name."""
        return find_actor_ids(self._connection, names)

    def find_terms(self, terms: Collection[str]) -> set[str]:
        """Those of these words (in lower case) that events, claims or policies are told in."""
        return find_terms(self._connection, terms)

    def find_parts(self, packages: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The events whose money is part of one of these events' money, by the latter."""
        return find_parts(self._connection, packages)

    def count_told(self, variants: tuple[str, ...]) -> int:
        """How many events, claims, policies and blocks of documents hold one of the variants of a word."""
        return count_told(self._connection, variants)

    @cached_property
    def _find_document(self) -> Callable[[str], Document]:
        return lru_cache(_TEXTS_KEPT)(partial(read_document, self._connection))

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return read_actors(self._connection)

    @cached_property
    def _chosen(self) -> Chosen:
        return find_chosen(self._connection)

    @cached_property
    def _shares(self) -> dict[Basis, int]:
        counted = dict(self._connection.execute("SELECT basis, count(*) FROM statement GROUP BY basis"))
        return {basis: counted.get(basis.value, 0) for basis in Basis}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in read_nouns(self._connection, "source", Source)}
