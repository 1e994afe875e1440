"""The labels of candidates that persons decided on: offsets and decisions, no text."""

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora import read_corpus

from techplomacy.extraction.acts import list_merged
from techplomacy.extraction.candidates import Candidate
from techplomacy.model import Document
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
            min(span.end, self.end) - max(span.start, self.start) >= 0.5 * min(span.end - span.start, self.end - self.start)
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
