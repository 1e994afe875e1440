"""Notes on the literature, one file a work: Markdown with front matter, or TOML."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from techplomacy.model import Account, Issue, Work
from techplomacy.sources.fields import Date, Fields, Text, Texts, keep_known, read_fields
from techplomacy.sources.ledger import Ledger, Row
from techplomacy.vocabulary import Vocabulary


class Note(Fields):
    """The keys of a note; `source` is the work's id in the bibliography. The text below the front matter is `note`."""

    source: Text
    claim: Text
    method: Text = ""
    sectors: Texts = ()
    period: Date | None = None
    gap: Text = ""
    read: Text = ""
    note: Text = ""


@dataclass(frozen=True)
class Works:
    """What the folder of notes holds."""

    works: tuple[Work, ...] = ()
    issues: tuple[Issue, ...] = ()
    accounts: tuple[Account, ...] = ()


def read_works(folder: Path, *, root: Path, vocabulary: Vocabulary, sources: Collection[str]) -> Works:
    """The notes of a folder in the order of their file names; README.md is passed over."""
    found: dict[str, Work] = {}
    ledgers = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.suffix not in (".md", ".toml") or path.name == "README.md":
            continue
        ledger = Ledger(path.relative_to(root).as_posix())
        row = ledger.open_row(1, _read_note(path, ledger))
        work = _make_work(row, vocabulary, sources)
        if work is not None and work.source in found:
            row.lose("duplicate-id", f"Another note is about {work.source!r} already.", "Join the two notes.")
        elif work is not None:
            found[work.source] = work
        ledgers.append(ledger)
    accounts = tuple(ledger.close() for ledger in ledgers)
    return Works(tuple(found.values()), tuple(i for ledger in ledgers for i in ledger.issues), accounts)


def _read_note(path: Path, ledger: Ledger) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".toml":
            return _write_dates(tomllib.loads(text))
        _, front, body = text.split("---\n", 2)
        values = yaml.load(front, Loader=yaml.BaseLoader)
        return {**values, "note": " ".join(body.split())}
    except (ValueError, yaml.YAMLError, TypeError) as error:
        ledger.note(
            "document-unreadable",
            1,
            f"{path.name} has no front matter that can be read ({error}).",
            "Begin the file with `---`, keys such as `source: id`, and `---`.",
        )
        return {}


def _write_dates(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in values.items()}


def _make_work(row: Row, vocabulary: Vocabulary, sources: Collection[str]) -> Work | None:
    if not row.values:
        return None
    note = read_fields(row, Note)
    if note is None:
        return None
    if note.source not in sources:
        row.lose(
            "dangling-reference",
            f"source: the bibliography has no source {note.source!r}.",
            "Correct the id, or add the work to sources.json.",
        )
        return None
    known = vocabulary.sectors.__contains__
    return Work(
        source=note.source,
        method=note.method,
        sectors=keep_known(row, "sectors", note.sectors, known, code="unknown-sector", table="sectors"),
        period=note.period,
        claim=note.claim,
        gap=note.gap,
        note=" ".join(part for part in (note.read, note.note) if part),
    )
