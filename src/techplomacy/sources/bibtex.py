"""Parses BibTeX entries into CSL items; it knows braces and quotation marks, not TeX macros."""

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
        fields[match[1].lower()] = " ".join(value.replace("{", "").replace("}", "").split())
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
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            if depth == 0:
                return text[at + 1 : end], end + 1
        raise ValueError(f"the brace at line {text.count(chr(10), 0, at) + 1} is never closed")
    bare = re.compile(r"[^,}\s]*").match(text, at)
    return (bare[0], bare.end()) if bare else ("", at)


def _make_item(kind: str, key: str, fields: dict[str, str]) -> dict[str, Any]:
    item: dict[str, Any] = {"id": key, "type": _TYPES.get(kind, "document")}
    item |= {_NAMES[name]: value for name, value in fields.items() if name in _NAMES}
    if "author" in fields:
        item["author"] = [_make_name(name) for name in fields["author"].split(" and ")]
    written = fields.get("date") or fields.get("year")
    if written:
        parts = [int(part) for part in re.findall(r"\d+", written)[:3]]
        item["issued"] = {"date-parts": [parts]} if parts else {"literal": written}
    own = {name: fields[name] for name in _OWN if name in fields}
    if own:
        item["custom"] = own
    return item


def _make_name(written: str) -> dict[str, str]:
    family, comma, given = written.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": written.strip()}
