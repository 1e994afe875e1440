"""Reads record cards, which tell one act in lines of a key and a value (`Lender: …`, `Signed: 3 May 2010`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.extraction.context import Context
from techplomacy.extraction.splitting import KEY
from techplomacy.model import Block, BlockKind, When
from techplomacy.text.caching import keep_compiled
from techplomacy.text.dates import find_dates
from techplomacy.vocabulary import Vocabulary

_LINE = re.compile(rf"^{KEY}(\S[^\n]*)$", re.MULTILINE)
_YEAR = re.compile(r"\W*((?:18|19|20)\d\d)\W*")


@dataclass(frozen=True)
class Card:
    """What the keys of a card assert: a step, its day, and where a key names the form of money, that form and key."""

    step: str
    when: When | None
    kind: str = ""
    key: tuple[int, int] = (0, 0)


@keep_compiled
def load_cards(vocabulary: Vocabulary) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """The patterns of keys with the step and the kind that they assert."""
    rows = vocabulary.triggers["cards"]
    return tuple((re.compile(row["pattern"], re.IGNORECASE), row["step"], row["kind"]) for row in rows)


def read_card(context: Context, block: Block) -> Card | None:
    """The card that a block of lines is; None where it is none, or its keys assert nothing."""
    text = context.text[block.start : block.end] if block.kind is BlockKind.ROW else ""
    if "\n" not in text:
        return None
    context.counter.characters += len(text)
    told = list(_read_lines(context, block, text))
    money = next((card for card in told if card.kind), None)
    dated = next((card for card in told if card.when is not None), None)
    if dated is None:
        return money
    return dated if money is None else Card(dated.step, dated.when, money.kind, money.key)


def _read_lines(context: Context, block: Block, text: str) -> Iterator[Card]:
    """What each known key of a card asserts, in the order of the vocabulary."""
    lines = list(_LINE.finditer(text))
    for pattern, step, kind in load_cards(context.vocabulary):
        for line in lines:
            if pattern.fullmatch(line.group(1)):
                when = None if kind else _read_day(context, line.group(2))
                yield Card(step, when, kind, (block.start + line.start(1), block.start + line.end(1)))


def _read_day(context: Context, value: str) -> When | None:
    for date in find_dates(value, published=context.published, vocabulary=context.vocabulary):
        return date.when
    year = _YEAR.fullmatch(value)
    return When(year.group(1)) if year is not None else None
