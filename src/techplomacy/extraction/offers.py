"""Gives the money that one sentence offers to the instrument that another sentence signs; it makes no act of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from techplomacy.extraction.candidates import Amount, Candidate
from techplomacy.extraction.sentences import Sentence
from techplomacy.extraction.words import Hit

_REACH = 60  # characters between a verb of giving and its amount
_NEAR = 420  # characters between an offer and its instrument in a release
_FAR = 1500  # in a decision, whose first sentences tell the ground of the last
_GIVES = ("provide", "commit", "obtain", "award")
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


@dataclass(frozen=True, slots=True)
class Offer:
    """An amount that somebody gives, lends or puts in, with the sentence that says so."""

    sentence: Sentence
    amount: Amount


def find_offers(sentence: Sentence, amounts: Sequence[Amount]) -> list[Offer]:
    """The amounts of a sentence that stand right behind a verb of giving."""
    acts = [hit for hit in sentence.hits if hit.word.kind == "act" and hit.id in _GIVES]
    return [Offer(sentence, amount) for amount in amounts if any(_gives(act, amount) for act in acts)]


def _gives(act: Hit, amount: Amount) -> bool:
    return 0 <= amount.start - act.end <= _REACH


def lend_offers(candidates: Sequence[Candidate], offers: Sequence[Offer], *, is_decision: bool) -> None:
    """Give each unclaimed offer to the nearest instrument without money; loans and grants come first."""
    limit = _FAR if is_decision else _NEAR
    for offer in offers:
        if any(_holds(candidate, offer) for candidate in candidates):
            continue
        fitting = [c for c in candidates if _takes(c, offer, is_decision=is_decision) and _measure(c, offer) <= limit]
        if fitting:
            target = min(fitting, key=lambda c: (c.kind not in _FUNDS, _measure(c, offer), c.order))
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
