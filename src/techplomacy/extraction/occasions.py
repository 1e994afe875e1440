"""Gives undated acts the day that the text told before: of the same ceremony, the visit, the line of a chronicle."""

import re
from collections.abc import Sequence
from datetime import timedelta

from techplomacy.extraction.candidates import Candidate
from techplomacy.extraction.context import Context
from techplomacy.model import Block, When
from techplomacy.text.caching import keep_compiled
from techplomacy.text.dates import find_dates
from techplomacy.text.sentences import split_sentences
from techplomacy.vocabulary import Vocabulary

_BEFORE = 1500  # characters of the text before a sentence in which its occasion is looked for
_LINE = 60  # characters of a line with place and day
_CLOSE = 500  # characters between two acts of one ceremony
_ADJACENT = 2  # characters between two sentences
_NEXT = 320  # characters behind a sentence that are read for the day of its signature
_NEAR = 900  # characters between an umbrella and the acts that it counts
_BEHIND = ("reduced", "relative", "apposed")  # frames whose act stands behind the instrument
_SIGNED = re.compile(
    r"\b(?:It|The (?:Treaty|Agreement|Convention|Protocol|Memorandum|Arrangement|Exchange of Notes))\s+(?:was|were)\s+"
    r"(?:signed|done|concluded)\b"
)
_FINE = ("day", "interval")
_YEAR = re.compile(r"\W{0,4}((?:18|19|20)\d{2})\b(?!\s*[-–/]\s*\d|\W{0,2}(?:%|per))[\s:.–—|-]*(?=[^\W\d])")
_SINCE = re.compile(r"\b[Ss]ince\s+(?:the\s+year\s+)?(?:18|19|20)\d\d\b")
_OWN = re.compile(r"\W*(?:[Dd]uring|[Ii]n|[Oo]n|[Bb]y)\s+(?:\w+\s+){0,4}(?:18|19|20)\d\d\b")
_BRACKET = re.compile(
    r"\((?:[^()\d]{0,40},\s*)?((?:18|19|20)\d{2})(?:\)|,\s+(?:amended|revised|extended|renewed|updated|in force)\b)"
)


@keep_compiled
def load_occasions(vocabulary: Vocabulary) -> dict[str, re.Pattern[str]]:
    """The patterns by id."""
    return {row["id"]: re.compile(row["pattern"], re.IGNORECASE) for row in vocabulary.triggers["occasions"]}


def read_line_year(context: Context, block: Block) -> When | None:
    """The year that opens a line of a chronicle (`1995 Agreement on trade is signed`)."""
    head = context.text[block.start : min(block.end, block.start + 12)]
    match = _YEAR.match(head)
    return When(match.group(1)) if match else None


def lend_dates(context: Context, candidates: Sequence[Candidate]) -> None:
    """Set the day of candidates that tell none of their own, in the order of the text."""
    patterns = load_occasions(context.vocabulary)
    steps = context.vocabulary.steps
    last: Candidate | None = None
    for candidate in sorted(candidates, key=lambda c: (c.sentence.start, c.order)):
        if candidate.when is None and steps[candidate.step].is_done:
            _lend(context, candidate, last, patterns)
        if candidate.when is None or candidate.when.precision not in _FINE or _is_beside(last, candidate):
            continue
        if last is None or not candidate.is_anaphor or candidate.when != last.when:
            last = candidate  # what only says again when the same papers were signed counts none of them


def _is_beside(last: Candidate | None, candidate: Candidate) -> bool:
    """Whether an act is only the ground of one told before it in the same sentence (`… based on the MoU signed in`)."""
    return last is not None and last.sentence.start == candidate.sentence.start and candidate.frame in _BEHIND


def _lend(context: Context, candidate: Candidate, last: Candidate | None, patterns: dict[str, re.Pattern[str]]) -> None:
    text = candidate.sentence.text
    context.counter.characters += len(text)
    bracket = _BRACKET.search(text) if candidate.frame == "item" else None
    year = read_line_year(context, candidate.sentence.block)
    if bracket is not None:
        candidate.when = When(bracket.group(1))
    elif last is not None and last.when is not None and patterns["same"].search(_read_lead(context, candidate) + text):
        candidate.when = last.when
    elif (day := _find_signature(context, candidate, patterns["signature"])) is not None:
        candidate.when = day
    elif last is not None and last.when is not None and patterns["next"].search(text):
        candidate.when = _add_day(last.when)
    elif _OWN.match(text):
        return  # the sentence opens with a day of its own
    elif candidate.frame == "one_of":
        candidate.when = _find_before(context, candidate)
    elif last is not None and _counts(last, candidate):
        candidate.when = last.when
    elif year is not None:
        candidate.when = year
    elif last is not None and _follows(last, candidate) and patterns["also"].search(text) and not _SINCE.search(text):
        candidate.when = last.when
    elif candidate.frame == "title":
        candidate.when = _find_below(context, candidate.sentence.block) or _find_signed(context, candidate)
    elif last is not None and _stands_near(last, candidate) and patterns["margins"].search(text):
        candidate.when = last.when
    elif patterns["pronoun"].search(text) or patterns["margins"].search(text):
        candidate.when = _find_occasion(context, candidate, patterns["occasion"])
    if candidate.when is not None:
        candidate.features.add("lent_day")


