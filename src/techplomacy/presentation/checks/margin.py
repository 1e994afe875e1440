"""The paper with its findings in the margin, as one HTML page that opens offline and prints."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined

from techplomacy.audit.against.review import Proof, Review
from techplomacy.model import Block, BlockKind, Document, Finding
from techplomacy.presentation.checks.listing import VERDICT_WORDS

_TAGS = {"title": "h1", "heading": "h2", "item": "li", "note": "aside"}
_MARKS = (("&lt;sup&gt;", "<sup>"), ("&lt;/sup&gt;", "</sup>"))


@dataclass(frozen=True)
class Note:
    """A finding as it stands in the margin."""

    id: str
    number: int
    label: str
    verdict: str
    words: str
    finding: Finding
    proofs: list[Proof]


@dataclass(frozen=True)
class Stretch:
    """A block of the paper: its element, its text with marks, and the notes beside it."""

    tag: str
    text: str
    notes: list[Note]


def write_margin(review: Review) -> str:
    """The page: a summary, then the paper with each finding beside the passage that it is about."""
    notes = _number_notes(review)
    template = _load_environment().get_template("check.html.jinja")
    return template.render(
        title=review.document.title or review.document.name,
        study=review.study,
        language=review.document.language,
        counts=[(VERDICT_WORDS[key], key, count) for key, count in review.count().items()],
        silenced=review.silenced,
        notes=sorted(notes, key=lambda note: (-note.finding.weight, note.number)),
        stretches=list(_list_stretches(review.document, notes)),
        style=_load_css(),
    )


def _number_notes(review: Review) -> list[Note]:
    """The findings in order of place, numbered."""
    named = sorted(zip(review.findings, review.ids, strict=True), key=lambda p: (p[0].start, p[0].end, p[1]))
    return [
        Note(
            name,
            n,
            review.label(finding),
            finding.verdict,
            VERDICT_WORDS[finding.verdict],
            finding,
            review.list_proofs(finding),
        )
        for n, (finding, name) in enumerate(named, 1)
    ]


def _list_stretches(document: Document, notes: list[Note]) -> Iterator[Stretch]:
    blocks = [block for block in document.blocks if block.end > block.start] or [
        Block(0, 0, len(document.text), BlockKind.PARAGRAPH)
    ]
    starts = [block.start for block in blocks]
    beside: dict[int, list[Note]] = {}
    for note in notes:
        beside.setdefault(max(0, bisect_right(starts, note.finding.start) - 1), []).append(note)
    for n, block in enumerate(blocks):
        inner = "".join(_mark(document.text, block, (note for note in notes if _touches(note, block))))
        yield Stretch(_TAGS.get(block.kind.value, "p"), inner, beside.get(n, []))


def _touches(note: Note, block: Block) -> bool:
    return note.finding.start < block.end and note.finding.end > block.start


def _mark(text: str, block: Block, notes: Iterable[Note]) -> Iterator[str]:
    """The block's text; what findings are about is marked, the heaviest finding naming the mark."""
    told = list(notes)
    cuts = {block.start, block.end}
    for note in told:
        cuts |= {max(block.start, note.finding.start), min(block.end, note.finding.end)}
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        over = [note for note in told if note.finding.start < end and note.finding.end > start]
        inner = _write(text[start:end])
        if not over:
            yield inner
            continue
        best = max(over, key=lambda note: (note.finding.weight, -note.number))
        first = [note for note in over if max(note.finding.start, block.start) == start]
        anchors = "".join(f'<a class="call" id="at-{n.number}" href="#note-{n.number}">{n.number}</a>' for n in first)
        yield f'<mark class="{best.verdict}">{anchors}{inner}</mark>'


def _write(text: str) -> str:
    """Plain text as HTML; the marks of Markdown for emphasis are dropped, those of footnotes shown."""
    written = html.escape(text)
    if written.count(_MARKS[0][0]) == written.count(_MARKS[1][0]):
        for mark, tag in _MARKS:
            written = written.replace(mark, tag)
    return re.sub(r"(?<!\w)\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?!\w)", "", written)


@lru_cache(maxsize=1)
def _load_environment() -> Environment:
    loader = PackageLoader("techplomacy.presentation", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@lru_cache(maxsize=1)
def _load_css() -> str:
    return (files("techplomacy.presentation") / "templates" / "check.css").read_text(encoding="utf-8")
