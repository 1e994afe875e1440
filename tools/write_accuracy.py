"""Measure the gold sets of tests/quality/floors.toml and write what the report says of the reader's accuracy.

Usage: python tools/write_accuracy.py [--sealed]

Each set with a `what` (whose texts they are) is measured; sealed ones only with --sealed, at the end of a round.
What was measured before of a set that is not measured now stays. The file it writes is data of the vocabulary, so that
every report can print it: src/techplomacy/vocabulary/data/triggers/accuracy.yaml.
"""

import argparse
import datetime
import tomllib
from pathlib import Path
from typing import Any

import yaml

from techplomacy.workbench.evaluating import evaluate_gold
from techplomacy.workbench.scores import Evaluation

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "tests" / "quality" / "floors.toml"
TARGET = ROOT / "src/techplomacy/vocabulary/data/triggers/accuracy.yaml"
FIELDS = {
    "kind": "kind",
    "step": "step",
    "day": "date_of_dated",
    "countries": "countries_recall",
    "parties": "party_recall",
    "amounts": "amounts",
    "sectors": "sectors_jaccard",
}


def measure(name: str, told: dict[str, Any]) -> dict[str, Any]:
    """One entry of the file: shares as text with three places, and intervals of the three main ones."""
    found: Evaluation = evaluate_gold(ROOT / told["path"])
    rates = {"precision": found.typed.precision, "recall": found.typed.recall, "f1": found.typed.f1}
    entry: dict[str, Any] = {
        "what": told["what"],
        "seen": bool(told["seen"]),
        "checksum": found.checksum,
        "passages": found.documents,
        "acts": found.records,
    }
    for metric, rate in rates.items():
        entry |= {metric: f"{rate.value:.3f}", f"{metric}_low": f"{rate.low:.3f}", f"{metric}_high": f"{rate.high:.3f}"}
    for field, metric in FIELDS.items():
        value = found.fields[metric].value
        entry[field] = None if value is None else f"{value:.3f}"
    return entry


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sealed", action="store_true", help="measure sealed sets too")
    is_opening = parser.parse_args().sealed
    known = yaml.safe_load(TARGET.read_text(encoding="utf-8"))["entries"] if TARGET.exists() else {}
    entries: dict[str, Any] = {}
    for name, told in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items():
        if "what" not in told:
            continue
        is_wanted = (ROOT / told["path"]).exists() and (is_opening or not told.get("sealed"))
        entry = measure(name, told) if is_wanted else known.get(name)
        if entry:
            entries[name] = entry
            print(f"{name}: {entry['f1']} ({entry['precision']}, {entry['recall']})")
    head = {
        "title": "How right the reader is",
        "source": "own work; measured by tools/write_accuracy.py on the gold sets of tests/quality/floors.toml",
        "date": datetime.date.today().isoformat(),
        "licence": "MIT",
        "version": "1",
        "note": "Typed precision, recall and F1 with 95 % intervals, then fields of the records found.",
        "entries": entries,
    }
    TARGET.write_text(yaml.safe_dump(head, sort_keys=False, allow_unicode=True, width=110), encoding="utf-8")


if __name__ == "__main__":
    main()
