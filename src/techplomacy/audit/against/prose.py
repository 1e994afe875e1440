"""The sentences of a paper with what stands in them: dates, amounts, the heading above; citations are left out."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from techplomacy.audit.against.phrases import list_words
from techplomacy.model import Block, BlockKind, Document
from techplomacy.text.dates import DateSpan, find_dates
from techplomacy.text.money import MoneySpan, find_money
from techplomacy.text.sentences import split_sentences
from techplomacy.vocabulary import Vocabulary

# (Name, 2024), (Name, Title, FY 2022 - 2023), [Name 2019, p. 4]: the year is that of the work.
_CITATION = re.compile(
    r"[(\[](?=[^()\[\]]{0,200}[^\W\d_])(?:[^()\[\]]|\([^()]{0,80}\)){0,200}?[,\s](?:FY\s*)?(?:1[89]|20)\d\d[a-z]?"
    r"(?:\s*[-–]\s*\d{2,4})?(?:[,:;][^()\[\]]{0,120})?[)\]]"
)
_CAPTION = re.compile(r"\W*(?:figure|fig|table|chart|source|graph)s?\b\W*(?:\d|[IVX]+\b|:)", re.I)
_MARK = re.compile(r"<sup>(\w{1,3})</sup>|\[\^([\w-]+)\]|\^(\d{1,2})\^")
_TEXTS = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.NOTE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence [start, end) of the paper; `plain` has spaces for its citations, so that offsets stay."""

    start: int
    end: int
    text: str
    plain: str
    heading: str
    block: Block
    is_summing: bool
    dates: tuple[DateSpan, ...]
    money: tuple[MoneySpan, ...]

    @property
    def is_caption(self) -> bool:
        """Whether it is the caption of a figure or table, or names its source."""
        return _CAPTION.match(self.plain) is not None

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch of the paper touches the sentence."""
        return start < self.end and end > self.start


class Prose:
    """A document read sentence by sentence; bibliography and list of abbreviations are left out."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self.document = document
        self.vocabulary = vocabulary

    @cached_property
    def plain(self) -> str:
        """The text with spaces in place of citations; as long as the text."""
        return _CITATION.sub(lambda match: " " * len(match[0]), self.document.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of the paper's own prose, in order."""
        dates = find_dates(self.plain, published=self.document.published, vocabulary=self.vocabulary)
        money = find_money(self.plain, side=self.document.side, vocabulary=self.vocabulary)
        date_starts, money_starts = [span.start for span in dates], [span.start for span in money]
        made = []
        for block, heading in self._list_texts():
            is_summing = _is_headed(heading, "summing_sections")
            for first, last in split_sentences(self.document.text[block.start : block.end]):
                start, end = block.start + first, block.start + last
                made.append(
                    Sentence(
                        start,
                        end,
                        self.document.text[start:end],
                        self.plain[start:end],
                        heading,
                        block,
                        is_summing,
                        tuple(dates[bisect_left(date_starts, start) : bisect_left(date_starts, end)]),
                        tuple(money[bisect_left(money_starts, start) : bisect_left(money_starts, end)]),
                    )
                )
        return tuple(sorted(made, key=lambda sentence: sentence.start))

    def _list_texts(self) -> Iterator[tuple[Block, str]]:
        headings: dict[int, str] = {}
        dropped = False
        level: int | None = None
        for block in self.document.blocks:
            text = self.document.text[block.start : block.end]
            if block.kind is BlockKind.HEADING and _CAPTION.match(text) and not dropped:
                yield block, headings.get(block.parent if block.parent is not None else -1, "")
            elif block.kind in (BlockKind.TITLE, BlockKind.HEADING):
                headings[block.n] = text
                if not dropped or _is_above(block, level):
                    dropped = _is_headed(text, "dropped_sections")
                    level = block.parent
            elif block.kind in _TEXTS and not dropped:
                yield block, headings.get(block.parent if block.parent is not None else -1, "")

    @cached_property
    def starts(self) -> list[int]:
        """Where the sentences start."""
        return [sentence.start for sentence in self.sentences]

    def find_before(self, sentence: Sentence, count: int = 2) -> list[Sentence]:
        """The sentences before one in its own block, nearest last."""
        return [s for s in self.find_earlier(sentence, count) if s.block.n == sentence.block.n]

    def find_earlier(self, sentence: Sentence, count: int) -> list[Sentence]:
        """The sentences before one, whatever block they are in, nearest last."""
        place = bisect_left(self.starts, sentence.start)
        return list(self.sentences[max(0, place - count) : place])

    def find_sentence(self, offset: int) -> Sentence | None:
        """The sentence in which an offset lies."""
        n = bisect_left(self.starts, offset + 1) - 1
        return self.sentences[n] if n >= 0 and self.sentences[n].end > offset else None

    def find_noted(self, sentence: Sentence) -> Sentence | None:
        """The sentence that refers to the footnote in which `sentence` stands; None where it is no footnote."""
        if sentence.block.kind is not BlockKind.NOTE:
            return None
        label = self.document.text[max(0, sentence.block.start - 24) : sentence.block.start]
        numbers = re.findall(r"\w{1,3}", re.sub(r"</?sup>", " ", label))
        if not numbers:
            return None
        for match in _MARK.finditer(self.document.text):
            home = self.find_sentence(match.start())
            if next(filter(None, match.groups())) == numbers[-1] and home and home.block.kind is not BlockKind.NOTE:
                return home
        return None


def _is_above(block: Block, level: int | None) -> bool:
    """Whether a heading is not one within the section that was left out."""
    return block.parent is None or level is None or block.parent <= level


def _is_headed(heading: str, row: str) -> bool:
    bare = re.sub(r"^[\W\d_]*(?:[ivxlc]+|[a-z])?[\W\d_]+(?=\w)", "", heading.casefold()).strip(" *#_:.")
    bare = bare or heading.casefold()
    return any(bare.startswith(word) for word in list_words(row))
