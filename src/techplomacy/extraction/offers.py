"""Gives the money that one sentence offers to the instrument that another sentence signs; it makes no act of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from techplomacy.extraction.amounts import may_tell_money, read_amounts
from techplomacy.extraction.candidates import Amount, Candidate
from techplomacy.extraction.context import Context
from techplomacy.extraction.sentences import Sentence
from techplomacy.extraction.words import Hit
from techplomacy.text.sieves import Sought

_REACH = 60  # characters between a verb of giving and its amount
_NEAR = 420  # characters between an offer and its instrument in a release
_FAR = 1500  # in a decision, whose first sentences tell the ground of the last
_OPENING = 60  # characters of a sentence in which it names the instrument that it points back to
_GIVES = ("provide", "commit", "obtain", "award", "invest")
_FUNDS = ("loan_agreement", "grant")
_TAKES = (
    *_FUNDS,
    "memorandum_of_understanding",
    "memorandum_of_cooperation",
    "agreement",
    "implementing_arrangement",
    "other",
    "programme",
    "facility",
    "joint_venture",
)
_POINTS_BACK = re.compile(
    r"\W*(?:(?:Under|Through|By|Via|With|Within|Pursuant to)\s+)?(?:the|this|these|said)\s+(?:said\s+)?", re.I
)
_BY_WHICH = Sought(
    re.compile(r"\b(?:under|by|through|via|in) which\b|\bwhereby\b|\bto the (?:value|tune|amount) of\b", re.I)
)
_MEANS = re.compile(r"\b(?:up to|worth|of|value|amount\w*|fund\w*|budget|provid\w+|total\w*|sum|allow\w*)\b", re.I)


@dataclass(frozen=True, slots=True)
class Offer:
    """An amount that somebody gives, lends or puts in, with the sentence that says so.

    `points_back` where the sentence names the instrument again (`Under this memorandum, …`, `… by which …`).
    """

    sentence: Sentence
    amount: Amount
    points_back: bool = False


def find_offers(sentence: Sentence, amounts: Sequence[Amount]) -> list[Offer]:
    """The amounts of a sentence that stand right behind a verb of giving."""
    acts = [hit for hit in sentence.hits if hit.word.kind == "act" and hit.id in _GIVES]
    return [Offer(sentence, amount) for amount in amounts if any(_gives(act, amount) for act in acts)]


def find_references(context: Context, sentence: Sentence) -> list[Offer]:
    """The amounts of a sentence that points back to an instrument: `Under this agreement, …`, `… by which …`."""
    if not sentence.hits or not may_tell_money(sentence):
        return []
    opening = _POINTS_BACK.match(sentence.text)
    heads = [h for h in sentence.hits if h.word.kind == "instrument" and h.start - sentence.start <= _OPENING]
    if opening is not None and heads:
        begin = heads[0].end
    else:
        clause = _BY_WHICH.search(sentence.text)
        if clause is None:
            return []
        begin = sentence.start + clause.start()
    behind = [
        a for a in read_amounts(context, sentence) if a.start >= begin and _MEANS.search(sentence.cut(begin, a.start))
    ]
    return [Offer(sentence, amount, points_back=True) for amount in behind[:1]]


def _gives(act: Hit, amount: Amount) -> bool:
    return 0 <= amount.start - act.end <= _REACH


def lend_offers(candidates: Sequence[Candidate], offers: Sequence[Offer], *, is_decision: bool) -> None:
    """Give each unclaimed offer to the nearest instrument without money; loans and grants come first."""
    limit = _FAR if is_decision else _NEAR
    for offer in offers:
        holders = [candidate for candidate in candidates if _holds(candidate, offer)]
        if offer.points_back and all("funds" in holder.features for holder in holders):
            _give_back(candidates, offer)
            continue
        if holders:
            continue
        fitting = [c for c in candidates if _takes(c, offer, is_decision=is_decision) and _measure(c, offer) <= limit]
        if fitting:
            target = min(fitting, key=lambda c: (c.kind not in _FUNDS, _measure(c, offer), c.order))
            target.amounts = [offer.amount]
            target.features.add("offered")


def _give_back(candidates: Sequence[Candidate], offer: Offer) -> None:
    """Give the amount to the instrument that the sentence points back to: the nearest one named before it."""
    fitting = [
        c
        for c in candidates
        if c.kind in _TAKES
        and "funds" not in c.features
        and c.mention.end <= offer.amount.start
        and c.sentence.start <= offer.sentence.start
        and offer.sentence.block.n - c.sentence.block.n <= 1
    ]
    if fitting and not (target := max(fitting, key=lambda c: c.mention.end)).amounts:
        target.amounts = [offer.amount]
        target.features.add("offered")


def _takes(candidate: Candidate, offer: Offer, *, is_decision: bool) -> bool:
    """Whether an instrument can be what an offer is for: without money, and told in one paragraph with it."""
    if candidate.kind not in _TAKES or candidate.amounts:
        return False
    return is_decision or candidate.sentence.block.n == offer.sentence.block.n


def _holds(candidate: Candidate, offer: Offer) -> bool:
    return any(a.start == offer.amount.start or a.money == offer.amount.money for a in candidate.amounts)


def _measure(candidate: Candidate, offer: Offer) -> int:
    """Characters between the sentences of an instrument and an offer."""
    if candidate.sentence.start >= offer.sentence.end:
        return candidate.sentence.start - offer.sentence.end
    return max(0, offer.sentence.start - candidate.sentence.end)
