"""Reads gold sets and predictions: JSON lines whose every word, date and quote is checked; it scores nothing."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from techplomacy.errors import GoldError, InvalidValueError
from techplomacy.model import When
from techplomacy.vocabulary import Vocabulary
from techplomacy.workbench.gold import Event, GoldPassage, GoldRecord, Named

Row = TypeVar("Row")
ROLES = ("main", "background", "umbrella")
MOST_TOLD = 10  # faults of one file told at once


class Fault(Exception):
    """Something in one line that cannot be used, and what to do; becomes a part of a GoldError."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}. {remedy}")


def read_gold(path: Path, vocabulary: Vocabulary) -> tuple[GoldPassage, ...]:
    """The passages of a gold set; GoldError with file, line and remedy for each fault."""
    seen: dict[str, int] = {}

    def parse(row: Mapping[str, Any], number: int) -> GoldPassage:
        name = str(row.get("doc_id") or f"line {number}")
        if name in seen:
            raise Fault(f"the doc_id {name!r} stands on line {seen[name]} already", "Give each passage its own.")
        seen[name] = number
        return _parse_passage(row, name, vocabulary)

    passages = _parse_lines(path, parse)
    if not passages:
        raise GoldError(f"{path} holds no passages. Write one JSON object a line, with text and records.")
    return passages


def read_predicted(
    path: Path, passages: tuple[GoldPassage, ...], vocabulary: Vocabulary
) -> dict[str, tuple[Event, ...]]:
    """The events of a file by passage, as `read --json` writes them; GoldError for each fault."""
    texts = {passage.id: passage.text for passage in passages}
    found: dict[str, tuple[Event, ...]] = {}

    def parse(row: Mapping[str, Any], _: int) -> None:
        name = row.get("doc_id")
        if name not in texts:
            raise Fault(f"the doc_id {name!r} is not in the gold set", "Predict only passages of the gold set.")
        if name in found:
            raise Fault(f"the doc_id {name!r} stands on an earlier line", "Write all events of a passage on one line.")
        found[name] = tuple(parse_event(event, texts[name], vocabulary) for event in _list(row, "events"))

    _parse_lines(path, parse)
    return found


def hash_gold(path: Path) -> str:
    """A checksum of a gold file, told beside whatever was measured on it."""
    return hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest()


def parse_event(data: Mapping[str, Any], text: str, vocabulary: Vocabulary) -> Event:
    """An event of the form that `read --json` prints."""
    spans = tuple(_parse_span(span, text) for span in _list(data, "evidence"))
    step = data.get("step")
    return Event(
        kind=_check(data.get("kind"), vocabulary.instruments, "kind"),
        step=None if step is None else _check(step, vocabulary.steps, "step"),
        date=_parse_date(data.get("date")),
        is_date_derived=bool(data.get("date_is_derived")),
        parties=_parse_parties(_list(data, "participants")),
        sectors=frozenset(_check(sector, vocabulary.sectors, "sector") for sector in _list(data, "sectors")),
        amounts=_parse_amounts(_list(data, "amounts")),
        confidence=float(data.get("confidence", 1.0)),
        spans=spans,
        quotes=tuple(text[start:end] for start, end in spans),
    )


def _parse_passage(row: Mapping[str, Any], name: str, vocabulary: Vocabulary) -> GoldPassage:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Fault("there is no text", "Write the passage as text.")
    published = _parse_date(row.get("doc_date") or row.get("published"))
    records = tuple(_parse_record(record, text, vocabulary) for record in _list(row, "records"))
    return GoldPassage(
        id=name,
        text=text,
        published=published,
        side=row.get("issuer_country") or row.get("side"),
        source=str(row.get("source") or row.get("repo") or "-").split(" ")[0],
        is_empty=not row.get("announces_agreement", True),
        records=records,
    )


