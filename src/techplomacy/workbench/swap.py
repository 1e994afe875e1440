"""The build folder of a study: one run at a time, all outputs made aside and swapped in when whole.

A run that dies while it makes leaves the last good build; one that dies while it swaps is finished by the next.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from techplomacy.errors import StudyError

FRESH = ".new"
OLD = ".old"
WHOLE = ".whole"  # stands in FRESH once all is made


@contextmanager
def lock_build(folder: Path) -> Iterator[None]:
    """Hold a build folder for one run; StudyError where another run holds it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StudyError(
            f"{folder} cannot be written to ({error.strerror}). Choose another place with --out."
        ) from error
    try:
        _lock(handle, folder)
        yield
    finally:
        os.close(handle)  # lets go of the lock, as the end of the process would


def start_build(folder: Path) -> Path:
    """An empty folder to make all outputs in; what a killed run began is thrown away."""
    finish_swap(folder)
    fresh = folder / FRESH
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    return fresh


def swap_in(folder: Path) -> None:
    """Declare the fresh outputs whole and put them in the place of the old ones."""
    mark = folder / FRESH / WHOLE
    mark.touch()
    for place in (mark, mark.parent):
        handle = os.open(place, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
    finish_swap(folder)


def finish_swap(folder: Path) -> None:
    """Put whole outputs in place if a run died before it could; else do nothing."""
    fresh, old = folder / FRESH, folder / OLD
    if not (fresh / WHOLE).is_file():
        return
    for made in sorted(fresh.iterdir()):
        if made.name == WHOLE:
            continue
        place = folder / made.name
        if made.is_dir() and place.exists():
            shutil.rmtree(old, ignore_errors=True)
            place.rename(old)
        made.replace(place)
    shutil.rmtree(fresh)
    shutil.rmtree(old, ignore_errors=True)


def _lock(handle: int, folder: Path) -> None:
    try:
        import fcntl  # only on systems that have it; elsewhere runs are not kept apart
    except ImportError:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StudyError(
            f"Another run is at work in {folder}. Wait for it, or choose another place with --out."
        ) from error
