"""The documents that benchmarks run on: the corpora beside the checkout, else texts that the repository holds."""

import json
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from techplomacy.corpus import make_document
from techplomacy.model import Document, When

ROOT = Path(__file__).parents[1]
OWN = 400  # documents made of the repository's own texts


def list_corpora() -> list[str]:
    """The corpora that lie beside the checkout."""
    corpora = _load_corpora()
    return [name for name in corpora.SIDES if (corpora.SHARED / "corpora" / f"{name}.jsonl.gz").exists()]


def read_corpus(name: str, megabytes: float) -> list[Document]:
    """Documents of a corpus, evenly drawn so that their texts hold about so many megabytes; all of it for 0."""
    documents = [document for _, document in _load_corpora().read_corpus(name)]
    size = sum(len(document.text) for document in documents) / 1e6
    step = max(1, round(size / megabytes)) if megabytes else 1
    return documents[::step]


def make_own() -> list[Document]:
    """Documents of the tutorial study and of our own genre passages, each told again with another name."""
    texts = list(_list_own())
    return [
        make_document(f"{text}\n\nCopy {n}.", name=f"own-{n}", published=When(day) if day else None, side=side)
        for n, (text, day, side) in enumerate(islice(cycle(texts), OWN))
    ]


def _list_own() -> Iterator[tuple[str, str | None, str | None]]:
    for path in sorted((ROOT / "src" / "techplomacy" / "studies" / "tutorial" / "documents").glob("*.md")):
        yield path.read_text(encoding="utf-8").rpartition("\n---\n")[2], None, None
    genre = ROOT / "tests" / "quality" / "genre_dev.jsonl"
    for line in genre.read_text(encoding="utf-8").splitlines() if genre.exists() else ():
        row = json.loads(line)
        yield row["text"], row.get("doc_date"), row.get("issuer_country")


def _load_corpora():  # noqa: ANN202  the module of tools/ that knows the corpora
    sys.path.insert(0, str(ROOT / "tools"))
    import corpora

    return corpora
