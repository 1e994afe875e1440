"""Gathers names that no known body has into new actors; spellings of one name are told by rule, never by likeness."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from techplomacy.model import Actor, ActorName, make_id
from techplomacy.resolution.forms import find_abbreviations
from techplomacy.resolution.reading import Reading, Words
from techplomacy.resolution.wording import Wording, find_initials, find_word, is_acronym

Key = tuple[str | None, Words]
_SURE_INITIALS = 4  # letters; three initials fit too many names
_LONGEST = 80  # characters of an id that is still read by people


class Newcomers:
    """Bodies that the vocabulary does not know, by country and words. Fill it whole before asking it."""

    def __init__(self, wording: Wording, known: Iterable[Actor]) -> None:
        self.wording = wording
        self.names: dict[Key, Counter[str]] = defaultdict(Counter)
        self.kinds: dict[Key, Counter[str]] = defaultdict(Counter)
        self.acronyms: dict[Key, set[str]] = defaultdict(set)
        self.parents: dict[Key, str] = {}
        self._aliases: dict[Key, Key] = {}
        self._sharers: dict[tuple[str | None, str], set[Key]] = defaultdict(set)
        self._openers: dict[Key, set[Key]] = defaultdict(set)
        self._initials: dict[tuple[str | None, str], set[Key]] = defaultdict(set)
        self._shorts: dict[Key, set[Key | str]] = defaultdict(set)
        self._spread: dict[Words, set[str]] = defaultdict(set)
        for actor in known:
            for name in (actor.name, *(n.name for n in actor.names if n.kind != "acronym")):
                self._add_shorts((actor.country, wording.compare(name)), actor.id)

    def add(self, reading: Reading, country: str | None, acronym: str | None, kind: str | None) -> None:
        """Take a name in as often as it is told."""
        key = (country, reading.words)
        first = reading.name not in self.names[key]
        self.names[key][reading.name] += 1
        if kind:
            self.kinds[key][kind] += 1
        self.acronyms[key].update(told for told in (*reading.acronyms, acronym) if told)
        if not first:
            self._share(key, (*reading.acronyms, acronym))
            return
        for alias in reading.aliases:
            self._aliases[country, alias] = min(key, self._aliases.get((country, alias), key), key=str)
        core = self.wording.cut_legal(reading.words)
        own = find_word(reading.name, core[0]) if len(core) == 1 and core != reading.words else ""
        self._share(key, (*reading.acronyms, acronym, own if is_acronym(own) else None))
        self._add_shorts(key, key)
        self._openers[country, reading.words[:1]].add(key)
        initials = find_initials(tuple(w for w in self.wording.split(reading.name) if w not in self.wording.joining))
        if len(initials) >= _SURE_INITIALS:
            self._initials[country, initials].add(key)
        if country is not None:
            self._spread[reading.words].add(country)
        if reading.parent:
            self.parents[key] = reading.parent

    def settle(self, key: Key) -> tuple[Key | str, set[Key]]:
        """The newcomer (or the id of a known body) that a key belongs to, and the several that its acronym may mean."""
        country, words = key
        if country is None and len(self._spread.get(words, ())) == 1:
            return self.settle((next(iter(self._spread[words])), words))
        key = self._aliases.get(key, key)
        shorts = self._shorts.get(key, set()) - {key}
        if len(shorts) == 1:
            return next(iter(shorts)), set()
        short = next((name for name in sorted(self.names[key]) if is_acronym(name)), None)
        if short is not None:
            told = fold_acronym(short)
            meant = {self._aliases.get(k, k) for k in self._sharers.get((country, told), set())} - {key}
            meant = meant or (self._initials.get((country, told), set()) - {key})
            others = self._openers.get((country, words), set()) - {key} - meant
            if others:
                return key, meant | others
            if len(meant) == 1:
                return next(iter(meant)), set()
            return key, meant
        return key, set()

    def find_shared(self) -> dict[tuple[str, str], list[Key]]:
        """Acronyms that several newcomers of one country have."""
        return {
            (country, acronym): sorted(keys, key=str)
            for (country, acronym), keys in sorted(self._sharers.items(), key=str)
            if country is not None and len(keys) > 1
        }

    def make_actor(self, keys: Iterable[Key], parent: str | None, extra: Iterable[str] = ()) -> Actor:
        """The actor of one or more keys that are one; the first gives the id, the commonest spelling the name."""
        first, *others = sorted(keys, key=str)
        names: Counter[str] = Counter()
        kinds: Counter[str] = Counter()
        acronyms: set[str] = set(extra)
        for key in (first, *others):
            names += self.names[key]
            kinds += self.kinds[key]
            acronyms |= self.acronyms[key]
        ordered = sorted(names, key=lambda name: (is_acronym(name), -names[name], -len(name), name))
        told = [ActorName(name, kind="acronym" if is_acronym(name) and n else "name") for n, name in enumerate(ordered)]
        told += [ActorName(name, kind="acronym") for name in sorted(acronyms - set(names))]
        kind = min(kinds, key=lambda k: (-kinds[k], k)) if kinds else find_kind(ordered[0], self.wording)
        return Actor(make_actor_id(first), ordered[0], first[0], kind, tuple(told), parent)

    def _share(self, key: Key, acronyms: Iterable[str | None]) -> None:
        for acronym in acronyms:
            if acronym:
                self._sharers[key[0], fold_acronym(acronym)].add(key)

    def _add_shorts(self, key: Key, target: Key | str) -> None:
        for short in find_abbreviations(key[1]):
            self._shorts[key[0], short].add(target)


def make_actor_id(key: Key) -> str:
    """The id of a newcomer, from its country and compared words alone."""
    country, words = key
    slug = "-".join(words)
    if slug.isascii() and len(slug) <= _LONGEST:
        return f"{(country or 'any').lower()}.{slug}"
    return f"{(country or 'any').lower()}.{make_id('actor', *words)}"


def fold_acronym(acronym: str) -> str:
    """Letters and digits of an acronym, case-folded."""
    return "".join(c for c in acronym.casefold() if c.isalnum())


def find_kind(name: str, wording: Wording) -> str:
    """The kind of body that the words of a name tell; `other` where they tell none."""
    words = wording.split(name)
    for form, is_end, kind in wording.forms:
        size = len(form)
        glued = size == 1 and not form[0].isascii() and words[-1].endswith(form[0])
        if glued or words[-size:] == form or (not is_end and words[:size] == form):
            return kind
    return "other"
