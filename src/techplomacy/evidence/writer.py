"""Writes an evidence base whole, beside the old one, and swaps it in; it must not change one in place."""

import os
from collections.abc import Iterable
from pathlib import Path

from techplomacy.errors import EvidenceError, QuoteError
from techplomacy.evidence.contents import Contents
from techplomacy.evidence.indexing import index_words
from techplomacy.evidence.loading import load_documents, load_events, load_records
from techplomacy.evidence.rows import encode_row, find_columns
from techplomacy.evidence.schema import Connection, DatabaseError, create_database, read_script
from techplomacy.model import (
    Account,
    Actor,
    Argument,
    Coding,
    Initiative,
    Issue,
    Link,
    Observation,
    Search,
    Series,
    Source,
    Study,
    Verdict,
    Work,
)


def write_evidence(path: Path, contents: Contents) -> None:
    """Write one SQLite file with these contents, byte for byte the same for the same contents.

    Readers of the file that stood there keep reading it. EvidenceError where a quote is not in its document or an id
    comes twice; the old file then stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    try:
        connection = create_database(fresh)
        try:
            _load(connection, contents)
            connection.execute("COMMIT")
            connection.executescript(read_script("indexes.sql") + "ANALYZE;")
        finally:
            connection.close()
        _sync(fresh)
        fresh.replace(path)
        _sync(path.parent)
    except QuoteError as error:
        raise EvidenceError(f"{error} The evidence base was left as it was.") from error
    except DatabaseError as error:
        raise EvidenceError(f"{path.name} could not be written: {error}. The old one was left as it was.") from error
    finally:
        fresh.unlink(missing_ok=True)


def _load(connection: Connection, contents: Contents) -> None:
    connection.executemany("INSERT INTO build VALUES (?, ?)", sorted(contents.build.items()))
    texts = load_documents(connection, contents.documents)
    load_records(connection, contents, texts)
    load_events(connection, contents.events)
    _load_nouns(connection, "study", Study, [contents.study])
    _load_nouns(connection, "source", Source, contents.sources)
    _load_actors(connection, contents.actors)
    _load_nouns(connection, "link", Link, contents.links)
    _load_nouns(connection, "verdict", Verdict, contents.verdicts)
    _load_nouns(connection, "coding", Coding, contents.codings)
    _load_nouns(connection, "initiative", Initiative, contents.initiatives)
    _load_nouns(connection, "series", Series, contents.series)
    _load_nouns(connection, "observation", Observation, contents.observations)
    _load_nouns(connection, "search", Search, contents.searches)
    _load_nouns(connection, "argument", Argument, contents.arguments)
    _load_nouns(connection, "work", Work, contents.works)
    _load_nouns(connection, "issue", Issue, contents.issues)
    _load_nouns(connection, "account", Account, contents.accounts)
    index_words(connection)


def _load_nouns(connection: Connection, table: str, noun: type, nouns: Iterable[object]) -> None:
    columns = ", ".join(f'"{name}"' for name in find_columns(noun))
    marks = ", ".join("?" for _ in find_columns(noun))
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", map(encode_row, nouns))


def _load_actors(connection: Connection, actors: Iterable[Actor]) -> None:
    for actor in actors:
        row = dict(zip(find_columns(Actor), encode_row(actor), strict=True))
        del row["names"]
        columns = ", ".join(row)
        marks = ", ".join("?" for _ in row)
        connection.execute(f"INSERT INTO actor ({columns}) VALUES ({marks})", tuple(row.values()))
        connection.executemany(
            "INSERT INTO actor_name VALUES (?, ?, ?, ?, ?)",
            [(actor.id, name.name, name.language, name.kind, name.source) for name in actor.names],
        )


def _sync(path: Path) -> None:
    """Put a file or folder on the disk, so that a power cut finds the old base or the new one, never half of one."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
