import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from techplomacy.corpus import read_document, read_documents
from techplomacy.corpus.pdf import map_offsets, read_pdf
from techplomacy.errors import DocumentError
from techplomacy.model import BlockKind, Document, Issue

LEFT = (
    "The two ministries signed a memorandum of cooper-",
    "ation on grid storage in March. Both sides noted the",
    "work of the Indo-",
    "Pacific panel and the long-",
    "term loan for the northern line, which was agreed",
    "by both governments last year. A long-term plan",
    "for the southern line is being drawn up now.",
)
RIGHT = (
    "The second column begins here and goes on a while",
    "with words on the science of the two laboratories.",
    "The following papers were signed in the capital:",
    "\u2022 Memorandum on semiconductors between the two",
    "   boards of standards",
    "\u2022 Letter of intent on hydrogen",
)
PDF = Path("a.pdf")


def set_columns(*, by_row: bool, number: int) -> list[tuple[float, float, float, str]]:
    """A page with two columns, drawn line by line across both or one column after the other."""
    left = [(50.0, 700.0 - 12 * n, 10.0, text) for n, text in enumerate(LEFT)]
    right = [(320.0, 700.0 - 12 * n, 10.0, text) for n, text in enumerate(RIGHT)]
    body = sorted(left + right, key=lambda line: (-line[1], line[0])) if by_row else left + right
    return [(50.0, 815.0, 9.0, "Studies in Partnership, volume 3"), *body, (290.0, 20.0, 9.0, str(number))]


@pytest.mark.parametrize("by_row", [True, False])
def test_two_columns_in_reading_order_without_furniture(print_pdf: Callable[..., bytes], by_row: bool):
    headline = (50.0, 760.0, 18.0, "Grid storage and the long view")
    first = [headline, *set_columns(by_row=by_row, number=1)]
    raw = print_pdf([first, set_columns(by_row=by_row, number=2), set_columns(by_row=by_row, number=3)])
    rendition = read_pdf(raw, PDF)
    assert "Studies in Partnership" not in rendition.text
    assert rendition.metadata.title == "Grid storage and the long view"
    words = [rendition.text[block.start : block.end] for block in rendition.blocks]
    assert words[1].startswith("The two ministries signed a memorandum of cooperation on grid storage")
    assert "work of the Indo-Pacific panel and the long-term loan" in words[1]
    lead = rendition.blocks[2]
    assert words[2].endswith("signed in the capital:")
    assert words[3:5] == [
        "Memorandum on semiconductors between the two boards of standards",
        "Letter of intent on hydrogen",
    ]
    assert [rendition.blocks[n].parent for n in (3, 4)] == [lead.n, lead.n]
    assert [block.kind for block in rendition.blocks].count(BlockKind.ITEM) == 6


def test_offsets_lead_back_to_the_characters_on_their_page(print_pdf: Callable[..., bytes]):
    raw = print_pdf([set_columns(by_row=True, number=1), set_columns(by_row=True, number=2)])
    text = read_pdf(raw, PDF).text
    offsets = map_offsets(raw)
    with pypdfium2.PdfDocument(raw) as pdf:
        pages = [pdf[n].get_textpage() for n in range(2)]
        for phrase in ("grid storage", "Letter of intent", "operation on grid", "boards of standards"):
            for start in (text.index(phrase), text.rindex(phrase)):
                for at in range(start, start + len(phrase)):
                    page, index = offsets.locate(at)
                    assert text[at] in (pages[page - 1].get_text_range(index, 1), " ")


def test_the_page_of_an_offset(print_pdf: Callable[..., bytes], tmp_path: Path):
    path = tmp_path / "a.pdf"
    path.write_bytes(print_pdf([[(50, 700, 10, f"The words of page {n} end here.")] for n in (1, 2, 3)]))
    document = read_document(path)
    assert [document.page_of(document.text.index(f"page {n}")) for n in (1, 2, 3)] == [1, 2, 3]
    assert document.name == "a.pdf"


def test_cells_of_one_line_are_a_row(print_pdf: Callable[..., bytes]):
    lines = [(50 + 180 * c, 700 - 14 * r, 10, f"cell {r}{c}") for r in range(4) for c in range(3)]
    rendition = read_pdf(print_pdf([[(50, 740, 10, "Loans by line, in billions:"), *lines]]), PDF)
    rows = [rendition.text[b.start : b.end] for b in rendition.blocks if b.kind is BlockKind.ROW]
    assert rows == [f"cell {r}0 | cell {r}1 | cell {r}2" for r in range(4)]


def test_bold_and_large_lines_are_headings(print_pdf: Callable[..., bytes]):
    page = [
        (50, 760, 20, "Report of the council"),
        (50, 720, 14, "Space"),
        (50, 700, 10, "The agencies met in May and agreed on a rover for the moon."),
        (50, 670, 10, "Rail", "Helvetica-Bold"),
        (50, 655, 10, "A loan for the northern line was signed in the same month."),
    ]
    rendition = read_pdf(print_pdf([page]), PDF)
    kinds = [(str(b.kind), rendition.text[b.start : b.end], b.parent) for b in rendition.blocks]
    assert [kind for kind, _, _ in kinds] == ["title", "heading", "paragraph", "heading", "paragraph"]
    assert [parent for _, _, parent in kinds] == [None, 0, 1, 1, 3]


def test_files_that_cannot_be_read_say_why(print_pdf: Callable[..., bytes], locked_pdf: bytes, tmp_path: Path):
    whole = print_pdf([[(50, 700, 10, "The accord was signed in the capital.")]])
    files = {
        "broken.pdf": (whole[:60], "document-unreadable"),
        "empty.pdf": (print_pdf([[]]), "document-empty"),
        "locked.pdf": (locked_pdf, "document-encrypted"),
        "scan.pdf": (print_pdf([[], []], picture_on=(0, 1)), "document-scanned"),
    }
    for name, (raw, _) in files.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "whole.pdf").write_bytes(whole)
    found = list(read_documents([*(tmp_path / name for name in files), tmp_path / "whole.pdf"]))
    assert [item.code for item in found[:-1] if isinstance(item, Issue)] == [code for _, code in files.values()]
    assert all(isinstance(item, Issue) and item.remedy for item in found[:-1])
    assert isinstance(found[-1], Document)
    with pytest.raises(DocumentError):
        read_document(tmp_path / "scan.pdf")


def test_a_scanned_page_among_others_is_told(print_pdf: Callable[..., bytes], tmp_path: Path):
    path = tmp_path / "a.pdf"
    path.write_bytes(print_pdf([[(50, 700, 10, "The accord was signed in the capital.")], []], picture_on=(1,)))
    document, issue = read_documents([path])
    assert isinstance(document, Document) and isinstance(issue, Issue)
    assert issue.code == "document-scanned" and ": 2." in issue.message


def test_time_grows_with_the_pages_and_no_faster(print_pdf: Callable[..., bytes]):
    words = "the governments of the northern and southern states signed a memorandum on grid storage and hydrogen, "
    page = [(50.0, 780.0 - 13 * n, 10.0, words) for n in range(50)]  # no stop: all pages are one paragraph
    seconds = []
    for count in (4, 16):
        raw = print_pdf([page] * count)
        begin = time.process_time()
        assert len(read_pdf(raw, PDF).blocks) == 1
        seconds.append(time.process_time() - begin)
    assert seconds[1] < 8 * seconds[0]
