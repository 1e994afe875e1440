"""Read every text of a JSONL file on every core and print the events, one line a document, as `read --json` does.

Usage: python tools/read_jsonl.py TEXTS.jsonl[.gz] [--processes N] [--gold] > EVENTS.jsonl

TEXTS holds {"doc_id", "text", "published", "side", "title"} a line (all but `text` optional). With --gold the fields
are those of a gold set (doc_date, issuer_country). The last line on the error stream tells documents and MB a second.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from techplomacy.corpus import make_document
from techplomacy.extraction import read_events
from techplomacy.model import When
from techplomacy.vocabulary import load_vocabulary

BATCH = 64  # texts handed to a process at a time


def read_lines(path: Path, *, is_gold: bool) -> Iterator[dict[str, Any]]:
    """The rows of the file, with the names of fields that a reader's input has."""
    with path.open("rb") as raw:
        for line in gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw:
            row = json.loads(line)
            if is_gold:
                row = {"doc_id": row["doc_id"], "text": row["text"]} | {
                    "published": row.get("doc_date"),
                    "side": row.get("issuer_country"),
                }
            yield row


def read_row(row: dict[str, Any]) -> str:
    """One line of events."""
    published = When(row["published"]) if row.get("published") else None
    document = make_document(
        row["text"],
        name=row.get("doc_id") or "",
        title=row.get("title") or "",
        published=published,
        side=row.get("side"),
    )
    events = read_events(document, load_vocabulary())
    return json.dumps({**events, "doc_id": row.get("doc_id")}, ensure_ascii=False)


def main() -> None:
    """Read the arguments, then the texts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--processes", type=int, default=None, help="how many to use; all cores where not given")
    parser.add_argument("--gold", action="store_true", help="the file is a gold set")
    args = parser.parse_args()
    started, count, characters = time.perf_counter(), 0, 0
    rows = list(read_lines(args.texts, is_gold=args.gold))
    with Pool(args.processes) as pool:
        for row, line in zip(rows, pool.imap(read_row, rows, chunksize=BATCH), strict=True):
            print(line)
            count, characters = count + 1, characters + len(row["text"])
    seconds = time.perf_counter() - started
    print(f"{count} documents, {count / seconds:.0f}/s, {characters / seconds / 1e6:.1f} MB/s", file=sys.stderr)


if __name__ == "__main__":
    main()
