"""Tells by plain substrings which regular expressions cannot match a text, so that few run; it finds nothing itself.

A pattern such as `\\b(?:hopes?|wish\\w*)\\b` matches only where `hope` or `wish` stands. To look for such needles costs
a small part of what the expression costs, and most texts hold none of them.
"""

import re
from collections.abc import Iterable, Set
from importlib import import_module
from typing import Any

from ahocorasick_rs import AhoCorasick

Needles = frozenset[str]
_SHORTEST = 2  # letters; what is shorter stands in every text
_MOST = 40  # needles of a pattern; with more, the pattern itself is as quick
_WIDEST = 4  # characters of a class that are told apart
_ODD = {ord("ſ"): "s", ord("ı"): "i", ord("İ"): "i"}  # letters that a pattern without case takes for others


class Sought:
    """A pattern that is run only on texts that hold one of its needles; it matches exactly where the pattern does."""

    __slots__ = ("_is_loose", "_needles", "_pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._is_loose = bool(pattern.flags & re.IGNORECASE)
        self._needles = tuple(sorted(list_needles(pattern), key=len, reverse=True))

    def may_match(self, text: str) -> bool:
        """Whether the text holds a needle; True where the pattern has none."""
        if not self._needles:
            return True
        if self._is_loose:
            text = fold(text)
        for needle in self._needles:  # a loop, because `any` over a generator costs more than the search
            if needle in text:
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self._pattern.search(text) if self.may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.match`; a match begins at once, so that no needle need be looked for."""
        return self._pattern.match(text)


class Sieve:
    """The needles of many patterns in one automaton; None stands for a pattern that always matches."""

    def __init__(self, patterns: Iterable[re.Pattern[str] | None]) -> None:
        owners: dict[str, set[int]] = {}
        always: set[int] = set()
        for number, pattern in enumerate(patterns):
            needles = list_needles(pattern) if pattern is not None else frozenset()
            if not needles:
                always.add(number)
            for needle in needles:
                owners.setdefault(fold(needle), set()).add(number)
        self._always = frozenset(always)
        self._owners = [frozenset(numbers) for numbers in owners.values()]
        self._automaton = AhoCorasick(list(owners)) if owners else None

    def admit(self, text: str) -> Set[int]:
        """The numbers of the patterns that may match somewhere in the text."""
        admitted = set(self._always)
        if self._automaton is not None:
            for number, _, _ in self._automaton.find_matches_as_indexes(fold(text), overlapping=True):
                admitted |= self._owners[number]
        return admitted


def fold(text: str) -> str:
    """The text in lower case, as a pattern without case reads it."""
    if text.isascii():
        return text.lower()
    return text.translate(_ODD).lower() if any(chr(odd) in text for odd in _ODD) else text.lower()


def list_needles(pattern: re.Pattern[str]) -> Needles:
    """Strings of which each match holds at least one; empty where none is known.

    In lower case where the pattern ignores case, else as written.
    """
    tree = import_module("re._parser").parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    found = _read_sequence(tree, is_loose=bool(pattern.flags & re.IGNORECASE))
    found = _drop_longer(found or frozenset())
    return found if len(found) <= _MOST and _rate(found) >= _SHORTEST else frozenset()


def _drop_longer(needles: Needles) -> Needles:
    """Without needles that hold another one."""
    return frozenset(a for a in needles if not any(a != b and b in a for b in needles))


def _rate(needles: Needles) -> int:
    """The length of the shortest needle, which decides how many texts hold one."""
    return min((len(needle) for needle in needles), default=0)


def _read_sequence(items: Iterable[tuple[Any, Any]], *, is_loose: bool) -> Needles | None:
    """The best needles of a sequence: of its runs of letters and its parts, those whose shortest is longest."""
    found: list[Needles] = []
    run = ""
    for operator, value in items:
        name = str(operator)
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue  # these take up no text, so that a run goes on over them
        letter = _read_letter(name, value, is_loose=is_loose)
        if letter is not None:
            run += letter
            continue
        found.append(frozenset([run]))
        run = ""
        part = _read_part(name, value, is_loose=is_loose)
        if part is not None:
            found.append(part)
    found.append(frozenset([run]))
    best = max(found, key=lambda needles: (min(_rate(needles), 6), -len(needles), _rate(needles)))
    return best if _rate(best) else None


def _read_letter(name: str, value: Any, *, is_loose: bool) -> str | None:
    """The one letter that an item of a pattern stands for; None where it may be several."""
    if name == "LITERAL":
        return fold(chr(value)) if is_loose else chr(value)
    if name != "IN" or len(value) > _WIDEST or any(str(kind) != "LITERAL" for kind, _ in value):
        return None
    letters = {fold(chr(code)) if is_loose else chr(code) for _, code in value}
    return letters.pop() if len(letters) == 1 else None


def _read_part(name: str, value: Any, *, is_loose: bool) -> Needles | None:
    """The needles of a group, a choice or a repetition; None where it may be left out or stand for anything."""
    if name == "SUBPATTERN":
        _, added, _, inner = value
        # Where case comes to matter inside, what ignores it is still a sound, if wider, needle; not the other way.
        return None if added else _read_sequence(inner, is_loose=is_loose)
    if name == "ATOMIC_GROUP":
        return _read_sequence(value, is_loose=is_loose)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, _, inner = value
        return _read_sequence(inner, is_loose=is_loose) if least else None
    if name == "BRANCH":
        parts = [_read_sequence(choice, is_loose=is_loose) for choice in value[1]]
        told = [part for part in parts if part is not None]
        return frozenset().union(*told) if len(told) == len(parts) else None
    return None
