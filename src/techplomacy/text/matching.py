"""Finds many words at once in lower-cased text, whole words only; it knows nothing of what they mean."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

Meaning = TypeVar("Meaning")
_LETTERS_OF_WORDS = "LNM"  # letters, digits and marks: a vowel sign is part of its word
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH", "FULLWIDTH", "THAI", "LAO", "KHMER", "MYANMAR")


class Matcher(Generic[Meaning]):
    """The patterns of a mapping in one automaton. Patterns must be lower-cased; empty ones are ignored.

    A pattern matches only whole words, except beside scripts that put no space between words.
    """

    def __init__(self, patterns: Mapping[str, Meaning]) -> None:
        told = {pattern: meaning for pattern, meaning in patterns.items() if pattern}
        words = list(told)
        self._meanings = list(told.values())
        # Where the longest word breaks another word, a shorter one at the same place may still be whole.
        self._longest = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest) if words else None
        self._every = AhoCorasick(words) if words else None
        self._reach = max(map(len, words), default=0)

    def find(self, lower: str) -> Iterator[tuple[int, int, Meaning]]:
        """(start, end, meaning) of the longest whole words from the left, without overlaps."""
        if self._longest is None:
            return
        begin = 0
        for pattern, start, end in self._longest.find_matches_as_indexes(lower):
            if start < begin:
                continue
            if is_whole(lower, start, end):
                begin = end
                yield start, end, self._meanings[pattern]
                continue
            for found_start, found_end, meaning in self._rescue(lower, start, end):
                if found_start >= begin:
                    begin = found_end
                    yield found_start, found_end, meaning

    def _rescue(self, lower: str, start: int, end: int) -> Iterator[tuple[int, int, Meaning]]:
        """Whole words that begin inside a match that was none, from the left, the longest first."""
        assert self._every is not None
        stretch = lower[start : end + self._reach]
        found = [
            (start + first, start + last, pattern)
            for pattern, first, last in self._every.find_matches_as_indexes(stretch, overlapping=True)
            if start + first < end and is_whole(lower, start + first, start + last)
        ]
        begin = start
        for first, last, pattern in sorted(found, key=lambda hit: (hit[0], -hit[1])):
            if first >= begin:
                begin = last
                yield first, last, self._meanings[pattern]


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether [start, end) neither begins nor ends inside a word."""
    return not (start > 0 and _are_joined(text[start - 1], text[start])) and not (
        end < len(text) and _are_joined(text[end - 1], text[end])
    )


def _are_joined(left: str, right: str) -> bool:
    """Whether two neighbours belong to one word."""
    if left.isascii() and right.isascii():
        return left.isalnum() and right.isalnum()
    return _is_joining(left) and _is_joining(right)


@lru_cache(maxsize=4096)
def _is_joining(letter: str) -> bool:
    if unicodedata.category(letter)[0] not in _LETTERS_OF_WORDS:
        return False
    return not unicodedata.name(letter, "").startswith(_UNSPACED)
