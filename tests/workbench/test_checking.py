import json
from dataclasses import replace
from pathlib import Path

import pytest

from techplomacy.errors import DocumentError, InvalidValueError
from techplomacy.workbench.checking import Choice, check_paper, silence_finding
from techplomacy.workbench.sidecars import find_sidecar, read_state, read_verdicts, write_state

PAPER = """# Two countries

Kenya and the Republic of Korea are are friends.

In the year 020 they met. In 1999 they traded.
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.md"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_a_paper_alone_is_checked_without_a_study(paper: Path) -> None:
    review = check_paper(paper, alone=True)
    assert review.study is None
    assert "word-doubled" in {finding.kind for finding in review.findings}
    assert all(paper.read_text()[f.start : f.end] == f.quote for f in review.findings)
    assert all(finding.remedy for finding in review.findings if finding.weight)


def test_a_study_that_was_never_mapped_is_mapped_first(paper: Path, study: Path) -> None:
    review = check_paper(paper, study=study)
    assert (study / "build" / "evidence.sqlite").is_file()
    assert review.study
    assert [f for f in review.findings if f.kind == "unchecked"], "what was not compared is listed"
    again = check_paper(paper, study=study)
    assert again == replace(review, document=again.document), "the same input gives the same findings"


def test_nothing_is_added_to_the_evidence_and_nothing_written_to_the_paper(paper: Path, study: Path) -> None:
    check_paper(paper, study=study)
    before = (study / "build" / "evidence.sqlite").read_bytes()
    check_paper(paper, study=study)
    assert (study / "build" / "evidence.sqlite").read_bytes() == before
    assert paper.read_text(encoding="utf-8") == PAPER
    assert sorted(path.name for path in paper.parent.iterdir()) == ["paper.md", "study"]


def test_classes_can_be_chosen(paper: Path) -> None:
    assert {f.kind for f in check_paper(paper, alone=True, choice=Choice(only=("word",))).findings} == {"word-doubled"}
    kinds = {f.kind for f in check_paper(paper, alone=True, choice=Choice(without=("word",))).findings}
    assert kinds
    assert "word-doubled" not in kinds
    with pytest.raises(InvalidValueError, match="wrod"):
        Choice(only=("wrod",))


def test_a_silenced_finding_stays_silent(paper: Path) -> None:
    review = check_paper(paper, alone=True)
    named = dict(zip((f.kind for f in review.findings), review.ids, strict=True))
    silence_finding(paper, named["word-doubled"], why="a refrain", coder="me", at="2025-06-30", alone=True)
    after = check_paper(paper, alone=True)
    assert "word-doubled" not in {finding.kind for finding in after.findings}
    assert [told.why for told in after.silenced] == ["a refrain"]
    paper.write_text(f"# Before\n\nA sentence more.\n\n{PAPER}", encoding="utf-8")
    assert len(check_paper(paper, alone=True).silenced) == 1
    paper.write_text(PAPER.replace("are are", "are"), encoding="utf-8")
    assert check_paper(paper, alone=True).lost == 1


def test_keys_keep_their_state_beside_the_paper(paper: Path, study: Path) -> None:
    paper.write_text(f"{PAPER}\nThey signed it [@evt:nothing].\n", encoding="utf-8")
    found = [f.kind for f in check_paper(paper, study=study).findings if f.kind.startswith("key")]
    assert found == ["key-stale"]
    assert not find_sidecar(paper, ".keys.json").exists(), "a key that says nothing has no state"


def test_a_damaged_sidecar_is_told_or_forgotten(paper: Path) -> None:
    find_sidecar(paper, ".verdicts.jsonl").write_text('{"id": "x"}\n', encoding="utf-8")
    with pytest.raises(InvalidValueError, match=r"verdicts\.jsonl:1"):
        read_verdicts(paper)
    find_sidecar(paper, ".keys.json").write_text("{", encoding="utf-8")
    assert read_state(paper) == {}
    write_state(paper, {})
    assert json.loads(find_sidecar(paper, ".keys.json").read_text() or "{}") == {"about": _ABOUT, "keys": {}}


_ABOUT = "What the record keys last said; written by techplomacy check."


def test_a_paper_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="nowhere"):
        check_paper(tmp_path / "nowhere.pdf", alone=True)
