"""A machine's proposal that two records, or two names, are one; and a person's decision."""

from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    """What is held of a link."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Link:
    """Two ids that may be one thing (`about`: event or actor), with score 0–1 and the reasons, in words."""

    left: str
    right: str
    about: str
    judgement: Judgement
    score: float
    reasons: tuple[str, ...] = ()


class VerdictState(StrEnum):
    """What became of a verdict in this build."""

    APPLIED = "applied"
    REOPENED = "reopened"  # the machine now says something else; the person's value stays shown
    LOST = "lost"  # the quote is no longer there; an Issue says so


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's decision on a record or one of its fields, with its own anchor.

    The anchor is the quote, what stood `before` and `after` it, and the value seen.

    `decision` is accept, reject, correct, same or different. `value` and `seen` are JSON text of the value decided
    and of the value that the machine showed. `other` is the second record of a same / different decision.
    """

    id: str
    source: str
    quote: str
    before: str
    after: str
    field: str | None
    seen: str | None
    decision: str
    value: str | None
    coder: str
    at: str
    why: str = ""
    record: str | None = None
    other: str | None = None
    state: VerdictState | None = None
