"""Keeps decoded word files between runs, by a hash of their bytes; it may be deleted at any time."""

import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from techplomacy.vocabulary.files import WordFile, make_file, read_file

LAYOUT = "1"


def read_files(paths: list[Path]) -> list[WordFile]:
    """Read word files, from the cache where none of them has changed; VocabularyError as `read_file`."""
    raws = [path.read_bytes() for path in paths]
    store = _find_store(paths, raws)
    kept = _read_store(store)
    if kept is not None and len(kept) == len(paths):
        return [make_file(path, data) for path, data in zip(paths, kept, strict=True)]
    files = [read_file(path, raw) for path, raw in zip(paths, raws, strict=True)]
    _write_store(store, files)
    return files


def _find_store(paths: list[Path], raws: list[bytes]) -> Path:
    digest = hashlib.blake2b(LAYOUT.encode(), digest_size=12)
    for path, raw in zip(paths, raws, strict=True):
        digest.update(path.name.encode() + hashlib.blake2b(raw, digest_size=16).digest())
    folder = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(folder) / "techplomacy" / f"words-{digest.hexdigest()}.json"


def _read_store(store: Path) -> list[Any] | None:
    try:
        data = json.loads(store.read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, list) else None


def _write_store(store: Path, files: list[WordFile]) -> None:
    # A home that cannot be written to costs time, never the run.
    data = [_encode(file) for file in files]
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=store.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(data, stream, ensure_ascii=False)
        Path(name).replace(store)
    except OSError as error:
        print(f"techplomacy: the word cache {store.parent} cannot be written ({error.strerror}).", file=sys.stderr)


def _encode(file: WordFile) -> dict[str, Any]:
    header = file.header
    return {
        "title": header.title,
        "source": header.source,
        "date": header.date,
        "licence": header.licence,
        "version": header.version,
        "entries": file.entries,
    }
