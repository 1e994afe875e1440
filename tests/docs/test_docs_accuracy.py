"""The page on the method tells the accuracy that was measured."""

from pathlib import Path

from techplomacy.vocabulary import load_vocabulary

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "method.md"


def test_the_table_of_the_method_is_the_measured_one():
    rows = [
        line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(("| known", "| **unseen"))
    ]
    entries = load_vocabulary().triggers["accuracy"]
    assert len(rows) == len(entries)
    for row, entry in zip(rows, entries, strict=True):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert cells[1] == f"{entry['passages']}, {entry['acts']}"
        told = [f"{float(entry[name]):.2f}" for name in ("precision", "recall", "f1", "step", "day")]
        assert cells[2:7] == told, entry["id"]
        assert ("unseen" in cells[0]) is not entry["seen"]
