"""Mends the blocks of a paper from a format with pages, where lines of a paragraph pass for headings; offsets stay."""

import re
from dataclasses import replace

from techplomacy.audit.sections import find_role, has_label
from techplomacy.audit.words import PaperWords
from techplomacy.model import Block, BlockKind, Document

_HEADS = (BlockKind.HEADING, BlockKind.TITLE)
_PROSE = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_SENTENCES = re.compile(r"[a-z0-9)\]”]\.\s+[A-Z]")
_ENDED = re.compile(r"[.!?:;。…][\s\"'”’)\]*\d]*$")
_CUT = re.compile(r"[,;(]$|[a-z)\]]\.$")
_SHORTEST = 30  # characters of a block that can be the beginning of a paragraph
_LISTS = ("abbreviations", "bibliography")


def mend_blocks(document: Document, plain: str, words: PaperWords) -> Document:
    """The document with false headings as paragraphs; one without pages is left as it is."""
    if not document.pages:
        return document
    mended: list[Block] = []
    within, before = "", None
    for block in document.blocks:
        written = " ".join(plain[block.start : block.end].split())
        if block.kind not in _HEADS:
            mended.append(block)
        elif (role := find_role(written, words)) or not _is_prose(written, before, plain, within, words):
            within = role
            mended.append(block)
        else:
            mended.append(replace(block, kind=BlockKind.PARAGRAPH))
        before = mended[-1]
    return replace(document, blocks=tuple(mended))


def _is_prose(written: str, before: Block | None, plain: str, within: str, words: PaperWords) -> bool:
    """Whether what passes for a heading is a piece of a paragraph, or of a list that is not over."""
    if not written or _SENTENCES.search(written):
        return True
    if has_label(written):
        return False
    if written[0].islower() or written[0] in '(["“,;':
        return True
    if within in _LISTS:
        return not words.pattern("closing").match(written)
    last = written.split()[-1]
    if _CUT.search(written) or (last.islower() and words.holds("joining", last)):
        return True
    if before is None or before.kind not in _PROSE:
        return False
    told = plain[before.start : before.end].strip()
    return len(told) >= _SHORTEST and not _ENDED.search(told)
