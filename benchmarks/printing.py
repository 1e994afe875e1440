"""Prints texts as HTML pages and as PDF files, so that readers can be measured on the texts that extraction reads."""

import ctypes
import html
import textwrap
from pathlib import Path
from string import Template

import pypdfium2
import pypdfium2.raw as pdfium

from techplomacy.model import Document

LINE, LINES, SIZE, LEADING = 92, 50, 10, 14.5  # characters a line, lines a page, points
LONGEST = 200_000  # characters; a longer text is cut, as nobody prints it
_PAGE = Template("""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>$title</title></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/about">About</a></li></ul>
</nav></header><main><article><h1>$title</h1>$body</article></main>
<aside><h2>Read also</h2><ul><li><a href="/1">One</a></li><li><a href="/2">Two</a></li></ul></aside>
<footer><p>All rights reserved. Contact us. Privacy.</p></footer></body></html>""")


def write_pages(documents: list[Document], folder: Path) -> list[Path]:
    """One HTML page a document, with menu and footer."""
    paths = []
    for n, document in enumerate(documents):
        pieces = document.text[:LONGEST].split("\n\n")
        body = "".join(f"<p>{html.escape(piece)}</p>\n" for piece in pieces if piece.strip())
        path = folder / f"{n:05}.html"
        path.write_text(_PAGE.substitute(title=html.escape(document.title or "News"), body=body), encoding="utf-8")
        paths.append(path)
    return paths


def write_prints(documents: list[Document], folder: Path) -> list[Path]:
    """One PDF file a document, wrapped and numbered."""
    paths = []
    for n, document in enumerate(documents):
        path = folder / f"{n:05}.pdf"
        _print(document.text[:LONGEST], path)
        paths.append(path)
    return paths


def _print(text: str, path: Path) -> None:
    lines = [line for piece in text.split("\n") for line in textwrap.wrap(piece, LINE) or [""]]
    pdf = pypdfium2.PdfDocument.new()
    font = pdfium.FPDFText_LoadStandardFont(pdf, b"Helvetica")
    for number, first in enumerate(range(0, len(lines), LINES), 1):
        page = pdf.new_page(595, 842)
        for row, line in enumerate((*lines[first : first + LINES], "", f"{number}")):
            if line.strip():
                _place(pdf, page, font, line, 790 - row * LEADING)
        page.gen_content()
    pdf.save(path)
    pdf.close()


def _place(pdf: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, font: object, line: str, y: float) -> None:
    piece = pdfium.FPDFPageObj_CreateTextObj(pdf, font, SIZE)
    encoded = (line + "\0").encode("utf-16-le")
    pdfium.FPDFText_SetText(piece, (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded))
    pdfium.FPDFPageObj_Transform(piece, 1, 0, 0, 1, 60, y)
    pdfium.FPDFPage_InsertObject(page, piece)
