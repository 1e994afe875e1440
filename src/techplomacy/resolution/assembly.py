"""Folds records, links and verdicts into events: a pure function; the order of what it is given does not matter."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from techplomacy.model import About, Chosen, Event, Initiative, Issue, Link, Record, Source, Verdict, VerdictState
from techplomacy.resolution.claims import is_coded, list_claims
from techplomacy.resolution.dating import find_when
from techplomacy.resolution.fields import (
    Choice,
    choose_label,
    choose_participants,
    choose_steps,
    choose_word,
    choose_words,
)
from techplomacy.resolution.funding import choose_money
from techplomacy.resolution.rulings import Rulings, gather_rulings
from techplomacy.resolution.union import Decisions, gather_decisions, make_clusters
from techplomacy.resolution.witness import count_witnesses, list_sources
from techplomacy.vocabulary import Vocabulary, load_vocabulary

# An extracted record counts from here on: more likely right than wrong, as its calibrated score says.
KEEP_FROM = 0.5


@dataclass(frozen=True)
class Assembly:
    """Events by id, which event each record belongs to, the statements (record, field, n) that the fold took."""

    events: tuple[Event, ...]
    members: dict[str, str]
    chosen: Chosen
    issues: tuple[Issue, ...]


def assemble(
    records: Iterable[Record],
    links: Iterable[Link],
    verdicts: Iterable[Verdict],
    initiatives: Iterable[Initiative] = (),
    *,
    sources: Iterable[Source] = (),
    vocabulary: Vocabulary | None = None,
) -> Assembly:
    """The events of all records about acts that count.

    Verdicts are anchored ones. `sources` say whose voice is official, what copies what, and who does not vote; without
    them each source is a witness of its own. An event has the id of its coded record, else of its earliest.
    """
    verdicts = tuple(verdicts)
    known = {source.id: source for source in sources}
    rulings = gather_rulings(verdicts)
    acts = {r.id: r for r in records if r.about is About.ACT}
    vouched = rulings.accepted | {i for v in verdicts if _joins(v) for i in (v.record, v.other) if i}
    kept = {key: acts[key] for key in sorted(acts) if _counts(acts[key], rulings, vouched, known)}
    decisions = gather_decisions(kept, links, verdicts)
    clusters, issues = make_clusters(kept, decisions, {key for key, record in kept.items() if is_coded(record)})
    folder = Folder(vocabulary or load_vocabulary(), rulings, known)
    folded = [folder.fold([kept[key] for key in cluster]) for cluster in clusters]
    members = {key: event.id for event, _ in folded for key in event.records}
    threads = _find_threads(initiatives, members)
    events = [_refer(event, members, threads) for event, _ in folded]
    told = {*issues, *rulings.issues, *(i for _, c in folded for i in c.issues), *_tell_open(decisions, members)}
    chosen = Chosen(mark for _, choice in folded for mark in choice.chosen)
    return Assembly(
        tuple(sorted(events, key=lambda e: e.id)), dict(sorted(members.items())), chosen, tuple(sorted(told))
    )


def _joins(verdict: Verdict) -> bool:
    return verdict.decision == "same" and verdict.state is not VerdictState.LOST


def _counts(record: Record, rulings: Rulings, vouched: set[str] | frozenset[str], known: Mapping[str, Source]) -> bool:
    """Whether a record may make an event: no person rejected it, and it is a person's or likely enough and votes."""
    if record.id in rulings.rejected:
        return False
    if is_coded(record):
        return True
    votes = record.source not in known or known[record.source].votes
    return votes and (record.score >= KEEP_FROM or record.id in vouched)


@dataclass(frozen=True)
class Folder:
    """Folds the records of one act into an event."""

    vocabulary: Vocabulary
    rulings: Rulings
    sources: Mapping[str, Source]

    @cached_property
    def words(self) -> dict[str, Any]:
        """The entries of the `linking` trigger file."""
        return {row["id"]: row for row in self.vocabulary.triggers["linking"]}

    @cached_property
    def vague(self) -> frozenset[str]:
        """Kinds that say little: any other goes before them."""
        return frozenset(self.words["vague"]["list"])

    @cached_property
    def repeated(self) -> frozenset[str]:
        """Steps that an act may take more than once."""
        return frozenset(self.words["repeated"]["list"])

    @cached_property
    def orders(self) -> dict[str, int]:
        """The place of each step in the life of an act."""
        return {name: step.order for name, step in self.vocabulary.steps.items()}

    def fold(self, records: list[Record]) -> tuple[Event, Choice]:
        """The event of one or more records, and what was chosen for it."""
        words, vague = self.words, self.vague
        ordered = sorted(records, key=_find_seniority) if len(records) > 1 else records
        first = ordered[0].id
        choice = Choice(first)
        claims = list_claims(ordered, self.rulings.fields, self.sources)
        kind = choose_word(claims, "kind", choice, vague=vague, tell=True) or "other"
        steps = choose_steps(claims, choice, self.orders, self.repeated)
        rest = list(dict.fromkeys(source for record in ordered for source in list_sources(record)))
        event = Event(
            id=first,
            kind=kind,
            title=choose_label(claims, "title", choice) or kind,
            steps=steps,
            participants=choose_participants(claims, choice),
            sectors=choose_words(claims, "sector", choice),
            money=choose_money(claims, choice, kind=kind, steps=steps, words=words),
            records=tuple(record.id for record in ordered),
            sources=tuple(sorted(rest)),
            witnesses=count_witnesses(rest, self.sources),
            place=choose_word(claims, "place", choice),
            occasion=choose_word(claims, "occasion", choice),
            summary=choose_label(claims, "summary", choice),
            status=choose_word(claims, "status", choice),
            initiative=choose_word(claims, "initiative", choice),
            follows=choose_word(claims, "follows", choice),
        )
        return event, choice


def _find_seniority(record: Record) -> tuple[bool, tuple[str, str, str], str]:
    """Coded records first, then the earliest."""
    when = find_when(record)
    return (not is_coded(record), when.sort_key if when else ("~", "", ""), record.id)


def _refer(event: Event, members: Mapping[str, str], threads: Mapping[str, str]) -> Event:
    """The event naming others by the ids of events: what it follows, the package its money is part of."""
    thread = threads.get(event.id, event.initiative)
    if event.follows is None and thread == event.initiative and not any(funds.within for funds in event.money):
        return event
    target = members.get(event.follows or "")
    money = tuple(
        replace(funds, within=members.get(funds.within, funds.within)) if funds.within else funds
        for funds in event.money
    )
    follows = target if target != event.id else None
    return replace(event, follows=follows, money=money, initiative=thread)


def _find_threads(initiatives: Iterable[Initiative], members: Mapping[str, str]) -> dict[str, str]:
    """The initiative of each event; the first by id where several name it."""
    threads: dict[str, list[str]] = defaultdict(list)
    for initiative in initiatives:
        for record in initiative.events:
            if record in members:
                threads[members[record]].append(initiative.id)
    return {event: min(ids) for event, ids in threads.items()}


def _tell_open(decisions: Decisions, members: Mapping[str, str]) -> list[Issue]:
    """An Issue for each proposal that nobody has decided and that is still between two events."""
    issues = []
    for link in decisions.open:
        if members[link.left] != members[link.right]:
            left, right = sorted((link.left, link.right))
            message = f"{left} and {right} may tell one act ({link.score:.2f}): {'; '.join(link.reasons)}."
            remedy = "Decide by a verdict whether they are the same."
            issues.append(Issue("possible-duplicate", f"{left} / {right}", message, remedy))
    return issues
