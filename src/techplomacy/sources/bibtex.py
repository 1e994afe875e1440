"""Parses BibTeX entries into CSL items; it knows braces, quotation marks and escaped signs, not TeX macros."""

import json
import re
from typing import Any

_ENTRY = re.compile(r"@(\w+)\s*\{\s*([^,\s]+)\s*,")
_FIELD = re.compile(r"\s*(\w[\w-]*)\s*=\s*")
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "techreport": "report",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "online": "webpage",
}
_NAMES = {
    "title": "title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "publisher": "publisher",
    "institution": "publisher",
    "organization": "publisher",
    "url": "URL",
    "doi": "DOI",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "note": "note",
    "language": "language",
}
_SIGNS = {
    r"\textbackslash{}": "\\", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
    r"\{": "{", r"\}": "}", r"\&": "&", r"\%": "%", r"\$": "$", r"\#": "#", r"\_": "_",
}  # fmt: skip
_OWN = ("tier", "side", "copies", "votes", "file")


def parse_bibtex(text: str) -> list[tuple[int, dict[str, Any]]]:
    """The entries as CSL items, each with the line on which it begins. ValueError where a brace is never closed."""
    items = []
    for match in _ENTRY.finditer(text):
        kind, key = match[1].lower(), match[2]
        if kind in ("comment", "string", "preamble"):
            continue
        fields = _parse_fields(text, match.end())
        items.append((text.count("\n", 0, match.start()) + 1, _make_item(kind, key, fields)))
    return items


def _parse_fields(text: str, at: int) -> dict[str, str]:
    fields: dict[str, str] = {}
    while match := _FIELD.match(text, at):
        value, at = _parse_value(text, match.end())
        fields[match[1].lower()] = " ".join(value.split())
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
    return fields


def _parse_value(text: str, at: int) -> tuple[str, int]:
    if at < len(text) and text[at] == '"':
        end = text.index('"', at + 1)
        return text[at + 1 : end], end + 1
    if at < len(text) and text[at] == "{":
        depth = 0
        for end in range(at, len(text)):
            if text[end - 1] == "\\" and text[end] in "{}":
                continue  # a brace that is printed
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            if depth == 0:
                return text[at + 1 : end], end + 1
        raise ValueError(f"the brace at line {text.count(chr(10), 0, at) + 1} is never closed")
    bare = re.compile(r"[^,}\s]*").match(text, at)
    return (bare[0], bare.end()) if bare else ("", at)


def _clean(value: str) -> str:
    """A value without the braces that keep its letters, and with the signs that TeX writes with a stroke."""
    pieces = re.split(r"(\\text\w+\{\}|\\[{}&%$#_])", value)
    return "".join(_SIGNS[piece] if piece in _SIGNS else piece.replace("{", "").replace("}", "") for piece in pieces)


def _make_item(kind: str, key: str, written: dict[str, str]) -> dict[str, Any]:
    fields = {name: _clean(value) for name, value in written.items()}
    item: dict[str, Any] = {"id": fields.get("cslid", key), "type": fields.get("csltype", _TYPES.get(kind, "document"))}
    if "csltype" in fields and "journaltitle" not in fields and "publisher" in fields:
        fields.pop("journal", None)  # the publisher stands in for it
    for name, value in fields.items():
        if name in _NAMES and (name != "institution" or "publisher" not in fields):
            item.setdefault(_NAMES[name], value)
    for role in ("author", "editor"):
        if role in written:
            item[role] = [_make_name(name) for name in re.split(r" and (?![^{]*\})", written[role])]
    if fields.get("date") or fields.get("year"):
        item["issued"] = _make_issued(fields.get("date") or fields["year"])
    own = {name: fields[name] for name in _OWN if name in fields}
    own |= {name[7:]: _decode(value) for name, value in fields.items() if name.startswith("custom-")}
    if own:
        item["custom"] = own
    return item


def _make_issued(written: str) -> dict[str, Any]:
    """Date parts of a plain date; else the text, which may be EDTF."""
    if re.fullmatch(r"\d{4}(?:-\d{1,2}){0,2}", written):
        return {"date-parts": [[int(part) for part in written.split("-")]]}
    if re.search(r"[/~?%X.]", written):
        return {"raw": written}
    parts = [int(part) for part in re.findall(r"\d+", written)[:3]]
    return {"date-parts": [parts]} if parts else {"literal": written}


def _decode(value: str) -> Any:
    try:
        return json.loads(value) if value[:1] in "[{" else value
    except ValueError:
        return value


def _make_name(written: str) -> dict[str, str]:
    """`Family, Given`; a name in braces is that of a body, whatever commas stand in it."""
    if written.startswith("{") and written.endswith("}"):
        return {"literal": _clean(written).strip()}
    family, comma, given = _clean(written).partition(",")
    if not comma:
        return {"literal": family.strip()}
    return {"family": family.strip(), "given": given.strip()} if given.strip() else {"family": family.strip()}
