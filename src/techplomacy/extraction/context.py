"""What is known of a document before a word of it is read: its blocks, its day, whose voice it is."""

import re
from collections import Counter as Points
from dataclasses import dataclass, field
from functools import cached_property

from techplomacy.extraction.splitting import split_blocks
from techplomacy.model import Block, Document, Precision, When
from techplomacy.text.dates import find_dates
from techplomacy.vocabulary import Vocabulary

_LINK = re.compile(r"\[([^\[\]]{1,300})\]\((?:https?://|mailto:|[/#])[^()\s]{0,600}\)")
_OPENING = 6  # blocks in which a dateline may stand
_LONGEST_TITLE = 300  # characters
_LONGEST_DATELINE = 90  # characters
_FILED = re.compile(r"[\s)*_,.]*(?:[–—:]|-(?=\s))")  # what ends a dateline: `Accra, 8 November 2023 –`
_PLACE = re.compile(r"[\s*_(]*[A-Z]")
_SPACES = "\n\t\r\u00a0\u2002\u2003\u2009\u202f"  # a name may be broken over lines
_LONG_IN_LOWER = {ord("İ"): "i", ord("ẞ"): "ß"}  # characters that lower() would turn into two, or shift


def _blank_target(match: re.Match[str]) -> str:
    """The words of a link between blanks, as long as the whole was."""
    return f" {match[1]} ".ljust(len(match[0]))


@dataclass(slots=True)
class Counter:
    """How many characters were handed to regular expressions; a test holds it to the candidates' blocks."""

    characters: int = 0


@dataclass(frozen=True)
class Context:
    """A document as extraction sees it. `home` is the country that speaks, where known."""

    document: Document
    vocabulary: Vocabulary
    counter: Counter = field(default_factory=Counter)
    decisions: dict[tuple[int, int], bool] = field(default_factory=dict)  # the stretches that were read for approvals
    pair: list[str] = field(default_factory=list)  # the two countries that the text is about, once they are known
    weights: Points[str] = field(default_factory=Points)  # how often the text names each state
    filed: list[str] = field(default_factory=list)  # the country of the dateline, where nobody is known to speak

    @cached_property
    def text(self) -> str:
        """The text of the document, character for character; of a link in Markdown only the words that are shown."""
        text = self.document.text
        return _LINK.sub(_blank_target, text) if "](" in text else text

    @property
    def home(self) -> str | None:
        """The country that speaks."""
        return self.document.side

    @cached_property
    def published(self) -> When | None:
        """The day of publication; where the document has none, that of the dateline which opens its text."""
        if self.document.published is not None:
            return self.document.published
        for block in self.blocks[:_OPENING]:
            head = self.text[block.start : min(block.end, block.start + _LONGEST_DATELINE)]
            found = find_dates(head, vocabulary=self.vocabulary) if _FILED.search(head) else []
            for date in found[:1]:
                if date.when.precision is Precision.DAY and _FILED.match(head, date.end) and _PLACE.match(head):
                    return date.when
        return None

    @cached_property
    def lower(self) -> str:
        """The text in lower case, character for character; white space is a space, a block ends a line."""
        lower = lower_text(self.text)
        for space in _SPACES:
            if space in lower:
                lower = lower.replace(space, " ")
        return self._part_blocks(lower)

    def _part_blocks(self, lower: str) -> str:
        """The text with a line end behind each block, so that no name runs from a heading into what follows."""
        pieces: list[str] = []
        last = 0
        for block in self.blocks:
            # Two blanks part words as well: no word of the lexicon holds two.
            if lower.startswith(" ", block.end) and not lower.startswith("  ", block.end):
                pieces += (lower[last : block.end], "\n")
                last = block.end + 1
        return "".join((*pieces, lower[last:]))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the document; paragraphs between empty lines where no reader gave any."""
        return split_blocks(self.text, self.document.blocks)

    @cached_property
    def title(self) -> str:
        """What the document is called, else the beginning of its text."""
        first = self.blocks[0]
        return self.document.title or self.text[first.start : min(first.end, first.start + _LONGEST_TITLE)]

    @cached_property
    def numbered(self) -> dict[int, Block]:
        """The blocks by number."""
        return {block.n: block for block in self.blocks}

    def trace(self, block: Block) -> list[Block]:
        """The headings and lead-ins that govern a block, nearest first."""
        found: list[Block] = []
        parent = block.parent
        while parent is not None and parent in self.numbered and len(found) < len(self.blocks):
            found.append(self.numbered[parent])
            parent = self.numbered[parent].parent
        return found


def lower_text(text: str) -> str:
    """The text in lower case, with as many characters as before."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    lower = text.translate(_LONG_IN_LOWER).lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
