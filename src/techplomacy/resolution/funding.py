"""Chooses the money of an event: each amount once at its finance stage; amounts are never added up."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from techplomacy.model import Bound, Funds, Money, Step
from techplomacy.resolution.claims import Claim, Claims
from techplomacy.resolution.fields import Choice

_ROUNDING = Decimal("0.05")  # two amounts this near (as a share) are one amount, rounded


def choose_money(
    claims: Claims, choice: Choice, *, kind: str, steps: Iterable[Step], words: Mapping[str, Any]
) -> tuple[Funds, ...]:
    """The amounts by belief. At one stage only the most believed record speaks; others agree, convert or contradict."""
    stages = {claim.record: claim for claim in reversed(claims.get("stage", [])) if isinstance(claim.value, str)}
    within = {claim.record: str(claim.value) for claim in reversed(claims.get("within", []))}
    kept: list[tuple[Funds, Claim]] = []
    for claim in claims.get("amount", []):
        if not isinstance(claim.value, Money):
            continue
        told = stages.get(claim.record)
        stage = str(told.value) if told is not None else find_stage(kind, steps, words)
        if _is_told(claim.value, stage, claim, kept, choice):
            continue
        kept.append((Funds(claim.value, stage, claim.record, within.get(claim.record)), claim))
        choice.take(claim)
        if told is not None:
            choice.take(told)
    return tuple(funds for funds, _ in kept)


def find_stage(kind: str, steps: Iterable[Step], words: Mapping[str, Any]) -> str:
    """The finance stage of money that no coder placed: by the furthest step while that is open, else by the kind."""
    names = {step.name for step in steps}
    waiting = words["open_stages"]["map"]
    if names and names <= set(waiting):
        return str(waiting["approved"] if "approved" in names else next(iter(waiting.values())))
    return str(words["stages"]["map"].get(kind, "unknown"))


def _is_told(money: Money, stage: str, claim: Claim, kept: list[tuple[Funds, Claim]], choice: Choice) -> bool:
    """Whether what is kept already tells this amount, or speaks against it."""
    for funds, other in kept:
        if (funds.money.amount, funds.money.currency) == (money.amount, money.currency):
            if funds.stage == stage or other.record != claim.record:
                return True
        elif funds.stage == stage and other.record != claim.record:
            if funds.money.currency == money.currency and not _is_near(funds.money, money):
                choice.contradict(f"amount ({stage})", funds.money, other.record, money, claim.record)
            return True
    return False


def _is_near(one: Money, other: Money) -> bool:
    if Bound.EXACT not in {one.bound, other.bound}:
        return True
    return abs(one.amount - other.amount) <= max(one.amount, other.amount) * _ROUNDING
