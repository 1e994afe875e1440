"""The door of the room: a path to documents, whatever the format; a run over many never stops for one."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from techplomacy.corpus.formats import VERSIONS, choose_format, is_many, load_reader
from techplomacy.corpus.jsonl import Line, list_lines, render_line
from techplomacy.corpus.language import detect_language
from techplomacy.corpus.layout import find_blocks
from techplomacy.corpus.metadata import Metadata, read_metadata_of
from techplomacy.corpus.rendition import Rendition
from techplomacy.errors import DocumentError
from techplomacy.model import Document, Issue, Source, Tier, When, make_document_id

LARGEST = 256 * 2**20  # bytes of one file; JSONL files are streamed and may be of any size


def read_document(
    path: Path,
    *,
    source: Source | None = None,
    published: When | None = None,
    side: str | None = None,
    largest: int = LARGEST,
) -> Document:
    """The one document of a file. What is given here wins over what the file says of itself.

    DocumentError, with code and remedy, where the file is missing, broken, encrypted, empty, scanned, oversize (more
    than `largest` bytes) or of a format that nothing here reads. `read_documents` also tells what in the metadata was
    not understood.
    """
    document, _ = _read_one(path, source, Metadata(published=published, side=side), largest)
    return document


def read_documents(
    paths: Iterable[Path], *, sources: Mapping[Path, Source] | None = None, largest: int = LARGEST
) -> Iterator[Document | Issue]:
    """The documents of the paths in their order, and an Issue for each that cannot be read; one file may give several.

    `sources` says which source a file belongs to. Never stops for one file or one line.
    """
    for path in paths:
        source = (sources or {}).get(path)
        try:
            if is_many(path):
                yield from _read_many(path, source)
            else:
                document, issues = _read_one(path, source, Metadata(), largest)
                yield document
                yield from issues
        except DocumentError as error:
            yield Issue(error.code, str(path), str(error), error.remedy)


def make_document(
    text: str,
    *,
    name: str = "",
    source: Source | None = None,
    title: str = "",
    published: When | None = None,
    side: str | None = None,
    tier: Tier | None = None,
    publisher: str = "",
    address: str | None = None,
) -> Document:
    """A document of plain or Markdown text that is already there; its id hashes the text, offsets count in it."""
    blocks, found = find_blocks(text, title=title or (source.title if source else ""))
    metadata = Metadata(name, title or found, published, side, tier, publisher, address)
    return _make(make_document_id(text.encode()), Rendition(text, blocks, metadata), source, VERSIONS["text"])


def read_line(line: Line, *, source: Source | None = None) -> Document:
    """The document of one line of a file of many."""
    return _make(line.id, render_line(line), source, VERSIONS["jsonl"])


def reader_version(path: Path) -> str:
    """The name and version of the reader that a file's ending calls for; with the bytes it keys a cache of text."""
    return VERSIONS[choose_format(path)]


def _read_one(path: Path, source: Source | None, given: Metadata, largest: int) -> tuple[Document, tuple[Issue, ...]]:
    if is_many(path):
        remedy = "Use read_documents, which yields each of them."
        raise DocumentError("The file holds many documents, one a line.", code="document-format", remedy=remedy)
    raw = _read_bytes(path, largest)
    form = choose_format(path, raw)
    rendition = load_reader(form)(raw, path)
    named = Metadata(name=path.name)
    metadata = given.over(rendition.metadata).over(named)
    full = Rendition(rendition.text, rendition.blocks, metadata, rendition.pages)
    return _make(make_document_id(raw), full, source, VERSIONS[form]), rendition.issues


def _read_many(path: Path, source: Source | None) -> Iterator[Document | Issue]:
    for line in list_lines(path):
        if isinstance(line, Issue):
            yield line
            continue
        yield read_line(line, source=source)
        yield from line.issues


def _make(identity: str, rendition: Rendition, source: Source | None, version: str) -> Document:
    metadata = rendition.metadata.over(read_metadata_of(source)) if source else rendition.metadata
    return Document(
        id=identity,
        source=source.id if source else metadata.name or identity,
        text=rendition.text,
        reader=version,
        blocks=rendition.blocks,
        title=metadata.title,
        language=detect_language(rendition.text),
        published=metadata.published,
        side=metadata.side,
        address=metadata.address,
        name=metadata.name,
        publisher=metadata.publisher,
        tier=metadata.tier,
        pages=rendition.pages,
    )


def _read_bytes(path: Path, largest: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > largest:
            message = f"The file has {size} bytes; {largest} are read at most."
            raise DocumentError(message, code="document-oversize", remedy="Split it, or raise the limit.")
        raw = path.read_bytes()
    except OSError as error:
        code = "missing-file" if isinstance(error, FileNotFoundError) else "document-unreadable"
        message = f"The file cannot be opened: {error.strerror}."
        raise DocumentError(message, code=code, remedy="Check the path and its permissions.") from error
    if not raw.strip():
        raise DocumentError("The file is empty.", code="document-empty", remedy="Check the file, or fetch it again.")
    return raw
