"""Finds events and records by filters and words without loading the whole base; it answers in ids and rows of a few."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from techplomacy.evidence.rows import decode_row, find_columns
from techplomacy.evidence.schema import Connection
from techplomacy.evidence.spacing import make_query
from techplomacy.model import Event

Noun = TypeVar("Noun")
_BATCH = 500  # below SQLite's limit on values in one query
# One statement, so that what fits is found once: counts by kind, outcomes of the threads, and the first events.
_FOUND = """
WITH found AS MATERIALIZED (
    SELECT id, kind, initiative, coalesce(earliest, latest, '9999') AS first, coalesce(latest, '9999') AS last
    FROM told WHERE about = 'event'{where})
SELECT 'kind', kind, count(*) FROM found GROUP BY kind
UNION ALL
SELECT 'score', score, count(*) FROM initiative WHERE id IN (SELECT initiative FROM found) GROUP BY score
UNION ALL
SELECT * FROM (SELECT 'event', id, 0 FROM found ORDER BY first, last, id LIMIT ?)
"""
_IN_BLOCKS = """
SELECT told.rowid FROM block_words JOIN block ON block.rowid = block_words.rowid
JOIN record ON record.document = block.document AND record.start >= block.start AND record.start < block.stop
JOIN told ON told.id = record.event WHERE block_words MATCH ? AND record.event IS NOT NULL
"""
_IN_TOLD = "SELECT told.id FROM told_words JOIN told ON told.rowid = told_words.rowid WHERE told_words MATCH ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Filters of a question: any of the values of one field, and all fields; empty ones do not filter.

    `scores` are outcomes of initiatives (None for one that is not known). `actors` holds, for each body that must take
    part, the ids that its name can mean; `words`, for each word that must be told, its variants: one of them is enough.
    """

    sectors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    actors: tuple[tuple[str, ...], ...] = ()
    countries: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    scores: tuple[int | None, ...] = ()
    words: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What fits: how many events of each kind, how many initiatives of each outcome, and the first events by id."""

    kinds: dict[str, int]
    scores: dict[int | None, int]
    ids: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many events fit."""
        return sum(self.kinds.values())


def find_events(connection: Connection, wanted: Wanted, *, limit: int) -> Found:
    """The events that fit; the first `limit` ids in order of time. Undated ones only where no day is asked for."""
    conditions, values = _filter_keys(wanted)
    if wanted.since is not None:
        conditions.append("(latest >= ? OR (latest IS NULL AND earliest IS NOT NULL))")
        values.append(wanted.since.isoformat())
    if wanted.until is not None:
        conditions.append("(earliest <= ? OR (earliest IS NULL AND latest IS NOT NULL))")
        values.append(wanted.until.isoformat())
    if wanted.scores:
        told = [score for score in wanted.scores if score is not None]
        unknown = " OR score IS NULL" if None in wanted.scores else ""
        conditions.append(f"initiative IN (SELECT id FROM initiative WHERE score IN ({_mark(told)}){unknown})")
        values += told
    if wanted.words:
        query = write_query(wanted.words)
        conditions.append(f"rowid IN (SELECT rowid FROM told_words WHERE told_words MATCH ? UNION ALL {_IN_BLOCKS})")
        values += [query, query]
    where = "".join(f" AND {condition}" for condition in conditions)
    rows = connection.execute(_FOUND.format(where=where), (*values, limit)).fetchall()
    return Found(
        {key: n for part, key, n in rows if part == "kind"},
        {key: n for part, key, n in rows if part == "score"},
        tuple(key for part, key, _ in rows if part == "event"),
    )


def _filter_keys(wanted: Wanted) -> tuple[list[str], list[Any]]:
    fields = {
        "sector": wanted.sectors, "kind": wanted.kinds, "step": wanted.steps, "country": wanted.countries,
        "initiative": wanted.initiatives,
    }  # fmt: skip
    conditions: list[str] = []
    values: list[Any] = []
    for field, told in (*fields.items(), *(("actor", ids) for ids in wanted.actors)):
        if told:
            conditions.append(f"id IN (SELECT event FROM event_key WHERE field = ? AND value IN ({_mark(told)}))")
            values += [field, *told]
    return conditions, values


def write_query(words: Iterable[tuple[str, ...]]) -> str:
    """The FTS5 query that asks for one variant of every word."""
    groups = [" OR ".join(f"({make_query(variant)})" for variant in variants) for variants in words]
    return " AND ".join(f"({group})" for group in groups)


