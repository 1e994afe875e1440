"""Lets the items of a list inherit act, date and parties from the lead-in or heading above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from techplomacy.extraction.amounts import is_moneyed
from techplomacy.extraction.candidates import Candidate, Party
from techplomacy.extraction.context import Context
from techplomacy.extraction.dates import find_visit
from techplomacy.extraction.kinds import Kinds
from techplomacy.extraction.likeness import FUNDS
from techplomacy.extraction.listings import Listing, load_listings
from techplomacy.extraction.mentions import Mention
from techplomacy.extraction.sentences import Sentence
from techplomacy.model import Block, BlockKind, When

_ARTICLES = re.compile(
    r"\W*(?:\d{1,2}\W*)?(?:an?\s+|the\s+|new\s+|[a-z]+-[a-z]+\s+|promotional\s+|soft\s+|concessional\s+|[A-Z€$£¥][\w€$£¥.,]*\s+(?:[\d.,]+\s+)?(?:[mb]illion\s+)?(?:in\s+)?)*"
)
_VAGUE = ("dialogue", "investment", "facility", "mission", "action_plan")
_FIRST = 24  # characters before a general word that still opens an item
_STEPS = {"dialogue": "held", "facility": "launched", "mission": "launched"}  # of what nobody signs
_LINE_YEAR = re.compile(r"^\W*(?:18|19|20)\d\d\s*[-–—:.]\s+")  # of a chronicle
_WORDS = 4  # before the instrument of an item that is a paragraph
_OPENS = 60  # characters before the instrument of an item
_REACH = 160  # characters before the instrument of an item under what was signed
_LONGEST_ITEM = 400  # characters; a longer item without an instrument tells a story and inherits nothing
_CLAUSE = re.compile(r"[.;]|\bto\s+(?:enhance|strengthen|promote|further)\b|,\s+which\b|\n\n")
_PAPERS = {
    "agreement",
    "memorandum_of_understanding",
    "memorandum_of_cooperation",
    "treaty",
}
_SIGNING = {"signed", "approved", "exchanged", "announced", "planned", "adopted"}


@dataclass
class Scope:
    """What a lead-in says of the items under it. `kind` is None where it names no form."""

    candidate: Candidate
    kind: str | None
    step: str
    parties: list[Party]
    when: When | None
    used: list[Candidate] = field(default_factory=list)

    def apply(self, sentence: Sentence, mentions: Sequence[Mention], kinds: Kinds) -> list[Candidate]:
        """The act that an item tells under this lead-in: the first instrument in it, or its subject alone."""
        strong = [m for m in mentions if m.strength != "weak" and not m.is_anaphor and m.kind != "dialogue"]
        mention = strong[0] if strong else self._read_subject(sentence) or self._read_loan(sentence)
        reach = _OPENS if self.step == "announced" else _REACH  # `agreed on the following:` may open a list of wishes
        if mention is None or (strong and mention.start - sentence.start > reach):
            return []
        kind = kinds.refine(sentence, mention, mention.kind)
        candidate = Candidate(kind, self.step, "item", mention, sentence, [])
        candidate.features |= {"frame_item", "strong_head"}
        self.candidate.is_umbrella = True
        self.used.append(candidate)
        return [candidate]

    def _read_subject(self, sentence: Sentence) -> Mention | None:
        if self.kind not in _PAPERS or sentence.start - sentence.block.start > 6 or len(sentence.text) > _LONGEST_ITEM:
            return None
        stop = _CLAUSE.search(sentence.text, 3)
        end = sentence.start + (stop.start() if stop else len(sentence.text))
        if end - sentence.start < 8:
            return None
        return Mention(sentence.start, end, self.kind, "subject")

    def _read_loan(self, sentence: Sentence) -> Mention | None:
        """An item that tells the project and the amount of one of several loans or grants."""
        if self.kind not in FUNDS or len(sentence.text) > _LONGEST_ITEM or not is_moneyed(sentence.text):
            return None
        return Mention(sentence.start, sentence.end, self.kind, "subject")

    def lend_parties(self, candidate: Candidate, home: str | None) -> None:
        """Give an item with one side or none those of its lead-in; beside a partner of its own, only the home side."""
        if len(candidate.countries) >= 2:
            return
        own = candidate.countries
        for party in self.parties:
            is_rival = bool(own - {home}) and home is not None and party.country != home
            if party.country and party.country not in own and not is_rival:
                candidate.parties.append(replace(party))
        if len(candidate.countries) >= 2:
            candidate.features.add("parties_near")


def note_counts(found: Sequence[Candidate]) -> None:
    """Mark the head of a sentence that only counts what a colon behind it tells one by one."""
    for head in found:
        if head.sentence.cut(head.mention.start, head.mention.end).endswith(":"):
            head.is_umbrella = True  # `welcomed the signing of the following:`
        is_count = head.mention.is_plural or head.mention.strength == "generic"
        told = [c for c in found if c.act_start == head.act_start and c.mention.start > head.mention.end]
        if is_count and told and ":" in head.sentence.cut(head.mention.end, told[0].mention.start):
            head.is_umbrella = True


def read_item(listing: Listing, sentence: Sentence, mentions: Sequence[Mention], kinds: Kinds) -> list[Candidate]:
    """The act that an item of a list under a heading tells: the first instrument in it."""
    named = [m for m in mentions if not m.is_anaphor and m.strength != "generic"]
    if (card := listing.card) is not None:
        named = [m for m in named if sentence.cut(m.end, m.end + 1) != ":"]  # no key
    if card is not None and card.kind and not any(m.kind in FUNDS for m in named):
        named = [Mention(*card.key, card.kind, "strong", sentence)]
    is_priced = sentence.block.kind is BlockKind.ROW and is_moneyed(sentence.cut(sentence.start, sentence.end))
    mention = next((m for m in named if is_priced and m.kind in FUNDS), next(iter(named), None))
    is_cell = mention is not None and is_priced and mention.kind in FUNDS
    reach = _REACH if is_cell else _FIRST if mention is not None and mention.strength == "weak" else _OPENS
    if mention is None or mention.start - sentence.start > reach:
        return []
    before = _LINE_YEAR.sub("", sentence.cut(sentence.start, mention.start))
    if sentence.block.kind is BlockKind.PARAGRAPH and sum(w.isalpha() for w in before.split()) > _WORDS:
        return []  # a remark between the items
    if mention.strength == "weak" and not is_cell and (mention.kind in _VAGUE or not _ARTICLES.fullmatch(before)):
        return []
    kind = kinds.refine(sentence, mention, mention.kind)
    step = _STEPS.get(kind, listing.step) if listing.step == "signed" else listing.step
    candidate = Candidate(kind, step, "item", mention, sentence, [])
    candidate.when = listing.when
    candidate.features |= {"frame_item", "listed", "strong_head" if mention.strength != "weak" else "weak_head"}
    if card is not None:
        candidate.features.add("card")
    return [candidate]


def _is_moneyed_item(context: Context, block: Block) -> bool:
    """Whether a block is a short item with an amount (`1. The … Project: 119 billion yen`)."""
    return block.end - block.start <= _LONGEST_ITEM and is_moneyed(context.text[block.start : block.end])


def open_scope(
    context: Context, block: Block, sentences: Sequence[Sentence], found: Sequence[Candidate], kinds: Kinds
) -> Scope | None:
    """The scope that a block opens for the blocks under it; None where it governs none, or tells no act."""
    below = context.numbered.get(block.n + 1)
    if below is None or below.kind not in (BlockKind.ITEM, BlockKind.ROW):
        return None
    last = sentences[-1]
    tail = context.text[last.start : block.end].rstrip()
    is_counted = any(c.kind in FUNDS and c.mention.is_plural for c in found) and _is_moneyed_item(context, below)
    is_lead = tail.endswith((":", "-")) or "following" in tail.lower()
    if below.parent != block.n and not is_lead and not is_counted:
        return None
    opening = [c for c in found if c.sentence.start == last.start and c.step in _SIGNING]
    opening = [c for c in opening if c.mention.is_plural or c.is_anaphor or c.mention.strength == "generic"]
    if not opening:
        return None
    head = opening[-1]
    kind = None if head.mention.strength == "generic" else head.kind
    step = head.step
    if step == "announced":  # `welcomed the following documents, which were signed …`
        context.counter.characters += len(tail)
        step = next((told for pattern, told in load_listings(context.vocabulary) if pattern.search(tail)), step)
    visit = find_visit(context, last) if head.when is None else None
    return Scope(head, kind, step if step != "none" else "planned", head.parties, visit.when if visit else head.when)
