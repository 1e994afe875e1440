"""`changes`: what is new since an earlier build or a day, and which sentences of the last briefs no longer hold."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from techplomacy.analysis import View
from techplomacy.analysis.changes import (
    Change,
    Outdated,
    Snapshot,
    compare_builds,
    find_outdated,
    list_since,
    make_snapshot,
)
from techplomacy.errors import EvidenceError, InvalidValueError
from techplomacy.evidence import EvidenceBase
from techplomacy.text.dates import parse_date
from techplomacy.workbench.briefing import read_subject
from techplomacy.workbench.history import HISTORY, list_briefs, list_builds, read_snapshot

LAST = "last"
_MARK = re.compile(r"[0-9a-f]{4,32}")


@dataclass(frozen=True)
class Changes:
    """The changes since `since` (as it was read), and the statements of briefs that no longer hold."""

    since: str
    changes: tuple[Change, ...]
    outdated: tuple[Outdated, ...]


def list_changes(view: View, since: str = LAST, *, briefs: Sequence[Path] = ()) -> Changes:
    """What changed since a build (its mark, "last", a snapshot or an evidence base) or a day.

    `briefs` are files of statements; without any, the last brief of each subject is compared. InvalidValueError where
    `since` is none of these.
    """
    folder = view.base.path.parent
    told, changes = _compare(view, since, folder)
    outdated = [one for path in (briefs or list_briefs(folder)) for one in _check_brief(view, path)]
    return Changes(told, tuple(changes), tuple(outdated))


def _compare(view: View, since: str, folder: Path) -> tuple[str, list[Change]]:
    old = _find_snapshot(since, folder)
    if old is not None:
        name, snapshot = old
        return name, compare_builds(snapshot, make_snapshot(view))
    day = _read_day(since, view)
    return f"{day.isoformat()} (by the dates of acts, not by builds)", list_since(view, day)


def _find_snapshot(since: str, folder: Path) -> tuple[str, Snapshot] | None:
    """The earlier build that is meant, with what it is called; None where `since` is no build."""
    builds = list_builds(folder)
    if since == LAST:
        if len(builds) < 2:
            raise InvalidValueError(
                "There is no earlier build to compare with; name a day, or another evidence.sqlite."
            )
        return f"the build before this one ({builds[-2][:8]})", read_snapshot(folder / HISTORY / f"{builds[-2]}.json")
    path = Path(since)
    if path.is_file() and path.suffix == ".sqlite":
        with EvidenceBase.open(path) as base:
            return str(path), make_snapshot(View(base))
    if path.is_file():
        return str(path), read_snapshot(path)
    found = [build for build in builds if _MARK.fullmatch(since) and build.startswith(since)]
    return (f"build {found[0][:8]}", read_snapshot(folder / HISTORY / f"{found[0]}.json")) if found else None


def _read_day(since: str, view: View) -> date:
    when = parse_date(since, vocabulary=view.vocabulary)
    if when is None or when.earliest is None:
        builds = ", ".join(build[:8] for build in list_builds(view.base.path.parent)) or "none yet"
        raise InvalidValueError(f"{since!r} is no day and no build; write e.g. 2025-06-30, last, or one of: {builds}.")
    return when.earliest


def _check_brief(view: View, path: Path) -> list[Outdated]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return find_outdated(view, read_subject(data), data["statements"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{path} does not hold the statements of a brief ({error}). Name the .json beside a brief."
        raise EvidenceError(message) from error
