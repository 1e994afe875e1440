"""One frozen file of a source, its blocks, and the passages that can be cut from it."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from techplomacy.errors import InvalidValueError, QuoteError
from techplomacy.model.source import Tier
from techplomacy.model.when import When


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch [start, end) of a document's text; `parent` is the number of the heading or lead-in it stands under."""

    n: int
    start: int
    end: int
    kind: BlockKind
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """An exact stretch of a document. Made by `Document.passage`, which slices the quote; verified whenever loaded."""

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and len(self.quote) == self.end - self.start):
            raise QuoteError(f"The passage {self.start}-{self.end} of {self.document} is not as long as its quote.")


@dataclass(frozen=True, slots=True)
class Document:
    """One frozen file. `id` is the hash of its bytes; `text` is what `reader` (name and version) made of them.

    Offsets count characters of `text`. `side` is the country that speaks, where known; `language` is ISO 639-1, or
    `und` where the text is too short to tell. `name` is what the file itself calls the document (its `doc_id`, else
    the file name); `pages` holds the offset at which each page begins, for formats that have pages.
    """

    id: str
    source: str
    text: str
    reader: str
    blocks: tuple[Block, ...] = ()
    title: str = ""
    language: str = "en"
    published: When | None = None
    side: str | None = None
    address: str | None = None
    name: str = ""
    publisher: str = ""
    tier: Tier | None = None
    pages: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for block in self.blocks:
            if not 0 <= block.start <= block.end <= len(self.text):
                raise InvalidValueError(f"Block {block.n} of {self.id} lies outside the text.")

    def passage(self, start: int, end: int) -> Passage:
        """The exact stretch [start, end) of the text; QuoteError where there is none."""
        if not 0 <= start < end <= len(self.text):
            raise QuoteError(f"{self.id} has no passage {start}-{end}; its text has {len(self.text)} characters.")
        return Passage(self.id, start, end, self.text[start:end])

    def verify(self, passage: Passage) -> None:
        """Raise QuoteError unless the passage is a slice of this document."""
        if passage.document != self.id or self.text[passage.start : passage.end] != passage.quote:
            raise QuoteError(
                f"The quote at {passage.start}-{passage.end} is not the text of {self.id}: {passage.quote[:60]!r}."
            )

    def page_of(self, offset: int) -> int | None:
        """The page, counted from 1, on which an offset lies; None where the format has no pages."""
        return bisect_right(self.pages, offset) or None

    def walk(self, kind: BlockKind) -> Iterator[Block]:
        """Blocks of one kind, in order."""
        return (block for block in self.blocks if block.kind is kind)


def make_document_id(raw: bytes) -> str:
    """The id of a document: a hash of its bytes."""
    return "doc-" + hashlib.blake2b(raw, digest_size=12).hexdigest()