def _read_lead(context: Context, candidate: Candidate) -> str:
    """The short line that an item stands under (`On the same occasion:`); empty where there is none."""
    parent = context.numbered.get(
        candidate.sentence.block.parent if candidate.sentence.block.parent is not None else -1
    )
    if parent is None or parent.end - parent.start > _LINE:
        return ""
    return context.text[parent.start : parent.end] + " "


def _stands_near(last: Candidate, candidate: Candidate) -> bool:
    """Whether an act stands behind a dated one, close enough to be of its ceremony."""
    return last.when is not None and 0 <= candidate.sentence.start - last.sentence.end <= _NEAR


def _counts(last: Candidate, candidate: Candidate) -> bool:
    """Whether the act before only counted the acts that follow it (`signed two agreements and a protocol`)."""
    is_near = 0 < candidate.sentence.start - last.sentence.end <= _NEAR
    if last.frame == candidate.frame == "item" and "lent_day" in last.features:
        return is_near and last.step == candidate.step  # the next of those that were counted
    return is_near and last.mention.count > 1 and last.step == candidate.step and last.frame != "item"


def _follows(last: Candidate, candidate: Candidate) -> bool:
    """Whether an act stands close behind another of the same step; where other sides act, right behind it."""
    is_other = bool(last.countries - candidate.countries and candidate.countries - last.countries)
    reach = _ADJACENT if is_other else _CLOSE
    return last.step == candidate.step and 0 <= candidate.sentence.start - last.sentence.end <= reach


def _find_signature(context: Context, candidate: Candidate, opening: re.Pattern[str]) -> When | None:
    """The day in the next sentence, where it tells of the signature (`The text was signed in X on Tuesday`)."""
    block, end = candidate.sentence.block, candidate.sentence.end
    behind = context.text[end : min(block.end, end + _NEXT)].lstrip()
    if not opening.search(behind):
        return None
    first, last = next(iter(split_sentences(behind)))
    text = behind[first:last]
    context.counter.characters += len(text)
    found = find_dates(text, published=context.published, vocabulary=context.vocabulary)
    days = [date.when for date in found if date.when.precision in _FINE]
    return days[0] if days else None


def _find_below(context: Context, block: Block) -> When | None:
    """The day in the short line under a title (`Cairo, 9 October 1986`), the later one where notes have two."""
    below = context.numbered.get(block.n + 1)
    if below is None or below.end - below.start > _LINE:
        return None
    text = context.text[below.start : below.end]
    context.counter.characters += len(text)
    found = find_dates(text, published=context.published, vocabulary=context.vocabulary)
    days = [date.when for date in found if date.when.precision in _FINE and not date.relative]
    return days[-1] if days else None


def _find_signed(context: Context, candidate: Candidate) -> When | None:
    """The day in the sentence of a treaty's file that says when it was signed (`It was signed in X on …`)."""
    end = candidate.sentence.end
    text = context.text[end : end + _BEFORE]
    told = _SIGNED.search(text)
    if told is None:
        return None
    context.counter.characters += len(text)
    found = find_dates(
        text[told.start() : told.end() + _LINE], published=context.published, vocabulary=context.vocabulary
    )
    return next((date.when for date in found if date.when.precision in _FINE), None)


def _find_before(context: Context, candidate: Candidate) -> When | None:
    """The day that the text tells last before a paper picked out of several (`One of them was …`)."""
    start = max(candidate.sentence.block.start, candidate.sentence.start - _CLOSE)
    text = context.text[start : candidate.sentence.start]
    context.counter.characters += len(text)
    found = find_dates(text, published=context.published, vocabulary=context.vocabulary)
    return next((date.when for date in reversed(found) if date.when.precision in _FINE), None)


def _add_day(when: When) -> When | None:
    return When((when.latest + timedelta(days=1)).isoformat()) if when.latest is not None else None


def _find_occasion(context: Context, candidate: Candidate, occasion: re.Pattern[str]) -> When | None:
    """The day in the nearest sentence before that tells of a visit, a session, a meeting."""
    start = max(0, candidate.sentence.start - _BEFORE)
    text = context.text[start : candidate.sentence.start]
    if not occasion.search(text):
        return None
    context.counter.characters += len(text)
    found = find_dates(text, published=context.published, vocabulary=context.vocabulary)
    for date in reversed(found):
        left = max(text.rfind(". ", 0, date.start), text.rfind("\n", 0, date.start)) + 1
        ends = [n for n in (text.find(". ", date.end), text.find("\n", date.end)) if n >= 0]
        around = text[left : min(ends) if ends else len(text)]
        if date.when.precision in _FINE and occasion.search(around):
            return date.when
    return None
