"""What is tracked says nothing of one machine or one registry, and what is written about the tree is true."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import techplomacy.errors as errors

ROOT = Path(__file__).parents[2]
# In two parts each, so that this file does not find itself.
PARTS = (("pypi", r"\.org/simple"), ("python", "hosted"), ("index", "-url"), ("npm", r"js\.org"))
REGISTRY = re.compile("|".join("".join(part) for part in PARTS), re.I)
MACHINE = re.compile(r"""(?:^|[\s"'`(=])/(?:""" "root|home|work|tmp|Users|private" r""")/[\w.-]""", re.M)
TEXTS = {".py", ".md", ".toml", ".txt", ".yaml", ".yml", ".json", ".jsonl", ".csv", ".sql", ".html", ".css", ""}


def list_tracked() -> list[Path]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: what is tracked cannot be told")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = [ROOT / name for name in listed.decode().split("\0") if name]
    return [path for path in paths if path.suffix in TEXTS and path.is_file()]


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE], ids=["registry", "machine"])
def test_tracked_files_name_no_registry_and_no_machine(pattern: re.Pattern[str]) -> None:
    wrong = []
    for path in list_tracked():
        text = path.read_text(encoding="utf-8", errors="replace")
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.end()) + 1
            wrong.append(f"{path.relative_to(ROOT)}:{line} {match.group().strip()!r}")
    assert not wrong, "\n".join(wrong)


def test_the_error_tree_is_drawn_as_it_grows() -> None:
    drawn = re.findall(r"^ {4}(?:[├└]── )?(\w+Error)", errors.__doc__ or "", re.M)
    classes = [v for v in vars(errors).values() if isinstance(v, type) and issubclass(v, Exception)]
    assert drawn == [error.__name__ for error in classes]
    assert all(issubclass(error, errors.TechplomacyError) for error in classes)
    assert all(error.__name__.endswith("Error") and error.__doc__ for error in classes)
    assert "also a ValueError" in (errors.__doc__ or "")
    assert issubclass(errors.InvalidValueError, ValueError)
