"""Parses RIS entries into CSL items."""

import re
from typing import Any

_LINE = re.compile(r"^([A-Z][A-Z0-9])  - ?(.*)$")
_TYPES = {
    "JOUR": "article-journal",
    "BOOK": "book",
    "CHAP": "chapter",
    "RPRT": "report",
    "NEWS": "article-newspaper",
    "ELEC": "webpage",
    "CONF": "paper-conference",
    "THES": "thesis",
    "MGZN": "article-magazine",
    "DATA": "dataset",
}
_ROLES = {"AU": "author", "A1": "author", "ED": "editor", "A2": "editor"}
_NAMES = {
    "TI": "title",
    "T1": "title",
    "T2": "container-title",
    "JO": "container-title",
    "PB": "publisher",
    "UR": "URL",
    "DO": "DOI",
    "VL": "volume",
    "IS": "issue",
    "SP": "page",
    "LA": "language",
    "N1": "note",
}


def parse_ris(text: str) -> list[tuple[int, dict[str, Any]]]:
    """The entries as CSL items, each with the line on which it begins; an entry without ID is numbered."""
    items: list[tuple[int, dict[str, Any]]] = []
    item: dict[str, Any] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.match(line.rstrip())
        if not match:
            continue
        tag, value = match[1], match[2].strip()
        if tag == "TY":
            item = {"id": f"ris-{len(items) + 1:03}", "type": _TYPES.get(value, "document")}
            items.append((number, item))
        elif item is not None:
            _add_field(item, tag, value)
    return items


def _add_field(item: dict[str, Any], tag: str, value: str) -> None:
    if tag == "ID":
        item["id"] = value
    elif tag in _ROLES:
        item.setdefault(_ROLES[tag], []).append(_read_name(value))
    elif tag == "N1" and item.get("note"):
        item["note"] += f"\n{value}"
    elif tag in ("PY", "DA", "Y1"):
        parts = [int(part) for part in re.findall(r"\d+", value)[:3]]
        if parts and len(parts) >= len(item.get("issued", {}).get("date-parts", [[]])[0]):
            item["issued"] = {"date-parts": [parts]}
    elif tag in _NAMES:
        item.setdefault(_NAMES[tag], value)


def _read_name(value: str) -> dict[str, str]:
    """`Family, Given`; a name that ends in two commas is that of a body, whatever commas stand in it."""
    if value.endswith(",,"):
        return {"literal": value[:-2].strip()}
    family, comma, given = value.partition(",")
    if not comma:
        return {"literal": value}
    return {"family": family.strip(), "given": given.strip()} if given.strip() else {"family": family.strip()}
