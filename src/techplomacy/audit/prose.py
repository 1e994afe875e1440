"""The running text of a paper as one flow of sentences, page breaks, notes and captions between them passed over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.audit.plain import blank_outside
from techplomacy.audit.sections import Section, find_section
from techplomacy.model import Block, BlockKind, Document
from techplomacy.text.sentences import split_sentences

_CLOSED = re.compile(r"[.!?:;。…–—][\s\"'”’)\]*]*$")
_SHORTEST = 20  # characters of a line that can be a part of a paragraph
_SILENT = ("abbreviations", "bibliography")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at its offsets; `text` is its plain text, of the same length; `run` the paragraph it belongs to."""

    start: int
    end: int
    text: str
    run: int
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A paragraph or item, put together again where a page break, a caption or a note cut it."""

    start: int
    end: int
    kind: BlockKind
    blocks: tuple[Block, ...]


def read_prose(
    document: Document, plain: str, sections: tuple[Section, ...], captions: list[tuple[int, int]]
) -> tuple[str, tuple[Run, ...], tuple[Sentence, ...]]:
    """The flow (same length as the text, all but prose blanked), its runs and its sentences; notes come as own runs."""
    heads = {section.start for section in sections}
    prose = [block for block in document.blocks if _is_prose(block, plain, sections, heads, captions)]
    flow = blank_outside(plain, document, [(b.start, b.end) for b in prose if b.kind is not BlockKind.NOTE])
    runs = list(_join_blocks([b for b in prose if b.kind is not BlockKind.NOTE], flow, document))
    runs += [Run(b.start, b.end, b.kind, (b,)) for b in prose if b.kind is BlockKind.NOTE]
    runs.sort(key=lambda run: (run.start, run.end))
    sentences: list[Sentence] = []
    for n, run in enumerate(runs):
        is_note = run.kind is BlockKind.NOTE
        source = plain if is_note else flow
        stretch = source[run.start : run.end].replace("\n", " ")
        sentences += [
            Sentence(run.start + start, run.start + end, stretch[start:end], n, is_note)
            for start, end in split_sentences(stretch, language="en")
        ]
    return flow, tuple(runs), tuple(sentences)


def _is_prose(
    block: Block, plain: str, sections: tuple[Section, ...], heads: set[int], captions: list[tuple[int, int]]
) -> bool:
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.NOTE) or block.start in heads:
        return False
    if not plain[block.start : block.end].strip():
        return False
    if any(start < block.end and block.start < end for start, end in captions):
        return False
    return find_section(sections, block.start).role not in _SILENT


def _join_blocks(blocks: list[Block], flow: str, document: Document) -> Iterator[Run]:
    """Blocks by run: one continues the block before it where that one is not over."""
    headed = [b.start for b in document.blocks if b.kind in (BlockKind.HEADING, BlockKind.TITLE)]
    held: list[Block] = []
    for block in blocks:
        if held and not _continues(held[-1], block, flow, headed, bool(document.pages)):
            yield Run(held[0].start, held[-1].end, held[0].kind, tuple(held))
            held = []
        held.append(block)
    if held:
        yield Run(held[0].start, held[-1].end, held[0].kind, tuple(held))


def _continues(last: Block, block: Block, flow: str, headed: list[int], has_pages: bool) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or any(last.end <= start < block.start for start in headed):
        return False
    before, after = flow[last.start : last.end].rstrip(), flow[block.start : block.end].lstrip()
    if not before or not after or _CLOSED.search(before):
        return False
    if last.kind is BlockKind.ITEM and not after[0].islower():
        return False
    is_open = before.count("(") > before.count(")")
    if has_pages and len(before) >= _SHORTEST:
        return True  # a line break of the page, most often
    return after[0].islower() or after[0] in "(,;)" or is_open
