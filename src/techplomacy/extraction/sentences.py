"""Cuts a candidate block into sentences with the words found in them; offsets are those of the document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from techplomacy.extraction.context import Context
from techplomacy.extraction.words import Hit
from techplomacy.model import Block, BlockKind
from techplomacy.text.sentences import ends_long, split_sentences

_TAIL = 12  # characters at the end of a piece that hold the longest of these
_ABBREVIATED = re.compile(
    r"(?:\b(?:Hon|Mr|Mrs|Ms|Dr|Prof|Rs|No|Nos|St|Gen|Lt|Col|Sr|Jr|Ltd|Pvt|Pte|Co|Inc|Corp|vs|M/s|"
    r"e\.g|i\.e)|\b[A-Z]|\(\w{1,5})\.\s*$"
)


_GAP = re.compile(r"\n\s*\n\s*(?=[a-z])")


@dataclass
class Sentence:
    """A sentence [start, end) of the document, its text, its block, and the hits inside it (document offsets).

    Never changed; `memo` keeps what was worked out of the sentence as a whole, by name, for all its mentions.
    """

    start: int
    end: int
    text: str
    block: Block
    hits: tuple[Hit, ...]
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def pick(self, kind: str) -> list[Hit]:
        """The hits of one kind."""
        return [hit for hit in self.hits if hit.word.kind == kind]

    @cached_property
    def countries(self) -> tuple[Hit, ...]:
        """The country words."""
        return tuple(self.pick("country"))

    def cut(self, start: int, end: int) -> str:
        """The text between two offsets of the document."""
        return self.text[max(0, start - self.start) : max(0, end - self.start)]


def cut_sentences(context: Context, block: Block, hits: Sequence[Hit]) -> Iterator[Sentence]:
    """The sentences of a block that hold at least one hit."""
    text = context.text[block.start : block.end]
    context.counter.characters += len(text)
    n = 0
    is_card = block.kind is BlockKind.ROW and "\n" in text
    text = text.replace("\n", ";") if is_card else text  # no name runs on into the next key
    for start, end in [(0, len(text))] if is_card else _join(text, split_sentences(text)):
        first, last = block.start + start, block.start + end
        while n < len(hits) and hits[n].start < first:
            n += 1
        m = n
        while m < len(hits) and hits[m].end <= last:
            m += 1
        if m > n:
            yield Sentence(first, last, text[start:end], block, tuple(hits[n:m]))
        n = m


def _join(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences again whole where an abbreviation or a bracket was taken for their end."""
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held is not None:
            start = held[0]
        piece = text[start:end]
        is_open = "(" in piece and piece.count("(") > piece.count(")") and len(piece) < 600
        is_short = piece.endswith(".") and not ends_long(text, start, end)
        if (is_short and _ABBREVIATED.search(piece, max(0, len(piece) - _TAIL))) or is_open:
            held = (start, end)
            continue
        if piece[-1:].isalnum() and _GAP.match(text, end):
            held = (start, end)  # a page ended within the sentence
            continue
        held = None
        yield start, end
    if held is not None:
        yield held
