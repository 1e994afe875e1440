"""Reads acts that no verb tells: titles, papers picked from a count, and money named with who gives it."""

import re
from collections.abc import Sequence

from techplomacy.extraction.amounts import read_amounts
from techplomacy.extraction.candidates import Amount, Candidate
from techplomacy.extraction.context import Context
from techplomacy.extraction.kinds import Kinds
from techplomacy.extraction.likeness import FUNDS
from techplomacy.extraction.mentions import Mention
from techplomacy.extraction.sentences import Sentence

_GIVER_BEFORE = re.compile(r"(?:['’]s?)?\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}")
_GIVER_BEHIND = re.compile(r"\s+(?:from|by|provided by|granted by)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}")
_OF = re.compile(r"\s+(?:of|worth|totalling|for)\s+(?:up to\s+|about\s+|over\s+)?")
_APART = re.compile(r"[,;:(]|\b(?:with|by|from|and|to|for|of)\b")
_BESIDE = 30  # characters between an amount and the word for the money
_OWN = ("country", "body")
_NEXT_PAPER = re.compile(r"(?:[,;]|\band)\s+(?:an?|one|a further|another)\s+(?:[\w-]+\s+){0,3}$")
_NO_PAPERS = ("dialogue", "investment", "facility", "mission")


def read_bare(
    context: Context,
    kinds: Kinds,
    sentence: Sentence,
    mentions: Sequence[Mention],
    *,
    is_decision: bool,
    is_sure: bool = False,
) -> list[Candidate]:
    """A title such as `Agreement between A and B on X`, or `Under a new arrangement between A and B`."""
    for mention in mentions:
        frame = kinds.read_bare(context, sentence, mention)
        if frame is None or (not is_sure and kinds.is_vetoed(sentence, mention)):
            continue
        step = context.vocabulary.instruments[mention.kind].step
        if frame == "title" and is_decision:
            step = "approved"
        kind = kinds.refine(sentence, mention, mention.kind)
        candidate = Candidate(kind, step if frame != "under" else "announced", frame, mention, sentence, [])
        candidate.is_support = frame == "title"
        candidate.features |= {f"frame_{frame}", "strong_head"}
        further = _count_up(candidate, mentions, kinds) if frame in ("one_of", "results") else []
        return [candidate, *further]
    return []


def _count_up(first: Candidate, mentions: Sequence[Mention], kinds: Kinds) -> list[Candidate]:
    """The further papers of a sentence that counts some up (`among them were an A, a B and a C`)."""
    sentence, last, found = first.sentence, first.mention, list[Candidate]()
    for mention in mentions[mentions.index(first.mention) + 1 :]:
        gap = sentence.cut(last.end, mention.start)
        if mention.is_anaphor or mention.kind in _NO_PAPERS or not _NEXT_PAPER.search(gap):
            continue
        further = Candidate(
            kinds.refine(sentence, mention, mention.kind), first.step, first.frame, mention, sentence, []
        )
        further.features |= first.features
        found.append(further)
        last = mention
    return found


def read_gift(context: Context, kinds: Kinds, sentence: Sentence, mentions: Sequence[Mention]) -> list[Candidate]:
    """Money that a sentence names with who gives it (`with a grant of $8 million from A, B modernises its mill`)."""
    if kinds.noise["unmet"].search(sentence.text):
        return []
    for mention in mentions:
        if mention.kind not in FUNDS or mention.is_anaphor or mention.is_definite:
            continue
        amount = next((a for a in read_amounts(context, sentence) if _lies_beside(sentence, mention, a)), None)
        if amount is None or not _has_two_sides(sentence, mention, amount):
            continue
        whole = Mention(min(mention.start, amount.start), max(mention.end, amount.end), mention.kind, "money", sentence)
        candidate = Candidate(mention.kind, "announced", "money", whole, sentence, [])
        candidate.features |= {"frame_funding", "funds", "sided", "weak_head"}
        return [candidate]
    return []


def _lies_beside(sentence: Sentence, mention: Mention, amount: Amount) -> bool:
    """Whether an amount is that of the money beside it (`$8 million in soft loans`, `a grant of up to $8 million`)."""
    if amount.start >= mention.end:
        return _OF.fullmatch(sentence.cut(mention.end, amount.start)) is not None
    gap = sentence.cut(amount.end, mention.start)
    return len(gap) <= _BESIDE and _APART.search(gap) is None


def _has_two_sides(sentence: Sentence, mention: Mention, amount: Amount) -> bool:
    """Whether a giver stands beside the money, and another country anywhere else in the sentence."""
    start, end = min(mention.start, amount.start), max(mention.end, amount.end)
    known = [h for h in sentence.hits if h.word.kind in _OWN and h.id]
    for hit in known:
        is_inside = start <= hit.start and hit.end <= end
        is_before = hit.end <= start and _GIVER_BEFORE.fullmatch(sentence.cut(hit.end, start)) is not None
        is_behind = hit.start >= end and _GIVER_BEHIND.fullmatch(sentence.cut(end, hit.start)) is not None
        if is_inside or is_before or is_behind:
            return any(other.id != hit.id and other.word.kind == "country" for other in known)
    return False