def _parse_record(data: Mapping[str, Any], text: str, vocabulary: Vocabulary) -> GoldRecord:
    evidence, start = _find_evidence(data, text)
    kind = _check(data.get("instrument"), vocabulary.instruments, "kind (instrument)")
    kinds = [
        _check(other, vocabulary.instruments, "kind (instrument_accept)") for other in _accepted(data, "instrument")
    ]
    step = data.get("status")
    steps = [_check(other, vocabulary.steps, "step (status)") for other in [step, *_accepted(data, "status")] if other]
    date = _parse_date(data.get("date"))
    role = data.get("role", "main")
    if role not in ROLES:
        raise Fault(f"the role {role!r} is not known", f"Write {', '.join(ROLES)}.")
    return GoldRecord(
        kind=kind,
        step=step,
        date=date,
        kinds=frozenset((kind, *kinds)),
        steps=frozenset(steps),
        dates=frozenset((date, *map(_parse_date, _accepted(data, "date")))),
        parties=_parse_parties(_list(data, "parties")),
        sectors=frozenset(_check(sector, vocabulary.sectors, "sector") for sector in _list(data, "sectors")),
        amounts=_parse_amounts(_list(data, "amounts")),
        start=start,
        evidence=evidence,
        role=role,
    )


def _find_evidence(data: Mapping[str, Any], text: str) -> tuple[str, int]:
    evidence = data.get("evidence")
    if not isinstance(evidence, str) or not evidence:
        raise Fault("a record has no evidence", "Copy the words of the text that show it.")
    start = data.get("evidence_start")
    start = text.find(evidence) if not isinstance(start, int) or start < 0 else start
    if start < 0 or not text.startswith(evidence, start):
        remedy = "Copy it from the text, white space included, and count evidence_start in characters."
        raise Fault(f"the evidence {evidence[:60]!r} is not in the text where it should be", remedy)
    return evidence, start


def _parse_span(span: Mapping[str, Any], text: str) -> tuple[int, int]:
    start, end = span.get("start"), span.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        raise Fault(
            f"evidence from {start!r} to {end!r} is no stretch of the text", "Write start and end in characters."
        )
    quote = span.get("quote")
    if quote is not None and text[start:end] != quote:
        raise Fault(
            f"the evidence {str(quote)[:60]!r} is not the text at {start}-{end}", "Count in the passage's text."
        )
    return start, end


def _parse_parties(rows: list[Any]) -> tuple[Named, ...]:
    return tuple(Named(str(row.get("name") or ""), row.get("country") or None) for row in rows)


def _parse_amounts(rows: list[Any]) -> frozenset[tuple[float, str]]:
    try:
        return frozenset((round(float(row["value"]), 2), str(row["currency"])) for row in rows)
    except (KeyError, TypeError, ValueError) as error:
        raise Fault("an amount cannot be read", 'Write {"value": 1000000, "currency": "JPY"}.') from error


def _parse_date(written: object) -> str | None:
    if written is None or written == "":
        return None
    try:
        return When(str(written)).edtf
    except InvalidValueError as error:
        raise Fault(f"the date {written!r} cannot be read: {error}", "Write EDTF, or null.") from error


def _check(word: object, known: Mapping[str, object], what: str) -> str:
    if not isinstance(word, str) or word not in known:
        raise Fault(f"the {what} {word!r} is not known", "docs/reference/vocabulary.md lists the words.")
    return word


def _accepted(data: Mapping[str, Any], field: str) -> list[Any]:
    return list(data.get(f"{field}_accept") or [])


def _list(data: Mapping[str, Any], field: str) -> list[Any]:
    rows = data.get(field) or []
    if not isinstance(rows, list):
        raise Fault(f"{field} is no list", f"Write {field} as a list.")
    return rows


def _parse_lines(path: Path, parse: Callable[[Mapping[str, Any], int], Row]) -> tuple[Row, ...]:
    rows: list[Row] = []
    faults: list[str] = []
    for number, line in _read_lines(path):
        try:
            data = json.loads(line)
            if not isinstance(data, dict):
                raise Fault("the line is no JSON object", "Write one object a line.")
            rows.append(parse(data, number))
        except ValueError as error:
            faults.append(f"{path}:{number}: the line is no JSON ({error}). Write one JSON object a line.")
        except Fault as fault:
            faults.append(f"{path}:{number}: {fault}")
    if faults:
        more = [f"… and {len(faults) - MOST_TOLD} more."] if len(faults) > MOST_TOLD else []
        raise GoldError("\n".join(faults[:MOST_TOLD] + more))
    return tuple(rows)


def _read_lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path} cannot be read: {error}. Check the path, and that the file is UTF-8.") from error
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())
