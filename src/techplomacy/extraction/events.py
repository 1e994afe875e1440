"""Writes records in the form that `read --json` prints and evaluation reads."""

from typing import Any

from techplomacy.extraction.records import extract_records
from techplomacy.model import Document, Money, Participant, Record, Step
from techplomacy.vocabulary import Vocabulary


def read_events(document: Document, vocabulary: Vocabulary) -> dict[str, Any]:
    """`{"doc_id", "events"}` of a document; an event has kind, step, date, parties, sectors, amounts, evidence."""
    records = extract_records(document, vocabulary=vocabulary)
    return {"doc_id": document.source, "events": [describe_record(record) for record in records]}


def describe_record(record: Record) -> dict[str, Any]:
    """One record as an event of that form; offsets count characters of the document's text."""
    step = record.values("step")[0]
    assert isinstance(step, Step)
    spans = [record.passage, *(s.passage for s in record.every("told"))]
    return {
        "id": record.id,
        "kind": record.values("kind")[0],
        "step": step.name,
        "date": step.when.edtf if step.when else None,
        "date_is_derived": False,
        "participants": [_describe_party(p) for p in record.values("participant") if isinstance(p, Participant)],
        "sectors": list(record.values("sector")),
        "amounts": [_describe_money(m) for m in record.values("amount") if isinstance(m, Money)],
        "confidence": record.score,
        "evidence": [{"start": p.start, "end": p.end, "quote": p.quote} for p in spans if p is not None],
    }


def _describe_party(party: Participant) -> dict[str, Any]:
    described: dict[str, Any] = {"name": party.name, "country": party.country}
    if party.implied:
        described["implied"] = True
    return described


def _describe_money(money: Money) -> dict[str, Any]:
    return {"value": float(money.amount), "currency": money.currency}
