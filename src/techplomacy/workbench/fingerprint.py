"""By what a run knows that nothing has changed: hashes of a study's files, of the program and of what it runs on."""

import hashlib
import json
import sys
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

import techplomacy

PACKAGE = Path(techplomacy.__file__).parent


def hash_bytes(*parts: bytes) -> str:
    """A short hash of parts in order."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@cache
def hash_code(*rooms: str) -> str:
    """A hash of the program files and data of these rooms (all rooms where none is named), Python and libraries."""
    folders = [PACKAGE / room for room in rooms] or [PACKAGE]
    parts = [sys.version.encode()]
    for name in sorted(_find_libraries()):
        parts.append(f"{name} {version(name)}".encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and "studies" not in path.parts:
                parts += [path.relative_to(PACKAGE).as_posix().encode(), path.read_bytes()]
    return hash_bytes(*parts)


def hash_folder(root: Path, ledger: Path, *, skip: Path) -> str:
    """A hash of all files of a study but those in its build folder (`skip`) and hidden ones.

    `ledger` keeps the hash of each file with its size and time of change, so that only changed files are read again.
    """
    known = _read_ledger(ledger)
    fresh: dict[str, list[object]] = {}
    hidden = (skip.resolve(), (root / "build").resolve())
    for path in sorted(root.resolve().rglob("*")):
        relative = path.relative_to(root.resolve())
        if any(part.startswith((".", "__pycache__")) for part in relative.parts) or not path.is_file():
            continue
        if any(path.is_relative_to(folder) for folder in hidden):
            continue
        stat = path.stat()
        entry = known.get(relative.as_posix())
        if not isinstance(entry, list) or len(entry) != 3 or entry[:2] != [stat.st_size, stat.st_mtime_ns]:
            entry = [stat.st_size, stat.st_mtime_ns, hash_bytes(path.read_bytes())]
        fresh[relative.as_posix()] = entry
    if fresh != known and ledger.parent.is_dir():
        ledger.write_text(json.dumps(fresh), encoding="utf-8")
    return hash_bytes(*(f"{name}\0{entry[2]}".encode() for name, entry in sorted(fresh.items())))


def _read_ledger(ledger: Path) -> dict[str, list[object]]:
    try:
        data = json.loads(ledger.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


@cache
def _find_libraries() -> tuple[str, ...]:
    required = [line for line in requires("techplomacy") or [] if "extra ==" not in line]
    names = (line.split(";")[0] for line in required)
    return tuple(
        "".join(c for c in name.split(">")[0].split("=")[0].split("<")[0] if c not in " !~[]") for name in names
    )
