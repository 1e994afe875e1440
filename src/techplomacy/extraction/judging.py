"""Says whether an act is done, planned, approved, awaited or negated, from the factuality table; it finds no acts."""

import re
from dataclasses import dataclass
from typing import Any

from techplomacy.extraction.words import Hit
from techplomacy.text.caching import keep_compiled
from techplomacy.text.sieves import Sieve, Sought, fold
from techplomacy.vocabulary import Vocabulary

_WINDOW = 320  # characters on each side of an act that can bear on it
DONE, APPROVED, PLANNED, AWAITED, NEGATED, INFINITIVE, HEADLINE = (
    "done",
    "approved",
    "planned",
    "awaited",
    "negated",
    "infinitive",
    "headline",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the factuality table."""

    id: str
    forms: frozenset[str]
    acts: frozenset[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    reading: str


@dataclass(frozen=True, slots=True)
class Judge:
    """The factuality table, and the words that mark an approval or an older act."""

    rows: tuple[Row, ...]
    sieve: Sieve  # of the patterns before and after, two a row
    older_before: tuple[Sought, ...]
    older_sentence: tuple[Sought, ...]

    def judge(self, sentence: str, start: int, end: int, form: str, act: str = "") -> str:
        """The reading of the act at [start, end): done, planned, awaited, negated, infinitive or headline."""
        low = fold(sentence)
        first, last = max(0, start - _WINDOW), end + _WINDOW
        before, after = (sentence[first:start], low[first:start]), (sentence[end:last], low[end:last])
        admitted, finds = self.sieve.admit(low[first:last]), self.sieve.finds
        for n, row in enumerate(self.rows):
            if 2 * n not in admitted or 2 * n + 1 not in admitted:
                continue
            if "any" not in row.forms and form not in row.forms:
                continue
            if row.acts and act not in row.acts:
                continue
            if not finds(2 * n, *before) or not finds(2 * n + 1, *after):
                continue
            return row.reading
        return DONE

    def is_older(self, sentence: str, start: int) -> bool:
        """Whether the words before tell that the act is the ground of the news and not the news."""
        before = sentence[max(0, start - _WINDOW) : start]
        return any(pattern.search(before) for pattern in self.older_before)

    def is_recalled(self, sentence: str) -> bool:
        """Whether the whole sentence recalls an older decision."""
        return any(pattern.search(sentence) for pattern in self.older_sentence)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@keep_compiled
def load_judge(vocabulary: Vocabulary) -> Judge:
    """The factuality table of a vocabulary."""
    rows = tuple(_make_row(row) for row in vocabulary.triggers["factuality"])
    history = vocabulary.triggers["history"]
    return Judge(
        rows,
        Sieve(pattern for row in rows for pattern in (row.before, row.after)),
        tuple(Sought(_compile(row["before"])) for row in history if "before" in row),
        tuple(Sought(_compile(row["sentence"])) for row in history if "sentence" in row),
    )


def _make_row(row: dict[str, Any]) -> Row:
    before, after = row.get("before"), row.get("after")
    return Row(
        row["id"],
        frozenset(row["forms"]),
        frozenset(row.get("acts", ())),
        _compile(before) if before else None,
        _compile(after) if after else None,
        row["reading"],
    )


def is_verb(hit: Hit) -> bool:
    """Whether an act word is a verb form and not a noun."""
    return hit.form != "noun"
