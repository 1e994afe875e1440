"""What earlier builds leave behind, and what is told from it."""

import json
from pathlib import Path

import pytest

from techplomacy.errors import EvidenceError, InvalidValueError
from techplomacy.workbench.asking import open_mapped
from techplomacy.workbench.briefing import brief
from techplomacy.workbench.changing import list_changes
from techplomacy.workbench.history import HISTORY, SNAPSHOT, list_builds, read_snapshot
from techplomacy.workbench.mapping import map_study


def test_a_build_is_compared_with_the_one_before(study: Path) -> None:
    build = map_study(study).folder
    first = (build / SNAPSHOT).read_bytes()
    with open_mapped(study) as view:
        with pytest.raises(InvalidValueError, match="no earlier build"):
            list_changes(view)
        told = brief(view, "pair", out=study / "pair.html")
        acts = len(view.events)
    assert told.startswith("Brief: ")
    assert f"{acts} acts of cooperation" in told or f"{acts} act of cooperation" in told
    (study / "documents" / "2025-02-11-summit.md").unlink()
    map_study(study)
    assert len(list_builds(build)) == 2
    with open_mapped(study) as view:
        found = list_changes(view)
        gone = [change for change in found.changes if change.sort == "gone"]
        assert len(gone) == acts - len(view.events) > 0
        assert "events" in {one.key for one in found.outdated}
        mark = list_builds(build)[0][:8]
        assert list_changes(view, mark).changes == found.changes
        assert list_changes(view, str(build / HISTORY / f"{list_builds(build)[0]}.json")).changes == found.changes
        assert list_changes(view, str(build / "evidence.sqlite")).changes == ()
        with pytest.raises(InvalidValueError, match="no day and no build"):
            list_changes(view, "yesteryear")
    statements = json.loads((study / "pair.json").read_text(encoding="utf-8"))
    assert {"key", "value", "text"} == set(statements["statements"][0])
    assert (study / "pair.html").read_text(encoding="utf-8").count("<script") == 0
    assert first == (build / HISTORY / f"{list_builds(build)[0]}.json").read_bytes()


def test_a_subject_that_nothing_is_called_is_an_error_that_helps(study: Path) -> None:
    map_study(study)
    with open_mapped(study) as view:
        with pytest.raises(InvalidValueError, match="pair"):
            brief(view, "zzz")
        with pytest.raises(InvalidValueError, match=r"\.docx"):
            brief(view, "pair", out=study / "pair.pdf")


def test_what_is_no_snapshot_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text("[]", encoding="utf-8")
    with pytest.raises(EvidenceError, match="no snapshot"):
        read_snapshot(tmp_path / "odd.json")
