"""Documents of an evidence base: headers, whole texts with blocks, and searches for words in them."""

from dataclasses import dataclass, replace
from typing import Any

from techplomacy.errors import EvidenceError, InvalidValueError
from techplomacy.evidence.loading import make_digest
from techplomacy.evidence.rows import decode_row, find_columns
from techplomacy.evidence.schema import Connection, DatabaseError
from techplomacy.evidence.spacing import make_query
from techplomacy.model import Block, BlockKind, Document, When

_HEADER = "SELECT id, source, name, title, language, published, side, address, length(text), reader FROM document"


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of a document without its text; `length` counts characters."""

    id: str
    source: str
    name: str
    title: str
    language: str
    published: When | None
    side: str | None
    address: str | None
    length: int
    reader: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A block that holds the words: [start, end) of the document's text, and the text itself (a slice)."""

    document: str
    block: int
    start: int
    end: int
    snippet: str


def read_headers(connection: Connection) -> list[Header]:
    """All documents without their texts, in the order of the build."""
    return [decode_row(Header, row) for row in connection.execute(f"{_HEADER} ORDER BY rowid")]


def read_document(connection: Connection, identifier: str) -> Document:
    """One document with text and blocks; EvidenceError where there is none or its text is not what was written."""
    columns = [name for name in find_columns(Document) if name != "blocks"]
    query = f"SELECT {', '.join(columns)}, digest FROM document WHERE id = ?"
    row = connection.execute(query, (identifier,)).fetchone()
    if row is None:
        raise EvidenceError(f"There is no document {identifier} in this evidence base; list them with documents().")
    place = find_columns(Document).index("blocks")
    document = decode_row(Document, (*row[:place], "[]", *row[place:-1]))
    if make_digest(document.text) != row[-1]:
        raise EvidenceError(f"The text of {identifier} is not what was written: run 'techplomacy map --fresh'.")
    blocks = connection.execute(
        "SELECT n, start, stop, kind, parent FROM block WHERE document = ? ORDER BY n", (identifier,)
    )
    return replace(document, blocks=tuple(_make_block(block) for block in blocks))


def search_blocks(connection: Connection, words: str, *, limit: int) -> list[Hit]:
    """Blocks with all these words, best first; InvalidValueError where there is no word to look for."""
    query = make_query(words)
    if not query:
        raise InvalidValueError(f"{words!r} holds no word to search for; write at least one letter or digit.")
    try:
        rows = connection.execute(
            "SELECT block.document, block.n, block.start, block.stop, "
            "substr(document.text, block.start + 1, block.stop - block.start) FROM block_words "
            "JOIN block ON block.rowid = block_words.rowid JOIN document ON document.id = block.document "
            "WHERE block_words MATCH ? ORDER BY bm25(block_words), block.rowid LIMIT ?",
            (query, limit),
        ).fetchall()
    except DatabaseError as error:
        raise EvidenceError(f"The search for {words!r} failed: {error}. Try plain words.") from error
    return [Hit(*row) for row in rows]


def _make_block(row: tuple[Any, ...]) -> Block:
    n, start, stop, kind, parent = row
    return Block(n, start, stop, BlockKind(kind), parent)
