"""Reads Markdown and plain text; the text stays as it is, so offsets count in the file."""

from pathlib import Path

from techplomacy.corpus.encoding import decode_bytes, is_binary
from techplomacy.corpus.layout import find_blocks
from techplomacy.corpus.metadata import KNOWN, Metadata, parse_metadata
from techplomacy.corpus.rendition import Rendition
from techplomacy.errors import DocumentError
from techplomacy.model import Issue

_FENCE = "---"


def read_text(raw: bytes, path: Path) -> Rendition:
    """Plain text or Markdown, with or without front matter; DocumentError where it holds no text."""
    if is_binary(raw):
        remedy = "Give the file the ending of its real format, or convert it to PDF, HTML, DOCX, TXT or Markdown."
        raise DocumentError("The file holds no text but binary data.", code="document-format", remedy=remedy)
    decoded = decode_bytes(raw)
    text = decoded.text
    start, metadata, issues = read_front_matter(text, str(path))
    if not text[start:].strip():
        raise DocumentError(
            "The file holds no text.", code="document-empty", remedy="Check the file, or fetch it again."
        )
    if decoded.is_guess:
        message = f"The charset is not declared and the text no UTF-8; it was read as {decoded.charset}."
        issues.append(Issue("charset-guessed", str(path), message, "Look at the text; save the file as UTF-8."))
    is_markdown = path.suffix.lower() in (".md", ".markdown")
    blocks, title = find_blocks(text, start=start, title=metadata.title, joins_lines=is_markdown)
    return Rendition(text, blocks, metadata.over(Metadata(title=title)), issues=tuple(issues))


def read_front_matter(text: str, place: str) -> tuple[int, Metadata, list[Issue]]:
    """The offset at which the body begins, what the front matter says, and what in it was not understood."""
    if not text.startswith((f"{_FENCE}\n", f"{_FENCE}\r\n")):
        return 0, Metadata(), []
    data: dict[str, object] = {}
    lines: dict[str, int] = {}
    issues: list[Issue] = []
    position = text.index("\n") + 1
    for number, line in enumerate(text[position:].split("\n"), 2):
        position += len(line) + 1
        if line.strip() == _FENCE:
            metadata = _parse(data, lines, place, issues)
            return min(position, len(text)), metadata, issues
        key, colon, value = line.partition(":")
        key = key.strip()
        if colon and key in KNOWN:
            data[key], lines[key] = value.strip().strip("\"'"), number
        elif line.strip() and not line.lstrip().startswith("#"):
            remedy = f"Use the keys {', '.join(sorted(KNOWN - {'text'}))}, one a line."
            issues.append(Issue("unknown-column", f"{place}:{number}", f"{line.strip()!r} is not read.", remedy))
    return 0, Metadata(), []


def _parse(data: dict[str, object], lines: dict[str, int], place: str, issues: list[Issue]) -> Metadata:
    metadata = Metadata()
    for key, value in data.items():
        one, found = parse_metadata({key: value}, f"{place}:{lines[key]}")
        metadata = metadata.over(one)
        issues += found
    return metadata
