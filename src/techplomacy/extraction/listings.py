"""Finds lists of instruments under a heading (`List of outcomes`, `Legal framework`) that tells no act of its own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from techplomacy.extraction.cards import Card, read_card
from techplomacy.extraction.context import Context
from techplomacy.extraction.occasions import read_line_year
from techplomacy.extraction.sentences import Sentence
from techplomacy.extraction.words import Hit
from techplomacy.model import Block, BlockKind, When
from techplomacy.text.caching import keep_compiled
from techplomacy.text.dates import find_dates
from techplomacy.text.sieves import holds_any
from techplomacy.vocabulary import Vocabulary

_LONGEST_HEADING = 260  # characters
_SHORT_ITEM = 130  # characters; `A. Documents signed` is numbered and a heading
_LONGEST_ITEM = 700
_TOLD = 130  # characters; a longer paragraph that begins with no instrument ends the list
_NUMBER = 8  # characters of a number or bullet before an instrument
_LABEL = 16  # characters of a number that the splitter took for a sentence (`SÖ 2021:44.`)
_PLACE_AND_DAY = 70  # characters of a line such as `(Nairobi, 20 June 2024)`
_CUES = (
    "list of",
    "documents",
    "agreements",
    "memorand",
    "mous",
    "outcomes",
    "treaties",
    "treaty",
    "signator",
    "legal ",
    "instruments",
    "announcement",
    "deliverables",
    "signed by",
    "contractual",
    "commitments",
    "pledge",
    "title",
    "instrument",
    "agreement |",
    "treaty |",
    "| date",
    "| partner",
    "| country",
    "donor",
    "lender",
    "financier",
)
_PUBLISHED = re.compile(r"\W*(?:published|posted|updated|issued|date|press release|from|release)\b", re.IGNORECASE)
_REGISTER = re.compile(r"\b(?:list|register|overview|database)\b", re.IGNORECASE)
_BULLETS = re.compile(r"[\W_]*(?:\d{1,3}[.):]?|[a-z]{1,3}[.)])?[\W_]*(?:the\s+|an?\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Listing:
    """What a heading says of the items under it; `order` are countries in the order of columns."""

    step: str
    when: When | None
    order: tuple[str, ...] = ()
    card: Card | None = None
    blocks: list[int] = field(default_factory=list)


@keep_compiled
def load_listings(vocabulary: Vocabulary) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of headings with the step that they assert."""
    rows = vocabulary.triggers["listings"]
    return tuple((re.compile(row["pattern"], re.IGNORECASE | re.DOTALL), row["step"]) for row in rows)


def find_listings(context: Context, grouped: Mapping[int, Sequence[Hit]]) -> dict[int, Listing]:
    """The list that governs each block, by block number; blocks outside of lists are left out."""
    governed: dict[int, Listing] = {}
    current: Listing | None = None
    for block in context.blocks:
        if (card := read_card(context, block)) is not None:
            governed[block.n] = Listing(card.step, card.when, card=card)
            continue
        if (_is_short(block) or _leads(context, block)) and (opened := _open(context, block, grouped)) is not None:
            current = None if opened.step == "none" else _inherit(opened, current)
            continue
        if current is None:
            continue
        if _is_item(context, block, grouped.get(block.n, ())):
            governed[block.n] = current
        elif block.kind is BlockKind.PARAGRAPH and block.end - block.start > _TOLD:
            current = None
    return governed


def find_listing(context: Context, listings: Mapping[int, Listing], sentence: Sentence) -> Listing | None:
    """The list or chronicle whose line the sentence opens; None inside a line, and outside of both."""
    block = sentence.block
    if sentence.start - block.start > _LABEL:
        return None
    listing = listings.get(block.n)
    if listing is None and block.kind is BlockKind.ITEM and (year := read_line_year(context, block)) is not None:
        return Listing("signed", year)
    return listing


def _inherit(opened: Listing, above: Listing | None) -> Listing:
    """A heading inside a list keeps the day of the list."""
    if above is None or opened.when is not None:
        return opened
    return Listing(opened.step, above.when, opened.order or above.order)


def _is_short(block: Block) -> bool:
    limit = _SHORT_ITEM if block.kind is BlockKind.ITEM else _LONGEST_HEADING
    return block.end - block.start <= limit


def _leads(context: Context, block: Block) -> bool:
    """Whether a paragraph ends like the lead-in of a list."""
    return block.kind is BlockKind.PARAGRAPH and context.text[block.end - 1 : block.end] == ":"


def _open(context: Context, block: Block, grouped: Mapping[int, Sequence[Hit]]) -> Listing | None:
    start = max(block.start, block.end - _LONGEST_HEADING)
    if not holds_any(context.lower[start : block.end], _CUES):
        return None
    text = context.text[start : block.end]
    context.counter.characters += len(text)
    is_sentence = text.rstrip().endswith(".") and len(text) > _TOLD
    if is_sentence:
        return None
    hits = grouped.get(block.n, ())
    is_header = (" | " in text and not any(character.isdigit() for character in text)) or _REGISTER.search(text)
    strong = (h for h in hits if h.word.kind == "instrument" and h.form == "strong" and not is_header)
    if any(_is_first(context, block, hit) for hit in strong):
        return None  # the heading is itself the title of one instrument
    step = next((step for pattern, step in load_listings(context.vocabulary) if pattern.search(text)), None)
    if step is None:
        return None
    states = tuple(dict.fromkeys(h.id for h in hits if h.word.kind == "country" and h.id))
    return Listing(step, _find_day(context, block), states)


def _is_first(context: Context, block: Block, hit: Hit) -> bool:
    written = context.text[hit.start : hit.end].lower()
    return hit.start - block.start <= _NUMBER and not written.endswith(("s", "memoranda"))


def _find_day(context: Context, block: Block) -> When | None:
    """The day that a heading, or the short line under it, tells."""
    below = context.numbered.get(block.n + 1)
    pieces = [context.text[block.start : block.end]]
    if below is not None and below.end - below.start <= _PLACE_AND_DAY:
        pieces.append(context.text[below.start : below.end])
    for piece in pieces:
        context.counter.characters += len(piece)
        if _PUBLISHED.match(piece):
            continue
        for date in find_dates(piece, published=context.published, vocabulary=context.vocabulary):
            if date.when.precision in ("day", "interval") and not date.relative:
                return date.when
    return None


def _is_item(context: Context, block: Block, hits: Sequence[Hit]) -> bool:
    """Whether a block begins with an instrument, behind a number or bullet at most."""
    if block.end - block.start > _LONGEST_ITEM:
        return False
    first = next((h for h in hits if h.word.kind == "instrument"), None)
    if first is None:
        return False
    text = context.text[block.start : first.start]
    if block.kind in (BlockKind.ITEM, BlockKind.ROW):
        return len(text) <= _TOLD
    if first.form == "weak" and block.end - block.start > _TOLD:
        return False  # a paragraph about a project, not an item
    return len(text) <= 60 and len(_BULLETS.sub("", text, count=1).split()) <= 4
