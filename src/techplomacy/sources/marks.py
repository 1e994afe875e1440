"""The line of a note in which a reference manager carries what it has no field for; read and taken out again.

`techplomacy: id=gazette-2019&tier=official&side=KEN`: pairs as in an address, percent-encoded.
"""

import json
from typing import Any
from urllib.parse import parse_qsl

PREFIX = "techplomacy: "
_AS_TEXT = ("id", "tier", "side", "copies", "type", "votes", "file")


def take_mark(item: dict[str, Any]) -> dict[str, Any]:
    """The item with its id, its type and what stands under `custom` as the mark in its note tells; the note without it.

    What stands under `custom` already goes before the mark: a person may have changed it.
    """
    note = item.get("note")
    if not isinstance(note, str) or PREFIX not in note:
        return item
    kept, told = [], {}
    for line in note.splitlines():
        head, mark, rest = line.partition(PREFIX)
        if mark and not head.strip(" \t<p>"):
            told = dict(parse_qsl(rest.strip().removesuffix("</p>"), keep_blank_values=True))
        else:
            kept.append(line)
    read = {name: value if name in _AS_TEXT else _decode(value) for name, value in told.items()}
    own = {name: read.pop(name) for name in ("id", "type", "issued") if name in read}
    custom = item.get("custom")
    made = {name: value for name, value in item.items() if name not in ("note", "custom")} | own
    if kept and "\n".join(kept).strip():
        made["note"] = "\n".join(kept).strip()
    return made | {"custom": {**read, **(custom if isinstance(custom, dict) else {})}}


def _decode(value: str) -> Any:
    """A value that was written as JSON; other text as it is."""
    try:
        return json.loads(value)
    except ValueError:
        return value
