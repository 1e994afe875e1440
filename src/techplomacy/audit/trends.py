"""Checks trends: a steady rise and a fall in it, one period up and down, a record that another value passes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from techplomacy.audit.finding import make_finding, quote
from techplomacy.audit.names import stem_word
from techplomacy.audit.paper import Paper
from techplomacy.audit.prose import Sentence
from techplomacy.model import Finding
from techplomacy.text.money import find_money

_PERIOD = re.compile(
    r"(?<![\d.,])(?P<first>(?:19|20)\d{2})(?:\s*(?:-|–|to|and|until)\s*(?P<last>(?:19|20)\d{2}|\d{2}(?!\d)))?(?![\d%])"
)
_NEGATED = re.compile(r"\b(?:never|not|no|without|neither|nor)\b")
_IDIOMS = re.compile(r"\b(?:fall|falls|fell|fallen|rise|rises|rose)\s+(?:into|under|within|outside|short|to the)\b")
_NO_SERIES = r"(?!\s+(?:agreements?|talks|polic\w+|minist\w+|fairs?|unions?|deals?|routes?|relations?|offices?))"
_PAIRED = ("inflow", "outflow", "export", "import", "commitment", "disbursement", "loan", "grant")


@dataclass(frozen=True, slots=True)
class Trend:
    """What a sentence says of a series: its subject words, direction, whether steady, first and last year."""

    subjects: frozenset[str]
    is_up: bool
    is_steady: bool
    first: int
    last: int
    sentence: Sentence


def check_trends(paper: Paper) -> Iterator[Finding]:
    """Findings on trends and records."""
    trends = [trend for sentence in paper.sentences for trend in _read_trends(paper, sentence)]
    told: set[int] = set()
    for n, one in enumerate(trends):
        for other in trends[n + 1 :]:
            if not _is_contradiction(one, other) or one.sentence.start in told:
                continue
            steady, against = (one, other) if one.is_steady else (other, one)
            told.add(steady.sentence.start)
            text = f"Elsewhere the paper says: {quote(paper, against.sentence.start, against.sentence.end)}."
            yield make_finding(
                paper,
                "trend-contradiction",
                steady.sentence.start,
                steady.sentence.end,
                text,
                places=((against.sentence.start, against.sentence.end),),
            )
    yield from _check_records(paper)


def _read_trends(paper: Paper, sentence: Sentence) -> Iterator[Trend]:
    """One trend a clause."""
    words = paper.words
    text = re.sub(r"\([^()]*\)", lambda match: " " * len(match.group()), sentence.text)
    subjects: frozenset[str] = frozenset()
    moves = f"{words.joined('rising')}|{words.joined('falling')}"
    turns = (
        rf"\band\s+(?=(?:then\s+)?(?:{moves})\b)|;|,\s*(?:however|and then|although)\b|\bbut\b|\bwhile\b|\bwhereas\b"
    )
    for clause in re.split(turns, text):
        own = _list_subjects(paper, clause)
        subjects = own or subjects
        clause = _IDIOMS.sub(" ", clause)
        up, down = words.pattern("rising").search(clause), words.pattern("falling").search(clause)
        if not subjects or bool(up) == bool(down):
            continue
        years = [year for match in _PERIOD.finditer(clause) for year in _read_years(match)]
        steady = words.pattern("steady").search(clause)
        is_up = bool(up) != bool(steady and steady.group() == "never")
        if not years or (_NEGATED.search(clause) and not steady):
            continue
        open_end = len(years) == 1 and re.search(r"\bsince\b", clause) is not None
        yield Trend(subjects, is_up, bool(steady), min(years), 9999 if open_end else max(years), sentence)


def _read_years(match: re.Match[str]) -> tuple[int, ...]:
    first = int(match["first"])
    last = match["last"]
    return (first, int(last if len(last) == 4 else f"{first // 100}{last}")) if last else (first,)


def _list_subjects(paper: Paper, clause: str) -> frozenset[str]:
    return frozenset(
        stem_word(word)
        for word in re.findall(rf"\b[A-Za-z]+\b{_NO_SERIES}", clause)
        if paper.words.holds("measured", word)
    )


def _is_contradiction(one: Trend, other: Trend) -> bool:
    """Whether two trends of one series cannot both hold."""
    if one.is_up == other.is_up or not one.subjects & other.subjects or one.sentence.start == other.sentence.start:
        return False
    if any((word in one.subjects) != (word in other.subjects) for word in _PAIRED):
        return False
    if one.is_steady or other.is_steady:
        steady, against = (one, other) if one.is_steady else (other, one)
        # One year of decline that only ends where the steady period begins is none inside it.
        return (
            steady.first <= against.first
            and against.last <= steady.last
            and (against.first, against.last) != (steady.first, steady.first)
        )
    return one.first == other.first and one.last == other.last and one.first < one.last


def _is_of_record(record: re.Match[str], text: str) -> bool:
    """Whether an amount stands beside the word of a record, with no other clause between them."""
    around = re.split(r"[,;]\s", text[record.end() :])[0], re.split(r"[,;]\s", text[: record.start()])[-1]
    return any(re.search(r"\d", part) for part in around)


def _check_records(paper: Paper) -> Iterator[Finding]:
    """A record and a greater value of the same subject."""
    amounts = []
    for sentence in paper.sentences:
        subjects = _list_subjects(paper, sentence.text)
        if subjects:
            amounts += [
                (sentence, subjects, span.money.currency, span.money.amount)
                for span in find_money(sentence.text, vocabulary=paper.vocabulary)
            ]
    for sentence, subjects, currency, amount in amounts:
        record = paper.words.pattern("records").search(sentence.text)
        if record is None or sum(a[0] == sentence for a in amounts) > 1 or not _is_of_record(record, sentence.text):
            continue
        for other, others, other_currency, value in amounts:
            if other == sentence or subjects != others or currency != other_currency or value <= amount:
                continue
            if (
                value > amount * Decimal(5)
                or paper.words.pattern("records").search(other.text)
                or re.search(r"\btotal|cumulative|between\b", other.text)
            ):
                continue
            text = f"A greater value stands elsewhere: {quote(paper, other.start, other.end)}."
            yield make_finding(
                paper, "trend-contradiction", sentence.start, sentence.end, text, places=((other.start, other.end),)
            )
            break
