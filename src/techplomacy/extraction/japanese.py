"""Reads Japanese official pages: loans, grants, exchanges of notes, memoranda, statements and sessions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from techplomacy.extraction.amounts import attach_amounts, read_amounts
from techplomacy.extraction.candidates import Candidate, Party, Span
from techplomacy.extraction.context import Context
from techplomacy.extraction.datelines import find_dateline
from techplomacy.extraction.dates import read_dates
from techplomacy.extraction.frames import Frames, load_frames
from techplomacy.extraction.japanesenames import find_bodies
from techplomacy.extraction.lexicon import load_lexicon
from techplomacy.extraction.mentions import Mention
from techplomacy.extraction.sectors import set_sectors
from techplomacy.extraction.sentences import Sentence
from techplomacy.extraction.words import Hit
from techplomacy.model import Block, BlockKind
from techplomacy.text.caching import keep_compiled
from techplomacy.text.dates import find_dates
from techplomacy.vocabulary import Vocabulary

_END = re.compile(r"[^。\n]+[。\n]?")
_RANK = ("exchange_of_notes", "loan_agreement", "grant")  # the form that is told of where one sentence names several
_FUNDS = ("loan_agreement", "grant")
_TOP = 3  # blocks that may hold headlines
_LISTED = 700  # characters between a sum and the items that it counts
_TALKS = 400  # characters before an act in which the day of its occasion stands
_COUNTED = re.compile(r"総額|合計|[2-9２-９二三四五六七八九]件|\d{2}件")
_ITEM = re.compile(r"\s*(?:[（(][0-9０-９ア-ン一二三四五]+[)）]|[①-⑳]|[・●○■－-]|[0-9０-９]{1,2}[.．、])")
_COMPOUND = re.compile(r"[\u30a0-\u30ff\u4e00-\u9fff]{4,}$")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]|「[^「」]*」")


@dataclass(frozen=True, slots=True)
class Act:
    """A row of the table of Japanese act words."""

    id: str
    words: tuple[str, ...]
    step: str
    families: tuple[str, ...]


@keep_compiled
def load_japanese(vocabulary: Vocabulary) -> tuple[Act, ...]:
    """The Japanese act words of a vocabulary, in order."""
    rows = vocabulary.triggers["japanese"]
    return tuple(Act(r["id"], tuple(r["words"]), r["step"], tuple(r["families"])) for r in rows)


def read_japanese(context: Context) -> list[Candidate]:
    """The candidates of a Japanese document, in order; parties are the bodies and countries of the sentence."""
    hits = list(load_lexicon(context.vocabulary).find(context.text, context.lower))
    frames, acts = load_frames(context.vocabulary), load_japanese(context.vocabulary)
    names = {row["id"]: row["words"] for row in context.vocabulary.triggers["japanese_names"]}
    home = context.home or find_dateline(context, hits) or names["speaks"][0]
    found: list[Candidate] = []
    pool: list[Party] = []
    for sentence in _cut(context, hits):
        candidate = _read(sentence, frames, acts, context.vocabulary) or _read_item(context, sentence, found)
        context.counter.characters += len(sentence.text)
        named = find_bodies(sentence.text, sentence.start, sentence.hits, context.vocabulary, home)
        if candidate is not None:
            _fill(context, candidate, named, pool, found)
            candidate.order = len(found)
            found.append(candidate)
        pool = [*named, *pool]
    return found


def _cut(context: Context, hits: Sequence[Hit]) -> Iterator[Sentence]:
    """The sentences of the blocks that say anything, and the lines that follow them with an amount."""
    has_hits = False
    for block in context.blocks:
        inside = [h for h in hits if block.start <= h.start and h.end <= block.end]
        has_hits = has_hits or bool(inside)
        if not has_hits and block.n > _TOP:
            continue
        text = context.text[block.start : block.end]
        context.counter.characters += len(text)
        for match in _END.finditer(text):
            yield _make_sentence(block, match, inside)


def _make_sentence(block: Block, match: re.Match[str], hits: Sequence[Hit]) -> Sentence:
    start, end = block.start + match.start(), block.start + match.end()
    return Sentence(start, end, match.group(), block, tuple(h for h in hits if start <= h.start and h.end <= end))


def _read(sentence: Sentence, frames: Frames, acts: Sequence[Act], vocabulary: Vocabulary) -> Candidate | None:
    families = {row["id"]: row["kinds"] for row in vocabulary.triggers["families"]}
    instruments = sentence.pick("instrument")
    open_words = [word for act in acts if act.step == "none" for word in act.words]
    for act in acts:
        word = next((w for w in act.words if w in sentence.text), None)
        if word is None or act.step == "none":
            continue
        behind = sentence.text[sentence.text.rindex(word) :]  # what stands before the act was thought of before it
        if act.id != "planned" and any(open_word in behind for open_word in open_words):
            continue
        kinds = {kind for family in act.families for kind in families[family]}
        fitting = [h for h in instruments if h.id in kinds and (h.form != "weak" or _is_compound(sentence, h))]
        if not fitting:
            continue
        head = min(fitting, key=lambda h: (_RANK.index(h.id) if h.id in _RANK else len(_RANK), h.start))
        return _make(sentence, head, act, word)
    return None


def _is_compound(sentence: Sentence, head: Hit) -> bool:
    """Whether a general word for a meeting ends a name (`鉱物資源対話`), so that a standing dialogue is meant."""
    return head.id == "dialogue" and bool(_COMPOUND.search(sentence.cut(sentence.start, head.start)))


def _read_item(context: Context, sentence: Sentence, found: list[Candidate]) -> Candidate | None:
    """A line such as `（１）… 315億円` under a loan or grant that counts several; the count itself is no act then."""
    above = next((c for c in reversed(found) if c.frame != "item"), None)
    if above is None or above.kind not in (*_FUNDS, "exchange_of_notes") or not _COUNTED.search(above.sentence.text):
        return None
    if sentence.start - above.sentence.end > _LISTED or not _is_line(sentence):
        return None
    if len(read_amounts(context, sentence)) != 1:
        return None
    above.is_umbrella = True
    mention = Mention(sentence.start, sentence.end, above.kind, "subject")
    candidate = Candidate(above.kind, above.step, "item", mention, sentence, [])
    candidate.features |= {"frame_item", "strong_head", "listed"}
    candidate.parties = [replace(party) for party in above.parties]
    candidate.when = above.when
    candidate.spans = [Span(sentence.start, sentence.start + len(sentence.text.rstrip()))]
    return candidate


def _is_line(sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list, with or without its number."""
    return sentence.block.kind in (BlockKind.ITEM, BlockKind.ROW) or bool(_ITEM.match(sentence.text))


