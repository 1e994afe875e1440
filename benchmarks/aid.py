"""How fast a donor-recipient-sector-year question to a table as large as the OECD's CRS is answered.

Usage: python benchmarks/aid.py [--rows N] [--check] [--keep FILE]

It prints and judges nothing. `--check` adds up the same rows with csv.DictReader, which takes minutes.
"""

import argparse
import csv
import os
import resource
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TypeVar

from crstable import FIRST_YEAR, YEARS, write_table
from rich.console import Console
from rich.table import Table

from techplomacy.sources.inquiry import Question, Reply, ask_crs
from techplomacy.vocabulary import Vocabulary, load_vocabulary

Made = TypeVar("Made")
SECTOR, GIVER, RECEIVER = "healthcare", "NER", "KEN"
RUNS = 3


def time_best(work: Callable[[], Made], runs: int) -> tuple[Made, tuple[float, float]]:
    """What the work makes, and the shortest run: seconds on the wall, and of processors (workers included)."""
    laps = []
    for _ in range(runs):
        started, before = time.perf_counter(), sum(os.times()[:4])
        made = work()
        laps.append((time.perf_counter() - started, sum(os.times()[:4]) - before))
    return made, min(laps)


def scan_lines(path: Path) -> int:
    """The lines of a file, read as bytes and dropped: the least that any reading by line costs."""
    with path.open("rb") as stream:
        return sum(1 for _ in stream)


def add_plainly(path: Path, question: Question, vocabulary: Vocabulary) -> dict[tuple[str, str], Decimal]:
    """The sums by flow code and column with csv.DictReader and nothing of the project but its words."""
    giver, receiver = (vocabulary.countries[code].name for code in (question.giver, question.receiver))
    prefixes = vocabulary.sectors[str(question.sector)].crs
    sums: dict[tuple[str, str], Decimal] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="|"):
            if (row["Year"], row["DonorName"], row["RecipientName"]) != (question.year, giver, receiver):
                continue
            if row["PurposeCode"].startswith(prefixes):
                for column in ("USD_Commitment", "USD_Disbursement", "USD_Commitment_Defl", "USD_Disbursement_Defl"):
                    if row[column]:
                        key = row["FlowCode"], column
                        sums[key] = sums.get(key, Decimal(0)) + Decimal(row[column])
    return sums


def main() -> None:
    """Write the table, ask, scan, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--check", action="store_true", help="add up the same rows with csv.DictReader")
    parser.add_argument("--keep", type=Path, help="where the table is kept, or is already")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = told.keep or Path(folder) / "crs.txt"
        if not path.exists():
            write_table(path, told.rows)
        measure(path, told.rows, is_checked=told.check)


def measure(path: Path, rows: int, *, is_checked: bool) -> None:
    """Print the times on one core and on all, beside a bare scan, and the answer."""
    vocabulary = load_vocabulary()
    question = Question(GIVER, RECEIVER, str(FIRST_YEAR + YEARS // 2), SECTOR)
    size = path.stat().st_size / 1e6
    _, first = time_best(lambda: ask_crs(path, question, vocabulary), 1)
    lines, bare = time_best(lambda: scan_lines(path), RUNS)
    table = Table("what", "processes", "seconds", "CPU s", "rows/s", "MB/s", "CPU of a bare scan")

    def show(what: str, processes: int, lap: tuple[float, float]) -> None:
        table.add_row(
            what, str(processes), f"{lap[0]:.2f}", f"{lap[1]:.2f}", f"{rows / lap[0]:,.0f}", f"{size / lap[0]:,.0f}",
            f"{lap[1] / bare[1]:.2f} ×",
        )  # fmt: skip

    show("bare scan of lines", 1, bare)
    cores = os.cpu_count() or 1
    show("question, at first", cores, first)
    reply: Reply | None = None
    for workers in sorted({cores, 1}, reverse=True):
        reply, lap = time_best(partial(ask_crs, path, question, vocabulary, workers=workers), RUNS)
        show(f"question, best of {RUNS}", workers, lap)
    console = Console(width=120)
    console.print(f"{rows:,} rows, {lines:,} lines, {size:,.0f} MB, {cores} cores")
    console.print(table)
    own, others = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    console.print(f"peak memory: {own:.0f} MB, and {others:.0f} MB in the largest worker")
    assert reply is not None
    for told in reply.sums:
        prices = "constant prices" if told.constant else "current prices"
        console.print(f"{told.flow}, {told.stage}, {prices}: {told.amount} (USD million, {told.rows} rows)")
    if is_checked:
        plain, (seconds, _) = time_best(lambda: add_plainly(path, question, vocabulary), 1)
        same = sorted(plain.values()) == sorted(given.amount for given in reply.sums)
        console.print(f"csv.DictReader: {seconds:.1f} s, {'the same sums' if same else f'OTHER SUMS: {plain}'}")


if __name__ == "__main__":
    main()
