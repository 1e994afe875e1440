"""Prints how far two independent readings of the same candidates agree: raw share, Krippendorff's alpha, Gwet's AC1, n.

    python tools/agree_labels.py

The second reading (`labels/double/`) was made blind to the first; candidates of a source that is in both are compared.
"""

import csv
from collections.abc import Callable
from pathlib import Path

from techplomacy.analysis.agreement import measure_agreement

FOLDER = Path(__file__).parent / "labels"
Row = dict[str, str]
Key = tuple[str, str, str, str, str]


def read_first() -> dict[Key, Row]:
    """The first labels by source, document, stretch and kind offered."""
    found: dict[Key, Row] = {}
    for path in sorted(FOLDER.glob("*.csv")):
        found |= {make_key(path.stem, row): row for row in _read(path)}
    return found


def read_second() -> dict[Key, Row]:
    """The second, blind labels under the same keys."""
    rows = [row for path in sorted((FOLDER / "double").glob("*.csv")) for row in _read(path)]
    return {make_key(row["corpus"], row): row for row in rows}


def make_key(corpus: str, row: Row) -> Key:
    """What a label decides on."""
    return corpus, row["doc"], row["start"], row["end"], row["kind"]


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def main() -> None:
    """Print one line a decision: kept or not, why not, which kind, which step."""
    first, second = read_first(), read_second()
    shared = sorted(first.keys() & second.keys())
    decisions: dict[str, Callable[[Row], str | None]] = {
        "kept": lambda row: row["keep"],
        "reason of those dropped": lambda row: row["reason"] if row["keep"] == "0" else None,
        "kind of those kept": lambda row: row["kind_right"] if row["keep"] == "1" else None,
        "step of those kept": lambda row: row["step_right"] if row["keep"] == "1" else None,
    }
    print(f"{len(shared)} of {len(second)} candidates of the second reading are in the first")
    for name, decide in decisions.items():
        told = measure_agreement([(decide(first[key]), decide(second[key])) for key in shared])
        figures = [f"{x:.3f}" if x is not None else "–" for x in (told.raw, told.alpha, told.ac1)]
        interval = f" ({told.interval[0]:.2f} to {told.interval[1]:.2f})" if told.interval else ""
        print(f"{name}: raw {figures[0]}, alpha {figures[1]}{interval}, AC1 {figures[2]}, n {told.units}")


if __name__ == "__main__":
    main()
