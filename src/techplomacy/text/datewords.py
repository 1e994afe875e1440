"""The words of dates compiled from a vocabulary; it knows no grammar and finds nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from techplomacy.text.caching import keep_compiled
from techplomacy.vocabulary import Vocabulary
from techplomacy.vocabulary.country import FiscalCalendar
from techplomacy.vocabulary.era import Era

_EAST = re.compile(r"[\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Relative:
    """A row of relative words: `today` moves the day by 0, `last month` the month by -1."""

    unit: str
    shift: int


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words by duty, ready for patterns.

    `months` and `weekdays` map a word in small letters to its number (January 1, Monday 0); `rows` maps an id of
    datewords.yaml to its words; `relative` a word to what it means; `eras` a written era to the era.
    """

    months: dict[str, int]
    capital: frozenset[str]
    small: frozenset[str]
    weekdays: dict[str, int]
    eras: dict[str, Era]
    first: frozenset[str]
    rows: dict[str, tuple[str, ...]]
    relative: dict[str, Relative]
    calendars: dict[str, FiscalCalendar]
    numbers: frozenset[str]

    def find_month(self, written: str) -> int | None:
        """The number of a month word; None for a word that is none."""
        return self.months.get(" ".join(written.split()).casefold().rstrip("."))

    def is_month_alone(self, written: str) -> bool:
        """Whether a word can be a month with only a day or only a year beside it (`May` can, `may` cannot)."""
        small = written.casefold()
        if small in self.capital:
            return written[0].isupper()
        return not (small in self.small and written[0].isupper())

    def make_pattern(self, *ids: str, cases: bool = False) -> str:
        """A pattern of all words of the rows, the longest first; with `cases` also capitalised and in capitals."""
        return make_trie((word for key in ids for word in self.rows[key]), cases=cases)


@keep_compiled
def load_datewords(vocabulary: Vocabulary) -> DateWords:
    """The date words of a vocabulary."""
    table = [(row["id"], row) for row in vocabulary.triggers["datewords"]]
    rows: dict[str, tuple[str, ...]] = {}
    for key, row in table:
        rows[key] = (*rows.get(key, ()), *row["words"])
    words = [(word, row) for _, row in table for word in row["words"]]
    eras = vocabulary.eras.values()
    return DateWords(
        months=_list_months(vocabulary, frozenset(rows["months_ignored"])),
        capital=frozenset(rows["months_capital"]),
        small=frozenset(rows["months_small"]),
        weekdays={word: n for word, n in vocabulary.weekdays["en"].items() if word.endswith("day")},
        eras={form: era for era in eras for form in (*era.forms, era.letter) if form},
        first=frozenset(word for era in eras for word in era.first),
        rows=rows,
        relative={word: Relative(row["unit"], int(row["shift"])) for word, row in words if "unit" in row},
        calendars={word: vocabulary.fiscal_calendars[row["calendar"]] for word, row in words if "calendar" in row},
        numbers=frozenset(form.casefold() for word in vocabulary.number_words.values() for form in word.forms),
    )


def _list_months(vocabulary: Vocabulary, ignored: frozenset[str]) -> dict[str, int]:
    """The month words of all languages with their numbers, without those that stand in signs or mean other things."""
    months = {
        word.rstrip("."): number
        for words in vocabulary.months.values()
        for word, number in words.items()
        if word.rstrip(".") not in ignored and not word[0].isdigit() and not is_east(word)
    }
    for row in vocabulary.triggers["datewords"]:
        if row["id"] == "months":
            months |= {word: int(number) for word, number in row["words"].items()}
    return months


def is_east(text: str) -> bool:
    """Whether a text holds Chinese characters, kana or Hangul, which are written without blanks."""
    return _EAST.search(text) is not None


def make_trie(words: Iterable[str], *, cases: bool = False) -> str:
    """A pattern that fits any of the words, branching by letters, the longest first; a blank fits up to nine."""
    tree: dict[str, Any] = {}
    for word in words:
        for form in {word, word[:1].upper() + word[1:], word.title(), word.upper()} if cases else {word}:
            node = tree
            for letter in form:
                node = node.setdefault(letter, {})
            node[""] = {}
    return _write_trie(tree)


def _write_trie(tree: dict[str, Any]) -> str:
    branches = [
        (r"\s{1,9}" if letter == " " else re.escape(letter)) + _write_trie(tree[letter])
        for letter in sorted(tree)
        if letter
    ]
    if not branches:
        return ""
    if "" in tree:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
