"""Finds again what persons decided on: by quote, not by place. It changes no verdict but its state and record."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from techplomacy.errors import InvalidValueError
from techplomacy.model import (
    Document,
    Issue,
    Participant,
    Record,
    Value,
    Verdict,
    VerdictState,
    decode_value,
    skeleton,
)
from techplomacy.resolution.witness import list_sources
from techplomacy.text.quotes import find_quote

Anchored = tuple[tuple[Verdict, ...], tuple[Issue, ...]]


def anchor_verdicts(verdicts: Iterable[Verdict], records: Iterable[Record], documents: Iterable[Document]) -> Anchored:
    """The verdicts with their state and the record that they are about, in their order, and Issues for the rest.

    applied: the quote stands, and the field shows what the person saw. reopened: the quote stands, but the machine says
    something else now, or nothing. lost: the quote, or the record that the verdict names, is gone.
    """
    anchors = Anchors(records, documents)
    anchored = []
    issues = []
    for verdict in verdicts:
        settled, trouble = anchors.anchor(verdict)
        anchored.append(settled)
        if trouble:
            issues.append(_make_issue(settled, trouble))
    return tuple(anchored), tuple(sorted(set(issues)))


class Anchors:
    """Records and documents of a build, by source."""

    def __init__(self, records: Iterable[Record], documents: Iterable[Document]) -> None:
        self.records = {record.id: record for record in records}
        self.by_source: dict[str, list[Record]] = defaultdict(list)
        self.documents: dict[str, list[Document]] = defaultdict(list)
        for record in sorted(self.records.values(), key=lambda r: r.id):
            for source in list_sources(record):
                self.by_source[source].append(record)
        for document in sorted(documents, key=lambda d: d.id):
            self.documents[document.source].append(document)

    def anchor(self, verdict: Verdict) -> tuple[Verdict, str]:
        """The verdict with its state and record, and what is wrong with it (empty where nothing is)."""
        if verdict.decision in {"same", "different"} and verdict.other not in self.records:
            return _lose(verdict, f"there is no record {verdict.other!r} any more")
        if verdict.quote:
            record, found = self._find_quoted(verdict)
            if not found:
                return _lose(verdict, f"the quote {verdict.quote[:60]!r} is not found in {verdict.source}")
            if record is None:
                return _reopen(verdict, "the quote stands, but the machine finds no act there any more")
        else:
            record = self.records.get(verdict.record or "")
            if record is None:
                return _lose(verdict, f"there is no record {verdict.record!r} any more")
        verdict = replace(verdict, record=record.id)
        if verdict.field is None or verdict.seen is None or shows_value(record, verdict.field, verdict.seen):
            return replace(verdict, state=VerdictState.APPLIED), ""
        return _reopen(verdict, f"{verdict.field} of {record.id} is not what the person saw")

    def _find_quoted(self, verdict: Verdict) -> tuple[Record | None, bool]:
        """The record whose passage shares most with the quote, and whether the quote stands anywhere."""
        found = False
        best: tuple[bool, int, str] | None = None
        candidates = self.by_source.get(verdict.source, [])
        for document in self.documents.get(verdict.source, []):
            span = find_quote(verdict.quote, document.text, before=verdict.before, after=verdict.after)
            if span is None:
                continue
            found = True
            for record in candidates:
                shared = _count_shared(record, document.id, span)
                if shared:
                    best = max(best or (False, 0, ""), (record.id == verdict.record, shared, record.id))
        if not found:  # documents may be left out of a build while their records are kept
            wanted = skeleton(verdict.quote)
            kept = [r for r in candidates if r.passage is not None and wanted == skeleton(r.passage.quote)]
            return (kept[0], True) if kept else (None, False)
        return (self.records[best[2]] if best else None), True


def shows_value(record: Record, field: str, seen: str) -> bool:
    """Whether a field of a record holds a value given as JSON text; who a body was resolved to does not count."""
    try:
        wanted = decode_value(seen)
    except (InvalidValueError, ValueError):
        return False
    return any(agree(value, wanted) for value in record.values(field))


def agree(one: Value, other: Value) -> bool:
    """Whether two values are one, but for what resolution adds to a participant: actor, kind, a country not told."""
    if not (isinstance(one, Participant) and isinstance(other, Participant)):
        return one == other
    if one.country and other.country and one.country != other.country:
        return False
    return replace(one, actor=None, country=None, kind=None) == replace(other, actor=None, country=None, kind=None)


def _count_shared(record: Record, document: str, span: tuple[int, int]) -> int:
    """Characters that the record's passages share with a span."""
    passages = [record.passage, *(statement.passage for statement in record.statements)]
    shared = (min(p.end, span[1]) - max(p.start, span[0]) for p in passages if p is not None and p.document == document)
    return max((size for size in shared if size > 0), default=0)


def _lose(verdict: Verdict, trouble: str) -> tuple[Verdict, str]:
    return replace(verdict, state=VerdictState.LOST), trouble


def _reopen(verdict: Verdict, trouble: str) -> tuple[Verdict, str]:
    return replace(verdict, state=VerdictState.REOPENED), trouble


def _make_issue(verdict: Verdict, trouble: str) -> Issue:
    message = f"Of {verdict.coder}'s verdict of {verdict.at}: {trouble}."
    if verdict.state is VerdictState.LOST:
        return Issue("verdict-lost", verdict.id, message, "Look for the passage, then decide anew or drop the verdict.")
    return Issue("verdict-reopened", verdict.id, message, "Look at both values and decide anew.")
