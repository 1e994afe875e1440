"""Gathers records into clusters by links and verdicts; what a person holds apart is never joined.

The order of its inputs does not matter: decisions are taken from the surest to the least sure, ties by id.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from techplomacy.model import Issue, Judgement, Link, Verdict, VerdictState

Pair = tuple[str, str]


@dataclass(frozen=True)
class Decisions:
    """Pairs of records that persons and the machine hold the same or different; each pair is in order."""

    joined: frozenset[Pair]
    parted: frozenset[Pair]
    likely: tuple[tuple[float, Pair], ...]
    unlikely: frozenset[Pair]
    open: tuple[Link, ...]
    issues: tuple[Issue, ...] = ()


def gather_decisions(ids: Iterable[str], links: Iterable[Link], verdicts: Iterable[Verdict]) -> Decisions:
    """What is held of pairs of known records. A person's word beats the machine's; `different` beats `same`."""
    known = set(ids)
    said: dict[Pair, set[str]] = defaultdict(set)
    for verdict in verdicts:
        one, other = verdict.record, verdict.other
        if verdict.decision not in {"same", "different"} or verdict.state is VerdictState.LOST or one == other:
            continue
        if one in known and other in known and one is not None and other is not None:
            said[make_pair(one, other)].add(verdict.decision)
    parted = frozenset(pair for pair, words in said.items() if "different" in words)
    joined = frozenset(said) - parted
    likely: dict[Pair, float] = {}
    unlikely = set()
    waiting: dict[Pair, Link] = {}
    for link in links:
        pair = make_pair(link.left, link.right)
        if link.about != "event" or pair in said or link.left == link.right or not set(pair) <= known:
            continue
        if link.judgement is Judgement.SAME:
            likely[pair] = max(link.score, likely.get(pair, 0.0))
        elif link.judgement is Judgement.DIFFERENT:
            unlikely.add(pair)
        elif pair not in waiting or (link.score, link.reasons) > (waiting[pair].score, waiting[pair].reasons):
            waiting[pair] = link
    return Decisions(
        joined,
        parted,
        tuple(sorted(((score, pair) for pair, score in likely.items()), key=lambda told: (-told[0], told[1]))),
        frozenset(unlikely),
        tuple(waiting[pair] for pair in sorted(waiting)),
        tuple(_tell_contradiction(pair) for pair in sorted(parted) if "same" in said[pair]),
    )


class Union:
    """Clusters in the making. `join` refuses where a pair of the two clusters is held apart."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.members = {key: {key} for key in ids}
        self._root = {key: key for key in self.members}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def part(self, pairs: Iterable[Pair]) -> None:
        """Hold pairs of records apart from now on."""
        for left, right in pairs:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def find(self, key: str) -> str:
        """The record that stands for a record's cluster."""
        return self._root[key]

    def find_conflict(self, left: str, right: str) -> Pair | None:
        """The first pair of the two clusters that is held apart; None where they may be joined."""
        one, other = self.members[self.find(left)], self.members[self.find(right)]
        clashes = (make_pair(a, b) for a in one for b in self._apart.get(a, set()) & other)
        return min(clashes, default=None)

    def join(self, left: str, right: str) -> Pair | None:
        """Join the clusters of two records, or say which pair forbids it."""
        one, other = sorted((self.find(left), self.find(right)))
        if one == other:
            return None
        conflict = self.find_conflict(left, right)
        if conflict is None:
            self.members[one] |= self.members.pop(other)
            for key in self.members[one]:
                self._root[key] = one
        return conflict


def make_clusters(
    ids: Iterable[str], decisions: Decisions, coded: Iterable[str] = ()
) -> tuple[list[list[str]], list[Issue]]:
    """Clusters of record ids, each sorted, sorted among themselves; and Issues where a joining was refused.

    No machine joins two `coded` records, not even by way of a third: whether they are one is a person's to say.
    """
    union = Union(ids)
    issues = list(decisions.issues)
    union.part(decisions.parted)
    for left, right in sorted(decisions.joined):
        conflict = union.join(left, right)
        if conflict is not None:
            issues.append(_tell_refusal((left, right), conflict))
    union.part(decisions.unlikely)
    persons = frozenset(coded)
    for score, (left, right) in decisions.likely:
        if union.find(left) != union.find(right) and all(persons & union.members[union.find(k)] for k in (left, right)):
            issues.append(_tell_choice((left, right), score))
        else:
            union.join(left, right)
    return sorted(sorted(members) for members in union.members.values()), issues


def make_pair(left: str, right: str) -> Pair:
    """Two ids in order."""
    return (left, right) if left <= right else (right, left)


def _tell_contradiction(pair: Pair) -> Issue:
    message = f"Persons hold {pair[0]} and {pair[1]} to be the same and to be different; they are kept apart."
    return Issue("verdicts-contradict", " / ".join(pair), message, "Agree, and let the last verdict say so.")


def _tell_choice(pair: Pair, score: float) -> Issue:
    message = (
        f"{pair[0]} and {pair[1]} may tell one act ({score:.2f}), but that would make two coded records one; they are "
        "kept apart."
    )
    return Issue("possible-duplicate", " / ".join(pair), message, "Decide by a verdict whether they are the same.")


def _tell_refusal(pair: Pair, conflict: Pair) -> Issue:
    message = (
        f"{pair[0]} and {pair[1]} are held the same, but that would join {conflict[0]} and {conflict[1]}, which are "
        "held different; they are kept apart."
    )
    return Issue("verdicts-contradict", " / ".join(pair), message, "Look at the records together and decide anew.")
