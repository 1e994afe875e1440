"""The labels of candidates, decided one by one in reading: offsets and decisions, no text."""

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora import read_corpus

from techplomacy.corpus import make_document
from techplomacy.extraction.acts import list_merged
from techplomacy.extraction.candidates import Candidate
from techplomacy.model import Document, When
from techplomacy.vocabulary import Vocabulary

FOLDER = Path(__file__).parent / "labels"


@dataclass(frozen=True)
class Label:
    """A decision on one stretch of one document: whether it is a record of that kind, and why not."""

    corpus: str
    doc: str
    start: int
    end: int
    kind: str
    keep: bool
    reason: str
    kind_right: str

    def covers(self, candidate: Candidate) -> bool:
        """Whether a candidate is the one that was decided on: the same kind, half of the shorter stretch shared."""
        if candidate.kind != self.kind:
            return False
        return any(
            min(span.end, self.end) - max(span.start, self.start)
            >= 0.5 * min(span.end - span.start, self.end - self.start)
            for span in candidate.spans
        )


def read_labels(names: Sequence[str] = ()) -> list[Label]:
    """The labels of the named corpora, or of all."""
    labels = []
    for path in sorted(FOLDER.glob("*.csv")):
        if names and path.stem not in names:
            continue
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                labels.append(
                    Label(
                        path.stem,
                        row["doc"],
                        int(row["start"]),
                        int(row["end"]),
                        row["kind"],
                        row["keep"] == "1",
                        row["reason"],
                        row["kind_right"],
                    )
                )
    return labels


def hash_labels(names: Sequence[str] = ()) -> str:
    """A checksum of the label files, told beside whatever was measured or trained on them."""
    paths = [path for path in sorted(FOLDER.glob("*.csv")) if not names or path.stem in names]
    return hashlib.blake2b(b"".join(path.read_bytes() for path in paths), digest_size=8).hexdigest()


def pair_labels(labels: Sequence[Label], vocabulary: Vocabulary) -> Iterator[tuple[Label, Document, Candidate | None]]:
    """Each label with its document and the candidate that it decides on, None where it is found no more."""
    wanted: dict[str, dict[str, list[Label]]] = defaultdict(lambda: defaultdict(list))
    for label in labels:
        wanted[label.corpus][label.doc].append(label)
    for corpus, documents in wanted.items():
        for key, document in read_corpus(corpus, only=set(documents)):
            candidates = list_merged(document, vocabulary)
            for label in documents[key]:
                yield label, document, next((c for c in candidates if label.covers(c)), None)


def pair_passages(path: Path, vocabulary: Vocabulary) -> Iterator[tuple[bool, Document, Candidate]]:
    """Each candidate of annotated passages with whether it is one of their records; neutral records are left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        published = When(row["doc_date"]) if row.get("doc_date") else None
        document = make_document(row["text"], name=row["doc_id"], published=published, side=row.get("issuer_country"))
        for candidate in list_merged(document, vocabulary):
            fitting = [record for record in row["records"] if _tells(candidate, record)]
            if not any(record.get("role", "main") != "main" for record in fitting):
                yield bool(fitting), document, candidate


def _tells(candidate: Candidate, record: dict[str, Any]) -> bool:
    start, end = record["evidence_start"], record["evidence_start"] + len(record["evidence"])
    shared = max(min(s.end, end) - max(s.start, start) for s in candidate.spans)
    shortest = min(end - start, *(s.end - s.start for s in candidate.spans))
    wanted = {party["country"] for party in record["parties"]}
    agreed = wanted & candidate.countries
    fits = len(agreed) >= min(2, len(wanted)) and 2 * len(agreed) >= len(wanted | candidate.countries)
    return (
        fits
        and shared >= 0.5 * shortest
        and candidate.kind in {record["instrument"], *record.get("instrument_accept", [])}
    )
