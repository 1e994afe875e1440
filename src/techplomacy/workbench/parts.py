"""Documents and records to JSON text and back, for the cache; JSON, because a study folder may come from anywhere."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from techplomacy.evidence.rows import decode_row, encode_row
from techplomacy.model import (
    About,
    Basis,
    Document,
    Issue,
    Passage,
    Record,
    Statement,
    decode_value,
    encode_value,
)

Span = tuple[str, int, int]


def encode_documents(found: Iterable[Document | Issue]) -> str:
    """Documents and issues, in order."""
    rows = [
        ["document", *encode_row(item)] if isinstance(item, Document) else ["issue", *encode_row(item)]
        for item in found
    ]
    return json.dumps(rows, ensure_ascii=False)


def decode_documents(text: str) -> list[Document | Issue]:
    """What `encode_documents` wrote."""
    nouns: dict[str, type[Document] | type[Issue]] = {"document": Document, "issue": Issue}
    return [decode_row(nouns[kind], tuple(row)) for kind, *row in json.loads(text)]


def encode_records(found: Iterable[Record | Issue]) -> str:
    """Records and issues, in order."""
    rows = [
        ["record", *_encode_record(item)] if isinstance(item, Record) else ["issue", *encode_row(item)]
        for item in found
    ]
    return json.dumps(rows, ensure_ascii=False)


def decode_records(text: str, documents: Mapping[str, Document]) -> list[Record | Issue]:
    """What `encode_records` wrote; each passage is sliced from its document again."""
    found: list[Record | Issue] = []
    for kind, *row in json.loads(text):
        found.append(_decode_record(row, documents) if kind == "record" else decode_row(Issue, tuple(row)))
    return found


def _encode_record(record: Record) -> list[Any]:
    statements = [
        [s.field, s.n, encode_value(s.value), s.basis.value, s.written, _encode_span(s.passage), s.confidence]
        for s in record.statements
    ]
    span = _encode_span(record.passage)
    about = record.about.value
    return [record.id, about, record.source, record.maker, record.document, span, record.score, statements]


def _decode_record(row: list[Any], documents: Mapping[str, Document]) -> Record:
    identifier, about, source, maker, document, span, score, rows = row
    statements = tuple(
        Statement(field, decode_value(value), Basis(basis), written, _decode_span(place, documents), confidence, n)
        for field, n, value, basis, written, place, confidence in rows
    )
    return Record(identifier, About(about), source, maker, statements, document, _decode_span(span, documents), score)


def _encode_span(passage: Passage | None) -> Span | None:
    return (passage.document, passage.start, passage.end) if passage else None


def _decode_span(span: Span | None, documents: Mapping[str, Document]) -> Passage | None:
    return documents[span[0]].passage(span[1], span[2]) if span else None
