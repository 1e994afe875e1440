"""The bibliography as RIS, for reference managers; what RIS has no tag for stands in a note as a mark."""

from collections.abc import Iterable, Iterator
from typing import Any

from techplomacy.model import Source
from techplomacy.presentation.bibliography import make_item
from techplomacy.presentation.marking import write_mark

_KINDS = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "report": "RPRT",
    "webpage": "ELEC",
    "dataset": "DATA",
    "paper-conference": "CONF",
    "thesis": "THES",
}
_TAGS = (
    ("title", "TI"), ("container-title", "T2"), ("publisher", "PB"), ("volume", "VL"), ("issue", "IS"), ("page", "SP"),
    ("language", "LA"), ("DOI", "DO"), ("URL", "UR"),
)  # fmt: skip


def write_ris(sources: Iterable[Source]) -> str:
    """One entry a source, in the given order."""
    return "".join("".join(f"{tag}  - {text}\n" for tag, text in _list_lines(source)) + "\n" for source in sources)


def _list_lines(source: Source) -> Iterator[tuple[str, str]]:
    item = make_item(source)
    yield "TY", _KINDS.get(str(item["type"]), "GEN")
    yield "ID", source.id
    for role, tag in (("author", "AU"), ("editor", "ED")):
        for name in item.get(role) or ():
            if isinstance(name, dict):
                yield tag, _write_name(name)
    for name, tag in _TAGS:
        if item.get(name):
            yield tag, " ".join(str(item[name]).split())
    if source.published is not None and source.published.year is not None:
        yield "PY", f"{source.published.year:04}"
        yield (
            "DA",
            source.published.edtf.replace("-", "/") if "/" not in source.published.edtf else source.published.edtf,
        )
    for line in str(item.get("note") or "").splitlines():
        yield "N1", line
    yield "N1", write_mark(item, "type", "issued")
    yield "ER", ""


def _write_name(name: dict[str, Any]) -> str:
    """`Family, Given`; the name of a body ends in a comma, or it would be taken apart at its first one."""
    if name.get("family"):
        return f"{name['family']}, {name['given']}" if name.get("given") else f"{name['family']},"
    return f"{name.get('literal') or ''},,"
