"""Gives an act the money that the next sentence tells of it (`The purchase price is …`); it adds nothing up."""

import re
from collections.abc import Sequence

from techplomacy.extraction.candidates import Amount, Candidate
from techplomacy.extraction.context import Context
from techplomacy.text.caching import keep_compiled
from techplomacy.text.money import find_money
from techplomacy.text.sentences import split_sentences
from techplomacy.vocabulary import Vocabulary

_PRICED = ("contract", "investment", "joint_venture", "agreement", "loan_agreement", "grant")
_BEHIND = 320  # characters behind a sentence that are read
_BESIDE = 4  # characters between the opening of such a sentence and its amount
_MOST = 2  # currencies in which a price is paid


@keep_compiled
def load_prices(vocabulary: Vocabulary) -> dict[str, re.Pattern[str]]:
    """The patterns by id."""
    return {row["id"]: re.compile(row["pattern"], re.IGNORECASE) for row in vocabulary.triggers["prices"]}


def lend_prices(context: Context, candidates: Sequence[Candidate]) -> None:
    """Set the money of acts that tell none of their own, where the next sentence does."""
    patterns = load_prices(context.vocabulary)
    for candidate in candidates:
        if candidate.amounts or candidate.kind not in _PRICED:
            continue
        candidate.amounts = _read_behind(context, candidate.sentence.end, patterns)
        if candidate.amounts:
            candidate.features.add("offered")


def _read_behind(context: Context, end: int, patterns: dict[str, re.Pattern[str]]) -> list[Amount]:
    behind = context.text[end : end + _BEHIND]
    first = end + len(behind) - len(behind.lstrip())
    behind = behind.lstrip()
    opening = patterns["price"].match(behind)
    if opening is None:
        return []
    start, stop = next(iter(split_sentences(behind)))
    text = behind[start:stop]
    context.counter.characters += len(text)
    found: list[Amount] = []
    last = opening.end() - start
    for span in find_money(text, side=context.home, vocabulary=context.vocabulary):
        gap = text[last : span.start]
        is_next = patterns["more"].match(gap) if found else 0 <= span.start - last <= _BESIDE
        if not is_next or len(found) == _MOST:
            break
        found.append(Amount(span.money, first + start + span.start, first + start + span.end))
        last = span.end
    return found
