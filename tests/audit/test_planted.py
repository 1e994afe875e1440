"""Errors planted with a fixed seed into four clean papers of our own: what is found, and what is false."""

from pathlib import Path

import pytest
from papers import load

from techplomacy.audit import check_inside, read_paper
from techplomacy.corpus import read_document

ROOT = Path(__file__).parents[2]
PAPERS = sorted((ROOT / "tests" / "audit" / "data").glob("*.md"))


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_a_clean_paper_has_no_finding(path: Path) -> None:
    assert [f"{f.kind}: {f.quote}" for f in check_inside(read_paper(read_document(path), load()))] == []


def test_planted_errors_are_found_and_little_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    from planting.scoring import measure

    score = measure(seed=41, rounds=1)
    assert sum(score.planted.values()) > 100
    assert score.recall >= 0.9
    assert score.precision >= 0.9
    assert not [kind for kind in score.planted if score.planted[kind] > 2 and not score.found[kind]]
