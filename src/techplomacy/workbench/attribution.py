"""Gives each document a source: the bibliography's, or one made of what the document says of itself."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from techplomacy.model import Document, Issue, Precision, Source, Tier, When


def make_sources(
    documents: Sequence[Document], known: Iterable[Source], *, copies: Mapping[str, str] | None = None
) -> tuple[list[Source], list[Issue]]:
    """All sources sorted by id, and an Issue for each document that does not say what kind of voice it is.

    Such a document counts as media, the tier that gains nothing from the doubt. `copies` leads from a document to the
    first one of its story: their sources are one witness.
    """
    sources = {source.id: source for source in known}
    issues: list[Issue] = []
    for document in documents:
        if document.source in sources:
            continue
        sources[document.source] = _make_source(document)
        place = document.name or document.id
        if document.tier is None:
            remedy = "Write official, company, media or academic in its front matter, or list it in sources.json."
            issues.append(Issue("unknown-tier", place, "No tier is given; it counts as media.", remedy))
        if not document.address:
            remedy = "Write its url in the front matter, or list it in sources.json."
            issues.append(Issue("source-without-address", place, "No address is given.", remedy))
    _mark_copies(sources, documents, copies or {})
    return [sources[key] for key in sorted(sources)], issues


def _mark_copies(sources: dict[str, Source], documents: Iterable[Document], copies: Mapping[str, str]) -> None:
    origin = {document.id: document.source for document in documents}
    for copy, first in sorted(copies.items()):
        source = sources[origin[copy]]
        if source.copies is None and origin[first] != source.id:
            sources[source.id] = replace(source, copies=origin[first])


def _make_source(document: Document) -> Source:
    item = {
        "id": document.source,
        "type": "webpage" if document.address else "document",
        "title": document.title,
        "publisher": document.publisher,
        "URL": document.address,
        "issued": _encode_issued(document.published),
        "language": document.language,
    }
    return Source(
        id=document.source,
        csl=json.dumps({k: v for k, v in item.items() if v}, ensure_ascii=False, sort_keys=True),
        title=document.title or document.name,
        publisher=document.publisher,
        tier=document.tier or Tier.MEDIA,
        side=document.side,
        address=document.address,
        published=document.published,
    )


def _encode_issued(when: When | None) -> dict[str, list[list[int]]] | None:
    """The first day as CSL date parts, as fine as it was told."""
    if when is None or when.earliest is None:
        return None
    day = when.earliest
    parts = {Precision.DAY: 3, Precision.MONTH: 2}.get(when.precision, 1)
    return {"date-parts": [[day.year, day.month, day.day][:parts]]}
