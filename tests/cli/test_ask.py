"""Asking, briefing and comparing from the command line, on a small study of documents."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from typer.testing import Result

from techplomacy.workbench.mapping import map_study
from techplomacy.workbench.template import init_study

GOLDEN = Path(__file__).parents[1] / "golden" / "ken_kor"
Run = Callable[..., Result]


def make_study(folder: Path) -> Path:
    root = folder / "study"
    init_study(root, ("KEN", "KOR"), as_of=date(2025, 6, 30))
    for path in GOLDEN.glob("*.md"):
        (root / "documents" / path.name).write_bytes(path.read_bytes())
    map_study(root)
    return root


def test_one_study_answers_in_every_form(run: Run, tmp_path: Path) -> None:
    root = make_study(tmp_path)
    plain = run("ask", "What was signed since 2020?", "--study", root)
    assert plain.exit_code == 0
    assert "How the question was understood" in plain.output
    assert "“" in plain.output  # an exact passage
    told = json.loads(run("ask", "since 2020", "--study", root, "--json").output)
    assert told["found"] == len(told["events"]) > 0
    assert {event["basis"] for event in told["events"]} == {"quoted"}
    rows = list(csv.DictReader(io.StringIO(run("ask", "since 2020", "--study", root, "--csv").output)))
    assert [row["id"] for row in rows] == [event["id"] for event in told["events"]]
    page = tmp_path / "answer.html"
    assert run("ask", "since 2020", "--study", root, "--html", page).exit_code == 0
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "no fact of this report rests on a source" not in html

    out = tmp_path / "pair.docx"
    assert run("brief", "pair", "--study", root, "--out", out).exit_code == 0
    with zipfile.ZipFile(out) as package:
        notes = package.read("word/footnotes.xml").decode()
        body = package.read("word/document.xml").decode()
    assert notes.count("<w:footnote ") > 2  # more than the two lines that every file has
    assert "w:footnoteReference" in body
    assert "Contents" not in body

    changes = run("changes", "--study", root, "--since", "2020-01-01")
    assert changes.exit_code == 0
    assert "New acts" in changes.output


def test_nothing_found_is_told_and_returned(run: Run, tmp_path: Path) -> None:
    root = make_study(tmp_path)
    empty = run("ask", "--sector", "quantum", "--until", "1950", "--study", root)
    assert empty.exit_code == 1
    assert "not searched" in empty.output
    wrong = run("ask", "--sector", "qantum", "--study", root)
    assert wrong.exit_code == 2
    assert "is no sector" in wrong.output
