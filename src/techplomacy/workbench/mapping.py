"""`map`: one study from its folder to evidence base, figures, tables and report; nothing is done where nothing changed.

This file decides whether to build; `building` does it. It must stay light, so that a run with nothing to do is short.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from techplomacy.workbench.cache import Cache
from techplomacy.workbench.fingerprint import PACKAGE, hash_bytes, hash_code, hash_folder
from techplomacy.workbench.folder import find_study
from techplomacy.workbench.outcome import OUTCOME, MapOutcome, read_outcome, write_outcome
from techplomacy.workbench.progress import Progress, Silence
from techplomacy.workbench.swap import FRESH, finish_swap, lock_build, start_build, swap_in

CACHE = ".cache"
PARTS = "parts"


def map_study(
    study: Path | str | None = None,
    *,
    out: Path | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
) -> MapOutcome:
    """Build everything that a study gives, into `out` or the study's build folder.

    `study` is a folder or the name of a shipped study, None for the default one. `fresh` builds again although nothing
    has changed, without what earlier runs kept. StudyError where the study cannot be used at all.
    """
    root = find_study(study)
    folder = out if out is not None else find_build(root)
    with lock_build(folder):
        finish_swap(folder)
        ledger = folder / CACHE / "files.json"
        ledger.parent.mkdir(exist_ok=True)
        fingerprint = hash_bytes(hash_code().encode(), hash_folder(root, ledger, skip=folder).encode())
        last = None if fresh else read_outcome(folder, folder / OUTCOME, fingerprint)
        if last is not None:
            return last
        # Only now: readers, extractor and figures cost most of a second to import.
        from techplomacy.workbench.building import build_study
        from techplomacy.workbench.history import keep_snapshot

        cache = Cache(folder / CACHE / PARTS, forget=fresh)
        with without_collector():
            made = build_study(root, start_build(folder), cache=cache, progress=progress or Silence())
        write_outcome(made, folder / FRESH / OUTCOME, fingerprint)
        swap_in(folder)
        keep_snapshot(folder, fingerprint)
        return made.move(folder)


@contextmanager
def without_collector() -> Iterator[None]:
    """Let no cycles be looked for: nouns hold none, and the search through millions of them doubled a large build."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def find_build(root: Path) -> Path:
    """Where a study's outputs go: beside its inputs, or into the working folder for a shipped study."""
    if root.is_relative_to(PACKAGE):
        return Path("techplomacy-build") / root.name
    return root / "build"
