"""Finds many words at once in lower-cased text, whole words only; it knows nothing of what they mean."""

import unicodedata
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

Meaning = TypeVar("Meaning")
Span = tuple[int, int, int]  # start, end times -1, number of the word: so they sort from the left, the longest first
_NONE: frozenset[str] = frozenset()
_ASCII = bytes(range(128))
# A blank for each mark of ASCII; the bytes of other characters stay.
_BLANKS = bytes(byte if byte > 127 or chr(byte).isalnum() else 0x20 for byte in range(256))
_LETTERS_OF_WORDS = "LNM"  # letters, digits and marks: a vowel sign is part of its word
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH", "FULLWIDTH", "THAI", "LAO", "KHMER", "MYANMAR")


class Matcher(Generic[Meaning]):
    """The patterns of a mapping in one automaton. Patterns must be lower-cased; empty ones are ignored.

    A pattern matches only whole words, except beside scripts that put no space between words.
    """

    def __init__(self, patterns: Mapping[str, Meaning]) -> None:
        told = {pattern: meaning for pattern, meaning in patterns.items() if pattern}
        self._words = list(told)
        self._meanings = list(told.values())
        self._is_plain = [all(map(_is_joining, word)) for word in self._words]
        self._leads = [int(_is_joining(word[0])) for word in self._words]
        self._tails = [int(_is_joining(word[-1])) for word in self._words]
        # Where marks are blanked out, a word between two blanks is whole, and the automaton by itself passes over the
        # many places where a short word stands inside a longer one.
        parts = zip(self._leads, self._words, self._tails, strict=True)
        between = [" " * lead + _blank_marks(word, set(word)) + " " * tail for lead, word, tail in parts]
        self._between = AhoCorasick(between) if between else None
        self._anywhere = AhoCorasick(self._words) if between else None

    def find(self, lower: str) -> Iterator[tuple[int, int, Meaning]]:
        """(start, end, meaning) of the longest whole words from the left, without overlaps."""
        meanings = self._meanings
        begin = 0
        for start, back, number in self.list_spans(lower):
            if start >= begin:
                begin = -back
                yield start, begin, meanings[number]

    def list_spans(self, lower: str) -> list[Span]:
        """All whole words from the left, also those that overlap; of those that begin together the longest first."""
        raw = lower.encode("utf-8", "surrogatepass")
        rest = raw.translate(None, _ASCII)
        letters = set(rest.decode("utf-8", "surrogatepass")) if rest else _NONE
        if any(map(_is_unspaced, letters)):
            found = self._find_anywhere(lower)
        else:
            blanked = raw.translate(_BLANKS).decode("utf-8", "surrogatepass")
            found = self._find_between(lower, _blank_marks(blanked, letters))
        found.sort()
        return found

    def _find_between(self, lower: str, blanked: str) -> list[Span]:
        """All whole words of a text that puts spaces between its words, also those that overlap.

        `blanked` is the same text with a blank for each mark.
        """
        if self._between is None:
            return []
        words, leads, tails, is_plain = self._words, self._leads, self._tails, self._is_plain
        found: list[Span] = []
        for number, first, last in self._between.find_matches_as_indexes(f" {blanked} ", overlapping=True):
            start = first + leads[number] - 1
            if is_plain[number] or lower.startswith(words[number], start):  # else other marks stand between its words
                found.append((start, tails[number] + 1 - last, number))
        return found

    def _find_anywhere(self, lower: str) -> list[Span]:
        """All whole words of any text, also those that overlap."""
        if self._anywhere is None:
            return []
        matches = self._anywhere.find_matches_as_indexes(lower, overlapping=True)
        return [(start, -end, number) for number, start, end in matches if is_whole(lower, start, end)]


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether [start, end) neither begins nor ends inside a word."""
    return not (start > 0 and _are_joined(text[start - 1], text[start])) and not (
        end < len(text) and _are_joined(text[end - 1], text[end])
    )


def _blank_marks(text: str, letters: Set[str]) -> str:
    """The text with a blank for whatever is no part of a word, character for character; `letters` are all of its."""
    for letter in letters:
        if not _is_joining(letter) and not _is_unspaced(letter):
            text = text.replace(letter, " ")
    return text


def _are_joined(left: str, right: str) -> bool:
    """Whether two neighbours belong to one word."""
    return _is_joining(left) and _is_joining(right)


@lru_cache(maxsize=8192)
def _is_joining(letter: str) -> bool:
    return unicodedata.category(letter)[0] in _LETTERS_OF_WORDS and not _is_unspaced(letter)


@lru_cache(maxsize=8192)
def _is_unspaced(letter: str) -> bool:
    """Whether the letter is of a script that puts no space between words."""
    is_letter = not letter.isascii() and unicodedata.category(letter)[0] in _LETTERS_OF_WORDS
    return is_letter and unicodedata.name(letter, "").startswith(_UNSPACED)
