"""The words of the checks, compiled once for each vocabulary; it decides nothing."""

import re
from dataclasses import dataclass
from functools import cached_property

from techplomacy.text.caching import keep_compiled
from techplomacy.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class FindingClass:
    """What a class of findings is called, what it means, how much it weighs and what would settle it."""

    id: str
    label: str
    explanation: str
    weight: float
    settle: str


class PaperWords:
    """The lists of the trigger file `paper_words` by id, as sets and as patterns."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        rows = {row["id"]: row for row in vocabulary.triggers["paper_words"]}
        self.lists: dict[str, tuple[str, ...]] = {key: tuple(row.get("words", ())) for key, row in rows.items()}
        self.cardinals: dict[str, int] = {word: int(n) for word, n in rows["cardinals"]["values"].items()}
        self.units: dict[str, str] = dict(rows["units"]["values"])
        self.classes = {row["id"]: _make_class(row) for row in vocabulary.triggers["finding_classes"]}
        self.months = {word.casefold(): n for word, n in vocabulary.months["en"].items()}
        self.weekdays = {word.casefold(): n for word, n in vocabulary.weekdays["en"].items()}
        self._sets = {key: frozenset(word.casefold() for word in words) for key, words in self.lists.items()}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def holds(self, key: str, word: str) -> bool:
        """Whether a list has a word, whatever its case."""
        return word.casefold() in self._sets[key]

    def joined(self, key: str) -> str:
        """The words of a list as one alternation, the longest first."""
        ordered = sorted(self.lists[key], key=lambda word: (-len(word), word))
        return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)

    def pattern(self, key: str) -> re.Pattern[str]:
        """A pattern of the whole words of a list, whatever their case."""
        if key not in self._patterns:
            self._patterns[key] = re.compile(rf"(?<![\w-])(?:{self.joined(key)})(?![\w-])", re.I)
        return self._patterns[key]

    @cached_property
    def month(self) -> str:
        """The names of months as one alternation."""
        return "|".join(sorted((re.escape(word) for word in self.months), key=lambda word: (-len(word), word)))

    @cached_property
    def number(self) -> str:
        """Small numbers in words and digits as one alternation."""
        return rf"\d{{1,3}}|{'|'.join(sorted(self.cardinals, key=lambda word: (-len(word), word)))}"

    def count(self, written: str) -> int | None:
        """The value of a small number in digits or words."""
        return int(written) if written.isdecimal() else self.cardinals.get(written.casefold())


def _make_class(row: dict[str, str]) -> FindingClass:
    return FindingClass(row["id"], row["label"], row["explanation"], float(row["weight"]), row["settle"])


@keep_compiled
def load_words(vocabulary: Vocabulary) -> PaperWords:
    """The compiled words of a vocabulary; the same object for the same vocabulary."""
    return PaperWords(vocabulary)
