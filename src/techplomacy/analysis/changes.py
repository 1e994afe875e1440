"""What is new, changed, due, overdue and contradicted since an earlier build, or since a day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from techplomacy.analysis.brief import Subject, answer_brief
from techplomacy.analysis.outlook import list_items
from techplomacy.analysis.view import View
from techplomacy.model import Event

CONFLICT = "contradicted"
COMPARED = ("kind", "title", "steps", "parties", "sectors", "money", "thread", "sources")


class Sort(StrEnum):
    """What kind of change it is, in the order in which a reader wants them."""

    NEW = "new"
    CHANGED = "changed"
    OUTCOME = "outcome"
    DUE = "due"
    OVERDUE = "overdue"
    CONTRADICTED = "contradicted"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of what (an event or a thread), in which field, from what to what."""

    sort: Sort
    id: str
    label: str
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Snapshot:
    """What a build is compared by: values of its events, outcomes of its threads, its open items; small, all text.

    `members` leads from each record that is not an event's own id to its event.
    """

    as_of: str
    events: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    threads: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    items: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def make_snapshot(view: View) -> Snapshot:
    """The snapshot of one evidence base; the same base gives the same snapshot."""
    return Snapshot(
        view.as_of.isoformat(),
        {event.id: _describe(view, event) for event in view.events},
        {record: event.id for event in view.events for record in event.records if record != event.id},
        {
            thread.id: {"name": thread.name, "outcome": _tell_outcome(thread.score, thread.as_of, thread.delivered)}
            for thread in view.initiatives
        },
        {
            item.ids[0]: {"label": item.label, "state": item.state, "due": str(item.new or item.due or "")}
            for item in list_items(view)
        },
    )


def _describe(view: View, event: Event) -> dict[str, str]:
    told = {
        "kind": event.kind,
        "title": event.title,
        "steps": "; ".join(f"{step.name} {step.when}" if step.when else step.name for step in event.steps),
        "parties": "; ".join(sorted(p.actor or p.name for p in event.participants)),
        "sectors": "; ".join(event.sectors),
        "money": "; ".join(f"{funds.money} ({funds.stage})" for funds in event.money),
        "thread": event.initiative or "",
        "sources": "; ".join(sorted(event.sources)),
        CONFLICT: "; ".join(view.find_values(event, "note")) if CONFLICT in view.find_values(event, "verified") else "",
    }
    return {name: value for name, value in told.items() if value}


def _tell_outcome(score: int | None, as_of: str | None, delivered: str | None) -> str:
    word = {1: "delivered", 0: "under way", -1: "lapsed or late", None: "not known"}[score]
    return " ".join(filter(None, (word, f"as of {as_of}:" if as_of else "", delivered or ""))).strip()


def compare_builds(old: Snapshot, new: Snapshot) -> list[Change]:
    """The changes between two builds, sorted; an event that was merged into another is that other event."""
    known = set(old.events) | set(old.members)
    members: dict[str, set[str]] = {}
    for record, home in new.members.items():
        members.setdefault(home, set()).add(record)
    changes: list[Change] = []
    for identifier, event in new.events.items():
        if not ({identifier} | members.get(identifier, set())) & known:
            changes.append(Change(Sort.NEW, identifier, event["title"], after=event.get("steps", "")))
    for identifier, told in old.events.items():
        home = new.members.get(identifier, identifier)
        if home not in new.events:
            changes.append(Change(Sort.GONE, identifier, told["title"], before=told.get("steps", "")))
        else:
            changes += _compare_event(home, told, new.events[home], is_same=home == identifier)
    changes += [*_compare_threads(old, new), *_compare_items(old, new)]
    return _sort(changes)


def _compare_event(
    identifier: str, before: Mapping[str, str], after: Mapping[str, str], *, is_same: bool
) -> Iterator[Change]:
    title = after["title"]
    if not is_same:
        yield Change(Sort.CHANGED, identifier, title, "merged", before["title"], title)
        return
    for name in COMPARED:
        if before.get(name, "") != after.get(name, ""):
            yield Change(Sort.CHANGED, identifier, title, name, before.get(name, ""), after.get(name, ""))
    if after.get(CONFLICT) and not before.get(CONFLICT):
        yield Change(Sort.CONTRADICTED, identifier, title, after=after[CONFLICT])


def _compare_threads(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    for identifier, thread in new.threads.items():
        before = old.threads.get(identifier, {}).get("outcome", "")
        if before != thread["outcome"]:
            yield Change(Sort.OUTCOME, identifier, thread["name"], "outcome", before, thread["outcome"])


def _compare_items(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    """Items that fell overdue, and dates that were set or moved."""
    for identifier, item in new.items.items():
        before = old.items.get(identifier, {})
        if item["state"] == "overdue" != before.get("state"):
            yield Change(Sort.OVERDUE, identifier, item["label"], "due", before.get("due", ""), item["due"])
        elif item["due"] and item["due"] != before.get("due", ""):
            yield Change(Sort.DUE, identifier, item["label"], "due", before.get("due", ""), item["due"])


def list_since(view: View, day: date) -> list[Change]:
    """What the record says happened after a day: acts, later steps, outcomes seen, promises that fell due."""
    changes: list[Change] = []
    for event in view.events:
        steps = [s for s in event.steps if s.when and s.when.earliest and day < s.when.earliest <= view.as_of]
        if not steps:
            continue
        told = "; ".join(f"{step.name} {step.when}" for step in steps)
        first = event.when.when if event.when else None
        is_new = first is not None and first.earliest is not None and first.earliest > day
        if is_new:
            changes.append(Change(Sort.NEW, event.id, event.title, after=told))
        else:
            changes.append(Change(Sort.CHANGED, event.id, event.title, "steps", after=told))
    for thread in view.initiatives:
        if thread.as_of and thread.as_of > day.isoformat() and thread.score is not None:
            outcome = _tell_outcome(thread.score, thread.as_of, thread.delivered)
            changes.append(Change(Sort.OUTCOME, thread.id, thread.name, "outcome", after=outcome))
    for item in list_items(view):
        due = item.due.latest if item.due else None
        if item.state == "overdue" and due and due > day:
            changes.append(Change(Sort.OVERDUE, item.ids[0], item.label, "due", after=str(item.due)))
    return _sort(changes)


def _sort(changes: Iterable[Change]) -> list[Change]:
    order = list(Sort)
    return sorted(changes, key=lambda change: (order.index(change.sort), change.label, change.id, change.field))


@dataclass(frozen=True, slots=True)
class Outdated:
    """A statement of an earlier brief that no longer holds: its key, its sentence, and the value told now, if any."""

    subject: str
    key: str
    text: str
    before: str
    after: str | None


def find_outdated(view: View, subject: Subject, statements: Iterable[Mapping[str, str]]) -> list[Outdated]:
    """The statements of a brief whose value is now another one, or is told no more."""
    values = answer_brief(view, subject).values
    return [
        Outdated(subject.label, told["key"], told["text"], told["value"], values.get(told["key"]))
        for told in statements
        if values.get(told["key"]) != told["value"]
    ]
