"""The door itself: help at once, errors in one message, the same from `python -m`."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from techplomacy.cli.main import app
from techplomacy.errors import StudyError

HEAVY = ("vl_convert", "docx", "openpyxl", "pydantic", "pypdfium2", "sqlite3", "trafilatura", "yaml", "rapidfuzz")


def test_help_teaches_by_examples(run: Callable[..., Result]) -> None:
    shown = run("--help").output
    assert "techplomacy init my-study --countries KEN KOR" in shown
    for command in ("map", "read", "init", "export", "explain"):
        assert command in shown
        assert f"techplomacy {command}" in run(command, "--help").output


def test_help_does_not_load_what_it_does_not_need() -> None:
    code = f"import sys, techplomacy.cli.main; print([m for m in {HEAVY} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_module_and_script_are_one() -> None:
    command = [sys.executable, "-m", "techplomacy", "--version"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stdout.startswith("techplomacy 0.")


def test_an_error_is_one_message_and_exit_code_2(run: Callable[..., Result], tmp_path: Path) -> None:
    told = run("map", tmp_path / "nowhere")
    assert told.exit_code == 2
    assert "there is no study here" in told.output
    assert "Traceback" not in told.output


def test_debug_raises_it(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["--debug", "map", str(tmp_path / "nowhere")])
    assert isinstance(told.exception, StudyError)


@pytest.mark.parametrize("words", [("nonsense",), ("map", "--nonsense"), ("init", "x")])
def test_wrong_words_are_refused(run: Callable[..., Result], words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2
