"""Reads DOCX: paragraphs, headings, list items, table rows and footnotes; headers and footers are dropped."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table

from techplomacy.corpus.composing import CELL, Composer
from techplomacy.corpus.metadata import Metadata
from techplomacy.corpus.rendition import Rendition
from techplomacy.errors import DocumentError

LARGEST = 512 * 2**20  # bytes when unpacked; beyond, the archive is a bomb and no document
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LEVEL = re.compile(r"\d+")


def read_docx(raw: bytes, path: Path) -> Rendition:
    """The text of a DOCX in reading order; DocumentError where it is broken, encrypted, oversize or empty."""
    document = _open(raw)
    composer = Composer()
    _add_content(composer, document)
    for note in _read_notes(document):
        composer.add("note", note)
    if not composer.segments:
        raise DocumentError(
            "The file holds no text.", code="document-empty", remedy="Check the file, or fetch it again."
        )
    text, blocks, title = composer.finish(_read_title(document, composer))
    return Rendition(text, blocks, Metadata(title=title))


def _open(raw: bytes) -> Any:
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            remedy = "Save a copy without password."
            raise DocumentError("The file asks for a password.", code="document-encrypted", remedy=remedy)
        raise DocumentError("The file is of the old DOC format.", code="document-format", remedy="Save it as DOCX.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > LARGEST:
            message = f"The file unpacks to {size} bytes; {LARGEST} are read at most."
            raise DocumentError(message, code="document-oversize", remedy="Split it, or save it as text.")
        return docx.Document(io.BytesIO(raw))
    except DocumentError:
        raise
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError) as error:
        remedy = "Open it by hand; if it is damaged, fetch it again."
        raise DocumentError(f"The file is no readable DOCX: {error}", remedy=remedy) from error


def _add_content(composer: Composer, container: Any) -> None:
    for content in container.iter_inner_content():
        if isinstance(content, Table):
            _add_table(composer, content)
            continue
        text = " ".join(content.text.split())
        if text:
            kind, level = _name_kind(content)
            style = ("1." if "Number" in _style(content) else "•") + (str(level) if level else "")
            if kind == "item":
                composer.add(kind, text, style=style, indent=4 * level)
            else:
                composer.add(kind, text, level=level)


def _add_table(composer: Composer, table: Any) -> None:
    for row in table.rows:
        cells, previous = [], None
        for cell in row.cells:
            if cell._tc is not previous:  # a merged cell is told once
                cells.append(" ".join(_gather(cell).split()))
            previous = cell._tc
        if any(cells):
            composer.add("row", CELL.join(cells))


def _gather(cell: Any) -> str:
    parts = []
    for content in cell.iter_inner_content():
        if isinstance(content, Table):
            parts += [_gather(inner) for row in content.rows for inner in row.cells]
        else:
            parts.append(content.text)
    return " ".join(parts)


def _style(paragraph: Any) -> str:
    return str(paragraph.style.name) if paragraph.style is not None else ""


def _name_kind(paragraph: Any) -> tuple[str, int]:
    """The kind of a paragraph by its style or numbering, and its level (of a heading from 1, of an item from 0)."""
    name = _style(paragraph)
    if name == "Title":
        return "heading", 1
    digits = _LEVEL.search(name)
    if name.startswith("Heading"):
        return "heading", int(digits.group()) + 1 if digits else 2
    numbering = paragraph._p.find(f".//{qn('w:numPr')}")
    if numbering is not None:
        depth = numbering.find(qn("w:ilvl"))
        return "item", int(depth.get(qn("w:val"))) if depth is not None else 0
    if name.startswith("List"):
        return "item", int(digits.group()) - 1 if digits else 0
    return "paragraph", 0


def _read_title(document: Any, composer: Composer) -> str:
    """The title that the file names, where the text shows it; otherwise the text itself gives one."""
    title = " ".join(str(document.core_properties.title or "").split())
    shown = " ".join(composer.head).casefold()
    return title if title.casefold() in shown else ""


def _read_notes(document: Any) -> Iterator[str]:
    for relation in document.part.rels.values():
        if not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        for note in parse_xml(relation.target_part.blob):
            text = " ".join("".join(node.text or "" for node in note.iter(qn("w:t"))).split())
            if text:
                yield text
