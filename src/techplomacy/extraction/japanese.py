"""Reads Japanese official pages: loans, grants, exchanges of notes, memoranda, statements and sessions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from techplomacy.extraction.amounts import attach_amounts, read_amounts
from techplomacy.extraction.caching import keep_compiled
from techplomacy.extraction.candidates import Candidate, Party, Span
from techplomacy.extraction.context import Context
from techplomacy.extraction.dates import date_candidate, read_dates
from techplomacy.extraction.frames import Frames, load_frames
from techplomacy.extraction.lexicon import load_lexicon
from techplomacy.extraction.mentions import Mention
from techplomacy.extraction.sectors import set_sectors
from techplomacy.extraction.sentences import Sentence
from techplomacy.extraction.words import Hit
from techplomacy.model import Block
from techplomacy.vocabulary import Vocabulary

_END = re.compile(r"[^。\n]+[。\n]?")
_RANK = ("exchange_of_notes", "loan_agreement", "grant")  # the form that is told of where one sentence names several
_FUNDS = ("loan_agreement", "grant")


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
    found: list[Candidate] = []
    pool: list[Hit] = []
    for sentence in _cut(context, hits):
        candidate = _read(sentence, frames, acts, context.vocabulary)
        named = [h for h in sentence.hits if h.word.kind in ("country", "body")]
        if candidate is not None:
            _fill(context, candidate, named, pool)
            candidate.order = len(found)
            found.append(candidate)
        pool = [*named, *pool]
    return found


def _cut(context: Context, hits: Sequence[Hit]) -> Iterator[Sentence]:
    for block in context.blocks:
        inside = [h for h in hits if block.start <= h.start and h.end <= block.end]
        if not inside:
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
    is_open = any(word in sentence.text for act in acts if act.step == "none" for word in act.words)
    for act in acts:
        word = next((w for w in act.words if w in sentence.text), None)
        if word is None or act.step == "none" or (is_open and act.id != "planned"):
            continue
        kinds = {kind for family in act.families for kind in families[family]}
        fitting = [h for h in instruments if h.id in kinds and h.form != "weak"]
        if not fitting:
            continue
        head = min(fitting, key=lambda h: (_RANK.index(h.id) if h.id in _RANK else len(_RANK), h.start))
        return _make(sentence, head, act, word)
    return None


def _make(sentence: Sentence, head: Hit, act: Act, word: str) -> Candidate:
    mention = Mention(head.start, head.end, head.id, "strong")
    candidate = Candidate(head.id, act.step, "active", mention, sentence, [])
    candidate.act_start = sentence.start + sentence.text.index(word)
    candidate.act_end = candidate.act_start + len(word)
    candidate.features |= {"frame_active", "strong_head"}
    if act.step in ("planned", "announced"):
        candidate.features.add(act.step)
    first, last = min(head.start, candidate.act_start), max(head.end, candidate.act_end)
    candidate.spans = [Span(first, last)]
    return candidate


def _fill(context: Context, candidate: Candidate, named: Sequence[Hit], pool: Sequence[Hit]) -> None:
    sentence = candidate.sentence
    candidate.parties = _choose(context, named)
    if len(candidate.countries) >= 2:
        candidate.features.add("parties_near")
    for hit in pool:
        if len(candidate.countries) >= 2:
            break
        if hit.id and hit.id not in candidate.countries:
            candidate.parties.append(_make_party(context, hit))
            candidate.features.add("countries_pooled")
    home = context.vocabulary.countries.get(context.home or "")
    if home is not None and len(candidate.countries) == 1 and home.alpha3 not in candidate.countries:
        candidate.parties.insert(0, Party(home.name, home.alpha3, "country", implied=True))
        candidate.features.add("implied_home")
    date_candidate(context, candidate, read_dates(context, sentence))
    amounts = read_amounts(context, sentence)
    attach_amounts(candidate, amounts, [])
    if not candidate.amounts and amounts and candidate.kind in (*_FUNDS, "exchange_of_notes"):
        candidate.amounts = amounts[:1]
    set_sectors(context, candidate, context.document.title)


def _choose(context: Context, named: Sequence[Hit]) -> list[Party]:
    """The bodies of the sentence, and the countries that no body stands for."""
    bodies = {h.id for h in named if h.word.kind == "body"}
    parties: list[Party] = []
    for hit in named:
        if hit.id and (hit.word.kind == "body" or hit.id not in bodies):
            party = _make_party(context, hit)
            if not any(p.name == party.name for p in parties):
                parties.append(party)
    return parties


def _make_party(context: Context, hit: Hit) -> Party:
    kind = "body" if hit.word.kind == "body" else "country"
    return Party(context.text[hit.start : hit.end], hit.id, kind, None, hit.start, hit.end)
