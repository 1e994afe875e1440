"""Reads and appends the verdicts of coders, one append-only file a coder; it must never rewrite a line."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from techplomacy.model import Account, Issue, Verdict
from techplomacy.sources.fields import Fields, Text, read_fields
from techplomacy.sources.ledger import Ledger
from techplomacy.sources.table import read_table

FIELDS = (
    "id",
    "source",
    "quote",
    "before",
    "after",
    "field",
    "seen",
    "decision",
    "value",
    "coder",
    "at",
    "why",
    "record",
    "other",
)


class Decision(Fields):
    """The columns of a verdict; `seen` and `value` are JSON text of the values."""

    id: Text
    source: Text
    decision: Literal["accept", "reject", "correct", "same", "different"]
    at: Text
    coder: Text | None = None
    quote: Text = ""
    before: Text = ""
    after: Text = ""
    field: Text | None = None
    seen: Text | None = None
    value: Text | None = None
    why: Text = ""
    record: Text | None = None
    other: Text | None = None


@dataclass(frozen=True)
class Verdicts:
    """What the folder of verdicts holds, in the order of files and lines."""

    verdicts: tuple[Verdict, ...] = ()
    issues: tuple[Issue, ...] = ()
    accounts: tuple[Account, ...] = ()


def read_verdicts(folder: Path, *, root: Path) -> Verdicts:
    """All verdicts; the file name is the coder where a line names none. A later verdict does not replace an earlier."""
    found: dict[str, Verdict] = {}
    ledgers = []
    for path in sorted(folder.glob("*.jsonl")):
        ledger = Ledger(path.relative_to(root).as_posix())
        read_table(path, ledger)
        for row in ledger.rows:
            told = read_fields(row, Decision)
            if told is None:
                continue
            if told.id in found:
                row.lose("duplicate-id", f"The verdict {told.id!r} stands here already.", "Give it another id.")
                continue
            values = told.model_dump() | {"coder": told.coder or path.stem}
            found[told.id] = Verdict(**values)
        ledgers.append(ledger)
    accounts = tuple(ledger.close() for ledger in ledgers)
    return Verdicts(tuple(found.values()), tuple(i for ledger in ledgers for i in ledger.issues), accounts)


def append_verdict(folder: Path, verdict: Verdict) -> Path:
    """Add one line to the coder's file, made where it is missing; the file's path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{verdict.coder}.jsonl"
    line = json.dumps(_encode(verdict), ensure_ascii=False, separators=(", ", ": "))
    with path.open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
    return path


def _encode(verdict: Verdict) -> dict[str, Any]:
    values = {name: getattr(verdict, name) for name in FIELDS}
    return {name: value for name, value in values.items() if value not in (None, "")}
