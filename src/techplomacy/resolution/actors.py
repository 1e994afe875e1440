"""Resolves the parties of records to actors: known bodies first, then names that differ in spelling alone.

It must not merge by likeness: what is only near becomes a Link for a person. It never merges across countries.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from techplomacy.model import Actor, ActorName, Issue, Judgement, Link, Participant, Record, When
from techplomacy.resolution.bodies import Bodies
from techplomacy.resolution.dating import find_when
from techplomacy.resolution.lineage import describe_inactive
from techplomacy.resolution.nearness import link_actors
from techplomacy.resolution.newcomers import Key, Newcomers, make_actor_id
from techplomacy.resolution.offices import Offices
from techplomacy.resolution.reading import Reader, Reading
from techplomacy.resolution.wording import Wording, is_acronym
from techplomacy.vocabulary import Vocabulary

Resolved = tuple[tuple[Record, ...], tuple[Actor, ...], tuple[Link, ...], tuple[Issue, ...]]
_RENAMED_SCORE = 0.6


def resolve_actors(records: Iterable[Record], *, vocabulary: Vocabulary, countries: Sequence[str] = ()) -> Resolved:
    """The records with `Participant.actor` set, the actors, proposals that two are one, and what needs a person.

    `countries` are those of the study: a name without country that two of them share stays open. Actors are sorted by
    id and come with the bodies that they are part of or that followed them.
    """
    register = Register(vocabulary, tuple(countries))
    kept = tuple(records)
    for record in kept:
        for participant in _list_participants(record):
            register.read(participant)
    settled = tuple(register.settle(record) for record in kept)
    renamed = register.find_renamed()
    actors = register.list_actors()
    links = link_actors(actors, register.wording, known=register.bodies.actors, told=renamed)
    return settled, actors, links, tuple(sorted({*register.issues, *register.find_contradictions()}))


def _list_participants(record: Record) -> list[Participant]:
    return [s.value for s in record.every("participant") if isinstance(s.value, Participant)]


@dataclass(frozen=True)
class _Use:
    """The actor that one name stands for at one time."""

    actor: str
    country: str | None
    kind: str | None


class Register:
    """All names of a set of records. Read every participant first, then settle records, then list actors."""

    def __init__(self, vocabulary: Vocabulary, countries: tuple[str, ...]) -> None:
        self.wording = Wording(vocabulary)
        self.bodies = Bodies(vocabulary, self.wording)
        offices = Offices(self.bodies, self.wording)
        self.reader = Reader(self.bodies, offices, self.wording, countries)
        self.newcomers = Newcomers(self.wording, self.bodies.actors.values())
        self.issues: set[Issue] = set()
        self._readings: dict[tuple[str, str | None], Reading] = {}
        self._spellings: dict[str, set[str]] = {}
        self._settled: dict[Key, tuple[Key | str, set[Key]]] = {}
        self._made: dict[Key, Actor] = {}
        self._used: dict[str, Actor] = {}
        self._members: dict[Key, set[Key]] = {}

    def read(self, participant: Participant) -> Reading:
        """Take a participant's name in."""
        place = (participant.name, participant.country)
        reading = self._readings.get(place)
        if reading is None:
            reading = self._readings[place] = self.reader.read(*place)
        if not reading.known:
            kind = None if reading.stands else participant.kind
            self.newcomers.add(reading, participant.country or reading.country, participant.acronym, kind)
        return reading

    def settle(self, record: Record) -> Record:
        """The record with the actors of its participants."""
        if not any(s.field == "participant" for s in record.statements):
            return record
        when = find_when(record)
        made = [
            s.give(self._name_actor(s.value, when, record)) if isinstance(s.value, Participant) else s
            for s in record.statements
        ]
        return replace(record, statements=tuple(made))

    def list_actors(self) -> tuple[Actor, ...]:
        """The actors used, with the bodies above and after them, sorted by id."""
        listed = dict(self._used)
        waiting = list(listed.values())
        while waiting:
            actor = waiting.pop()
            for key in (actor.parent, actor.successor):
                if key and key not in listed and key in self.bodies.actors:
                    listed[key] = self.bodies.actors[key]
                    waiting.append(listed[key])
        told = self._gather_spellings()
        return tuple(_with_names(listed[key], told.get(key, set())) for key in sorted(listed))

    def find_renamed(self) -> list[Link]:
        """Proposals from names that tell another name of theirs (`X (today Y)`)."""
        links = []
        for (name, country), reading in sorted(self._readings.items(), key=str):
            for other in reading.renamed:
                bodies = self.reader.read(other, country).known
                for body in bodies:
                    own = make_actor_id((country, reading.words))
                    if own != body.id and not reading.known:
                        reason = f"the name itself says so: {name}"
                        left, right = sorted((own, body.id))
                        links.append(Link(left, right, "actor", Judgement.UNSURE, _RENAMED_SCORE, (reason,)))
                        self._used.setdefault(body.id, body)
        return links

    def find_contradictions(self) -> list[Issue]:
        """Acronyms that several actors of one country share."""
        issues = []
        for (country, _), keys in self.newcomers.find_shared().items():
            ids = {actor.id: actor for key in keys if (actor := self._used.get(self._find_id(key))) is not None}
            if len(ids) > 1:
                shown = sorted({n for key in keys for n in self.newcomers.acronyms[key]})
                names = " and ".join(f"{actor.name} ({key})" for key, actor in sorted(ids.items()))
                message = f"{' / '.join(shown)} ({country}) stands for {names}."
                remedy = "Say in the codebook which body it means, when; the bodies stay apart."
                issues.append(Issue("acronym-contradicted", " / ".join(sorted(ids)), message, remedy))
        return issues

    def _name_actor(self, participant: Participant, when: When | None, record: Record) -> Participant:
        reading = self._readings[participant.name, participant.country]
        if reading.known:
            use = self._use_known(participant, reading, when, record)
        else:
            use = self._use_newcomer(participant, reading, record)
        told = participant
        country, kind = told.country or use.country, told.kind or use.kind
        return Participant(told.name, country, told.role, kind, told.acronym, use.actor, told.implied)

    def _use_known(self, participant: Participant, reading: Reading, when: When | None, record: Record) -> _Use:
        body, alive = reading.choose(when)
        if body is None:
            body = reading.known[0]
            names = ", ".join(f"{b.name} ({b.id})" for b in reading.known)
            message = f"{participant.name} fits {names}; the first is taken."
            self.issues.add(
                Issue("actor-ambiguous", record.id, message, "Write the country, the date or a fuller name.")
            )
        elif not alive and when is not None:
            self.issues.add(describe_inactive(body, when, record.id, self.bodies))
        self._used.setdefault(body.id, body)
        if not reading.stands:
            self._spellings.setdefault(body.id, set()).add(participant.name)
        return _Use(body.id, body.country, body.kind)

    def _use_newcomer(self, participant: Participant, reading: Reading, record: Record) -> _Use:
        key = (participant.country or reading.country, reading.words)
        if key not in self._settled:
            self._settled[key] = self.newcomers.settle(key)
        main, meant = self._settled[key]
        if isinstance(main, str):
            body = self.bodies.actors[main]
            self._used.setdefault(main, body)
            self._spellings.setdefault(main, set()).add(participant.name)
            return _Use(main, body.country, body.kind)
        if meant:
            names = ", ".join(make_actor_id(other) for other in sorted(meant, key=str))
            message = f"{participant.name} may stand for {names}; it is kept apart."
            self.issues.add(Issue("actor-ambiguous", record.id, message, "Write the fuller name."))
        self._members.setdefault(main, {main}).add(key)
        actor = self._make(main)
        if actor.kind == "ministry" and self.bodies.has_ministries(actor.country):
            message = f"{participant.name} is no ministry that the vocabulary has for {actor.country}."
            remedy = "Add the body in the codebook, or accept it as a new one."
            self.issues.add(Issue("actor-unresolved", actor.id, message, remedy))
        return _Use(actor.id, actor.country, actor.kind)

    def _make(self, main: Key) -> Actor:
        """The actor of a newcomer; its names are gathered when all is settled."""
        if main not in self._made:
            parent = None
            if main in self.newcomers.parents:
                told = self.reader.read(self.newcomers.parents[main], main[0])
                parent = told.known[0].id if told.known else None
            self._made[main] = self.newcomers.make_actor([main], parent)
            self._used[self._made[main].id] = self._made[main]
        return self._made[main]

    def _find_id(self, key: Key) -> str:
        main, _ = self._settled.get(key, (key, set()))
        return main if isinstance(main, str) else make_actor_id(main)

    def _gather_spellings(self) -> dict[str, set[str]]:
        """All spellings of each actor: of a newcomer those of its members, of a known body those that told it."""
        told = dict(self._spellings)
        for main, members in self._members.items():
            told[self._made[main].id] = {name for key in members for name in self.newcomers.names[key]}
        return told


def _with_names(actor: Actor, spellings: set[str]) -> Actor:
    told = {name.name for name in actor.names} | {actor.name}
    more = [ActorName(name, kind="acronym" if is_acronym(name) else "name") for name in sorted(spellings - told)]
    return replace(actor, names=(*actor.names, *more)) if more else actor
