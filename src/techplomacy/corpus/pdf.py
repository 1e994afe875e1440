"""Reads PDF: one text in reading order without furniture, and the way back from each character to its page."""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from techplomacy.corpus.columns import order_lines
from techplomacy.corpus.composing import Composer
from techplomacy.corpus.furniture import strip_furniture
from techplomacy.corpus.metadata import Metadata
from techplomacy.corpus.pages import Line, read_page
from techplomacy.corpus.paragraphs import INSERTED, Paragraph, make_paragraphs
from techplomacy.corpus.rendition import Rendition
from techplomacy.errors import DocumentError
from techplomacy.model import Issue

_FEWEST_CHARS = 10  # of a page; fewer, and the page is a picture or empty
_NO_TITLES = ("untitled", "microsoft", "powerpoint", ".doc", ".indd", ".pdf", ".qxd", ".tex", "http", "layout 1")
_REFETCH = "Open it by hand; if it is damaged, fetch it again."


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way from an offset of the clean text back to the page (counted from 1) and the character index on it.

    `starts` are the offsets at which a run of neighbouring characters begins, `places` its page and first index.
    """

    starts: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    def locate(self, offset: int) -> tuple[int, int]:
        """Page and index of the character at `offset`; for one that the reader put in, the place after the run."""
        n = max(0, bisect_right(self.starts, offset) - 1)
        page, index = self.places[n]
        return page, index + offset - self.starts[n]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one pass over a PDF gives."""

    composer: Composer
    map: OffsetMap
    title: str
    empty_pages: tuple[int, ...]
    page_count: int


def read_pdf(raw: bytes, path: Path) -> Rendition:
    """The text of a PDF with the offset of each page; DocumentError where it is broken, encrypted, empty or scanned."""
    reading = _read(raw)
    text, blocks, title = reading.composer.finish(reading.title)
    issues = []
    if reading.empty_pages:
        numbers = ", ".join(map(str, reading.empty_pages))
        message = f"These pages hold pictures and no text: {numbers}."
        remedy = "Run text recognition on them, then put the result beside the file."
        issues.append(Issue("document-scanned", str(path), message, remedy))
    return Rendition(text, blocks, Metadata(title=title), _find_pages(reading), tuple(issues))


def map_offsets(raw: bytes) -> OffsetMap:
    """The offset map of the text that `read_pdf` makes of the same bytes, to show a passage on its page."""
    return _read(raw).map


def _read(raw: bytes) -> _Reading:
    with _open(raw) as pdf:
        pages, heights, pictures = _read_pages(pdf)
        title = str(pdf.get_metadata_value("Title")).strip()
    if not any(pages):
        if pictures:
            remedy = "Run text recognition on it, then put the result beside it."
            raise DocumentError("The file holds pictures of pages and no text.", code="document-scanned", remedy=remedy)
        raise DocumentError("The file holds no text.", code="document-empty", remedy=_REFETCH)
    clean = strip_furniture(pages, heights)
    paragraphs = make_paragraphs([order_lines(lines) for lines in clean])
    composer, starts, places = Composer(), [], []
    for paragraph in paragraphs:
        start = composer.add(paragraph.kind, paragraph.text, level=paragraph.level)
        for offset, page, index in _find_runs(paragraph):
            starts.append(start + offset)
            places.append((page + 1, index))
    offsets = OffsetMap(tuple(starts), tuple(places))
    return _Reading(composer, offsets, _check_title(title, paragraphs), tuple(pictures), len(pages))


@contextmanager
def _open(raw: bytes) -> Iterator[PdfDocument]:
    try:
        pdf = PdfDocument(raw)
    except PdfiumError as error:
        if "password" in str(error).lower():
            remedy = "Save a copy without password."
            raise DocumentError("The file asks for a password.", code="document-encrypted", remedy=remedy) from error
        raise DocumentError(f"The file is no readable PDF: {error}", remedy=_REFETCH) from error
    try:
        yield pdf
    finally:
        pdf.close()


def _read_pages(pdf: PdfDocument) -> tuple[list[list[Line]], list[float], list[int]]:
    """The lines and height of each page, and the numbers of those that hold a picture and no text."""
    pages: list[list[Line]] = []
    heights: list[float] = []
    pictures: list[int] = []
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            lines = read_page(page, number)
        except PdfiumError as error:
            raise DocumentError(f"Page {number + 1} cannot be read: {error}", remedy=_REFETCH) from error
        if sum(len(line.chars) for line in lines) < _FEWEST_CHARS and _has_picture(page):
            pictures.append(number + 1)
            lines = []
        pages.append(lines)
        heights.append(float(page.get_height()))
        page.close()
    return pages, heights, pictures


def _has_picture(page: object) -> bool:
    count = pdfium.FPDFPage_CountObjects(page)
    kinds = (pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, n)) for n in range(count))
    return any(kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM) for kind in kinds)


def _find_runs(paragraph: Paragraph) -> Iterator[tuple[int, int, int]]:
    """Offset, page and index of the first character of each run of neighbours."""
    expected = (-1, -1)
    for offset, (_, page, index) in enumerate(paragraph.chars):
        if index == INSERTED:
            continue
        if (page, index) != expected:
            yield offset, page, index
        expected = (page, index + 1)


def _find_pages(reading: _Reading) -> tuple[int, ...]:
    """The offset at which each page begins; a page without text begins where the next one does."""
    first: dict[int, int] = {}
    for start, (page, _) in zip(reading.map.starts, reading.map.places, strict=True):
        first.setdefault(page, start)
    offsets, following = [], max(first.values(), default=0)
    for page in range(reading.page_count, 0, -1):
        following = min(following, first.get(page, following))
        offsets.append(following)
    return tuple(reversed(offsets))


def _check_title(title: str, paragraphs: list[Paragraph]) -> str:
    """The title that the file names, unless a program left it or a large headline stands there instead."""
    is_trace = any(word in title.lower() for word in _NO_TITLES)
    headline = any(paragraph.kind == "heading" and paragraph.level == 1 for paragraph in paragraphs[:6])
    printed = title.casefold() in " ".join(paragraph.text for paragraph in paragraphs[:6]).casefold()
    return "" if is_trace or (headline and not printed) else title
