"""Reads the printed lines of a PDF page with their places; it neither orders nor cleans them."""

import ctypes
from dataclasses import dataclass
from functools import cached_property

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

_GAP = 1.6  # of the type size; a wider gap within a line parts two columns or two cells


@dataclass(frozen=True)
class Line:
    """A printed line, or the part of one between two wide gaps. `chars` are its (character, index on the page).

    Places are in points from the lower left corner of the page; `y` is the base line. `row` numbers the printed line
    that the part belongs to.
    """

    chars: tuple[tuple[str, int], ...]
    page: int
    row: int
    left: float
    right: float
    y: float
    size: float
    is_bold: bool

    @cached_property
    def text(self) -> str:
        """The characters."""
        return "".join([char for char, _ in self.chars])


def read_page(page: PdfPage, number: int) -> list[Line]:
    """The lines of one page in the order in which the file draws them."""
    text = page.get_textpage()
    try:
        return [
            line
            for row, chars in enumerate(_split_rows(text))
            for part in _split_gaps(text, chars)
            if (line := _measure(text, part, number, row)) is not None
        ]
    finally:
        text.close()


def _split_rows(text: PdfTextPage) -> list[list[tuple[str, int]]]:
    row: list[tuple[str, int]] = []
    rows = [row]
    raw, read = text.raw, pdfium.FPDFText_GetUnicode
    for index in range(text.count_chars()):
        code = read(raw, index)
        if code > 0xA0 and not 0xD800 <= code < 0xE000:
            row.append((chr(code), index))
        elif code in (0x0D, 0x0A):
            rows.append(row := [])
        elif code == 0x02:  # a hyphen at the end of a line, whose line break pdfium leaves out
            row.append(("\xad", index))
            rows.append(row := [])
        elif code in (0x09, 0xA0):
            row.append((" ", index))
        elif 0x20 <= code < 0xA0:
            row.append((chr(code), index))
    return [row for row in rows if any(char != " " for char, _ in row)]


def _split_gaps(text: PdfTextPage, row: list[tuple[str, int]]) -> list[list[tuple[str, int]]]:
    parts, begin = [], 0
    for position, (char, _) in enumerate(row):
        if char != " " or not 0 < position < len(row) - 1 or row[position + 1][0] == " ":
            continue
        before = position - 1
        while before > begin and row[before][0] == " ":
            before -= 1
        gap = _box(text, row[position + 1][1])[0] - _box(text, row[before][1])[1]
        if gap > _GAP * _size(text, row[before][1]) or gap < -20:
            parts.append(row[begin:position])
            begin = position + 1
    return [*parts, row[begin:]]


def _measure(text: PdfTextPage, part: list[tuple[str, int]], page: int, row: int) -> Line | None:
    while part and part[0][0] == " ":
        part = part[1:]
    while part and part[-1][0] == " ":
        part = part[:-1]
    if not part:
        return None
    first, last = part[0][1], part[-1][1]
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, first, x, y)
    left, right = _box(text, first)[0], _box(text, last)[1]
    middle = part[len(part) // 2][1]
    return Line(tuple(part), page, row, left, max(left, right), y.value, _size(text, middle), _is_bold(text, middle))


def _box(text: PdfTextPage, index: int) -> tuple[float, float]:
    left, right, bottom, top = ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharBox(text.raw, index, left, right, bottom, top)
    return left.value, right.value


def _size(text: PdfTextPage, index: int) -> float:
    """The type size as printed: the height of the loose box, since a page may scale its type."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text.raw, index, box)
    return round(abs(box.top - box.bottom), 1) or float(pdfium.FPDFText_GetFontSize(text.raw, index))


def _is_bold(text: PdfTextPage, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text, index, name, len(name), ctypes.c_int())
    return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
