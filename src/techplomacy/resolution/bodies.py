"""Looks names up among the bodies that the vocabulary knows, by country and time; it makes no new ones."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from techplomacy.model import Actor, ActorName, When
from techplomacy.resolution.wording import Wording
from techplomacy.vocabulary import Vocabulary

_GROUPS = ("international_bodies", "national_bodies")
_ANY = None


class Bodies:
    """The bodies of the vocabulary by country, name and acronym; a name without country is looked up among all."""

    def __init__(self, vocabulary: Vocabulary, wording: Wording) -> None:
        self.vocabulary = vocabulary
        self.wording = wording
        self.actors = {actor.id: actor for actor in (*_make_more(vocabulary), *vocabulary.bodies)}
        self.heirs: dict[str, list[Actor]] = defaultdict(list)
        self._names: dict[tuple[str | None, tuple[str, ...]], dict[str, int]] = defaultdict(dict)
        self._acronyms: dict[tuple[str | None, str], dict[str, int]] = defaultdict(dict)
        self._ministries: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        for actor in sorted(self.actors.values(), key=lambda a: a.id):
            self._add(actor)

    def find(self, name: str, country: str | None) -> list[Actor]:
        """Bodies of that name or acronym in a country (in any, where none is given), best names first."""
        found: dict[str, int] = {}
        for key in {self.wording.compare(name), self.wording.split(name)}:
            found |= self._names.get((country, key), {})
        if not found:
            found = self._acronyms.get((country, name), {}) or self._acronyms.get((country, _fold(name)), {})
        return [self.actors[key] for key in sorted(found, key=lambda key: (found[key], key))]

    def find_ministries(self, portfolio: tuple[str, ...], country: str | None) -> list[Actor]:
        """The ministries of a country whose portfolio has all the words; those with the fewest others."""
        wanted = frozenset(portfolio)
        fits = [(len(words), key) for words, key in self._ministries.get(country or "", []) if wanted <= words]
        least = min((size for size, _ in fits), default=0)
        return [self.actors[key] for size, key in sorted(fits) if size == least]

    def has_ministries(self, country: str | None) -> bool:
        """Whether the vocabulary lists ministries of a country."""
        return bool(self._ministries.get(country or ""))

    def _add(self, actor: Actor) -> None:
        if actor.successor:
            self.heirs[actor.successor].append(actor)
        for place in (actor.country, _ANY):
            for name in (ActorName(actor.name), *actor.names):
                rank = {"acronym": 2, "former": 1}.get(name.kind, 0)
                if name.kind == "acronym":
                    for written in (name.name, _fold(name.name)):
                        self._acronyms[place, written].setdefault(actor.id, rank)
                    continue
                for key in self._find_keys(name.name, actor):
                    self._names[place, key].setdefault(actor.id, rank)
        words = self.wording.compare(actor.name)
        if actor.kind == "ministry" and actor.country and words[0] in self.wording.heads:
            self._ministries[actor.country].append((frozenset(words[1:]), actor.id))

    def _find_keys(self, name: str, actor: Actor) -> set[tuple[str, ...]]:
        """The compared words; for public bodies also without the country's name at one end."""
        keys = {self.wording.compare(name), self.wording.split(name)}
        country = self.vocabulary.countries.get(actor.country or "")
        if country is None or actor.kind not in {"government", "ministry"}:
            return keys
        words = self.wording.compare(name)
        for told in (*country.names, *country.demonyms):
            part = self.wording.compare(told)
            if len(words) > len(part) + 1:
                keys |= {words[: -len(part)]} if words[-len(part) :] == part else set()
                keys |= {words[len(part) :]} if words[: len(part)] == part else set()
        return keys


def choose_body(found: Iterable[Actor], when: When | None) -> tuple[Actor | None, bool]:
    """The body meant at a time, and whether it existed then; None where several did."""
    bodies = list(found)
    alive = [body for body in bodies if when is None or body.is_active(when)]
    if len(alive) == 1:
        return alive[0], True
    if alive:
        lasting = [body for body in alive if body.until is None]
        return (lasting[0], True) if len(lasting) == 1 else (None, True)
    if not bodies or when is None:
        return None, False
    return min(bodies, key=lambda body: (_find_gap(body, when), body.id)), False


def _find_gap(body: Actor, when: When) -> int:
    """Days between a time and the life of a body."""
    first, last = when.earliest or date.min, when.latest or date.max
    if body.since and body.since.earliest and last < body.since.earliest:
        return (body.since.earliest - last).days
    if body.until and body.until.latest and first > body.until.latest:
        return (first - body.until.latest).days
    return 0


def _fold(name: str) -> str:
    """Acronyms of three or more letters are also known in capitals and without points and strokes."""
    letters = "".join(c for c in name if c.isalnum())
    return letters.upper() if len(letters) >= 3 and " " not in name.strip() else name


def _make_more(vocabulary: Vocabulary) -> list[Actor]:
    """The bodies that extraction knows by name beside the rich files."""
    made = []
    for group in _GROUPS:
        for row in vocabulary.triggers.get(group, []):
            country = row["country"]
            names = [ActorName(name) for name in row.get("aliases", [])]
            names += [ActorName(name, kind="acronym") for name in row.get("acronyms", [])]
            kind = "international" if country in {"INT", "EUE"} else "agency"
            made.append(Actor(f"{country.lower()}-{row['id']}", row["name"], country, kind, tuple(names)))
    return made
