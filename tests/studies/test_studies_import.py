"""The import: it accounts for each value, gives the same bytes each time, and copies no sentence of the paper."""

import csv
import importlib.util
import json
import re
import sys
from pathlib import Path

import pytest

from techplomacy.sources.ledger import count_values
from techplomacy.workbench.folder import DEFAULT_STUDY

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
INPUT = SHARED / "data" / "india-japan"
TOOLS = ROOT / "tools"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not INPUT.is_dir(), reason="the raw tables do not lie beside this checkout"),
]


def count_input(path: Path) -> int:
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".jsonl":
        return sum(count_values(value) for line in text.splitlines() for value in json.loads(line).values())
    if path.suffix == ".csv":
        rows = list(csv.reader(text.splitlines(keepends=True)))
        return sum(1 for row in rows[1:] for cell in row if cell.strip())
    return len(text.splitlines())


def test_used_left_out_and_issues_are_all_values() -> None:
    told: dict[str, int] = {}
    with (DEFAULT_STUDY / "accounting.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            values, used, left, issues = (int(row[name]) for name in ("values", "used", "left_out", "issues"))
            assert values == used + left + issues, row
            assert left == 0 or row["reason"], row
            told[row["file"]] = told.get(row["file"], 0) + values
    files = [path for path in sorted(INPUT.rglob("*")) if path.suffix in (".csv", ".jsonl", ".txt")]
    assert told == {path.relative_to(INPUT).as_posix(): count_input(path) for path in files}


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TOOLS))
    spec = importlib.util.spec_from_file_location("import_india_japan", TOOLS / "import_india_japan.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.import_study(INPUT, tmp_path)
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert len(made) > 15
    for path in made:
        assert (tmp_path / path).read_bytes() == (DEFAULT_STUDY / path).read_bytes(), path
    for name in [name for name in sys.modules if name.startswith("india_japan")]:
        del sys.modules[name]


def split_words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def list_texts(path: Path) -> list[str]:
    """The prose of a file; titles and addresses of a bibliography are facts."""
    text = path.read_text(encoding="utf-8")
    if path.name in ("sources.json", "literature.json"):
        return [str(item.get(key, "")) for item in json.loads(text) for key in ("note", "abstract", "annote")]
    return text.splitlines() if path.suffix in (".jsonl", ".csv") else [text]


def test_no_nine_words_in_a_row_are_the_papers() -> None:
    body = (SHARED / "paper" / "japans-techplomacy-in-india.md").read_text(encoding="utf-8").split("BIBLIOGRAPHY")[0]
    words = split_words(body)
    runs = {tuple(words[n : n + 9]) for n in range(len(words) - 8)}
    folders = [DEFAULT_STUDY.parent, TOOLS, ROOT / "docs", ROOT / "tests", ROOT / "src"]
    kinds = {".jsonl", ".csv", ".toml", ".md", ".json", ".yaml", ".py"}
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in kinds):
        for text in list_texts(path):
            ours = split_words(text)
            copied = [ours[n : n + 9] for n in range(len(ours) - 8) if tuple(ours[n : n + 9]) in runs]
            assert not copied, (path, " ".join(copied[0]))
