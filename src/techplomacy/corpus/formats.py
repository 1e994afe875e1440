"""Which reader a file calls for; readers with heavy libraries are loaded when the first such file comes."""

from collections.abc import Callable
from pathlib import Path

from techplomacy.corpus.rendition import Rendition
from techplomacy.errors import DocumentError

Reader = Callable[[bytes, Path], Rendition]

# Raise the number when a reader makes another text of the same bytes: caches of text are keyed by it.
VERSIONS = {"text": "text/1", "pdf": "pdf/1", "html": "html/1", "docx": "docx/1", "jsonl": "jsonl/1"}
ENDINGS = {
    ".md": "text",
    ".markdown": "text",
    ".txt": "text",
    ".text": "text",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_SIGNS = {b"%pdf-": "pdf", b"<!doctype html": "html", b"<html": "html", b"\xd0\xcf\x11\xe0": "docx"}


def choose_format(path: Path, raw: bytes = b"") -> str:
    """The name of the format by the first bytes (an error page saved as PDF is HTML), else by the ending.

    DocumentError where nothing here reads it.
    """
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    suffix = path.suffix.lower()
    if suffix == ".gz":
        suffix = path.with_suffix("").suffix.lower()
        suffix = suffix if ENDINGS.get(suffix) == "jsonl" else ".gz"
    known = ENDINGS.get(suffix)
    sign = next((name for mark, name in _SIGNS.items() if head.startswith(mark)), None)
    if sign is not None and suffix not in (".md", ".markdown"):
        return sign
    if known is None:
        message = f"Nothing here reads files that end in {path.suffix or 'nothing'!r}."
        remedy = f"Convert it to one of {', '.join(sorted(ENDINGS))}."
        raise DocumentError(message, code="document-format", remedy=remedy)
    return known


def is_many(path: Path) -> bool:
    """Whether a file holds many documents, one a line."""
    name = path.name.lower().removesuffix(".gz")
    return ENDINGS.get(Path(name).suffix) == "jsonl"


def load_reader(name: str) -> Reader:
    """The reader of a format that holds one document a file."""
    # Imported here, since trafilatura, python-docx and pdfium take half a second that a run over text need not wait.
    if name == "pdf":
        from techplomacy.corpus.pdf import read_pdf

        return read_pdf
    if name == "html":
        from techplomacy.corpus.html import read_html

        return read_html
    if name == "docx":
        from techplomacy.corpus.docx import read_docx

        return read_docx
    from techplomacy.corpus.markdown import read_text

    return read_text
