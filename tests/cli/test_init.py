"""`init` makes a study and says what to do next."""

from collections.abc import Callable
from pathlib import Path

from typer.testing import Result


def test_init_tells_the_next_step(run: Callable[..., Result], tmp_path: Path) -> None:
    told = run("init", "mine", "--countries", "KEN", "KOR", "--as-of", "2025-06-30", "--title", "Our study")
    assert told.exit_code == 0, told.output
    assert "techplomacy map mine" in told.output
    assert 'title = "Our study"' in (tmp_path / "mine" / "study.toml").read_text()
    assert "as_of = 2025-06-30" in (tmp_path / "mine" / "study.toml").read_text()


def test_what_is_wrong_is_said(run: Callable[..., Result], tmp_path: Path) -> None:
    assert "Atlantis" in run("init", "mine", "--countries", "KEN", "Atlantis").output
    assert "2025-06-30" in run("init", "mine", "--countries", "KEN", "KOR", "--as-of", "soon").output
    assert not (tmp_path / "mine").exists()
