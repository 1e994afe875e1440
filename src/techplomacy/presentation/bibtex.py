"""The bibliography as BibTeX, for LaTeX and reference managers, with fields of our own for what BibTeX has none for."""

import json
import re
from collections.abc import Iterable
from typing import Any

from techplomacy.model import Source
from techplomacy.presentation.bibliography import make_item

_KINDS = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "article": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "webpage": "online",
    "post-weblog": "online",
}
_NAMES = {
    "publisher": "publisher",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "URL": "url",
    "DOI": "doi",
    "language": "language",
    "note": "note",
}
_HOLDERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school", "article": "journal", "online": "organization"}
_OWN = ("tier", "side", "copies", "votes", "file")
_VERBATIM = ("url", "doi")
_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def write_bibtex(sources: Iterable[Source]) -> str:
    """One entry a source in the given order, each under the source's id."""
    taken: dict[str, int] = {}
    return "\n".join(_write_entry(_make_key(source.id, taken), source) for source in sources)


def _make_key(identifier: str, taken: dict[str, int]) -> str:
    """The id without what BibTeX cannot have in a key; a number where two become one."""
    key = re.sub(r"[^\w.:/+-]+", "-", identifier) or "source"
    taken[key] = taken.get(key, 0) + 1
    return key if taken[key] == 1 else f"{key}-{taken[key]}"


def _write_entry(key: str, source: Source) -> str:
    item = make_item(source)
    kind = _KINDS.get(str(item.get("type")), "misc")
    fields: dict[str, str] = {"title": f"{{{_escape(str(item.get('title') or source.title))}}}"}
    for role in ("author", "editor"):
        names = [_write_name(name) for name in item.get(role) or () if isinstance(name, dict)]
        if names:
            fields[role] = " and ".join(names)
    fields |= _write_date(source)
    if item.get("container-title"):
        holder = _HOLDERS.get(kind, "journal")
        fields[holder] = _escape(str(item["container-title"]))
        if holder == "journal":
            fields["journaltitle"] = fields[holder]  # told apart from a publisher that stands in for a journal
    for name, field in _NAMES.items():
        if item.get(name):
            field = _PUBLISHERS.get(kind, field) if name == "publisher" else field
            text = str(item[name])
            fields.setdefault(field, _quote_address(text) if field in _VERBATIM else _escape(text))
            if field != name and name == "publisher":
                fields["publisher"] = _escape(text)
    fields |= _list_own(source, item)
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}}}\n"


def _list_own(source: Source, item: dict[str, Any]) -> dict[str, str]:
    """What BibTeX has no field for; LaTeX leaves such fields alone, and `sources` reads them back."""
    told = {"cslid": source.id, "csltype": str(item["type"])}
    for name, value in item["custom"].items():
        own = name if name in _OWN else f"custom-{name}"
        told[own] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return {name: _escape(value) for name, value in told.items()}


def _write_name(name: dict[str, Any]) -> str:
    """`Family, Given`; the name of a body in braces, which keeps it whole."""
    if name.get("family"):
        parts = (name.get("non-dropping-particle"), name["family"])
        family = _escape(" ".join(str(part) for part in parts if part))
        return f"{family}, {_escape(str(name['given']))}" if name.get("given") else f"{family},"
    return f"{{{_escape(str(name.get('literal') or ''))}}}"


def _write_date(source: Source) -> dict[str, str]:
    """The date for biblatex, and the year for BibTeX."""
    when = source.published
    if when is None or when.year is None:
        return {}
    return {"date": when.edtf, "year": f"{when.year:04}"}


def _escape(text: str) -> str:
    return "".join(_SPECIAL.get(c, c) for c in " ".join(text.split()))


def _quote_address(text: str) -> str:
    """An address stands as it is; a brace in it would end the field."""
    return text.replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")
