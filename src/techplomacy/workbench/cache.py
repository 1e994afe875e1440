"""Keeps what was read and extracted, one file a part, named by a hash of all that made it; safe to delete."""

import os
from pathlib import Path


class Cache:
    """Parts of JSON text under one folder. A part is written whole or not at all, so a killed run resumes here.

    With `forget`, what earlier runs kept is not looked at.
    """

    def __init__(self, folder: Path, *, forget: bool = False) -> None:
        self.folder = folder
        self._forget = forget
        self._used: set[Path] = set()

    def find(self, kind: str, key: str) -> str | None:
        """The part, or None where it was never made."""
        path = self._place(kind, key)
        self._used.add(path)
        if self._forget:
            return None
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def keep(self, kind: str, key: str, text: str) -> None:
        """Store a part."""
        path = self._place(kind, key)
        self._used.add(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)

    def prune(self) -> None:
        """Delete the parts that this run did not ask for."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path not in self._used:
                path.unlink()

    def _place(self, kind: str, key: str) -> Path:
        return self.folder / kind / key[:2] / f"{key}.json"
