"""The line of a note in which reference managers keep what they have no field for; `sources` reads it back."""

import json
from typing import Any
from urllib.parse import quote

PREFIX = "techplomacy: "
SAFE = " :/,.'()+"  # readable, and no end of a pair


def write_mark(item: dict[str, Any], *names: str) -> str:
    """Id, the named keys of the item, and all that stands under `custom`, as one line."""
    custom: dict[str, Any] = item.get("custom") or {}
    pairs = {name: item[name] for name in ("id", *names) if item.get(name)} | custom
    return PREFIX + "&".join(f"{name}={quote(_tell(value), safe=SAFE)}" for name, value in pairs.items())


def _tell(value: Any) -> str:
    if value is False:
        return "false"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def add_mark(item: dict[str, Any]) -> dict[str, Any]:
    """The item with the mark as the last line of its note."""
    note = [item["note"]] if isinstance(item.get("note"), str) else []
    return {**item, "note": "\n".join([*note, write_mark(item)])}
