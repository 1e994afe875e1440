"""Sets a Markdown paper as DOCX and as a two-column PDF and compares what `check` finds in the three.

    python tools/paper_formats.py [PAPER.md ...] [--seed 7] [--show]

Errors are planted first, one of each class that finds a place, so that there is something to find. What hangs on marks
that a format does not keep (Markdown notes, tables in a PDF) may differ and is printed like all else.
"""

import argparse
import ctypes
import random
import re
import tempfile
import textwrap
from collections import Counter
from pathlib import Path

import docx
import pypdfium2
import pypdfium2.raw as pdfium
from planting.plants import PLANTERS
from planting.scoring import PAPERS, plant_all

from techplomacy.workbench.checking import check_paper

WIDTH, LINES, LEADING, SIZE = 48, 56, 12.6, 9  # characters a line, lines a column, points
COLUMNS = (45, 308)  # points from the left
_LINK = re.compile(r"<(https?[^<>\s]+)>")
_MARKS = re.compile(r"\*{1,2}")


def list_blocks(text: str) -> list[tuple[str, str]]:
    """(kind, words) of each block: heading, row or paragraph, without Markdown marks."""
    blocks = []
    for line in text.split("\n"):
        plain = _MARKS.sub("", _LINK.sub(r"\1", line)).strip()
        if not plain or re.fullmatch(r"[|\s-]+", plain):
            continue
        kind = (
            "heading"
            if plain.startswith("#")
            else "row"
            if plain.startswith("|")
            else "item"
            if plain.startswith("- ")
            else "paragraph"
        )
        blocks.append((kind, plain.lstrip("# ")))
    return blocks


def write_word(text: str, path: Path) -> None:
    made = docx.Document()
    rows: list[list[str]] = []
    for kind, words in [*list_blocks(text), ("end", "")]:
        if kind == "row":
            rows.append([cell.strip() for cell in words.strip("|").split("|")])
            continue
        if rows:
            table = made.add_table(len(rows), len(rows[0]))
            for n, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    table.cell(n, column).text = cell
            rows = []
        if kind == "heading":
            made.add_heading(words, 1)
        elif kind == "item":
            made.add_paragraph(words.removeprefix("- "), style="List Bullet")
        elif kind == "paragraph":
            made.add_paragraph(words)
    made.save(str(path))


def write_columns(text: str, path: Path) -> None:
    """Two columns a page, words unbroken, headings in bold, the number of the page below."""
    lines: list[tuple[str, bool]] = []
    for kind, words in list_blocks(text):
        is_head = kind == "heading"
        lines += [("", False), *((line, is_head) for line in textwrap.wrap(words.removeprefix("- "), WIDTH))]
    pdf = pypdfium2.PdfDocument.new()
    plain, bold = (pdfium.FPDFText_LoadStandardFont(pdf, name) for name in (b"Helvetica", b"Helvetica-Bold"))
    page = None
    for n, (line, is_head) in enumerate(lines):
        column, row = n // LINES % 2, n % LINES
        if page is None or (column == 0 and row == 0):
            if page is not None:
                page.gen_content()
            page = pdf.new_page(595, 842)
            _place(pdf, page, plain, str(n // (2 * LINES) + 1), (297, 30))
        if line.strip():
            _place(pdf, page, bold if is_head else plain, line, (COLUMNS[column], 790 - row * LEADING))
    if page is not None:
        page.gen_content()
    pdf.save(path)
    pdf.close()


def _place(
    pdf: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, font: object, line: str, at: tuple[float, float]
) -> None:
    piece = pdfium.FPDFPageObj_CreateTextObj(pdf, font, SIZE)
    encoded = (line + "\0").encode("utf-16-le")
    pdfium.FPDFText_SetText(piece, (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded))
    pdfium.FPDFPageObj_Transform(piece, 1, 0, 0, 1, *at)
    pdfium.FPDFPage_InsertObject(page, piece)


def compare(path: Path, seed: int, *, show: bool) -> None:
    rng = random.Random(f"{seed}-{path.name}")
    names = sorted(PLANTERS)
    rng.shuffle(names)
    text, _ = plant_all(path.read_text(encoding="utf-8"), rng, names[: len(names) // 2])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "paper.md").write_text(text, encoding="utf-8")
        write_word(text, folder / "paper.docx")
        write_columns(text, folder / "paper.pdf")
        found = {kind: _list_kinds(folder / f"paper.{kind}", show=show) for kind in ("md", "docx", "pdf")}
    for kind in ("docx", "pdf"):
        lost, more = found["md"] - found[kind], found[kind] - found["md"]
        same = (found["md"] & found[kind]).total()
        print(
            f"{path.stem:16} {kind:4} {same} of {found['md'].total()} as in text; lost {dict(lost)}; more {dict(more)}"
        )


def _list_kinds(path: Path, *, show: bool) -> Counter[str]:
    findings = check_paper(path, alone=True).findings
    for finding in findings if show else ():
        print(f"   {path.suffix} {finding.kind} | {' '.join(finding.quote.split())[:90]} | {finding.explanation[:110]}")
    return Counter(finding.kind for finding in findings)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("papers", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", action="store_true")
    wanted = parser.parse_args()
    for path in wanted.papers or PAPERS:
        compare(path, wanted.seed, show=wanted.show)


if __name__ == "__main__":
    main()
