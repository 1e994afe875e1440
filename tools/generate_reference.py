"""Write the pages and the figure that are made from the program itself; tests compare them with what it says today.

Usage: python tools/generate_reference.py
"""

import inspect
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import typer

from techplomacy.cli.main import app
from techplomacy.evidence import EvidenceBase
from techplomacy.vocabulary import Vocabulary, load_vocabulary
from techplomacy.workbench.evaluating import evaluate_gold
from techplomacy.workbench.exporting import export_study
from techplomacy.workbench.harvest import Harvest
from techplomacy.workbench.mapping import map_study
from techplomacy.workbench.outcome import MapOutcome
from techplomacy.workbench.reading import Options, make_options, read_files
from techplomacy.workbench.scores import Evaluation
from techplomacy.workbench.template import init_study

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


# Table of the vocabulary, heading, and the columns shown: the words of a heading and the field of an entry.
TABLES: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "instruments",
        "Kinds of instrument",
        {"Id": "id", "Label": "label", "Concluded by": "step", "UN term": "treaty_term", "Means": "meaning"},
    ),
    ("steps", "Steps", {"Id": "id", "Label": "label", "Concluded": "is_done", "PLOVER": "plover", "Means": "meaning"}),
    (
        "sectors",
        "Sectors",
        {"Id": "id", "Label": "label", "Paper, VI": "chapter", "OECD CRS": "crs", "OECD FORD": "ford"},
    ),
    ("roles", "Roles of participants", {"Id": "id", "Label": "label", "Means": "meaning"}),
    ("kinds", "Kinds of actor", {"Id": "id", "Label": "label", "Within": "parent", "Means": "meaning"}),
    ("stages", "Stages of money", {"Id": "id", "Label": "label", "Means": "meaning"}),
    ("flows", "Kinds of flow", {"Id": "id", "Label": "label", "Codes": "codes"}),
    ("measures", "Measures of series", {"Id": "id", "Label": "title", "Kind": "kind", "Means": "meaning"}),
    ("year_types", "Types of year", {"Id": "id", "Label": "label", "Means": "meaning"}),
    ("tiers", "Tiers of source", {"Id": "id", "Label": "label", "Means": "meaning"}),
    ("drivers", "Drivers", {"Id": "id", "Label": "label", "Means": "meaning"}),
    ("benefits", "Benefits", {"Id": "id", "Label": "label", "Means": "meaning"}),
    ("third_parties", "Third parties", {"Id": "id", "Label": "label", "Means": "meaning"}),
    ("issue_codes", "Issue codes", {"Code": "id", "Title": "title", "Means": "meaning", "What to do": "remedy"}),
)


def make_vocabulary_page() -> str:
    """The coded words that a study may use, table by table, with where each table comes from."""
    vocabulary = load_vocabulary()
    lines = [MADE, "", "# The vocabulary", ""]
    lines += [
        "These words stand in data files and in results. An id is what you write; a word that is not here becomes an",
        "issue, never a default. A study adds to them, or changes them, in its [codebook](study-folder.md#codebook).",
        "`techplomacy explain WORD` tells more of each, with the phrases by which texts name it.",
        "",
        f"Beside them the vocabulary knows {len(vocabulary.countries)} countries and stand-ins, "
        f"{len(vocabulary.currencies)} currencies and {len(vocabulary.bodies)} public bodies and organisations.",
        "",
    ]
    lines += [f"- [{title}](#{title.lower().replace(' ', '-')})" for _, title, _ in TABLES]
    for name, title, columns in TABLES:
        lines += ["", f"## {title}", "", *_describe_table(vocabulary, name, columns)]
    return "\n".join(lines) + "\n"


def _describe_table(vocabulary: Vocabulary, name: str, columns: dict[str, str]) -> list[str]:
    entries: Iterable[Any] = getattr(vocabulary, name).values()
    rows = [[_write_cell(getattr(entry, field), field) for field in columns.values()] for entry in entries]
    header = vocabulary.headers[name]
    told = f"Table `{name}`. Source: {header.source.rstrip('.')} ({header.date})."
    return [told, "", *_draw_table(list(columns), rows)]


def _write_cell(value: Any, field: str) -> str:
    if field == "id":
        return f"`{value}`"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "; ".join(f"{key} {', '.join(codes)}" for key, codes in value.items())
    told = ", ".join(value) if isinstance(value, tuple) else str(value or "")
    return " ".join(told.split()).replace("|", "\\|")


def _draw_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    return lines + [re.sub(r" {2,}\|", " |", f"| {' | '.join(row)} |") for row in rows]


# What Python programs may call; all else may change with any version.
NOUNS: tuple[type, ...] = (MapOutcome, Options, Harvest, Evaluation)
CALLS: tuple[Callable[..., Any], ...] = (map_study, read_files, make_options, export_study, init_study, evaluate_gold)


def make_python_page() -> str:
    """The functions that programs call, with their signatures and docstrings."""
    lines = [MADE, "", "# Python", ""]
    lines += ["The commands are thin: each calls one function, which programs may call too.", "", "```python"]
    lines += [f"from {call.__module__} import {call.__name__}" for call in CALLS]
    lines += [f"from {EvidenceBase.__module__.rpartition('.')[0]} import EvidenceBase", "```"]
    for call in CALLS:
        lines += ["", f"## {call.__name__}", "", *_describe_call(call)]
    lines += ["", "## EvidenceBase", "", inspect.getdoc(EvidenceBase) or ""]
    for name, member in vars(EvidenceBase).items():
        if not name.startswith("_"):
            lines += ["", f"### {name}", "", *_describe_member(name, member)]
    lines += ["", "## What they return", ""]
    lines += ["The nouns of the model are listed in [the architecture](../architecture.md#the-nouns).", ""]
    rows = [[f"`{noun.__module__}.{noun.__name__}`", _fold(inspect.getdoc(noun) or "")] for noun in NOUNS]
    return "\n".join([*lines, *_draw_table(["Class", "Holds"], rows), ""])


def _describe_call(call: Callable[..., Any], name: str = "") -> list[str]:
    told = str(inspect.signature(call))
    plain = re.sub(r"\b(?:[a-z_]+\.)+([A-Z]\w*)|\b(?:datetime)\.(\w+)", lambda m: m.group(1) or m.group(2), told)
    plain = plain.replace("(self, ", "(").replace("(self)", "()").replace("'", "")
    doc = inspect.getdoc(call) or ""
    return ["```python", f"{name or call.__name__}{plain}", "```", "", doc]


def _describe_member(name: str, member: Any) -> list[str]:
    if isinstance(member, classmethod):
        return _describe_call(getattr(EvidenceBase, name), f"EvidenceBase.{name}")
    if callable(member):
        return _describe_call(member)
    return [inspect.getdoc(member) or ""]


def _fold(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": make_cli_page,
    "vocabulary.md": make_vocabulary_page,
    "python.md": make_python_page,
}


def draw_areas() -> Path:
    """The figure of README, from a map of the shipped study."""
    target = FOLDER.parent / "images" / "areas.svg"
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        outcome = map_study(out=Path(folder))
        shutil.copyfile(outcome.paths["figures"] / target.name, target)
    return target


def main() -> None:
    """Write every page and the figure."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")
        print(FOLDER / name)
    print(draw_areas())


if __name__ == "__main__":
    main()
