import ctypes
import io
from collections.abc import Callable

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

Text = tuple[float, float, float, str] | tuple[float, float, float, str, str]


@pytest.fixture
def print_pdf() -> Callable[..., bytes]:
    """Prints pages of (x, y, size, text[, font]) into the bytes of a PDF; y counts from the bottom, in points."""
    return _print


def _print(pages: list[list[Text]], *, picture_on: tuple[int, ...] = ()) -> bytes:
    pdf = pypdfium2.PdfDocument.new()
    for number, texts in enumerate(pages):
        page = pdf.new_page(595, 842)
        for x, y, size, text, *font in texts:
            face = pdfium.FPDFText_LoadStandardFont(pdf, (font[0] if font else "Helvetica").encode())
            piece = pdfium.FPDFPageObj_CreateTextObj(pdf, face, size)
            encoded = (text + "\0").encode("utf-16-le")
            pdfium.FPDFText_SetText(piece, (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded))
            pdfium.FPDFPageObj_Transform(piece, 1, 0, 0, 1, x, y)
            pdfium.FPDFPage_InsertObject(page, piece)
        if number in picture_on:
            image = pypdfium2.PdfImage.new(pdf)
            image.set_bitmap(pypdfium2.PdfBitmap.new_native(40, 40, pdfium.FPDFBitmap_BGR))
            image.set_matrix(pypdfium2.PdfMatrix().scale(500, 700))
            page.insert_obj(image)
        page.gen_content()
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


@pytest.fixture
def locked_pdf() -> bytes:
    """A PDF whose standard security handler refuses the empty password."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<01> <01>] >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer
