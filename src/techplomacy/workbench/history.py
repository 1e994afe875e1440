"""What earlier builds told, kept small beside the build: one snapshot a fingerprint, and the order of the builds.

The snapshot is a result (the same input, the same bytes); the order is a log of runs and nothing reads it for results.
"""

import json
import shutil
from pathlib import Path
from typing import Any

from techplomacy.analysis import View
from techplomacy.analysis.changes import Snapshot, make_snapshot
from techplomacy.errors import EvidenceError

HISTORY = ".history"
SNAPSHOT = ".snapshot.json"
ORDER = "builds.txt"
KEPT = 30  # builds
_FIELDS = ("events", "members", "threads", "items")


def write_snapshot(view: View, folder: Path) -> None:
    """Write the snapshot of a build among its outputs."""
    made = make_snapshot(view)
    data: dict[str, Any] = {"as_of": made.as_of} | {name: dict(getattr(made, name)) for name in _FIELDS}
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (folder / SNAPSHOT).write_text(text, encoding="utf-8")


def keep_snapshot(folder: Path, fingerprint: str) -> None:
    """Keep the snapshot of the build that stands in the folder; the oldest of more than KEPT are dropped."""
    if not (folder / SNAPSHOT).is_file():
        return
    history = folder / HISTORY
    history.mkdir(exist_ok=True)
    shutil.copyfile(folder / SNAPSHOT, history / f"{fingerprint}.json")
    builds = [build for build in list_builds(folder) if build != fingerprint] + [fingerprint]
    for old in builds[:-KEPT]:
        (history / f"{old}.json").unlink(missing_ok=True)
    (history / ORDER).write_text("".join(f"{build}\n" for build in builds[-KEPT:]), encoding="utf-8")


def list_builds(folder: Path) -> list[str]:
    """The fingerprints of the builds that are kept, oldest first; the last is the one that stands there."""
    try:
        lines = (folder / HISTORY / ORDER).read_text(encoding="utf-8").split()
    except OSError:
        return []
    return [line for line in lines if (folder / HISTORY / f"{line}.json").is_file()]


def list_briefs(folder: Path) -> list[Path]:
    """The statements of the last brief of each subject."""
    return sorted((folder / HISTORY).glob("brief-*.json"))


def read_snapshot(path: Path) -> Snapshot:
    """A snapshot from its file; EvidenceError where it is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Snapshot(data["as_of"], **{name: data[name] for name in _FIELDS})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvidenceError(
            f"{path} is no snapshot of a build ({error}). Name an evidence.sqlite or a build."
        ) from error
