"""Reads what a paper says of money that flows between the two countries: measure, predicate, period, value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from techplomacy.analysis import View
from techplomacy.analysis.flows import find_main_direction
from techplomacy.audit.against.countries import OTHER, count_countries
from techplomacy.audit.against.phrases import has_word, list_rows, load_matcher
from techplomacy.audit.against.prose import Prose, Sentence
from techplomacy.model import Money, When
from techplomacy.text.dates import DateSpan

MEASURES = ("investment", "lending", "aid")
PREDICATES = ("rose", "fell", "peak", "trough", "level", "began")
MANNERS = ("steadily", "slightly", "sharply")
_CLAUSE = re.compile(r"[,;](?=\s)|\b(?:however|but|while|whereas|although|and then|thereafter|before)\b", re.I)
_ANAPHOR = re.compile(r"\b(?:it|they|this|these|the (?:flow|flows|figure|amount|trend|inflow|inflows))\b", re.I)
_SINCE = re.compile(r"\b(?:since|from|after|post|starting|beginning)\W+(?:the\s+)?(?:year\s+|FY\s*)?$", re.I)
_PAIR = re.compile(r"(\d{4})\s*[-–/]\s*(\d{2}|\d{4})")
_BETWEEN = re.compile(r"\b(?:between|from|during|over)\s+(?:the\s+)?(?:years?\s+)?$", re.I)


@dataclass(frozen=True)
class Claim:
    """One thing said of a flow. `is_open` says that the period has no end of its own; `until` is then the last day of
    which the paper can speak: that of the figure shown, else of its own year. `value` is None where none is told.
    """

    sentence: Sentence
    families: tuple[str, ...]
    predicate: str
    when: When
    is_open: bool
    until: date | None
    value: Money | None
    manner: str
    start: int
    end: int


@dataclass(frozen=True)
class _Predicate:
    start: int
    end: int
    name: str


def read_claims(view: View, prose: Prose, *, year: int | None = None) -> Iterator[Claim]:
    """The claims of a paper's sentences on investment, loans and aid in the main direction of the study, in order.

    `year` is that of the paper, where known: a claim without an end ends there at the latest.
    """
    giver, _ = find_main_direction(view)
    for sentence in prose.sentences:
        if not (sentence.dates or sentence.money) or sentence.is_caption:
            continue
        families = _narrow(sentence, prose, _find_families(sentence, prose))
        if families and _is_of_flow(view, sentence, prose, giver):
            until = _find_end(sentence, prose, families, year)
            for claim in _read_sentence(sentence, families):
                # When a flow began is asked of all that the words can mean, not of what a figure shows.
                whole = _find_families(sentence, prose) if claim.predicate == "began" else families
                yield replace(claim, families=whole, until=until if claim.is_open else None)


def _find_end(sentence: Sentence, prose: Prose, families: tuple[str, ...], year: int | None) -> date | None:
    """The last day that the figures of the section show on these families, else the end of the paper's year."""
    captions = [s for s in _list_captions(sentence, prose) if set(_list_measures(s.plain)) & set(families)]
    ends = [span.when.latest for s in captions for span in s.dates if "/" in span.when.edtf and span.when.latest]
    return max(ends, default=date(year, 12, 31) if year else None)


def _list_captions(sentence: Sentence, prose: Prose) -> list[Sentence]:
    return [s for s in prose.sentences if s.block.parent == sentence.block.parent and s.is_caption]


def _find_families(sentence: Sentence, prose: Prose) -> tuple[str, ...]:
    """The families that the sentence speaks of, itself or by what it takes up."""
    own = _list_measures(sentence.plain)
    if own:
        return () if has_word(sentence.plain, "not_flow") else own
    if _ANAPHOR.search(sentence.plain):
        for earlier in reversed(prose.find_before(sentence, 3)):
            if measures := _list_measures(earlier.plain):
                return measures
    return ()


