"""Lays the entries of one word file over those of another: a study changes or adds words, the shipped file stays."""

from typing import Any

from techplomacy.errors import VocabularyError
from techplomacy.vocabulary.files import WordFile, place_entry


def lay_over(rows: dict[str, dict[str, Any]], file: WordFile) -> dict[str, dict[str, Any]]:
    """The rows with those of the file over them.

    A known id gets the file's fields (a field written `name+` adds to the list or mapping that is there), an unknown
    id is added, `remove: true` takes an entry out.
    """
    merged = dict(rows)
    for key, fields in file.rows.items():
        if fields.get("remove") == "true":
            if key not in merged:
                raise VocabularyError(f"{place_entry(file.path, key)}: {key!r} cannot be removed; there is none.")
            del merged[key]
            continue
        base = dict(merged.get(key, {}))
        for name, value in fields.items():
            if name.endswith("+"):
                base[name[:-1]] = _add(base.get(name[:-1]), value, f"{place_entry(file.path, key)}: {key}.{name}")
            else:
                base[name] = value
        merged[key] = base
    return merged


def _add(old: Any, new: Any, place: str) -> Any:
    if old is None:
        return new
    if isinstance(old, list) and isinstance(new, list):
        return [*old, *(item for item in new if item not in old)]
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: _add(old.get(key), value, place) for key, value in new.items()}}
    raise VocabularyError(f"{place} must be {'a list' if isinstance(old, list) else 'a mapping'}, as what it adds to.")
