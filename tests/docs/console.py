"""Runs the examples of a page as a reader would: writes the files that it shows, runs its commands, compares.

A block after `<!-- file: path -->` is written to that path, one after `<!-- add: path -->` appended to it. In a
`console` block the lines after `$ ` are commands and the others what they print. `python` blocks of a page are one
program; a `text` block after one is what it prints. Each line shown must be printed, in that order; `…` stands for
anything.
"""

import contextlib
import io
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from typer.testing import CliRunner

from techplomacy.cli.main import app

BLOCK = re.compile(r"(?:<!-- (file|add): (\S+) -->\n+)?^```(\w*)\n(.*?)^```$", re.M | re.S)
SYSTEM = {"grep", "head"}
LEFT_TO_THE_READER = {"make", "git", "cd", "apt-get", "sudo"}  # what a test must not do
BOX = re.compile(r"[\s┃│┏┓┡┩└┘├┤┬┴┼─━╇┳┻╂]+")
SCORE = re.compile(r"\(\d\.\d\d\)")


@dataclass
class Step:
    """A file to write, or a command or piece of Python with what the page says that it prints."""

    file: str = ""
    adds: bool = False
    text: str = ""
    command: str = ""
    code: str = ""
    shown: list[str] = field(default_factory=list)


def find_steps(page: str) -> list[Step]:
    """The steps of a page in its order."""
    steps: list[Step] = []
    for how, path, language, text in BLOCK.findall(page):
        if path:
            steps.append(Step(file=path, adds=how == "add", text=text))
        elif language == "console":
            steps.extend(_find_commands(text))
        elif language == "python":
            steps.append(Step(code=text))
        elif language == "text" and steps and steps[-1].code:
            steps[-1].shown = text.splitlines()
    return steps


def _find_commands(text: str) -> Iterator[Step]:
    step = None
    for line in text.splitlines():
        if line.startswith("$ "):
            if step is not None:
                yield step
            step = Step(command=line[2:])
        elif step is not None:
            step.shown.append(line)
    if step is not None:
        yield step


def run_steps(page: str) -> int:
    """Do all steps of a page in the working folder; the number of commands and pieces of Python that were run."""
    ran = 0
    names: dict[str, object] = {}
    for step in find_steps(page):
        if step.file:
            _write_file(step)
        elif step.code:
            compare(step, _run_code(step.code, names))
            ran += 1
        elif step.command.split()[0] not in LEFT_TO_THE_READER:
            compare(step, run_command(step.command))
            ran += 1
    return ran


def _write_file(step: Step) -> None:
    path = Path(step.file)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a" if step.adds else "w", encoding="utf-8") as stream:
        stream.write(step.text)


def _run_code(code: str, names: dict[str, object]) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(code, names)
    return printed.getvalue()


def run_command(command: str) -> str:
    """What a command prints; it must do what was asked."""
    program, *arguments = shlex.split(command)
    if program in SYSTEM:
        return subprocess.run([program, *arguments], capture_output=True, check=True, text=True).stdout
    assert program == "techplomacy", f"{command}: pages show commands of this program only"
    told = CliRunner().invoke(app, arguments)
    assert told.exit_code == 0, f"{command}: {told.output}\n{told.exception!r}"
    return told.output


def compare(step: Step, printed: str) -> None:
    """Each line that the page shows was printed, in that order."""
    lines = [_fold(line) for line in printed.splitlines()]
    for shown in filter(None, map(_fold, step.shown)):
        if shown == "…":
            continue
        pattern = re.compile(".*".join(re.escape(part) for part in shown.split("…")))
        place = next((n for n, line in enumerate(lines) if pattern.search(line)), None)
        assert place is not None, f"`{step.command or step.code}` does not print {shown!r} there, but:\n{printed}"
        lines = lines[place + 1 :]


def _fold(line: str) -> str:
    return SCORE.sub("(…)", BOX.sub(" ", line)).strip()
