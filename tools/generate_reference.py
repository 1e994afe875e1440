"""Write the reference pages that are made from the program itself; tests compare them with what it says today.

Usage: python tools/generate_reference.py
"""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from techplomacy.cli.main import app

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
MADE = "<!-- Made by tools/generate_reference.py (make docs). Do not edit. -->"


def make_cli_page() -> str:
    """The commands with their words and options, as the command line itself knows them."""
    group: Any = typer.main.get_command(app)
    lines = [MADE, "", "# The command line", "", inspect.cleandoc(group.help or ""), ""]
    lines += _describe_words("techplomacy", group)
    lines += [inspect.cleandoc(group.epilog or ""), ""]
    for name, command in group.commands.items():
        lines += [f"## techplomacy {name}", "", inspect.cleandoc(command.help or ""), ""]
        lines += _describe_words(f"techplomacy {name}", command)
    lines += [
        "## What a command returns",
        "",
        "0 when it did what was asked, be it with issues; 1 when `read` could read nothing; 2 when something must be",
        "corrected first (the message says what). Data go to standard output, progress and issues to standard error.",
        "",
    ]
    return "\n".join(lines)


def _describe_words(name: str, command: Any) -> list[str]:
    rows = ["| Word | Means |", "| --- | --- |"]
    for word in command.params:
        told = getattr(word, "help", None) or ""
        if word.param_type_name == "argument":
            rows.append(f"| `{word.name.upper()}` | {told} |")
        else:
            rows.append(f"| `{', '.join((*word.opts, *word.secondary_opts))}` | {_tell_default(told, word)} |")
    usage = "COMMAND …" if hasattr(command, "commands") else " ".join(_list_arguments(command))
    return ["```", f"{name} [OPTIONS] {usage}".rstrip(), "```", "", *rows, ""] if len(rows) > 2 else []


def _list_arguments(command: Any) -> list[str]:
    words = [word for word in command.params if word.param_type_name == "argument"]
    shown = [f"{word.name.upper()}{'…' if word.nargs == -1 else ''}" for word in words]
    return [name if word.required else f"[{name}]" for name, word in zip(shown, words, strict=True)]


def _tell_default(told: str, word: Any) -> str:
    if word.default in (None, False, ()) or word.required or callable(word.default):
        return told
    return f"{told} Default: `{word.default}`."


PAGES: dict[str, Callable[[], str]] = {"cli.md": make_cli_page}


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")
        print(FOLDER / name)


if __name__ == "__main__":
    main()
