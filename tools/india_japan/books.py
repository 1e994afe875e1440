"""The accounting of the import: for each column of each input file, what became of its values."""

import csv
from collections import Counter
from pathlib import Path
from typing import Any

from techplomacy.sources.ledger import Ledger, Row, count_values
from techplomacy.sources.table import read_table

HEADS = ("file", "column", "values", "used", "left_out", "reason", "issues")


class Books:
    """All input files with their rows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ledgers: list[Ledger] = []

    def open(self, name: str) -> list[Row]:
        """The rows of one input file; each remembers what is taken from it."""
        ledger = Ledger(name)
        self.ledgers.append(ledger)
        path = self.folder / name
        if path.suffix in (".csv", ".jsonl"):
            read_table(path, ledger)
        else:
            for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                ledger.open_row(line, {"line": text})
        return ledger.rows

    def write(self, path: Path) -> None:
        """One row a file and column; values = used + left out + issues."""
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(HEADS)
            for ledger in self.ledgers:
                writer.writerows(_balance(ledger))


def _balance(ledger: Ledger) -> list[list[Any]]:
    values, used, faulty = Counter[str](), Counter[str](), Counter[str]()
    left: dict[str, Counter[str]] = {}
    for row in ledger.rows:
        for name, value in row.values.items():
            count = count_values(value)
            values[name] += count
            if row.is_lost:
                faulty[name] += count
            elif name in row.left:
                left.setdefault(name, Counter())[row.left[name]] += count
            elif name in row.taken:
                used[name] += count
            else:
                raise SystemExit(f"{row.place}: nothing took the column {name!r}; use it or leave it out with a reason")
    rows = []
    for name in values:
        reasons = left.get(name, Counter())
        told = "; ".join(f"{reason} ({count})" for reason, count in sorted(reasons.items()))
        rows.append([ledger.label, name, values[name], used[name], reasons.total(), told, faulty[name]])
    return rows
