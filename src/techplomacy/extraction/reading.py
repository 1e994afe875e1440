"""Reads the candidates of one document: blocks, sentences, instruments under acts; fields and merging come after."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from techplomacy.extraction.amounts import may_tell_money, read_amounts
from techplomacy.extraction.candidates import Candidate
from techplomacy.extraction.context import Context
from techplomacy.extraction.datelines import find_dateline
from techplomacy.extraction.filling import fill_candidates
from techplomacy.extraction.frames import Frames, Pair, load_frames
from techplomacy.extraction.headlines import opens_with
from techplomacy.extraction.judging import AWAITED, DONE, PLANNED, Judge, load_judge
from techplomacy.extraction.kinds import HELD, STANDING, TOP, Kinds, load_kinds
from techplomacy.extraction.lexicon import load_lexicon
from techplomacy.extraction.likeness import FUNDS
from techplomacy.extraction.listings import Listing, find_listing, find_listings
from techplomacy.extraction.mentions import Mention, find_mentions
from techplomacy.extraction.moneyframes import add_money_pairs, find_money_pairs
from techplomacy.extraction.namesakes import settle_namesakes
from techplomacy.extraction.naming import Namer
from techplomacy.extraction.occasions import lend_dates
from techplomacy.extraction.offers import Offer, find_offers, find_references, lend_offers
from techplomacy.extraction.ownnames import drop_named, has_general, is_in_name, may_name
from techplomacy.extraction.pairing import find_pair, weigh_countries
from techplomacy.extraction.prefilter import drop_doubtful, group_hits, is_foreign_matter, pick_blocks
from techplomacy.extraction.pronouns import find_pronouns
from techplomacy.extraction.respectively import deal_out
from techplomacy.extraction.scopes import Scope, note_counts, open_scope, read_item
from techplomacy.extraction.sentences import Sentence, cut_sentences
from techplomacy.extraction.signs import note_frame
from techplomacy.extraction.steps import Approvals, load_approvals, read_step, tells_approval
from techplomacy.extraction.untold import read_bare, read_gift
from techplomacy.extraction.words import Hit
from techplomacy.model import Block, BlockKind

_MONEY_ACTS = ("invest", "provide", "commit", "announce", "award", "make", "approve")
_OPENING = 10  # blocks in which a decision says that it is one
_VENTURES = ("programme", "facility", "mission", "joint_venture", "dialogue")
_AGREES = ("sign", "conclude", "enter", "exchange", "renew", "extend")
# As in `under a new arrangement`.
_BARE = ("nder a", "hrough a", "y an ", "hanks to a", "ia a", "ne of the", "ne key", "nother ")
_AMENDING = re.compile(
    r"\b(?:extension|renewal|amendment|addendum)\s+(?:of|to)\s+(?:the\s+|an?\s+|said\s+)*(?:\w+\s+)?$", re.IGNORECASE
)
_FINANCED = re.compile(
    r"\b(?:loan|grant|credit (?:facility|line)|line of credit|financ(?:ed|ial assistance|ing)|funded)\b", re.IGNORECASE
)


@dataclass
class Reader:
    """The state of one document while it is read."""

    context: Context
    frames: Frames
    judge: Judge
    approvals: Approvals
    kinds: Kinds
    namer: Namer
    grouped: dict[int, list[Hit]] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)
    scopes: dict[int, Scope] = field(default_factory=dict)
    offers: list[Offer] = field(default_factory=list)
    listings: dict[int, Listing] = field(default_factory=dict)
    is_decision: bool = False

    def read(self) -> list[Candidate]:
        """All candidates of the document, in order, with their fields."""
        context = self.context
        lexicon = load_lexicon(context.vocabulary)
        hits = settle_namesakes(list(lexicon.find(context.text, context.lower)), lexicon.namesakes, context.home)
        hits = drop_doubtful(context, hits)
        if not is_foreign_matter(context, hits):
            return []
        context.weights.update(weigh_countries(hits))
        context.pair[:] = find_pair(context.weights, context.home)
        context.filed[:] = [code for code in (find_dateline(context, hits),) if code is not None]
        if context.home is None:
            self.namer.sure = frozenset(hit.id for hit in hits if hit.word.kind == "country")
        self.grouped = self.namer.grouped = group_hits(context.blocks, hits)
        self.listings = find_listings(context, self.grouped)
        blocks = list(pick_blocks(context, self.grouped, set(self.listings)))
        self.is_decision = any(
            tells_approval(context, self.approvals, b.start, b.end)
            for b in (*blocks[:_OPENING], *context.blocks[:_OPENING])
        )
        for block in blocks:
            self._read_block(block)
        lend_offers(self.candidates, self.offers, is_decision=self.is_decision)
        lend_dates(context, self.candidates)
        return self.candidates

    def _read_block(self, block: Block) -> None:
        text = self.context.text[block.start : block.end]
        decided = tells_approval(self.context, self.approvals, block.start, block.end)
        sentences = list(cut_sentences(self.context, block, self.grouped.get(block.n, ())))
        scope = self._inherit(block)
        if not sentences and scope is not None:
            sentences = [Sentence(block.start, block.end, text, block, ())]
        found: list[Candidate] = []
        told: list[Candidate] = []
        for sentence, resolved in find_pronouns(sentences):
            chosen = sentence if resolved is None or told else resolved  # what was told already needs no pronoun
            told = self._read_sentence(chosen, scope, is_decision=decided or self.is_decision)
            found += told
        if sentences:
            own = open_scope(self.context, block, sentences, found, self.kinds)
            if own is not None:
                self.scopes[block.n] = own

    def _inherit(self, block: Block) -> Scope | None:
        """The scope that the nearest lead-in above a block has opened."""
        for parent in self.context.trace(block):
            if parent.n in self.scopes:
                return self.scopes[parent.n]
        if block.kind not in (BlockKind.ITEM, BlockKind.ROW):
            return None
        return self.scopes.get(self._find_lead(block))

    def _find_lead(self, block: Block) -> int:
        """The block that a run of items follows: the nearest one above with a scope, through items only."""
        n = block.n - 1
        while n >= 0 and n not in self.scopes and self.context.numbered[n].kind in (BlockKind.ITEM, BlockKind.ROW):
            n -= 1
        return n

    def _read_sentence(self, sentence: Sentence, scope: Scope | None, *, is_decision: bool) -> list[Candidate]:
        if sentence.text.endswith("?"):
            return []  # a question asserts nothing
        has_money = may_tell_money(sentence) and any(
            h.id in _MONEY_ACTS and h.word.kind == "act" for h in sentence.hits
        )
        self.offers += find_references(self.context, sentence)
        listing = find_listing(self.context, self.listings, sentence)
        if scope is None and listing is None and not has_money and not self._is_promising(sentence):
            return []
        mentions = self._find_mentions(sentence)
        pairs = self.frames.find_pairs(sentence, mentions)
        pairs = [p for p in pairs if not self._is_refused(sentence, p.mention)]
        if has_money:
            amounts = read_amounts(self.context, sentence)
            self.offers += find_offers(sentence, amounts)
            pairs = add_money_pairs(pairs, find_money_pairs(sentence, mentions, amounts, self.frames))
        found = [c for pair in pairs if (c := self._judge(pair, sentence, is_decision=is_decision)) is not None]
        rest = [m for m in mentions if not any(m is pair.mention for pair in pairs)]
        note_counts(found)
        is_loose = all(c.frame in ("gerund", "nominal") for c in found)
        if scope is None and listing is None and is_loose and opens_with(sentence, mentions):
            found = self._read_bare(sentence, mentions, is_sure=True) or found
        elif scope is not None and not found:
            found += scope.apply(sentence, [m for m in rest if not self.kinds.is_vetoed(sentence, m)], self.kinds)
        elif not found and listing is not None:
            found += read_item(listing, sentence, mentions, self.kinds)
        elif not found:
            found += self._read_bare(sentence, rest)
        if not found:
            return []
        self._fill(sentence, found, scope)
        self.candidates += found
        return found

    def _is_promising(self, sentence: Sentence) -> bool:
        """Whether an act of the sentence can govern one of its instruments, or an instrument may stand bare."""
        kinds = {hit.id for hit in sentence.hits if hit.word.kind == "instrument"}
        acts = {hit.id for hit in sentence.hits if hit.word.kind == "act"}
        if not acts.isdisjoint(HELD) or any(not kinds.isdisjoint(self.frames.kinds[act]) for act in acts):
            return True
        if not kinds:
            return False
        if not kinds.isdisjoint(FUNDS) and may_tell_money(sentence):
            return True
        is_head = sentence.block.n <= TOP or sentence.block.kind in (BlockKind.TITLE, BlockKind.HEADING)
        return is_head or "dialogue" in kinds or any(word in sentence.text for word in _BARE)

    def _find_mentions(self, sentence: Sentence) -> list[Mention]:
        mentions = find_mentions(sentence)
        if has_general(mentions):
            mentions = drop_named(mentions, self.namer.name(sentence))
        is_held = any(hit.id in HELD for hit in sentence.hits if hit.word.kind == "act")
        if is_held and not any(m.kind == "dialogue" for m in mentions):
            session = self.kinds.find_session(sentence)
            mentions = [*mentions, session] if session is not None else mentions
        return mentions

    def _is_refused(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether the head is a word of a body's name (`Export Credit Bank`), or refused by the words around it."""
        is_paper = may_name(mention)
        if is_paper:
            self.namer.note(sentence)
        if self.kinds.is_vetoed(sentence, mention):
            return True
        may_cover = is_paper and self.namer.may_cover(sentence, mention.start)
        return may_cover and is_in_name(mention, self.namer.name(sentence))

    def _judge(self, pair: Pair, sentence: Sentence, *, is_decision: bool) -> Candidate | None:
        block = sentence.block
        approved = tells_approval(self.context, self.approvals, sentence.start, sentence.end)
        recalled = self.judge.is_recalled(sentence.text)
        step, reading = read_step(
            pair,
            sentence,
            self.judge,
            self.frames,
            is_approved=approved and not recalled,
            is_decision=is_decision and not recalled,
        )
        if step is None:
            return None
        kind = pair.mention.kind if pair.frame == "money" else self.kinds.settle(sentence, pair)
        is_open = reading in (AWAITED, PLANNED) or not approved
        if kind is None or self._is_beside(kind, step, pair, is_open=is_open):
            return None
        if step in ("signed", "announced") and _AMENDING.search(
            sentence.cut(max(sentence.start, pair.mention.start - 60), pair.mention.start)
        ):
            step = "renewed"
        candidate = Candidate(kind, step, pair.frame, pair.mention, sentence, [])
        candidate.act_start, candidate.act_end = pair.act.start, pair.act.end
        points_back = pair.mention.is_anaphor or pair.mention.is_definite
        candidate.is_anaphor = points_back and kind not in ("contract", "dialogue")
        opens = self.is_decision and block.n == 0 and len(self.context.blocks) > 1
        candidate.is_support = opens and not tells_approval(self.context, self.approvals, block.start, block.end)
        if candidate.is_support:
            candidate.step = "approved"
        if reading == AWAITED:
            candidate.features.add("awaited")
        if pair.act.id == "ratify":
            candidate.features.add("ratified")
        self._note_features(candidate, pair, reading, approved=approved, recalled=recalled)
        return candidate

    def _is_beside(self, kind: str, step: str, pair: Pair, *, is_open: bool) -> bool:
        """Whether an act is none of cooperation: a contract nobody financed, a meeting or venture only let happen."""
        if kind == "contract" and not _FINANCED.search(self.context.text):
            return self.is_decision or pair.act.id not in _AGREES  # bought, and not agreed
        if pair.act.id == STANDING and (self.context.published is not None or self.context.home is not None):
            return True  # the news only describes what stands already; a study tells of it
        if kind == "dialogue" and step == "approved" and pair.act.id in HELD:
            return True  # to let a meeting be hosted is no session of it
        return kind in _VENTURES and is_open and step == "approved"  # the sentence of its decision tells it

    def _note_features(self, candidate: Candidate, pair: Pair, reading: str, *, approved: bool, recalled: bool) -> None:
        frame = self.kinds.frame_feature(candidate, pair)
        note_frame(candidate, pair, frame, is_approved=approved)
        features = candidate.features
        if candidate.kind == "dialogue" and self.kinds.is_named_session(candidate.sentence, candidate.mention):
            features.add("named_session")
        if candidate.kind == "dialogue" and self._is_titled():
            features.add("titled")
        start = min(pair.act.start, pair.mention.start) - candidate.sentence.start
        is_ground = self.is_decision and "funds" in features and candidate.step == "announced"
        is_news = self.context.published is not None or self.context.home is not None  # a chronicle has no ground
        is_older = is_news and reading == DONE and self.judge.is_older(candidate.sentence.text, start)
        if is_ground or recalled or is_older:
            features.add("history")

    def _read_bare(self, sentence: Sentence, mentions: Sequence[Mention], *, is_sure: bool = False) -> list[Candidate]:
        known = self.context, self.kinds, sentence, mentions
        found = read_bare(*known, is_decision=self.is_decision, is_sure=is_sure)
        return found or (read_gift(*known) if may_tell_money(sentence) and not is_sure else [])

    def _fill(self, sentence: Sentence, found: list[Candidate], scope: Scope | None) -> None:
        dates, amounts = fill_candidates(self.context, self.namer, sentence, found, scope)
        home = self.context.vocabulary.countries.get(self.context.home or "")
        dealt = [part for c in found for part in deal_out(c, amounts, dates, home, is_decision=self.is_decision)]
        for n, candidate in enumerate(dealt):
            candidate.order = len(self.candidates) + n
        found[:] = dealt

    def _is_titled(self) -> bool:
        """Whether what opens the document names a standing dialogue; a bare `session` then is one of its own."""
        opening = self.grouped.get(self.context.blocks[0].n, ())
        return any(h.word.kind == "instrument" and h.id == "dialogue" and h.form == "strong" for h in opening)


def read_candidates(context: Context) -> list[Candidate]:
    """The candidates of a document with their fields, unmerged, in order."""
    vocabulary = context.vocabulary
    reader = Reader(
        context,
        load_frames(vocabulary),
        load_judge(vocabulary),
        load_approvals(vocabulary),
        load_kinds(vocabulary),
        Namer(context, {}),
    )
    return reader.read()
