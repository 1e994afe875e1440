"""Documents, records and events into their tables; each quote is compared with its document on the way."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from techplomacy.errors import QuoteError
from techplomacy.evidence.contents import Contents
from techplomacy.evidence.rows import encode_row, find_columns
from techplomacy.evidence.schema import Connection
from techplomacy.evidence.spacing import space_words
from techplomacy.model import Basis, Chosen, Document, Event, Passage, Record, encode_value

_BATCH = 5_000  # records
_BASES = {basis: basis.value for basis in Basis}  # asking a member for its value takes as long as writing it


def make_digest(text: str) -> str:
    """By what a text is known again when it is loaded."""
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def load_documents(connection: Connection, documents: Iterable[Document]) -> dict[str, Document]:
    """Write documents and blocks and index their words; the documents by id."""
    known: dict[str, Document] = {}
    for document in documents:
        known[document.id] = document
        row = dict(zip(find_columns(Document), encode_row(document), strict=True)) | {
            "digest": make_digest(document.text)
        }
        del row["blocks"]
        connection.execute(
            f"INSERT INTO document ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
        )
        for block in document.blocks:
            key = connection.execute(
                "INSERT INTO block (document, n, start, stop, kind, parent) VALUES (?, ?, ?, ?, ?, ?)",
                (document.id, block.n, block.start, block.end, block.kind.value, block.parent),
            ).lastrowid
            words = space_words(document.text[block.start : block.end])
            connection.execute("INSERT INTO block_words (rowid, words) VALUES (?, ?)", (key, words))
    return known


def load_records(connection: Connection, contents: Contents, documents: Mapping[str, Document]) -> None:
    """Write records and statements; QuoteError where a passage is not a slice of its document."""
    records = iter(contents.records)
    while batch := list(islice(records, _BATCH)):
        connection.executemany(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (_encode_record(record, contents.members.get(record.id), documents) for record in batch),
        )
        # Rows are made as they are written: a million waiting tuples would keep the garbage collector busy.
        connection.executemany(
            "INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            chain.from_iterable(_encode_statements(record, contents.chosen, documents) for record in batch),
        )
        connection.executemany("INSERT INTO derivation VALUES (?, ?, ?, ?, ?)", _find_origins(batch))


def load_events(connection: Connection, events: Iterable[Event]) -> None:
    """Write the fold, and the keys by which events are looked up."""
    columns = (*find_columns(Event), "earliest", "latest")
    names, marks = ", ".join(columns), ", ".join("?" for _ in columns)
    folded = list(events)
    connection.executemany(f"INSERT INTO fold ({names}) VALUES ({marks})", map(_encode_event, folded))
    carriers: dict[tuple[str, str], list[str]] = {}
    for event in folded:
        for key in _find_keys(event):
            carriers.setdefault(key, []).append(event.id)
    # In order, so that each row goes to the end of the table, which is kept by its key.
    keys = ((*key, event) for key in sorted(carriers) for event in sorted(carriers[key]))
    connection.executemany("INSERT INTO event_key VALUES (?, ?, ?)", keys)


def _encode_event(event: Event) -> tuple[Any, ...]:
    when = event.when.when if event.when else None
    first, last = (when.earliest, when.latest) if when else (None, None)
    return (*encode_row(event), first.isoformat() if first else None, last.isoformat() if last else None)


def _find_origins(records: Iterable[Record]) -> Iterator[tuple[str, str, int, str, str]]:
    for record in records:
        kind, origin = ("document", record.document) if record.document else ("source", record.source)
        for statement in record.statements:
            if statement.basis is Basis.DERIVED:
                yield record.id, statement.field, statement.n, kind, origin


def _encode_record(record: Record, event: str | None, documents: Mapping[str, Document]) -> tuple[Any, ...]:
    start, stop, quote = None, None, None
    if record.passage is not None:
        _verify(record.passage, record, documents)
        if record.passage.document != record.document:
            raise QuoteError(f"The record {record.id} quotes {record.passage.document}, which is not its document.")
        start, stop, quote = record.passage.start, record.passage.end, record.passage.quote
    about = record.about.value
    return (record.id, about, record.source, record.maker, record.document, start, stop, quote, event, record.score)


def _encode_statements(record: Record, chosen: Chosen, documents: Mapping[str, Document]) -> Iterator[tuple[Any, ...]]:
    identifier, home, taken = record.id, record.document, chosen.find_fields(record.id)
    for told in record.statements:
        document, start, stop = None, None, None
        passage = told.passage
        if passage is not None:
            _verify(passage, record, documents)
            document = passage.document if passage.document != home else None
            start, stop = passage.start, passage.end
        field, n, value = told.field, told.n, told.value
        yield (
            identifier,
            field,
            n,
            encode_value(value),
            told.written,
            document,
            start,
            stop,
            _BASES[told.basis],
            told.confidence,
            1 if (field, n) in taken else 0,
        )


def _verify(passage: Passage, record: Record, documents: Mapping[str, Document]) -> None:
    document = documents.get(passage.document)
    if document is None:
        raise QuoteError(f"The record {record.id} quotes {passage.document}, a document that is not in the study.")
    document.verify(passage)


def _find_keys(event: Event) -> set[tuple[str, str]]:
    keys = {("kind", event.kind)}
    keys.update(("sector", sector) for sector in event.sectors)
    keys.update(("country", country) for country in event.countries)
    keys.update(("actor", party.actor) for party in event.participants if party.actor)
    keys.update(("actor", party.name) for party in event.participants if not party.actor)
    keys.update(("step", step.name) for step in event.steps)
    keys.update(("within", funds.within) for funds in event.money if funds.within)
    if event.initiative:
        keys.add(("initiative", event.initiative))
    return keys
