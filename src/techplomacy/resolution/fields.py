"""Chooses the values of an event from the claims on it, by rule; what contradicts the chosen becomes an Issue."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from techplomacy.model import Issue, Participant, Step, Value, When
from techplomacy.resolution.claims import CODED, PERSON, Claim, Claims

Mark = tuple[str, str, int]


@dataclass
class Choice:
    """What has been chosen for one event so far, and what contradicts it."""

    event: str
    chosen: set[Mark] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)

    def take(self, claim: Claim) -> None:
        """Note the statement behind a claim as chosen."""
        if claim.n is not None:  # None: a person wrote it, and no statement has it
            self.chosen.add((claim.record, claim.field, claim.n))

    def contradict(self, what: str, kept: object, kept_by: str, other: object, other_by: str) -> None:
        """Note that two records give different values for a field."""
        message = f"{what}: {kept_by} says {kept}, {other_by} says {other}. Shown is {kept}."
        remedy = "Both are kept; decide by a verdict which one holds."
        self.issues.append(Issue("values-contradict", self.event, message, remedy))


def choose_word(
    claims: Claims, name: str, choice: Choice, *, vague: Container[str] = (), tell: bool = False
) -> str | None:
    """The most believed word of a field; a vague word only where there is no other. `tell` reports contradictions."""
    words = [claim for claim in claims.get(name, []) if isinstance(claim.value, str)]
    if not words:
        return None
    best = words[0]
    if len(words) > 1:
        best = min(words, key=lambda claim: (claim.rank != PERSON and claim.value in vague, claim.key))
    choice.take(best)
    if tell:
        told = {str(claim.value): claim.record for claim in reversed(words) if claim.value not in vague}
        for word in sorted(set(told) - {str(best.value)}):
            if best.rank != PERSON:
                choice.contradict(name, best.value, best.record, word, told[word])
    return str(best.value)


def choose_label(claims: Claims, name: str, choice: Choice) -> str | None:
    """Titles and summaries are labels: a person's wording goes before the passage of a source."""
    words = [claim for claim in claims.get(name, []) if isinstance(claim.value, str)]
    if not words:
        return None
    best = min(words, key=lambda claim: (claim.rank not in {PERSON, CODED}, claim.key)) if words[1:] else words[0]
    choice.take(best)
    return str(best.value)


def choose_words(claims: Claims, name: str, choice: Choice) -> tuple[str, ...]:
    """The words of a field of many: the persons' where there are any, else all, in order of belief."""
    words = [claim for claim in claims.get(name, []) if isinstance(claim.value, str)]
    persons = [claim for claim in words if claim.rank in {PERSON, CODED}]
    kept: dict[str, Claim] = {}
    for claim in persons or words:
        kept.setdefault(str(claim.value), claim)
    for claim in kept.values():
        choice.take(claim)
    return tuple(kept)


def choose_steps(
    claims: Claims, choice: Choice, orders: Mapping[str, int], repeated: Container[str]
) -> tuple[Step, ...]:
    """The steps in these orders, each a fact of its own; of two dates that agree the finer is kept."""
    names: dict[str, list[Claim]] = {}
    for claim in claims.get("step", []):
        if isinstance(claim.value, Step):
            names.setdefault(claim.value.name, []).append(claim)
    kept: list[Claim] = []
    for name, told in names.items():
        dated = _choose_dates([c for c in told if _when(c) is not None], choice, repeats=name in repeated)
        kept += dated or told[:1]
    for claim in kept:
        choice.take(claim)
    steps = {claim.value for claim in kept if isinstance(claim.value, Step)}
    return tuple(
        sorted(steps, key=lambda s: (orders.get(s.name, 99), s.when.sort_key if s.when else ("", "", ""), s.name))
    )


def _choose_dates(told: Sequence[Claim], choice: Choice, *, repeats: bool) -> list[Claim]:
    kept: list[Claim] = []
    for claim in told:
        when = _when(claim)
        met = next((n for n, other in enumerate(kept) if when and (w := _when(other)) and w.overlaps(when)), None)
        if met is not None:
            if kept[met].rank != PERSON and _length(claim) < _length(kept[met]):
                kept[met] = claim
        elif not kept or repeats or any(other.record == claim.record for other in kept):
            kept.append(claim)
        elif kept[0].rank != PERSON:
            name = claim.value.name if isinstance(claim.value, Step) else ""
            choice.contradict(name, _when(kept[0]), kept[0].record, when, claim.record)
    return kept


def choose_participants(claims: Claims, choice: Choice) -> tuple[Participant, ...]:
    """All bodies told, each once in each role.

    A bare government gives way to a ministry or agency of its country that another record names instead of it; where
    one record names both, both took part. A role that says more replaces `party`.
    """
    told = [claim for claim in claims.get("participant", []) if isinstance(claim.value, Participant)]
    kept: dict[tuple[str, str], Claim] = {}
    for claim in told:
        kept.setdefault((_identify(claim.value), _role(claim.value)), claim)
    special = {body for body, role in kept if role != "party"}
    left = [claim for (body, role), claim in kept.items() if role != "party" or body not in special]
    left = [claim for claim in left if not _is_replaced(claim, told)]
    for claim in left:
        choice.take(claim)
    bodies = [claim.value for claim in left if isinstance(claim.value, Participant)]
    return tuple(sorted(bodies, key=lambda p: (p.country or "~", p.actor or p.name, p.role)))


def _is_replaced(claim: Claim, told: Iterable[Claim]) -> bool:
    body = claim.value
    if claim.rank == PERSON or not isinstance(body, Participant) or not is_bare(body):
        return False
    actor = _identify(body)
    namers = {c.record for c in told if _identify(c.value) == actor and not _is_implied(c.value)}
    others = {c.record for c in told if _is_public(c.value, body.country)}
    return bool(others - namers) and not others & namers


def is_bare(body: Participant) -> bool:
    """Whether a participant is but the government of its country."""
    return body.actor == f"{(body.country or '').lower()}-gov"


def _is_public(value: Value, country: str | None) -> bool:
    kinds = {"ministry", "agency"}
    return isinstance(value, Participant) and value.country == country and value.kind in kinds


def _is_implied(value: Value) -> bool:
    return isinstance(value, Participant) and value.implied


def _identify(value: Value) -> str:
    return (value.actor or f"{value.country}:{value.name}") if isinstance(value, Participant) else ""


def _role(value: Value) -> str:
    return value.role if isinstance(value, Participant) else ""


def _when(claim: Claim) -> When | None:
    return claim.value.when if isinstance(claim.value, Step) else None


def _length(claim: Claim) -> int:
    """Days that a date leaves open."""
    when = _when(claim)
    if when is None:
        return date.max.toordinal()
    return ((when.latest or date.max) - (when.earliest or date.min)).days
