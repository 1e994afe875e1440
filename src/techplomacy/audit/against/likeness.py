"""Weighs which event of the evidence an act told by a paper may be; it judges nothing."""

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from techplomacy.analysis import View
from techplomacy.audit.against.bodies import drop_general, find_match
from techplomacy.audit.against.phrases import list_subject_words
from techplomacy.audit.against.prose import Sentence
from techplomacy.model import Event, Money, Participant, Record, Step, When

_CROWD = 60  # events that share a word, past which it helps to find none
_NUMBERED = 6  # words between a number and the session that it counts


@dataclass(frozen=True)
class Act:
    """An act as the paper tells it: the record, its sentence, and what tells it from other acts."""

    record: Record
    sentence: Sentence
    kind: str
    step: Step | None
    whens: tuple[When, ...]
    parties: tuple[Participant, ...]
    bodies: frozenset[str]
    countries: frozenset[str]
    sectors: frozenset[str]
    money: tuple[Money, ...]
    words: frozenset[str]
    number: int | None

    @property
    def when(self) -> When | None:
        """The date of the act itself."""
        return self.step.when if self.step else None


@dataclass(frozen=True)
class Likeness:
    """How an event compares with an act: `kind` and `subject` from 0 to 1, `told` by how rare the shared words are.

    `shared` holds the act's bodies that are the event's too, `kin` those above or below one of them. `dates` is same,
    agree, differ or unknown; `is_whole` says that all of the act's bodies are the event's.
    """

    event: Event
    shared: frozenset[str]
    kin: frozenset[str]
    kind: float
    subject: float
    told: float
    is_of_sector: bool
    dates: str
    same_number: bool
    is_whole: bool

    @property
    def score(self) -> float:
        """Orders the events that may be the act."""
        dates = {"same": 1.2, "agree": 1.0, "unknown": 0.3}.get(self.dates, 0.0)
        bodies = min(len(self.shared), 2) + 0.4 * min(len(self.kin), 2) + self.is_whole
        return dates + bodies + 0.5 * self.kind + self.subject + 0.2 * self.is_of_sector + self.same_number


