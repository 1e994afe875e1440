"""Tells whether a body that a paper names is one of those that the evidence names; it merges nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from techplomacy.analysis import View
from techplomacy.model import Actor, Participant

_GENERAL = ("-gov", "-pm", "-cabinet")  # ids of bodies that stand for a whole country
_LINKING = frozenset({"of", "the", "and", "for", "on", "in", "s", "a"})
_ALIKE = 0.8  # of the words of two names that must be shared
_SHORT = 3  # letters of a name that can be looked for within another
_PART = 3  # words of a name that begins a longer one


@dataclass(frozen=True)
class Match:
    """What a named body is in the evidence: the key there; `how` is same, kin, named or abroad."""

    key: str
    how: str


def drop_general(actors: Iterable[str | None]) -> frozenset[str]:
    """The ids of bodies that do not stand for a whole country."""
    return frozenset(actor for actor in actors if actor and not actor.endswith(_GENERAL))


def find_match(view: View, party: Participant, known: Iterable[str]) -> Match | None:
    """The body of the evidence that a participant is, best sort first; None where it is none of them.

    same: the same actor. kin: one above, below or after it. named: another spelling of the name, or a part of it.
    abroad: the same name or short name in another country.
    """
    keys = sorted(known)
    if party.actor in keys:
        return Match(party.actor or "", "same")
    for key in keys:
        if party.actor and (party.actor in _list_line(view, key) or key in _list_line(view, party.actor)):
            return Match(key, "kin")
    for key in keys:
        body = find_body(view, key)
        if body is not None and _is_named_alike(party, body):
            return Match(key, "named" if body.country == party.country or not party.country else "abroad")
    return None


def find_body(view: View, key: str) -> Actor | None:
    """The actor of an id, of the evidence or of the vocabulary."""
    return view.actors.get(key) or view.vocabulary.body_index.get(key)


def _list_line(view: View, key: str) -> frozenset[str]:
    """The bodies above a body and those that followed it, but for whole governments."""
    found: set[str] = set()
    waiting = [key]
    while waiting:
        body = find_body(view, waiting.pop())
        for other in (body.parent, body.successor) if body else ():
            if other and other not in found and not other.endswith(_GENERAL):
                found.add(other)
                waiting.append(other)
    return frozenset(found)


def _is_named_alike(party: Participant, body: Actor) -> bool:
    short = {*body.acronyms}
    if (party.acronym or party.name) in short:
        return True
    names = {body.name, *(n.name for n in body.names)}
    # A name read too widely holds the other; one told with a bracket holds the short name.
    if any(len(name) > _SHORT and re.search(rf"\b{re.escape(name)}\b", party.name) for name in (*names, *short)):
        return True
    if party.name.isupper() and re.search(rf"\b{re.escape(party.name)}\b", body.name):
        return True
    own = _list_name_words(party.name)
    return any(_are_alike(own, _list_name_words(name)) for name in names)


def _are_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    first, second = frozenset(one), frozenset(other)
    if not first or not second:
        return False
    if len(first) >= _PART and other[: len(one)] == one:
        return True
    return min(len(first), len(second)) > 1 and len(first & second) >= _ALIKE * len(first | second)


@lru_cache(maxsize=4096)
def _list_name_words(name: str) -> tuple[str, ...]:
    bare = re.sub(r"\([^)]*\)", " ", name)
    words = (word for word in re.findall(r"[^\W_]+", bare.casefold()) if word not in _LINKING)
    return tuple(_cut(word) for word in words)


def _cut(word: str) -> str:
    """A word without endings that differ between spellings: forest, forestry; organisation, organization."""
    for ending in ("isation", "ization", "ies", "ry", "es", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word
