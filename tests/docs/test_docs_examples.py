"""The examples of README, tutorial and guides do what their pages say."""

from pathlib import Path

import pytest
from console import find_steps, run_steps

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "docs" / "tutorial.md", *sorted((ROOT / "docs" / "how-to").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_print_what_is_shown(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    assert run_steps(page.read_text(encoding="utf-8")) > 0


def test_steps_are_found_in_order() -> None:
    file = "<!-- file: a.md -->\n```markdown\nx\n```\n"
    write, run, make = find_steps(f"{file}\n```console\n$ techplomacy --version\ntechplomacy …\n$ make map\n```\n")
    assert (write.file, write.text) == ("a.md", "x\n")
    assert (run.command, run.shown) == ("techplomacy --version", ["techplomacy …"])
    assert make.command == "make map"