def _make(sentence: Sentence, head: Hit, act: Act, word: str) -> Candidate:
    mention = Mention(head.start, head.end, head.id, "strong")
    candidate = Candidate(head.id, act.step, "active", mention, sentence, [])
    candidate.act_start = sentence.start + sentence.text.rindex(word)
    candidate.act_end = candidate.act_start + len(word)
    candidate.features |= {"frame_active", "strong_head"}
    if act.step in ("planned", "announced"):
        candidate.features.add(act.step)
    first, last = min(head.start, candidate.act_start), max(head.end, candidate.act_end)
    candidate.spans = [Span(first, last)]
    if not sentence.text.rstrip().endswith("。") and sentence.block.n <= _TOP:
        candidate.features.add("headline")
    return candidate


def _fill(
    context: Context, candidate: Candidate, named: list[Party], pool: Sequence[Party], found: Sequence[Candidate]
) -> None:
    sentence = candidate.sentence
    candidate.parties = candidate.parties or named
    if len(candidate.countries) >= 2:
        candidate.features.add("parties_near")
    for party in pool:
        if len(candidate.countries) >= 2:
            break
        if party.country and party.country not in candidate.countries:
            candidate.parties.append(replace(party))
            candidate.features.add("countries_pooled")
    home = context.vocabulary.countries.get(context.home or "")
    if home is not None and len(candidate.countries) == 1 and home.alpha3 not in candidate.countries:
        candidate.parties.insert(0, Party(home.name, home.alpha3, "country", implied=True))
        candidate.features.add("implied_home")
    _date(context, candidate, found)
    amounts = read_amounts(context, sentence)
    attach_amounts(candidate, amounts, [])
    if not candidate.amounts and amounts and candidate.kind in (*_FUNDS, "exchange_of_notes"):
        candidate.amounts = amounts[:1]
    set_sectors(context, candidate, context.document.title)


def _date(context: Context, candidate: Candidate, found: Sequence[Candidate]) -> None:
    """The day of the sentence outside of its brackets, else that of the act told before in the same paragraph."""
    sentence = candidate.sentence
    brackets = [(sentence.start + m.start(), sentence.start + m.end()) for m in _BRACKETS.finditer(sentence.text)]
    dates = [d for d in read_dates(context, sentence) if not any(a <= d.start < b for a, b in brackets)]
    if candidate.when is None and dates:
        before = [d for d in dates if d.end <= candidate.act_start]
        first = before[-1] if before else dates[0]  # the act stands at the end, its day before it
        candidate.when, candidate.when_span = first.when, Span(first.start, first.end)
        candidate.features.add("dated")
    last = found[-1] if found else None
    is_near = last is not None and (last.sentence.block.n == sentence.block.n or "同日" in sentence.text)
    if candidate.when is None and last is not None and is_near:
        candidate.when = last.when
        candidate.features.add("lent_day")
    if candidate.when is None and context.vocabulary.steps[candidate.step].is_done:
        _lend_day(context, candidate)


def _lend_day(context: Context, candidate: Candidate) -> None:
    """The day told last before an undated act, as of the talks at which it happened; never that of publication."""
    first = max(0, candidate.sentence.start - _TALKS)
    text = context.text[first : candidate.sentence.start]
    context.counter.characters += len(text)
    found = find_dates(text, published=context.published, vocabulary=context.vocabulary)
    days = [date.when for date in found if date.when.precision == "day" and date.when != context.published]
    if days:
        candidate.when = days[-1]
        candidate.features.add("lent_day")