def _narrow(sentence: Sentence, prose: Prose, families: tuple[str, ...]) -> tuple[str, ...]:
    """Only what the captions of the section show, where they show a part of what the sentence can mean."""
    if len(families) < 2:
        return families
    shown = {family for caption in _list_captions(sentence, prose) for family in _list_measures(caption.plain)}
    return tuple(family for family in families if family in shown) if shown < set(families) and shown else families


def _list_measures(text: str) -> tuple[str, ...]:
    found = [row for _, _, row in load_matcher(*MEASURES).find(text.casefold())]
    return tuple(dict.fromkeys(family for row in found for family in list_rows("series_words")[row]["families"]))


def _is_of_flow(view: View, sentence: Sentence, prose: Prose, giver: str) -> bool:
    """Whether the giver is named, in the sentence or before it, and the sentence names no third country."""
    own = count_countries(view, sentence.plain)
    if own[OTHER]:
        return False
    return bool(own[giver]) or any(count_countries(view, s.plain)[giver] for s in prose.find_before(sentence, 3))


def _read_sentence(sentence: Sentence, families: tuple[str, ...]) -> Iterator[Claim]:
    pending: list[DateSpan] = []
    start = 0
    for cut in [*(match.span() for match in _CLAUSE.finditer(sentence.plain)), (len(sentence.plain),) * 2]:
        first, last = sentence.start + start, sentence.start + cut[0]
        dates = [span for span in sentence.dates if first <= span.start < last]
        found = _find_predicates(sentence, first, last)
        if found:
            yield from _read_clause(sentence, families, found, dates or pending, (first, last))
            pending = []
        else:
            pending = dates or pending
        start = cut[1]


def _find_predicates(sentence: Sentence, first: int, last: int) -> list[_Predicate]:
    text = sentence.plain[first - sentence.start : last - sentence.start]
    found = [_Predicate(first + a, first + b, name) for a, b, name in load_matcher(*PREDICATES).find(text.casefold())]
    money = [span for span in sentence.money if first <= span.start < last]
    if not found and money and _list_measures(text):
        found = [_Predicate(money[0].start, money[0].end, "level")]
    return found


def _read_clause(
    sentence: Sentence,
    families: tuple[str, ...],
    found: list[_Predicate],
    dates: list[DateSpan],
    clause: tuple[int, int],
) -> Iterator[Claim]:
    text = sentence.plain[clause[0] - sentence.start : clause[1] - sentence.start]
    manner = next((row for row in MANNERS if has_word(text, row)), "")
    for n, predicate in enumerate(found):
        stop = found[n + 1].start if n + 1 < len(found) else clause[1]
        own = [span for span in dates if predicate.end <= span.start < stop]
        told = own or [span for span in dates if span.start < predicate.start]
        values = [m.money for m in sentence.money if predicate.start <= m.start < stop]
        if not told or (predicate.name == "level" and not values):
            continue
        span = told[0]
        when, is_open = _read_period(sentence, span)
        value = values[0] if values and predicate.name in ("level", "peak", "trough") else None
        place = (clause[0] if span.start >= clause[0] else sentence.start, clause[1])
        yield Claim(sentence, families, predicate.name, when, is_open, None, value, manner, *_trim(sentence, place))


def _read_period(sentence: Sentence, span: DateSpan) -> tuple[When, bool]:
    """What a date means as a period, and whether it goes on: `2014-2015` alone is a year from April."""
    before = sentence.plain[: span.start - sentence.start]
    pair = _PAIR.fullmatch(span.written.strip())
    if pair and not _BETWEEN.search(before):
        year = int(pair[1])
        if int(pair[2]) in (year + 1, (year + 1) % 100):
            return When(f"{year}-04/{year + 1}-03"), bool(_SINCE.search(before))
    return span.when, bool(_SINCE.search(before)) and "/" not in span.when.edtf


def _trim(sentence: Sentence, place: tuple[int, int]) -> tuple[int, int]:
    text = sentence.text[place[0] - sentence.start : place[1] - sentence.start]
    lead = len(text) - len(text.lstrip(" ,;\n"))
    return place[0] + lead, place[0] + len(text.rstrip(" ,;\n"))
