import io
from pathlib import Path

import docx
import pytest

from techplomacy.corpus.docx import read_docx
from techplomacy.errors import DocumentError


def save(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def test_headings_items_and_rows_in_order():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Running head"
    document.add_heading("Protocol on batteries", 0)
    document.add_heading("Scope", 1)
    document.add_paragraph("The two sides agreed on the following:")
    document.add_paragraph("cells", style="List Bullet")
    document.add_paragraph("test of cells", style="List Bullet 2")
    document.add_paragraph("packs", style="List Bullet")
    table = document.add_table(2, 3)
    for n, text in enumerate(("Line", "Amount", "Year", "North", "4 billion", "2021")):
        table.cell(n // 3, n % 3).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    document.add_paragraph("1. Written by hand")
    rendition = read_docx(save(document), Path("a.docx"))
    words = [rendition.text[block.start : block.end] for block in rendition.blocks]
    lead = "The two sides agreed on the following:"
    assert rendition.metadata.title == "Protocol on batteries"
    assert [(str(b.kind), words[b.n], None if b.parent is None else words[b.parent]) for b in rendition.blocks] == [
        ("title", "Protocol on batteries", None),
        ("heading", "Scope", "Protocol on batteries"),
        ("paragraph", lead, "Scope"),
        ("item", "cells", lead),
        ("item", "test of cells", "cells"),
        ("item", "packs", lead),
        ("row", "Line | Amount Year", lead),
        ("row", "North | 4 billion | 2021", lead),
        ("item", "Written by hand", lead),
    ]
    assert "Running head" not in rendition.text


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"PK\x03\x04 cut", "document-unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1 old", "document-format"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "document-encrypted"),
        (save(docx.Document()), "document-empty"),
    ],
)
def test_files_that_cannot_be_read_say_why(raw: bytes, code: str):
    with pytest.raises(DocumentError) as caught:
        read_docx(raw, Path("a.docx"))
    assert caught.value.code == code and caught.value.remedy
