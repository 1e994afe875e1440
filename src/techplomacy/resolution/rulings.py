"""What persons ruled on records and their fields; the latest word holds, and two coders who differ become an Issue."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from techplomacy.errors import InvalidValueError
from techplomacy.model import Issue, Value, Verdict, VerdictState, decode_value

_RULINGS = ("accept", "reject", "correct")
_Target = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's ruling on a field: `seen` is the value ruled on (None for all), `value` the person's own."""

    field: str
    decision: str
    seen: Value | None
    value: Value | None


@dataclass(frozen=True)
class Rulings:
    """Records accepted and rejected as a whole, rulings on fields by record, and what needs a person."""

    accepted: frozenset[str]
    rejected: frozenset[str]
    fields: dict[str, tuple[Ruling, ...]]
    issues: tuple[Issue, ...]


def gather_rulings(verdicts: Iterable[Verdict]) -> Rulings:
    """Rulings of verdicts that are not lost; same and different are left to the clusters."""
    groups: dict[_Target, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.decision in _RULINGS and verdict.record and verdict.state is not VerdictState.LOST:
            groups[verdict.record, verdict.field, verdict.seen].append(verdict)
    whole: dict[str, set[str]] = {word: set() for word in _RULINGS}
    fields: dict[str, list[Ruling]] = defaultdict(list)
    issues = []
    for (record, field, seen), group in sorted(groups.items(), key=str):
        last = max(group, key=lambda v: (v.at, v.id))
        if _differ(group):
            message = f"Coders ruled differently on {field or 'the whole'} of {record}; the latest word holds."
            issues.append(Issue("verdicts-contradict", record, message, "Agree, and let the last verdict say so."))
        if field is None:
            whole[last.decision].add(record)
            continue
        try:
            told = decode_value(last.value) if last.value else None
            ruling = Ruling(field, last.decision, decode_value(seen) if seen else None, told)
        except (InvalidValueError, ValueError):
            message = f"The value of verdict {last.id} is no JSON of a value: {last.value!r}."
            issues.append(Issue("bad-value", last.id, message, "Write the value as the review page does."))
            continue
        fields[record].append(ruling)
    return Rulings(
        frozenset(whole["accept"]),
        frozenset(whole["reject"]),
        {record: tuple(told) for record, told in fields.items()},
        tuple(sorted(set(issues))),
    )


def _differ(group: list[Verdict]) -> bool:
    last: dict[str, Verdict] = {}
    for verdict in sorted(group, key=lambda v: (v.at, v.id)):
        last[verdict.coder] = verdict
    return len({(verdict.decision, verdict.value) for verdict in last.values()}) > 1