class Index:
    """The events of a view, by what a paper may call them; `own` are the sources that are the paper itself."""

    def __init__(self, view: View, own: frozenset[str] = frozenset()) -> None:
        self.view = view
        self.own = own
        rows = {row["id"]: row for row in view.vocabulary.triggers["linking"]}
        self.kin = {frozenset((a, b)) for group in rows["kin"]["groups"] for a in group for b in group if a != b}
        self.vague = frozenset(rows["vague"]["list"])
        self.ordinals: dict[str, str] = rows["ordinals"]["map"]
        self.sessions = frozenset(rows["sessions"]["list"])

    def is_circular(self, event: Event) -> bool:
        """Whether nobody but the paper itself tells of an event."""
        return bool(self.own) and set(event.sources) <= self.own

    @cached_property
    def bodies(self) -> dict[str, frozenset[str]]:
        """The bodies of each event that do not stand for a whole country."""
        return {e.id: drop_general(p.actor for p in e.participants) for e in self.view.events}

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """The telling words of each event's title, those of its bodies' names left out."""
        told = {}
        for event in self.view.events:
            names = " ".join(f"{p.name} {p.acronym or ''} {p.actor or ''}" for p in event.participants)
            acronyms = " ".join(
                " ".join(actor.acronyms) for p in event.participants if (actor := self.view.actors.get(p.actor or ""))
            )
            own = list_subject_words(f"{names} {acronyms}", self.view.vocabulary)
            words = list_subject_words(event.title, self.view.vocabulary)
            told[event.id] = (words - own) or words
        return told

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How much a word of titles tells: the rarer the more."""
        counts = Counter(word for words in self.words.values() for word in words)
        size = max(len(self.words), 2)
        return {word: math.log(size / count) + 0.1 for word, count in counts.items()}

    @cached_property
    def by_year(self) -> dict[int, list[Event]]:
        """The events of each year in which a step of theirs lies, at most ten years a step."""
        found: dict[int, list[Event]] = defaultdict(list)
        for event in self.view.events:
            years = {
                year
                for step in event.steps
                if step.when and step.when.earliest and step.when.latest
                for year in range(step.when.earliest.year, min(step.when.latest.year, step.when.earliest.year + 10) + 1)
            }
            for year in years:
                found[year].append(event)
        return found

    def read_act(self, record: Record, sentence: Sentence) -> Act:
        """What tells the act of a record from others."""
        parties = tuple(v for v in record.values("participant") if isinstance(v, Participant))
        steps = [v for v in record.values("step") if isinstance(v, Step)]
        bare = sentence.plain
        for name in sorted({name for p in parties for name in (p.name, p.acronym) if name}, key=len, reverse=True):
            bare = bare.replace(name, " ")
        words = list_subject_words(bare, self.view.vocabulary)
        step = steps[0] if steps else None
        told = (*(s.when for s in steps if s.when), *(span.when for span in sentence.dates))
        quote = record.passage.quote if record.passage else sentence.plain
        return Act(
            record,
            sentence,
            str((record.values("kind") or ("",))[0]),
            step,
            tuple(dict.fromkeys(told)),
            parties,
            drop_general(p.actor for p in parties),
            frozenset(p.country for p in parties if p.country),
            frozenset(str(v) for v in record.values("sector") if v != "other"),
            tuple(v for v in record.values("amount") if isinstance(v, Money)),
            words | _join_neighbours(sentence.plain),
            self.find_number(f"{sentence.plain[: max(0, sentence.plain.find(quote))][-60:]} {quote}"),
        )

    def find_number(self, text: str) -> int | None:
        """The number of a session that a text counts; None where it counts none."""
        words = re.findall(r"\w+", text.casefold())
        for n, word in enumerate(words):
            match = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word)
            number = match[1] if match else self.ordinals.get(word) if len(word) > 4 else None
            if number and any(other in self.sessions for other in words[n + 1 : n + 1 + _NUMBERED]):
                return int(number)
        return None

    def compare(self, act: Act, event: Event) -> Likeness:
        """How an event compares with an act."""
        own = self.words[event.id]
        weight = sum(self.rarity[word] for word in own)
        told = sum(self.rarity[word] for word in own & act.words)
        number = self.numbers[event.id]
        shared, kin = self._find_shared(act, event)
        return Likeness(
            event,
            shared,
            kin,
            self._compare_kinds(act.kind, event.kind),
            told / weight if weight else 0.0,
            told,
            bool(act.sectors & set(event.sectors)),
            _compare_dates(act, event),
            number is not None and number == act.number,
            bool(shared) and shared | kin == act.bodies,
        )

    def _find_shared(self, act: Act, event: Event) -> tuple[frozenset[str], frozenset[str]]:
        known = self.bodies[event.id]
        if not known or not act.bodies:
            return frozenset(), frozenset()
        found: dict[str, set[str]] = {"same": set(), "kin": set()}
        for party in act.parties:
            match = find_match(self.view, party, known) if party.actor in act.bodies else None
            if match is not None and match.how != "abroad":
                found["kin" if match.how == "kin" else "same"].add(party.actor or "")
        return frozenset(found["same"]), frozenset(found["kin"])

    def _compare_kinds(self, one: str, other: str) -> float:
        if one == other:
            return 1.0
        if frozenset((one, other)) in self.kin:
            return 0.7
        return 0.4 if {one, other} & self.vague else 0.0

    @cached_property
    def numbers(self) -> dict[str, int | None]:
        """The number of the session that each event's title counts."""
        return {event.id: self.find_number(event.title) for event in self.view.events}

    def list_near(self, act: Act) -> list[Likeness]:
        """The events that may be the act, best first."""
        near = []
        for event in self._list_candidates(act):
            number = self.numbers[event.id]
            if act.countries and event.countries and not act.countries & set(event.countries):
                continue
            if number is not None and act.number is not None and number != act.number:
                continue
            likeness = self.compare(act, event)
            if likeness.shared or likeness.subject >= 0.3 or (likeness.dates == "same" and likeness.is_of_sector):
                near.append(likeness)
        return sorted(near, key=lambda one: (-one.score, one.event.id))

    def _list_candidates(self, act: Act) -> list[Event]:
        """The events of the act's years, and those that share a rare word with it."""
        found: dict[str, Event] = {}
        for when in act.whens:
            if when.earliest and when.latest:
                for year in range(when.earliest.year, min(when.latest.year, when.earliest.year + 10) + 1):
                    found |= {event.id: event for event in self.by_year.get(year, ())}
        keys = [self.by_word.get(word, []) for word in sorted(act.words)]
        for events in (*keys, *(self.by_body.get(body, []) for body in sorted(act.bodies))):
            if len(events) <= _CROWD:
                found |= {event.id: event for event in events}
        return list(found.values())

    @cached_property
    def by_body(self) -> dict[str, list[Event]]:
        """The events of each body."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.view.events:
            for body in self.bodies[event.id]:
                found[body].append(event)
        return found

    @cached_property
    def by_word(self) -> dict[str, list[Event]]:
        """The events whose titles hold a word."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.view.events:
            for word in self.words[event.id]:
                found[word].append(event)
        return found


def _join_neighbours(text: str) -> frozenset[str]:
    """Neighbouring words as one: `cyber security` is `cybersecurity`."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return frozenset(one + other for one, other in pairwise(words) if len(one + other) > 7)


def _compare_dates(act: Act, event: Event) -> str:
    """same: the act's own date; agree: another date of its sentence."""
    told = [close_span(step.when) for step in event.steps if step.when is not None]
    if not act.whens or not told:
        return "unknown"
    if act.when is not None and any(act.when.overlaps(other) for other in told):
        return "same"
    return "agree" if any(one.overlaps(other) for one in act.whens for other in told) else "differ"


def close_span(when: When) -> When:
    """A period without end as its first day: it dates its beginning and nothing after."""
    if when.latest is None and when.earliest is not None:
        return When(when.edtf.split("/")[0])
    return when
