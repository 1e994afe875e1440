"""Measure the gold sets of tests/quality/floors.toml and write their floors, a little below what was measured.

Usage: python tools/pin_floors.py [NAME …]

All sets that are there, but sealed ones, are pinned where none is named. A floor is only ever raised; one that today's
extractor misses stays and is told: lower it by hand, with a word why (the head of floors.toml says how). A gold file
with other bytes than before is another gold set: its floors are set anew, and that is told too.
"""

import argparse
import tomllib
from pathlib import Path
from typing import Any

from techplomacy.workbench.evaluating import evaluate_gold
from techplomacy.workbench.goldreading import hash_gold
from techplomacy.workbench.scores import Evaluation

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "tests" / "quality" / "floors.toml"
MARGIN = 0.01  # below what was measured
RECALL = 0.60  # at which the precision is held


def measure(found: Evaluation) -> dict[str, float]:
    """The metrics that are held, by name; those that a set cannot tell are left out."""
    told: dict[str, float | None] = {
        "precision": found.typed.precision.value,
        "recall": found.typed.recall.value,
        "f1": found.typed.f1.value,
        "detection_f1": found.detected.f1.value,
        f"precision_at_recall_{round(100 * RECALL)}": found.precision_at(RECALL),
        **{name: field.value for name, field in found.fields.items()},
    }
    return {name: value for name, value in told.items() if value is not None}


def raise_floors(held: dict[str, Any], measured: dict[str, float], *, is_new: bool) -> tuple[dict[str, Any], list[str]]:
    """The floors after a measurement, and what a person should know of them."""
    floors, told = dict(held), []
    for name, value in measured.items():
        floor = max(0.0, round(value - MARGIN, 3))
        known = read_floor(floors[name]) if name in floors else None
        if known is None or is_new or floor > known:
            floors[name] = floor
        elif value < known:
            told.append(f"{name} is {value:.3f} and its floor {known}: mend it, or lower the floor with a word why")
    return floors, told


def read_floor(entry: Any) -> float:
    """The number of a floor, which stands alone or beside the word why it was lowered."""
    return float(entry["floor"] if isinstance(entry, dict) else entry)


def write_floors(head: str, sets: dict[str, dict[str, Any]]) -> str:
    """The file: its head as it was, then each set."""
    lines = [head.rstrip()]
    for name, told in sets.items():
        lines += ["", f"[{name}]"]
        lines += [f'what = "{told["what"]}"', f"seen = {str(told['seen']).lower()}"] if "what" in told else []
        lines += [f'path = "{told["path"]}"', f'checksum = "{told.get("checksum", "")}"']
        lines += ["sealed = true"] if told.get("sealed") else []
        lines += ["", f"[{name}.floors]"]
        lines += [f"{metric} = {_write(entry)}" for metric, entry in told.get("floors", {}).items()]
    return "\n".join(lines) + "\n"


def _write(entry: Any) -> str:
    if isinstance(entry, dict):
        return f'{{ floor = {entry["floor"]}, lowered = "{entry["lowered"]}" }}'
    return str(entry)


def main() -> None:
    """Pin the sets that were named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*")
    names = parser.parse_args().names
    text = FLOORS.read_text(encoding="utf-8")
    sets = tomllib.loads(text)
    for name, told in sets.items():
        gold = ROOT / told["path"]
        is_wanted = name in names or not (names or told.get("sealed"))
        if not is_wanted or not gold.exists():
            print(f"{name}: {'left as it is' if gold.exists() else told['path'] + ' is not there'}")
            continue
        checksum = hash_gold(gold)
        is_new = told.get("checksum", "") != checksum
        measured = measure(evaluate_gold(gold))
        told["floors"], notes = raise_floors(told.get("floors", {}), measured, is_new=is_new)
        told["checksum"] = checksum
        print(f"{name}: {'a new gold file, ' if is_new else ''}{len(measured)} metrics measured")
        print("".join(f"  {metric} {value:.3f}\n" for metric, value in measured.items()), end="")
        print("".join(f"  ! {note}\n" for note in notes), end="")
    head = text[: text.index("\n[")]
    FLOORS.write_text(write_floors(head, sets), encoding="utf-8")


if __name__ == "__main__":
    main()
