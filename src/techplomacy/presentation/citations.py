"""References by CSL. One reference of each shape is formatted by the citation processor, the others are filled in.

A thousand references take the processor ten seconds; a bibliography has some thirty shapes (type, fields, precision of
the date). What a processor changes in a field (the initials of a person's name) is never filled in.
"""

import html
import re
import warnings
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from techplomacy.model import Precision, Source, When
from techplomacy.presentation.span import Span, Style, Text
from techplomacy.presentation.wording import write_when

_FILLED = ("title", "publisher", "container-title")
_KEPT = ("type", "title", "publisher", "container-title", "author", "editor", "issued", "volume", "issue", "page")
_PLACE = re.compile(r"@@(\w+)@@")
_TAG = re.compile(r"(</?i>)")
_STOPS = ".?!"


class References:
    """The references of an evidence base, each made once."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._shapes: dict[str, str] = {}
        self._made: dict[str, Text] = {}

    def cite(self, identifier: str) -> Text:
        """The full reference without its address; the bare id where there is no such source."""
        if identifier not in self._made:
            source = self._sources.get(identifier)
            self._made[identifier] = self._make(source) if source else (Span(identifier),)
        return self._made[identifier]

    def link(self, identifier: str) -> Text:
        """The reference in a note: who and when lead to the bibliography, the title to the address."""
        source = self._sources.get(identifier)
        text = self.cite(identifier)
        if source is None:
            return text
        language = find_language(source)
        title = _find_title(source)
        spans: list[Span] = []
        for span in text:
            before, found, after = span.text.partition(title) if title else (span.text, "", "")
            if before:
                spans.append(Span(before, f"#{anchor(identifier)}" if not spans else None, style=span.style))
            if found:
                spans.append(Span(found, source.address or f"#{anchor(identifier)}", None, span.style, language))
            if after:
                spans.append(Span(after, style=span.style))
        return tuple(spans)

    def name(self, identifier: str) -> str:
        """Who speaks and when, in a few words."""
        source = self._sources.get(identifier)
        if source is None:
            return identifier
        year = write_when(source.published) if source.published else "n.d."
        return f"{source.publisher or source.title}, {year}"

    def sort(self, identifiers: Iterable[str]) -> list[str]:
        """Ids in the order of a bibliography."""
        return sorted(
            set(identifiers), key=lambda i: ("".join(s.text for s in self.cite(i)).casefold().strip("[‘“ "), i)
        )

    def _make(self, source: Source) -> Text:
        item = {key: value for key, value in source.item.items() if key in _KEPT and value}
        item.setdefault("title", source.title)
        if source.publisher:
            item.setdefault("publisher", source.publisher)
        if "issued" not in item and source.published is not None and source.published.earliest is not None:
            item["issued"] = {"date-parts": [_cut_day(source.published, source.published.earliest)]}
        if item.get("author") or item.get("editor"):
            return _read_markup(_format(item))
        shape = {**item, **{field: f"@@{field}@@" for field in _FILLED if field in item}}
        issued = _read_date(item)
        if issued:
            shape["issued"] = {"date-parts": [[2001, 1, 1][: len(issued)]]}
        key = repr(sorted(shape.items()))
        if key not in self._shapes:
            self._shapes[key] = _format(shape)
        made = _PLACE.sub(lambda match: html.escape(str(item[match[1]]), quote=False), self._shapes[key])
        return _read_markup(_fill_date(made, issued))


def _cut_day(when: When, day: date) -> list[int]:
    """Year, month and day as far as they were told."""
    told = {Precision.DAY: 3, Precision.MONTH: 2}.get(when.precision, 1)
    return [day.year, day.month, day.day][:told]


def anchor(identifier: str) -> str:
    """The anchor of a source in the bibliography."""
    return f"source-{identifier}"


def find_language(source: Source) -> str | None:
    """The language of a source where its item tells one."""
    language = source.item.get("language")
    return str(language) if language else None


def _find_title(source: Source) -> str:
    return str(source.item.get("title") or source.title).strip()


def _read_date(item: Mapping[str, Any]) -> list[int]:
    parts = item.get("issued", {}).get("date-parts") or [[]]
    return [int(part) for part in parts[0]] if len(parts) == 1 else []


@lru_cache(maxsize=512)
def _write_date(parts: tuple[int, ...]) -> str:
    """A date as the style prints it, made by the processor itself."""
    made = _format({"type": "webpage", "title": "@@title@@", "issued": {"date-parts": [list(parts)]}})
    found = re.search(r"\(([^)]*)\)", made)
    return found[1] if found else str(parts[0])


def _fill_date(made: str, issued: list[int]) -> str:
    """The reference with its own date; month and day are worded once each and put together."""
    if not issued:
        return made
    words = re.search(r"\((2001[^)]*)\)", made)
    if words is None:
        return made
    head = _write_date((2001, *issued[1:2]))  # year and month as the style words them
    told = head.replace("2001", str(issued[0])) + (f" {issued[2]}" if len(issued) > 2 else "")
    return made[: words.start()] + f"({told})" + made[words.end() :]


@lru_cache(maxsize=1)
def _load_style() -> CitationStylesStyle:
    path = files("techplomacy.presentation") / "styles" / "author-date.csl"
    return CitationStylesStyle(str(path), validate=False)


def _format(item: Mapping[str, Any]) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of every field that it does not know
        bibliography = CitationStylesBibliography(_load_style(), CiteProcJSON([{**item, "id": "one"}]), formatter.html)
        bibliography.register(Citation([CitationItem("one")]))
        return str(bibliography.bibliography()[0])


def _read_markup(made: str) -> Text:
    """The processor's HTML as text; two stops in a row become one."""
    spans: list[Span] = []
    style = Style.PLAIN
    for piece in _TAG.split(made):
        if piece in ("<i>", "</i>"):
            style = Style.EMPHASIS if piece == "<i>" else Style.PLAIN
            continue
        text = html.unescape(piece)
        if spans and spans[-1].text[-1:] in _STOPS and text.startswith("."):
            text = text[1:]
        text = re.sub(r"([.?!])\.(?=\s|$)", r"\1", text)
        if text:
            spans.append(Span(text, style=style))
    return tuple(spans)
