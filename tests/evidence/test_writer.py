"""A base is written whole or not at all, and the same contents give the same bytes."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from techplomacy.errors import EvidenceError
from techplomacy.evidence import Contents, EvidenceBase, write_evidence
from techplomacy.model import Passage

ENDLESS = """
import sys, time
from pathlib import Path
sys.path.insert(0, {tests!r})
from dataclasses import replace
from conftest import make_contents, make_records
from techplomacy.evidence import write_evidence

def forever():
    yield from make_records()
    print("inside", flush=True)
    while True:
        time.sleep(1)

write_evidence(Path(sys.argv[1]), replace(make_contents(), records=forever()))
"""


def test_two_builds_are_byte_identical(tmp_path: Path, contents: Contents) -> None:
    write_evidence(tmp_path / "a.sqlite", contents)
    time.sleep(1.1)  # a clock of seconds would show
    write_evidence(tmp_path / "b.sqlite", contents)
    write_evidence(tmp_path / "b.sqlite", contents)
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.sqlite", "b.sqlite"]


def test_readers_keep_the_base_they_opened(tmp_path: Path, contents: Contents) -> None:
    path = tmp_path / "e.sqlite"
    write_evidence(path, contents)
    with EvidenceBase.open(path) as old:
        write_evidence(path, replace(contents, issues=()))
        assert len(old.issues()) == 1
        assert len(old.events()) == 3
        with EvidenceBase.open(path) as new:
            assert new.issues() == []


def test_a_killed_build_leaves_the_last_good_one(tmp_path: Path, contents: Contents) -> None:
    path = tmp_path / "e.sqlite"
    write_evidence(path, contents)
    before = path.read_bytes()
    code = ENDLESS.format(tests=str(Path(__file__).parent))
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "inside\n"
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    assert path.read_bytes() == before
    with EvidenceBase.open(path) as base:
        assert len(base.records()) == 3
    write_evidence(path, replace(contents, issues=()))
    with EvidenceBase.open(path) as base:
        assert base.issues() == []


def test_a_failed_build_leaves_the_last_good_one(tmp_path: Path, contents: Contents) -> None:
    path = tmp_path / "e.sqlite"
    write_evidence(path, contents)
    before = path.read_bytes()
    sources = list(contents.sources)
    with pytest.raises(EvidenceError, match="left as it was"):
        write_evidence(path, replace(contents, sources=[*sources, sources[0]]))
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["e.sqlite"]


def test_a_quote_that_is_not_in_its_document_is_refused(tmp_path: Path, contents: Contents) -> None:
    record = next(iter(contents.records))
    assert record.passage is not None
    forged = Passage("doc-a", 0, 5, "Docks")
    with pytest.raises(EvidenceError, match="Docks"):
        write_evidence(tmp_path / "e.sqlite", replace(contents, records=[replace(record, passage=forged)]))
    documents = list(contents.documents)[1:]
    with pytest.raises(EvidenceError, match="not in the study"):
        write_evidence(tmp_path / "e.sqlite", replace(contents, documents=documents))
    assert not (tmp_path / "e.sqlite").exists()
