"""Findings as a JSON object, and as a table in CSV or XLSX."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from techplomacy.audit.against.review import Proof, Review
from techplomacy.errors import InvalidValueError
from techplomacy.model import Finding
from techplomacy.presentation.tables.sheet import Sheet
from techplomacy.presentation.tables.table import TEXTS, Column, Datums, Kind, write_datum
from techplomacy.presentation.tables.workbook import write_workbook

VERDICT_WORDS = {
    "contradicted": "contradicted",
    "not_found": "not found",
    "not_checked": "not checked",
    "supported": "supported",
}
COLUMNS = (
    Column("id", Kind.TEXT, "By which the finding is silenced."),
    Column("class", Kind.TEXT, "Class of the finding."),
    Column("label", Kind.TEXT, "What the class is called."),
    Column("verdict", Kind.TEXT, "contradicted, not_found, not_checked or supported."),
    Column("weight", Kind.NUMBER, "From 0 (form) to 1 (changes what the paper says)."),
    Column("page", Kind.INTEGER, "Page, for papers that have pages."),
    Column("start", Kind.INTEGER, "First character of the passage."),
    Column("end", Kind.INTEGER, "Character behind the passage."),
    Column("quote", Kind.TEXT, "The passage."),
    Column("explanation", Kind.TEXT, "What is wrong, or what was compared."),
    Column("evidence", Kind.TEXTS, "What it rests on."),
    Column("address", Kind.ADDRESS, "Address of the first source that has one."),
    Column("settle", Kind.TEXT, "What would settle it."),
    Column("silenced", Kind.TEXT, "Why a person silenced it."),
)


def describe_review(review: Review) -> dict[str, Any]:
    """One object with `findings`, heaviest first, and those silenced; the same review gives the same object."""
    return {
        "paper": review.document.name or review.document.id,
        "title": review.document.title,
        "study": review.study,
        "counts": review.count(),
        "findings": [
            _describe(review, finding, name) for finding, name in zip(review.findings, review.ids, strict=True)
        ],
        "silenced": [_describe(review, told.finding, "") | {"why": told.why} for told in review.silenced],
        "lost_verdicts": review.lost,
    }


def _describe(review: Review, finding: Finding, name: str) -> dict[str, Any]:
    told = {
        "id": name,
        "class": finding.kind,
        "label": review.label(finding),
        "verdict": finding.verdict,
        "weight": finding.weight,
        "start": finding.start,
        "end": finding.end,
        "page": review.document.page_of(finding.start),
        "quote": finding.quote,
        "explanation": finding.explanation,
        "evidence": [_describe_proof(proof) for proof in review.list_proofs(finding)],
        "settle": finding.remedy,
    }
    return {key: value for key, value in told.items() if value not in (None, "")}


def _describe_proof(proof: Proof) -> dict[str, str]:
    told = {"id": proof.id, "text": proof.text, "address": proof.address, "quote": proof.quote}
    return {key: value for key, value in told.items() if value}


def write_table(review: Review, path: Path) -> None:
    """The findings, silenced ones last, as .csv or .xlsx; InvalidValueError for any other ending."""
    rows = list(_list_rows(review))
    if path.suffix.lower() == ".xlsx":
        write_workbook(path, [Sheet("findings", COLUMNS, rows)])
    elif path.suffix.lower() == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            table = csv.writer(stream, lineterminator="\n")
            table.writerow([column.name for column in COLUMNS])
            table.writerows(
                [write_datum(value, column.kind) for value, column in zip(row, COLUMNS, strict=True)] for row in rows
            )
    else:
        raise InvalidValueError(f"{path.name}: a table is written as .csv or .xlsx.")


def _list_rows(review: Review) -> Iterator[Datums]:
    for finding, name in zip(review.findings, review.ids, strict=True):
        yield _make_row(review, finding, name, None)
    for told in review.silenced:
        yield _make_row(review, told.finding, "", told.why)


def _make_row(review: Review, finding: Finding, name: str, why: str | None) -> Datums:
    proofs = review.list_proofs(finding)
    texts = tuple(TEXTS.join(filter(None, (proof.text, proof.quote))) for proof in proofs)
    return (
        name,
        finding.kind,
        review.label(finding),
        finding.verdict,
        finding.weight,
        review.document.page_of(finding.start),
        finding.start,
        finding.end,
        " ".join(finding.quote.split()),
        finding.explanation,
        texts,
        next((proof.address for proof in proofs if proof.address), None),
        finding.remedy or None,
        why,
    )
