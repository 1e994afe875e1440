"""Recognises the signs of currencies beside a place in a text; it must not choose among those that share a sign."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from techplomacy.text.caching import keep_compiled
from techplomacy.text.numbers import list_moneywords
from techplomacy.vocabulary import MoneyMark, Vocabulary

_SINGLE = (1,)
_EDGE = 3  # characters by which signs are looked up
_WIDE = 0x2E80  # from here on, scripts that part no words by spaces


@dataclass(frozen=True, slots=True)
class Sign:
    """How one mark may stand: `word` (any case) or symbol; `shy`, `late` and `heavy` as the word list says."""

    mark: MoneyMark
    word: bool
    shy: bool
    late: bool
    heavy: bool


@dataclass(frozen=True, slots=True)
class FoundSign:
    """A sign at its place."""

    start: int
    end: int
    sign: Sign


@dataclass(frozen=True, slots=True)
class Signs:
    """All signs of a vocabulary: by spelling (symbols) and lower-cased spelling (words); lengths by edge characters."""

    symbols: dict[str, Sign]
    words: dict[str, Sign]
    lengths_before: dict[str, tuple[int, ...]]
    lengths_after: dict[str, tuple[int, ...]]
    tails: frozenset[str]

    def find_before(self, text: str, low: str, end: int) -> FoundSign | None:
        """The longest sign that ends at `end`; `low` is the flattened text."""
        lengths = self.lengths_before
        for length in lengths.get(low[max(0, end - 3) : end]) or lengths.get(low[max(0, end - 2) : end], _SINGLE):
            start = end - length
            if start < 0 or (sign := self._look(text, low, start, end)) is None:
                continue
            if not sign.late and not _is_joined(low, start):
                return FoundSign(start, end, sign)
        return None

    def find_after(self, text: str, low: str, start: int) -> FoundSign | None:
        """The longest sign that starts at `start`; `low` is the flattened text."""
        lengths = self.lengths_after
        for length in lengths.get(low[start : start + 3]) or lengths.get(low[start : start + 2], _SINGLE):
            end = start + length
            if end > len(low) or (sign := self._look(text, low, start, end)) is None:
                continue
            if not _is_joined(low, end) and not (ord(low[end - 1]) >= _WIDE and low[end : end + 1] in self.tails):
                return FoundSign(start, end, sign)
        return None

    def find_around(self, text: str, low: str, place: int, *, after: bool) -> FoundSign | None:
        """The sign at `place`, before or after it, or one in round brackets there (`JPY (¥) 50 billion`)."""
        if after and low[place : place + 1] == "(":
            found = self.find_after(text, low, place + 1)
            return replace(found, start=place, end=found.end + 1) if found and low[found.end :][:1] == ")" else None
        if not after and low[place - 1 : place] == ")":
            found = self.find_before(text, low, place - 1)
            bracketed = found and low[found.start - 1 : found.start] == "("
            return replace(found, start=found.start - 1, end=place) if found and bracketed else None
        return self.find_after(text, low, place) if after else self.find_before(text, low, place)

    def _look(self, text: str, low: str, start: int, end: int) -> Sign | None:
        even = low[start:end]
        if even[0] == " " or even[-1] == " ":
            return None
        written = text[start:end]
        return self.symbols.get(" ".join(written.split()) if " " in even else written) or self.words.get(even)


def is_letter(character: str) -> bool:
    """Whether a character is part of a word in a script that parts words by spaces."""
    if character.isascii():
        return character.isalpha()
    return ord(character) < _WIDE and unicodedata.category(character)[0] in "LM"


def _is_joined(low: str, place: int) -> bool:
    """Whether a word runs on across `place`."""
    if not 0 < place < len(low):
        return False
    left, right = low[place - 1], low[place]
    if is_letter(left):
        return is_letter(right)
    return left.isdigit() and is_letter(right) and place > 1 and is_letter(low[place - 2])


@keep_compiled
def compile_signs(vocabulary: Vocabulary) -> Signs:
    """The signs of a vocabulary; kept for as long as the vocabulary is in use."""
    entries = list_moneywords(vocabulary)
    listed = {id: frozenset(str(word) for word in entry.get("words", ())) for id, entry in entries.items()}
    shy, late, heavy = listed["shy"], listed["late"], listed["heavy"]
    shy |= vocabulary.currencies.keys() - listed["plain"]
    symbols: dict[str, MoneyMark] = {}
    words: dict[str, MoneyMark] = {}
    for currency in vocabulary.currencies.values():
        mark = MoneyMark(currency.id, (currency.id,), currency.id)
        symbols |= dict.fromkeys((currency.code, *currency.symbols), mark)
        words |= {word.lower(): mark for word in currency.words if "(" not in word}
    for mark in vocabulary.money_marks.values():
        table = words if _is_word(mark.id) else symbols
        table.setdefault(mark.id, mark)
        for spelling, code in _name_marks(mark, vocabulary):
            table.setdefault(spelling.lower() if table is words else spelling, symbols[code])
    symbols |= {f"{s[:-1]}\\$": mark for s, mark in symbols.items() if s.endswith("$")}  # as Markdown escapes it
    signs = {s: Sign(m, False, s in shy, _is_late(s, late), False) for s, m in symbols.items()}
    spoken = {s: Sign(m, True, s in shy, _is_late(s, late), s in heavy) for s, m in words.items()}
    spellings = {*(s.lower() for s in signs), *spoken}
    return Signs(
        symbols=signs,
        words=spoken,
        lengths_before=_measure(spellings, is_after=False),
        lengths_after=_measure(spellings, is_after=True),
        tails=listed["tails"],
    )


def _name_marks(mark: MoneyMark, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Spellings that tell which currency of a shared mark is meant, and its code: code or country before the mark."""
    codes = [code for code in mark.candidates if code in vocabulary.currencies]
    found = [(f"{code}{gap}{mark.id}", code) for code in codes for gap in ("", " ")]
    for country in vocabulary.countries.values():
        code = country.currency
        if code is not None and code in codes:
            names = {country.name, *country.demonyms, *country.acronyms}
            found += [(f"{name} {mark.id}", code) for name in sorted(names)]
    return found


def _is_word(spelling: str) -> bool:
    """Whether a shared mark is a word, of any case, and no symbol or abbreviation."""
    if spelling.isascii():
        return len(spelling) > 3 and spelling.isalpha() and spelling.islower()
    return spelling[0].isalpha()


def _is_late(spelling: str, late: frozenset[str]) -> bool:
    return spelling in late or (ord(spelling[-1]) >= _WIDE and spelling[-1] not in "￥￡＄")


def _measure(spellings: Iterable[str], *, is_after: bool) -> dict[str, tuple[int, ...]]:
    """Lengths by edge characters, longest first: three of them, else two, with what those that are shorter begin.

    A length of one is always tried.
    """
    lengths: dict[str, set[int]] = {}
    for spelling in sorted(spellings, key=len):
        edge = spelling[:3] if is_after else spelling[-3:]
        inner = edge[:2] if is_after else edge[-2:]
        short = {length for length in lengths.get(inner, ()) if length < _EDGE} if len(edge) == _EDGE else set()
        lengths.setdefault(edge, {1} | short).add(len(spelling))
    return {edge: tuple(sorted(found, reverse=True)) for edge, found in lengths.items()}
