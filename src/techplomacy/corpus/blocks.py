"""Numbers the blocks of a document and finds what governs each; it does not know any file format."""

from dataclasses import dataclass, field
from functools import lru_cache

from techplomacy.model import Block, BlockKind
from techplomacy.vocabulary import load_vocabulary

COLONS = (":", "：", ":-", ":–", ":—", "：－")
SENTENCE_ENDS = ".。．!?！？;；"


@dataclass(slots=True)
class BlockBuilder:
    """Takes the pieces of one text in order and gives each the number of its governing block as parent.

    A heading stands under the nearest heading of a higher level; a paragraph under the nearest heading; items and rows
    under the lead-in before them (else the heading); an inner item under its outer one.
    """

    text: str
    blocks: list[Block] = field(default_factory=list)
    _headings: list[tuple[int, int]] = field(default_factory=list)
    _items: list[tuple[str, int, int]] = field(default_factory=list)
    _lead: int | None = None

    @property
    def lead(self) -> int | None:
        """The number of the lead-in that governs what follows, None where there is none."""
        return self._lead

    def add_title(self, start: int, end: int) -> int:
        """The title; it governs every heading."""
        n = self._append(BlockKind.TITLE, start, end, None)
        self._headings, self._items, self._lead = [(0, n)], [], None
        return n

    def add_heading(self, start: int, end: int, *, level: int) -> int:
        """A heading; level 1 is the highest."""
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        n = self._append(BlockKind.HEADING, start, end, self._heading)
        self._headings.append((level, n))
        self._items, self._lead = [], None
        return n

    def add_paragraph(self, start: int, end: int, *, inside_item: bool = False) -> int:
        """A paragraph under its heading, or under the item before it; remembered when it is a lead-in."""
        parent = self._items[-1][2] if inside_item and self._items else self._heading
        n = self._append(BlockKind.PARAGRAPH, start, end, parent)
        if not inside_item:
            self._items, self._lead = [], None
        if is_lead_in(self.text, start, end):
            self._lead = n
            self._items = []
        return n

    def add_item(self, start: int, end: int, *, style: str = "•", indent: int = 0) -> int:
        """An item of a list. `style` is the class of its mark, `indent` its column: both tell inner from outer."""
        self._close_items(style, indent)
        parent = self._items[-1][2] if self._items else self._lead if self._lead is not None else self._heading
        n = self._append(BlockKind.ITEM, start, end, parent)
        self._items.append((style, indent, n))
        return n

    def add_row(self, start: int, end: int) -> int:
        """A row of a table."""
        parent = self._lead if self._lead is not None else self._heading
        return self._append(BlockKind.ROW, start, end, parent)

    def add_note(self, start: int, end: int) -> int:
        """A footnote or remark; it governs nothing."""
        return self._append(BlockKind.NOTE, start, end, self._heading)

    @property
    def _heading(self) -> int | None:
        return self._headings[-1][1] if self._headings else None

    def _append(self, kind: BlockKind, start: int, end: int, parent: int | None) -> int:
        n = len(self.blocks)
        self.blocks.append(Block(n, start, end, kind, parent))
        return n

    def _close_items(self, style: str, indent: int) -> None:
        items = self._items
        for depth, (known, column, _) in enumerate(items):
            if known == style and abs(column - indent) < 2:
                del items[depth:]
                return
        while items and items[-1][1] > indent:
            items.pop()
        if items and items[-1][1] == indent and not self._opens_list(items[-1][2], style):
            items.pop()

    def _opens_list(self, n: int, style: str) -> bool:
        block = self.blocks[n]
        numbered_over_bullet = self._items[-1][0][0].isalnum() and not style[0].isalnum()
        return numbered_over_bullet or is_lead_in(self.text, block.start, block.end)


def is_lead_in(text: str, start: int, end: int) -> bool:
    """Whether the stretch announces a list: it ends with a colon, or its last sentence says "the following"."""
    tail = text[max(start, end - 200) : end].rstrip("*_ \t\r\n")
    if tail.endswith(COLONS):
        return True
    phrases = _load_phrases(tail.isascii())
    lowered = tail.lower()
    if not any(map(lowered.__contains__, phrases)):
        return False
    last = lowered.rstrip(SENTENCE_ENDS)
    for mark in (". ", "。", ".\n"):
        last = last[last.rfind(mark) + 1 :]
    return any(map(last.__contains__, phrases))


@lru_cache(maxsize=2)
def _load_phrases(is_ascii: bool) -> tuple[str, ...]:
    phrases = sorted(str(entry["phrase"]) for entry in load_vocabulary().triggers.get("lead_ins", []))
    return tuple(phrase for phrase in phrases if phrase.isascii() or not is_ascii)
