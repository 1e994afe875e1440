"""Reads HTML: the main text with headings, items and table rows; navigation, banners and comments are dropped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trafilatura

from techplomacy.corpus.composing import CELL, Composer
from techplomacy.corpus.encoding import decode_bytes
from techplomacy.corpus.metadata import Metadata
from techplomacy.corpus.rendition import Rendition
from techplomacy.corpus.wrapping import is_break
from techplomacy.errors import DocumentError, InvalidValueError
from techplomacy.model import Issue, When

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,80}encoding=[\"']([A-Za-z0-9_-]{2,30})")
_HEAD = 4096  # bytes in which a charset is declared
# A fixed last day: the date finder would else refuse days after the one on which it runs.
_DATES = {"original_date": True, "max_date": "2199-12-31", "extensive_search": False}


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    text: str
    level: int = 0
    style: str = ""
    indent: int = 0


def read_html(raw: bytes, path: Path) -> Rendition:
    """The main text of a page, its title, day and publisher; DocumentError where the page holds no text."""
    decoded = decode_bytes(raw, declared=find_charset(raw))
    page = _extract(decoded.text)
    composer = Composer()
    for piece in _walk(page.body, depth=0):
        composer.add(piece.kind, piece.text, level=piece.level, style=piece.style, indent=piece.indent)
    if not composer.segments:
        remedy = "Look at the page in a browser; if it is written by a script, save it as PDF or text."
        raise DocumentError("The page holds no main text.", code="document-empty", remedy=remedy)
    text, blocks, title = composer.finish(" ".join((page.title or "").split()))
    issues = []
    if decoded.is_guess:
        message = f"The charset is not declared and the page no UTF-8; it was read as {decoded.charset}."
        issues.append(Issue("charset-guessed", str(path), message, "Look at the text; save the page as UTF-8."))
    metadata = Metadata(
        title=title, published=_parse_day(page.date), publisher=page.sitename or "", address=page.url or None
    )
    return Rendition(text, blocks, metadata, issues=tuple(issues))


def find_charset(raw: bytes) -> str | None:
    """The charset that a page declares in its head; None where it does not."""
    head = raw[:_HEAD]
    match = _XML_CHARSET.search(head) or _CHARSET.search(head)
    return match.group(1).decode("ascii") if match else None


def _extract(text: str) -> Any:
    page = trafilatura.bare_extraction(
        text,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        favor_recall=True,
        date_extraction_params=_DATES,
    )
    if page is None:
        remedy = "Look at the page in a browser; if it is written by a script, save it as PDF or text."
        raise DocumentError("The page holds no main text.", code="document-empty", remedy=remedy)
    return page


def _parse_day(written: str | None) -> When | None:
    try:
        return When(written) if written else None
    except InvalidValueError:
        return None


def _walk(node: Any, *, depth: int) -> Iterator[_Piece]:
    """The pieces of one element of the extracted tree in reading order."""
    for child in node:
        match child.tag:
            case "head":
                level = str(child.get("rend") or "h2")[-1]
                yield from _make("heading", _gather(child), level=int(level) if level.isdecimal() else 2)
            case "list":
                yield from _walk_list(child, depth)
            case "table":
                yield from _walk_table(child)
            case "quote" | "div" | "body" if len(child):
                yield from _make("paragraph", child.text or "")
                yield from _walk(child, depth=depth)
            case "graphic":
                pass
            case _:
                yield from _split_lines(_gather(child))
        if child.tail and child.tail.strip():
            yield from _make("paragraph", child.tail)


def _walk_list(node: Any, depth: int) -> Iterator[_Piece]:
    style = "1." if node.get("rend") == "ol" else "•"
    for item in node:
        inner = [child for child in item if child.tag in ("list", "table")]
        yield from _make("item", _gather(item, without=inner), style=f"{style}{depth or ''}", indent=4 * depth)
        for child in inner:
            yield from _walk_list(child, depth + 1) if child.tag == "list" else _walk_table(child)


def _walk_table(node: Any) -> Iterator[_Piece]:
    for row in node.iter("row"):
        cells = [" ".join(_gather(cell).split()) for cell in row.iter("cell")]
        if len(cells) == 1:  # a table that only lays out the page
            yield from _split_lines(_gather(row))
        elif any(cells):
            yield _Piece("row", CELL.join(cells))


def _gather(node: Any, without: list[Any] | None = None) -> str:
    """The text in an element, a line break for each of its own and between its paragraphs."""
    parts = [node.text or ""]
    for child in node:
        if child.tag == "lb":
            parts.append("\n")
        elif child not in (without or []):
            parts.append(("\n" if child.tag == "p" else "") + _gather(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _split_lines(text: str) -> Iterator[_Piece]:
    """Paragraphs at the line breaks that end one."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    current = ""
    for line in lines:
        if current and line and not is_break(current, line, 0):
            current = f"{current} {line}"
            continue
        yield from _make("paragraph", current)
        current = line
    yield from _make("paragraph", current)


def _make(kind: str, text: str, *, level: int = 0, style: str = "", indent: int = 0) -> Iterator[_Piece]:
    clean = " ".join(text.split())
    if clean:
        yield _Piece(kind, clean, level, style, indent)
