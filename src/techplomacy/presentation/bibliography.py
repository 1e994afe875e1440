"""The sources as CSL-JSON items that, read back as a study's bibliography, give the same sources."""

import json
from collections.abc import Iterable
from typing import Any

from techplomacy.model import Precision, Source, When
from techplomacy.presentation.marking import add_mark

_PARTS = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}


def write_csl(sources: Iterable[Source]) -> str:
    """The items in the given order, as JSON text; the mark in the note outlives programs that drop `custom`."""
    return json.dumps([add_mark(make_item(source)) for source in sources], ensure_ascii=False, indent=1) + "\n"


def make_item(source: Source) -> dict[str, Any]:
    """A source's item, with what is known beyond CSL under `custom`: whose voice it is, and whether it votes."""
    item = {**source.item, "id": source.id}
    if source.title and item.get("title") != source.title:
        item["title"] = source.title
    if source.publisher and not any(item.get(key) for key in ("publisher", "container-title", "author")):
        item["publisher"] = source.publisher
    if source.address and not any(item.get(key) for key in ("URL", "DOI", "archive")):
        item["URL"] = source.address
    if source.published and _tell_issued(item.get("issued")) != source.published.edtf:
        item["issued"] = _encode_issued(source.published)
    item.setdefault("type", "document")
    old = item.get("custom")
    custom = {**(old if isinstance(old, dict) else {}), "tier": source.tier.value}
    custom |= {name: value for name, value in (("side", source.side), ("copies", source.copies)) if value}
    if not source.votes:
        custom["votes"] = False
    return {**item, "custom": custom}


def _tell_issued(issued: Any) -> str | None:
    """The date of a CSL item in EDTF, as it is read."""
    if isinstance(issued, str):
        return issued
    if not isinstance(issued, dict):
        return None
    if issued.get("date-parts"):
        first = issued["date-parts"][0]
        return "-".join(f"{int(part):0{4 if n == 0 else 2}}" for n, part in enumerate(first))
    return issued.get("raw") or issued.get("literal")


def _encode_issued(when: When) -> dict[str, Any]:
    """Date parts for a plain day, month or year; else the EDTF text, which they cannot hold."""
    count = _PARTS.get(when.precision)
    if count is None or when.earliest is None or when.is_uncertain:
        return {"raw": when.edtf}
    day = when.earliest
    return {"date-parts": [[day.year, day.month, day.day][:count]]}
