"""What a reader makes of one file: text, blocks, metadata, and what it could not do."""

from dataclasses import dataclass

from techplomacy.corpus.metadata import Metadata
from techplomacy.model import Block, Issue


@dataclass(frozen=True, slots=True)
class Rendition:
    """The text of one file and all that the reader found out; offsets of blocks and pages count in `text`.

    `metadata` is what the file says of itself; `issues` what a person should look at.
    """

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    pages: tuple[int, ...] = ()
    issues: tuple[Issue, ...] = ()
