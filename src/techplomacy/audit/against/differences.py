"""In which fields an act that a paper tells differs from the event that it is; it decides nothing of which event."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from techplomacy.analysis import View
from techplomacy.audit.against.bodies import Match, find_body, find_match
from techplomacy.audit.against.likeness import Act, Index, Likeness
from techplomacy.audit.against.telling import describe_event, name_body
from techplomacy.model import Bound, Event, Money, Participant

KIN = 0.7  # kinds that are taken for one another
LEAST_SUBJECT = 0.25
_FOLLOWED = 5  # years within which a later act is the signature of one that was only approved
_ROUNDING = Decimal("0.05")
_LIMITS = (Bound.UP_TO, Bound.AT_LEAST)
_PARTS = 2  # amounts of an event, past which one told may be any part of it
_PLANNED = ("announced", "planned", "approved")
_SPOKEN = ("adopted", "held")  # steps that are reached by saying so


@dataclass(frozen=True)
class Difference:
    """One field in which paper and evidence differ, in words."""

    field: str
    words: str


def list_differences(index: Index, act: Act, one: Likeness, near: Sequence[Likeness] = ()) -> list[Difference]:
    """The fields in which an act and its event differ."""
    found = [
        compare_parties(index, act, one),
        _compare_kind(index, act, one),
        _compare_status(index.view, act, one, near),
        _compare_amount(act, one.event),
    ]
    return [difference for difference in found if difference is not None]


def compare_parties(index: Index, act: Act, one: Likeness) -> Difference | None:
    """The parties that the evidence has otherwise; None where none is, or it names no bodies."""
    known, view = index.bodies[one.event.id], index.view
    if not known or one.kind < KIN:
        return None
    parties = [party for party in act.parties if party.actor in act.bodies]
    matches = [(party, find_match(view, party, known)) for party in parties]
    taken = {match.key for _, match in matches if match}
    wrong = [p for p, m in matches if m is None and _has_other(view, p.country, known - taken)]
    abroad = [(p, m) for p, m in matches if m is not None and m.how == "abroad"]
    if wrong or abroad:
        told = " and ".join(f"{p.name} ({view.name_country(p.country)})" for p in (*wrong, *(p for p, _ in abroad)))
        shown = ", ".join(name_body(view, key) for key in sorted(known))
        return Difference("parties", f"the paper names {told}; the evidence names {shown}")
    return _compare_names(view, matches)


def list_uncompared(index: Index, act: Act, one: Likeness) -> list[str]:
    """The bodies of an act for whose side the evidence names only the government, or nobody: they were not compared."""
    known = index.bodies[one.event.id]
    sides = {body.country for key in known if (body := find_body(index.view, key)) is not None}
    parties = [p for p in act.parties if p.actor in act.bodies and find_match(index.view, p, known) is None]
    return [party.name for party in parties if party.country not in sides]


def _compare_names(view: View, matches: Sequence[tuple[Participant, Match | None]]) -> Difference | None:
    """Names that are those of another spelling; parts of a name and short names are none."""
    for party, match in matches:
        body = find_body(view, match.key) if match is not None and match.how == "named" else None
        if body is None or party.name in body.acronyms:
            continue
        one, other = party.name.casefold(), body.name.casefold()
        if one in other or other in one or any(name.name.casefold() in one for name in body.names):
            continue
        return Difference("name", f"the paper writes {party.name}, the evidence {body.name}")
    return None


def _has_other(view: View, country: str | None, left: frozenset[str]) -> bool:
    """Whether the evidence names bodies on that side that the paper does not."""
    return any((body := find_body(view, key)) is not None and body.country == country for key in left)


def _compare_kind(index: Index, act: Act, one: Likeness) -> Difference | None:
    if one.kind != KIN or one.subject < LEAST_SUBJECT or not one.shared:
        return None
    title = one.event.title.casefold()
    known = index.view.vocabulary.instruments.get(one.event.kind)
    if known is None or not any(re.search(rf"\b{re.escape(p.casefold())}\b", title) for p in known.phrases):
        return None  # the coder chose a kind that no title names
    return Difference("kind", f"the paper calls it {index.view.name_kind(act.kind)}, the evidence {known.label}")


def _compare_status(view: View, act: Act, one: Likeness, near: Sequence[Likeness]) -> Difference | None:
    steps, event = view.vocabulary.steps, one.event
    told = steps.get(act.step.name) if act.step else None
    if told is None or told.id in _SPOKEN or not told.is_done or view.is_concluded(event) or not event.steps:
        return None
    if not all(step.name in _PLANNED for step in event.steps):
        return None
    known = ", ".join(f"{steps[s.name].label} {s.when or ''}".strip() for s in event.steps if s.name in steps)
    later = _find_later(view, act, one, near)
    followed = f"; it was concluded later: {describe_event(view, later)}" if later is not None else ""
    return Difference("status", f"the paper tells it as {told.label}; the evidence has it only as {known}{followed}")


def _find_later(view: View, act: Act, one: Likeness, near: Sequence[Likeness]) -> Event | None:
    """The act by which what was only approved or planned was concluded."""
    start = one.event.when.when if one.event.when else None
    for other in near:
        when = other.event.when.when if other.event.when else None
        if other.event.id == one.event.id or when is None or start is None or other.subject < 0.5 or other.kind < KIN:
            continue
        waited = (when.year or 0) - (start.year or 0)
        if 0 <= waited <= _FOLLOWED and view.is_concluded(other.event) and other.told >= one.told * 0.5:
            return other.event
    return None


def _compare_amount(act: Act, event: Event) -> Difference | None:
    pairs = [(a, f.money) for a in act.money for f in event.money if a.currency == f.money.currency]
    if not pairs or len(event.money) > _PARTS or any(_is_near(a, b) for a, b in pairs):
        return None
    if any(bound in _LIMITS for a, b in pairs for bound in (a.bound, b.bound)):
        return None
    return Difference("amount", f"the paper tells {pairs[0][0]}, the evidence {pairs[0][1]}")


def _is_near(one: Money, other: Money) -> bool:
    rounding = _ROUNDING * 3 if Bound.ABOUT in (one.bound, other.bound) else _ROUNDING
    return abs(one.amount - other.amount) <= max(one.amount, other.amount) * rounding


def tell_date(view: View, act: Act, event: Event) -> Difference:
    """The difference between the date of an act and those of an event."""
    steps = view.vocabulary.steps
    known = ", ".join(f"{steps[s.name].label} {s.when}" for s in event.steps if s.when and s.name in steps)
    told = steps[act.step.name].label if act.step and act.step.name in steps else "told"
    return Difference("date", f"the paper tells it as {told} {act.when}; the evidence has {known}")
