"""`map` and `export` at the door: what is where, what needs a person, what other programs get."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

GOLDEN = Path(__file__).parents[1] / "golden" / "ken_kor"


@pytest.fixture
def study(run: Callable[..., Result], tmp_path: Path) -> Path:
    assert run("init", "mine", "--countries", "KEN", "KOR", "--as-of", "2025-06-30").exit_code == 0
    for path in GOLDEN.glob("*.md"):
        shutil.copy(path, tmp_path / "mine" / "documents")
    return tmp_path / "mine"


def test_map_tells_where_things_are(run: Callable[..., Result], study: Path) -> None:
    first = run("map", "mine")
    assert first.exit_code == 0, first.output
    for made in ("report.html", "report.docx", "figures", "tables", "evidence.sqlite"):
        assert f"build/{made}" in first.stdout
        assert (study / "build" / made).exists()
    assert "Kenya" in first.stdout
    assert run("map", "mine").stdout.startswith("Nothing has changed since the last run.")
    assert not run("map", "mine", "--fresh").stdout.startswith("Nothing")


def test_map_for_machines(run: Callable[..., Result], study: Path) -> None:
    (study / "documents" / "bad.pdf").write_bytes(b"%PDF-1.4 no")
    told = json.loads(run("map", "mine", "--json", "--out", "elsewhere").stdout)
    assert told["changed"] is True
    assert told["answer"]
    assert told["paths"]["evidence"] == "elsewhere/evidence.sqlite"
    assert {issue["place"].split(":")[0] for issue in told["issues"]} == {"documents/bad.pdf"}
    assert not (study / "build").exists()


def test_export_writes_each_format(run: Callable[..., Result], study: Path, tmp_path: Path) -> None:
    asked = run("export", "mine", "--format", "csv", "--to", "csv")
    assert asked.exit_code == 2
    assert "techplomacy map" in asked.output
    assert run("map", "mine").exit_code == 0
    for form, endings in (
        ("csv", {".csv"}),
        ("xlsx", {".xlsx"}),
        ("datapackage", {".csv", ".json"}),
        ("csl", {".json"}),
        ("bibtex", {".bib"}),
        ("graphml", {".graphml"}),
        ("gexf", {".gexf"}),
        ("json-ld", {".jsonld"}),
        ("sqlite", {".sqlite"}),
    ):
        told = run("export", "mine", "--format", form, "--to", form)
        assert told.exit_code == 0, told.output
        assert {path.suffix for path in (tmp_path / form).rglob("*") if path.is_file()} == endings
        assert all(Path(line).is_file() for line in told.stdout.splitlines())
    assert len(json.loads((tmp_path / "csl" / "sources.json").read_text())) == 3
    assert run("export", "mine", "--format", "cuneiform").exit_code == 2
