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
_MARK = 2  # letters; a mark is as rare as that many
_MOST = 40  # needles of a pattern; with more, the pattern itself is as quick
_WIDEST = 4  # characters of a class, and runs, that are told apart
_EMPTY: Needles = frozenset([""])
_CASED = re.compile(r"\(\?-?[a-zA-Z]+[:)-]|[^A-Z]-[A-Z]|[A-Z]-[^A-Z\]]")  # flags inside, classes that mix cases
_KEPT = re.compile(r"\\.|\(\?P(?:<\w+>|=\w+\))|[A-ZÀ-ÖØ-Þ]")  # what must not be put in lower case, else a capital
_ODD = {ord("ſ"): "s", ord("ı"): "i", ord("İ"): "i"}  # letters that a pattern without case takes for others


class Sought:
    """A pattern that is run only on texts that hold one of its needles; it matches exactly where the pattern does.

    The match of a pattern that ignores case may be one of the folded text: its places are right, its groups are in
    lower case.
    """

    __slots__ = ("_is_loose", "_is_sharp", "_needles", "_pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern, self._is_sharp = sharpen(pattern)
        self._is_loose = bool(pattern.flags & re.IGNORECASE)
        self._needles = tuple(sorted(list_needles(pattern), key=len, reverse=True))

    def search(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        low = fold(text) if self._is_loose else text
        if self._needles and not holds_any(low, self._needles):
            return None
        return self._pattern.search(low if self._is_sharp else text)


def seek(pattern: re.Pattern[str]) -> Sought | re.Pattern[str]:
    """The pattern, to be searched for by its needles where it has any."""
    return Sought(pattern) if list_needles(pattern) else pattern


class Sieve:
    """The needles of many patterns in one automaton; None stands for a pattern that always matches."""

    def __init__(self, patterns: Iterable[re.Pattern[str] | None]) -> None:
        owners: dict[str, set[int]] = {}
        always: set[int] = set()
        listed = tuple(patterns)
        self._patterns = tuple(sharpen(pattern) if pattern is not None else None for pattern in listed)
        for number, pattern in enumerate(listed):
            needles = list_needles(pattern) if pattern is not None else frozenset()
            if not needles:
                always.add(number)
            for needle in needles:
                owners.setdefault(fold(needle), set()).add(number)
        self._always = frozenset(always)
        self._owners = [frozenset(numbers) for numbers in owners.values()]
        self._automaton = AhoCorasick(list(owners)) if owners else None

    def admit(self, low: str) -> Set[int]:
        """The numbers of the patterns that may match somewhere in a folded text."""
        admitted = set(self._always)
        if self._automaton is not None:
            for number, _, _ in self._automaton.find_matches_as_indexes(low, overlapping=True):
                admitted |= self._owners[number]
        return admitted

    def finds(self, number: int, text: str, low: str) -> bool:
        """Whether an admitted pattern matches somewhere in a text; `low` is the same text folded."""
        known = self._patterns[number]
        if known is None:
            return True
        pattern, is_sharp = known
        return pattern.search(low if is_sharp else text) is not None


class Openings:
    """Words with one of which what is looked for begins, in one automaton."""

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = AhoCorasick(sorted({fold(word) for word in words if word}))

    def find_starts(self, low: str) -> list[int]:
        """Where one of them begins a word of a folded text; a place may come twice."""
        matches = self._automaton.find_matches_as_indexes(low, overlapping=True)
        return [start for _, start, _ in matches if opens_word(low, start)]


def opens_word(text: str, start: int) -> bool:
    """Whether no letter, digit or underscore stands before a place."""
    return not start or not (text[start - 1].isalnum() or text[start - 1] == "_")


def holds_any(text: str, needles: Iterable[str]) -> bool:
    """Whether one of the needles stands in a text."""
    for needle in needles:  # noqa: SIM110  `any` over a generator costs more than the search
        if needle in text:
            return True
    return False


def fold(text: str) -> str:
    """The text in lower case, as a pattern without case reads it."""
    if text.isascii():
        return text.lower()
    return text.translate(_ODD).lower() if any(chr(odd) in text for odd in _ODD) else text.lower()


def sharpen(pattern: re.Pattern[str]) -> tuple[re.Pattern[str], bool]:
    """For a pattern that ignores case, one that heeds it and matches folded text at the same places, but sooner.

    The pattern itself and False where none can be told, or it heeds case: it is to be run on the text as written.
    """
    if not pattern.flags & re.IGNORECASE or _CASED.search(pattern.pattern):
        return pattern, False
    written = _KEPT.sub(lambda match: match[0] if len(match[0]) > 1 else fold(match[0]), pattern.pattern)
    return re.compile(written, pattern.flags & ~re.IGNORECASE), True


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
    return min((len(needle) if needle[:1].isalnum() else len(needle) * _MARK for needle in needles), default=0)


def _read_sequence(items: Iterable[tuple[Any, Any]], *, is_loose: bool) -> Needles | None:
    """The best needles of a sequence: of its runs of letters and its parts, those whose shortest is longest."""
    found: list[Needles] = []
    runs = _EMPTY
    for operator, value in items:
        name = str(operator)
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue  # these take up no text, so that a run goes on over them
        letters = _read_letters(name, value, is_loose=is_loose)
        if letters and len(runs) * len(letters) <= _WIDEST:
            runs = frozenset(run + letter for run in runs for letter in letters)
            continue
        found.append(runs)
        runs = letters or _EMPTY
        part = _read_part(name, value, is_loose=is_loose)
        if part is not None:
            found.append(part)
    found.append(runs)
    best = max(found, key=lambda needles: (min(_rate(needles), 6), -len(needles), _rate(needles)))
    return best if _rate(best) else None


def _read_letters(name: str, value: Any, *, is_loose: bool) -> Needles:
    """The letters that an item of a pattern stands for; empty where they may be many."""
    if name == "LITERAL":
        value = [(name, value)]
    elif name != "IN" or len(value) > _WIDEST or any(str(kind) != "LITERAL" for kind, _ in value):
        return frozenset()
    return frozenset(fold(chr(code)) if is_loose else chr(code) for _, code in value)


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