def find_told(connection: Connection, kind: str, words: Iterable[tuple[str, ...]]) -> list[str]:
    """Ids of the claims or policies that tell all words."""
    query = f"{_IN_TOLD} AND told.about = ? ORDER BY told.rowid"
    return [row[0] for row in connection.execute(query, (write_query(words), kind))]


def find_claims(connection: Connection, events: Collection[str]) -> list[str]:
    """Ids of the claims, such as rows of a ledger, that belong to one of these events."""
    query = (
        "SELECT record.id, json_extract(statement.value, '$') "
        "FROM record JOIN statement ON statement.record = record.id "
        "WHERE record.about = 'claim' AND statement.field = 'event' ORDER BY record.rowid"
    )
    return [record for record, event in connection.execute(query) if event in events]


def find_members(connection: Connection, events: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the records of each of these events."""
    found: dict[str, tuple[str, ...]] = {}
    for batch in _split(list(events)):
        query = f"SELECT event, id FROM record WHERE event IN ({_mark(batch)}) ORDER BY rowid"
        for event, record in connection.execute(query, batch):
            found[event] = (*found.get(event, ()), record)
    return found


def find_terms(connection: Connection, terms: Collection[str]) -> set[str]:
    """Those of these terms (lower-cased) that stand in the index of words."""
    rows = connection.execute(f"SELECT term FROM told_terms WHERE term IN ({_mark(terms)})", tuple(terms))
    return {row[0] for row in rows}


def count_told(connection: Connection, variants: tuple[str, ...]) -> int:
    """How many events, claims, policies and blocks hold a variant of a word."""
    query = write_query([variants])
    tables = ("told_words", "block_words")
    return sum(
        connection.execute(f"SELECT count(*) FROM {table} WHERE {table} MATCH ?", (query,)).fetchone()[0]
        for table in tables
    )


def find_parts(connection: Connection, packages: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The events whose money is part of another event's, by that event."""
    found: dict[str, tuple[str, ...]] = {}
    for batch in _split(list(packages)):
        query = f"SELECT value, event FROM event_key WHERE field = 'within' AND value IN ({_mark(batch)}) ORDER BY 1, 2"
        for package, part in connection.execute(query, batch):
            found[package] = (*found.get(package, ()), part)
    return found


def find_actor_ids(connection: Connection, names: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The actors of these names (case-folded), each with all actors that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for batch in _split(sorted(names)):
        query = (
            f"SELECT DISTINCT lower(name), actor FROM actor_name WHERE lower(name) IN ({_mark(batch)}) "
            f"UNION SELECT lower(name), id FROM actor WHERE lower(name) IN ({_mark(batch)}) ORDER BY 1, 2"
        )
        for name, actor in connection.execute(query, (*batch, *batch)):
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), actor)))
    return found


def read_some(connection: Connection, table: str, noun: type[Noun], ids: Iterable[str]) -> dict[str, Noun]:
    """The nouns of a table with these ids, by id, in the order asked for."""
    wanted = list(dict.fromkeys(ids))
    columns = ", ".join(f'"{name}"' for name in find_columns(noun))
    found: dict[str, Noun] = {}
    for batch in _split(wanted):
        rows = connection.execute(f"SELECT id, {columns} FROM {table} WHERE id IN ({_mark(batch)})", batch)
        found |= {row[0]: decode_row(noun, row[1:]) for row in rows}
    return {identifier: found[identifier] for identifier in wanted if identifier in found}


def list_thread_events(connection: Connection, threads: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The events of each of these threads, in order of time."""
    found: dict[str, tuple[str, ...]] = {}
    for batch in _split(list(threads)):
        query = (
            "SELECT event_key.value, told.id FROM event_key JOIN told ON told.id = event_key.event "
            f"WHERE event_key.field = 'initiative' AND event_key.value IN ({_mark(batch)}) "
            "ORDER BY coalesce(earliest, latest, '9999'), coalesce(latest, '9999'), told.id"
        )
        for thread, event in connection.execute(query, batch):
            found[thread] = (*found.get(thread, ()), event)
    return found


def read_chosen_events(connection: Connection, ids: Iterable[str]) -> list[Event]:
    """The events of these ids, in this order."""
    return list(read_some(connection, "fold", Event, ids).values())


def _split(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + _BATCH] for start in range(0, len(values), _BATCH))


def _mark(values: Collection[Any]) -> str:
    return ", ".join("?" * len(values))


def read_names(connection: Connection, actors: Iterable[str]) -> dict[str, str]:
    """The names of these actors by id."""
    found: dict[str, str] = {}
    for batch in _split(list(dict.fromkeys(actors))):
        found |= dict(connection.execute(f"SELECT id, name FROM actor WHERE id IN ({_mark(batch)})", batch))
    return found
