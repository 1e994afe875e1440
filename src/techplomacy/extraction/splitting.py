"""Cuts blocks that hold several lines of a list or table, which lost their marks on the way; it reads no words."""

import re
from collections.abc import Iterator, Sequence

from techplomacy.model import Block, BlockKind

_GAP = re.compile(r"\n\s*\n")
_INLINE = re.compile(r"(?<=[;:.,\w])\s*\*\s+(?=[\w“\"'])|(?:;|\band\b)\s*\*\s+")
_RUN_TOGETHER = (";*", ":* ", ".* ", "; *", ": *  ")  # marks of items that lost their lines
_LEADS = re.compile(r":\s*$")
_BAR = " | "
_NUMBERED = re.compile(r"^[ \t]*(\d{1,3})[.)]?[ \t]+(?=[A-Z“\"(])", re.MULTILINE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")  # each line of a register of treaties tells one
KEY = r"[ \t]*([A-Z][A-Za-z /()-]{1,40}?)[ \t]*:[ \t]+"  # of a line of a record card; its value follows
_KEYED = re.compile(rf"{KEY}\S")  # `Signed: 3 May 2010`
_KEYED_TWICE = re.compile(rf"^{KEY}\S[^\n]*\n\s*?{KEY}\S", re.MULTILINE)
_YEARS = re.compile(r"^[A-Z][^\n]*\b(?:1[89]|20)\d\d\b[^\n]*\n[A-Z][^\n]*\b(?:1[89]|20)\d\d\b", re.MULTILINE)
_KEYS = 2  # the fewest lines of a record card
_FIRST = 3  # the highest number that a list may begin with
_CUT = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_HEADED = (*_CUT, BlockKind.TITLE, BlockKind.HEADING)  # what the lines of a record card may be taken for
Piece = tuple[int, int, BlockKind]
Pieces = tuple[list[Piece], bool]  # of one block, and whether the first leads the others


def split_blocks(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a text, with one for each line of a list or table; paragraphs where no reader gave any."""
    blocks = blocks or tuple(_cut_paragraphs(text))
    if "\n" in text and _KEYED_TWICE.search(text) is not None:
        blocks = tuple(_renumber(text, blocks, list(_cut_all(text, blocks))))
    elif _BAR in text or _NUMBERED.search(text) is not None or _YEARS.search(text) is not None:
        blocks = tuple(_renumber(text, blocks, [_cut_lines(text, block) for block in blocks]))
    if "*" in text and any(sign in text for sign in _RUN_TOGETHER):
        blocks = tuple(_renumber(text, blocks, [_cut_marks(text, block) for block in blocks]))
    return blocks


def _renumber(text: str, blocks: Sequence[Block], pieces: Sequence[Pieces]) -> Iterator[Block]:
    """Blocks of pieces: numbers run on, parents follow."""
    renumbered: dict[int, int | None] = {}
    made = 0
    for block, (parts, leads) in zip(blocks, pieces, strict=True):
        parent = renumbered.get(block.parent) if block.parent is not None else None
        is_card = not parts or ("\n" in text[parts[0][0] : parts[0][1]] and parts[0][2] is BlockKind.ROW)
        renumbered[block.n] = parent if is_card else made  # nothing hangs from a card
        lead = made
        for n, (start, end, kind) in enumerate(parts):
            yield Block(made, start, end, kind, lead if n and leads else parent)
            lead = made if _LEADS.search(text[start:end]) else lead
            made += 1


def _cut_marks(text: str, block: Block) -> Pieces:
    """A block whose items were run together (`…:* one;* two`), cut at the marks."""
    piece = text[block.start : block.end]
    marks = list(_INLINE.finditer(piece)) if piece.count("*") > 1 else []
    if len(marks) < 2 or "**" in piece:
        return [(block.start, block.end, block.kind)], True
    edges = [0, *(m.end() for m in marks)]
    stops = [*(m.start() for m in marks), len(piece)]
    told = [(first, last) for first, last in zip(edges, stops, strict=True) if piece[first:last].strip()]
    kinds = [block.kind, *(BlockKind.ITEM for _ in told[1:])]
    return [(block.start + a, block.start + b, kind) for (a, b), kind in zip(told, kinds, strict=True)], True


def _cut_all(text: str, blocks: Sequence[Block]) -> Iterator[Pieces]:
    """The pieces of each block; the blocks that make up record cards give theirs with the first of them."""
    n = 0
    while n < len(blocks):
        last = _find_end(text, blocks, n)
        start = blocks[n].start
        cards = _cut_cards(text[start : blocks[last].end]) if last > n or "\n" in text[start : blocks[n].end] else None
        if cards is None:
            yield _cut_lines(text, blocks[n])
            n += 1
            continue
        yield [(*_trim(text, start + a, start + b), BlockKind.ROW) for a, b in cards], False
        yield from (([], False) for _ in range(last - n))
        n = last + 1


def _find_end(text: str, blocks: Sequence[Block], n: int) -> int:
    """The number of the last block that a card from this one on may reach: all lines of the others have keys."""
    last = n
    while blocks[n].kind in _HEADED and last + 1 < len(blocks):
        following = blocks[last + 1]
        gap, piece = text[blocks[last].end : following.start], text[following.start : following.end]
        is_next = following.kind in _HEADED and gap.count("\n") == 1 and not gap.strip()
        if not is_next or not all(_KEYED.match(line) for line in piece.split("\n")):
            break
        last += 1
    return last


def _cut_lines(text: str, block: Block) -> Pieces:
    """A block whose lines are rows with bars between their cells, tell a year each, or bear numbers that count up."""
    whole: Pieces = [(block.start, block.end, block.kind)], True
    piece = text[block.start : block.end]
    if block.kind not in _CUT:
        return whole
    if "\n" not in piece:
        return [(block.start, block.end, BlockKind.ROW if _BAR in piece else block.kind)], True
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", piece) if m.group().strip()]
    barred = sum(_BAR in piece[a:b] for a, b in lines)
    if barred >= 2 and barred >= len(lines) - 1:
        return [(*_trim(text, block.start + a, block.start + b), BlockKind.ROW) for a, b in lines], False
    if len(lines) > 1 and all(piece[a].isupper() and _YEAR.search(piece[a:b]) is not None for a, b in lines):
        return [(*_trim(text, block.start + a, block.start + b), BlockKind.ITEM) for a, b in lines], False
    starts = _find_counted(piece)
    if not starts:
        return whole
    edges = [*([0] if piece[: starts[0]].strip() else []), *starts]
    kinds = [block.kind if edge not in starts else BlockKind.ITEM for edge in edges]
    cut = zip(edges, [*edges[1:], len(piece)], kinds, strict=True)
    return [(*_trim(text, block.start + a, block.start + b), kind) for a, b, kind in cut], edges[0] not in starts


def _cut_cards(piece: str) -> list[tuple[int, int]] | None:
    """The record cards of a block whose lines are keys and values, but for a title at most; None where it is none."""
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", piece))
    keyed = [m for m in lines if _KEYED.match(m.group())]
    if len(keyed) < _KEYS or len(keyed) < len(lines) - 1 or (len(keyed) < len(lines) and keyed[0] is lines[0]):
        return None
    first = _KEYED.match(lines[0].group())
    again = first.group(1) if first is not None else None
    starts = [m.start() for m in keyed if again is not None and m.group().lstrip().startswith(f"{again}:")]
    cards = list(zip([0, *starts[1:]], [*starts[1:], len(piece)], strict=True))
    is_repeated = any(sum(a <= m.start() < b for m in keyed) < _KEYS for a, b in cards)
    return [(0, len(piece))] if is_repeated else cards  # `Party: A`, `Party: B` begin no card each


def _find_counted(piece: str) -> list[int]:
    """Where the lines begin whose numbers count up by one; none where fewer than two do."""
    starts: list[int] = []
    last = 0
    for mark in _NUMBERED.finditer(piece):
        number = int(mark.group(1))
        if number == last + 1 or (not starts and number <= _FIRST):
            starts.append(mark.start())
            last = number
    return starts if len(starts) > 1 else []


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _cut_paragraphs(text: str) -> Iterator[Block]:
    n = start = 0
    for gap in [*_GAP.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            yield Block(n, *_trim(text, start, end), BlockKind.PARAGRAPH)
            n += 1
        start = gap.end() if gap else end
