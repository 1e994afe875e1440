"""From a folder to answers: whole, repeatable, quick when nothing changed, safe when killed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from techplomacy.evidence import EvidenceBase
from techplomacy.model import Basis
from techplomacy.workbench.mapping import map_study

MADE = {"evidence.sqlite", "figures", "issues.csv", "report.docx", "report.html", "tables"}


class Listener:
    """A progress that remembers."""

    def __init__(self) -> None:
        self.stages: list[str] = []

    def start(self, stage: str, total: int | None = None) -> None:
        self.stages.append(stage)

    def advance(self, parts: int = 1) -> None:
        """Parts are not remembered."""


def read_all(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    shown = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {name: raw for name, raw in shown.items() if not name.startswith(".")}


def test_a_study_becomes_answers(study: Path) -> None:
    listener = Listener()
    outcome = map_study(study, progress=listener)
    assert outcome.folder == study / "build"
    assert {path.name for path in outcome.paths.values()} >= MADE
    assert all(path.exists() for path in outcome.paths.values())
    assert outcome.paragraph
    assert listener.stages[0] == "Opening the study"
    assert set(outcome.timings) == set(listener.stages)
    with EvidenceBase.open(outcome.paths["evidence"]) as base:
        assert len(base.documents()) == 3
        assert len(base.sources()) == 3
        assert base.shares()[Basis.QUOTED] > 0
        steps = {step.name for event in base.events() for step in event.steps}
        assert "signed" in steps
        told = {event.id: event for event in base.events()}
        by_document = {record.document: told[event] for event in told for record in base.records(event)}
        headers = {header.name: header.id for header in base.documents()}
        for name, step in (("2024-09-17-cabinet.md", "approved"), ("2025-02-11-summit.md", "planned")):
            event = by_document[headers[name]]
            assert step in {s.name for s in event.steps}
            assert "signed" not in {s.name for s in event.steps}


def test_nothing_is_done_twice(study: Path) -> None:
    first = map_study(study)
    listener = Listener()
    began = time.perf_counter()
    second = map_study(study, progress=listener)
    assert time.perf_counter() - began < 2
    assert listener.stages == []
    assert not second.is_fresh
    assert (second.paragraph, second.paths, second.issues) == (first.paragraph, first.paths, first.issues)


def test_the_same_study_gives_the_same_bytes(study: Path, tmp_path: Path) -> None:
    made = [read_all(map_study(study, out=tmp_path / name).folder) for name in ("a", "b")]
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []
    again = read_all(map_study(study, out=tmp_path / "a", fresh=True).folder)
    assert [name for name in made[0] if made[0][name] != again[name]] == []


def test_a_change_is_seen_and_a_missing_output_made_again(study: Path) -> None:
    first = map_study(study)
    (study / "documents" / "2025-02-11-summit.md").unlink()
    second = map_study(study)
    assert second.is_fresh
    with EvidenceBase.open(second.paths["evidence"]) as base:
        assert len(base.documents()) == 2
    first.paths["issues"].unlink()
    assert map_study(study).is_fresh


def test_bad_files_are_listed_and_nothing_else_is_lost(study: Path) -> None:
    (study / "documents" / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (study / "documents" / "empty.txt").write_bytes(b"")
    (study / "records" / "events.csv").write_text("id,title\na1,No instrument\n")
    outcome = map_study(study)
    places = " ".join(issue.place for issue in outcome.issues)
    assert "documents/broken.pdf" in places
    assert "documents/empty.txt" in places
    assert "records/events.csv" in places
    assert str(study) not in json.dumps([(i.place, i.message) for i in outcome.issues])
    with EvidenceBase.open(outcome.paths["evidence"]) as base:
        assert len(base.documents()) == 3
        assert base.issues() == list(outcome.issues)
    lines = outcome.paths["issues"].read_text(encoding="utf-8").splitlines()
    assert lines[0] == "code,place,message,remedy"
    assert len(lines) > len(outcome.issues)


def test_expectations_are_asserted(study: Path) -> None:
    with (study / "study.toml").open("a", encoding="utf-8") as stream:
        stream.write('\n[[expectations]]\nsector = "space"\nat_least = 7\n')
    codes = [issue.code for issue in map_study(study).issues]
    assert codes.count("expectation-missed") == 1


@pytest.mark.slow
@pytest.mark.parametrize("stage", ["Finding records", "Writing the evidence base", "Writing the report"])
def test_a_killed_run_leaves_the_last_good_build(study: Path, stage: str) -> None:
    outcome = map_study(study)
    before = read_all(outcome.folder)
    (study / "documents" / "2025-02-11-summit.md").unlink()
    code = f"""
import sys, time
from techplomacy.workbench.mapping import map_study
class Stop:
    def start(self, stage, total=None):
        if stage == {stage!r}:
            print("there", flush=True)
            time.sleep(60)
    def advance(self, parts=1):
        pass
map_study(sys.argv[1], progress=Stop())
"""
    command = [sys.executable, "-c", code, str(study)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "there\n"
        os.kill(process.pid, signal.SIGKILL)
    assert read_all(outcome.folder) == before
    with EvidenceBase.open(outcome.paths["evidence"]) as base:
        assert len(base.documents()) == 3
    assert map_study(study).is_fresh
    with EvidenceBase.open(outcome.paths["evidence"]) as base:
        assert len(base.documents()) == 2
    assert not (outcome.folder / ".new").exists()


def test_outputs_never_land_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from techplomacy.workbench.folder import DEFAULT_STUDY
    from techplomacy.workbench.mapping import find_build

    monkeypatch.chdir(tmp_path)
    assert find_build(DEFAULT_STUDY) == Path("techplomacy-build") / DEFAULT_STUDY.name
    assert find_build(tmp_path / "mine") == tmp_path / "mine" / "build"
