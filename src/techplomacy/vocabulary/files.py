"""Reads one vocabulary file strictly: header, entries, no key twice; it does not know what the entries mean."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from techplomacy.errors import VocabularyError

HEADER = ("title", "source", "date", "licence", "version")


@dataclass(frozen=True, slots=True)
class Header:
    """Where the words of a file come from."""

    title: str
    source: str
    date: str
    licence: str
    version: str


@dataclass(frozen=True, slots=True)
class WordFile:
    """One vocabulary file: its path, its header, and its entries (a mapping by id, or a list)."""

    path: Path
    header: Header
    entries: Any

    @property
    def rows(self) -> dict[str, dict[str, Any]]:
        """The entries by id; VocabularyError where the file is a list."""
        if not isinstance(self.entries, dict):
            raise VocabularyError(f"{self.path}: entries must be a mapping of id to fields, not a list.")
        for key, fields in self.entries.items():
            if not isinstance(fields, dict):
                raise VocabularyError(
                    f"{place_entry(self.path, key)}: the entry {key!r} must hold fields, not {fields!r}."
                )
        return self.entries


class _StrictLoader(yaml.CSafeLoader):
    """YAML without its traps: dates stay text, only true and false are booleans, and a key stands once."""

    name: str = ""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping; VocabularyError where a key stands twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise VocabularyError(f"{self.name}:{key.start_mark.line + 1}: the key {key.value!r} stands twice.")
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_PLAIN = {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:float", "tag:yaml.org,2002:int", "tag:yaml.org,2002:bool"}
_StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag not in _PLAIN]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read_file(path: Path, raw: bytes) -> WordFile:
    """Read the bytes of a YAML or JSON vocabulary file. Scalars are text; VocabularyError names file and line."""
    try:
        data = json.loads(raw) if path.suffix == ".json" else _load_yaml(path, raw)
    except (yaml.YAMLError, ValueError) as error:
        raise VocabularyError(f"{path}{_find_mark(error)}: this is not readable {path.suffix[1:]}: {error}") from error
    return make_file(path, data)


def make_file(path: Path, data: Any) -> WordFile:
    """The file of already decoded data; VocabularyError where the header is not whole."""
    if not isinstance(data, dict):
        raise VocabularyError(f"{path}:1: a vocabulary file begins with {', '.join(HEADER)}, then entries.")
    missing = [key for key in (*HEADER, "entries") if data.get(key) in (None, "")]
    if missing:
        raise VocabularyError(f"{path}:1: the file lacks {', '.join(missing)}; write each as a key at the top.")
    surplus = sorted(set(data) - {*HEADER, "entries", "note"})
    if surplus:
        raise VocabularyError(f"{place_entry(path, surplus[0])}: {surplus[0]!r} is no key of a vocabulary file.")
    return WordFile(path, Header(*(str(data[key]) for key in HEADER)), data["entries"])


def place_entry(path: Path, key: str) -> str:
    """The place `file:line` at which a key is written (line 1 where it is not found)."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return f"{path}:1"
    starts = (f"{key}:", f"'{key}':", f'"{key}":', f"- id: {key}", f"- {{id: {key}", f'"{key}"')
    return next((f"{path}:{n}" for n, line in enumerate(lines, 1) if line.strip().startswith(starts)), f"{path}:1")


def _load_yaml(path: Path, raw: bytes) -> Any:
    loader = _StrictLoader(raw)
    loader.name = str(path)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def _find_mark(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f":{mark.line + 1}" if mark else ""
