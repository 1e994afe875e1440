"""Chooses the date of an act among the dates of its sentence; it never copies the day of publication in."""

import re

from techplomacy.errors import InvalidValueError
from techplomacy.extraction.candidates import Candidate, Span
from techplomacy.extraction.citing import find_citations, is_cited
from techplomacy.extraction.context import Context
from techplomacy.extraction.occasions import read_line_year
from techplomacy.extraction.sentences import Sentence
from techplomacy.model import BlockKind, When
from techplomacy.text.dates import DateSpan, find_dates
from techplomacy.text.sieves import Sought

_CONTEXT = 120  # characters before a date that say whose date it is
_OPENING = 24  # characters within which a date opens its sentence
_ADJACENT = 40  # characters between an act and a date that stands beside it
_BACKWARD = 15  # a date before the act counts as that much farther
_FARTHEST = 400
_OCCASION = re.compile(r"\b(?:during|visits?|scheduled|forthcoming)\b", re.IGNORECASE)
_NEXT_VERB = re.compile(r"\s*,?\s*(?:and|but)\b")
_SIGNED = re.compile(r"\bsigned\b(?:\s+(?:in|at)\s+[^,;.]{2,40}?)?,?\s+on\s+(?:the\s+)?$")
_SAYING = re.compile(
    r",[”\"]?\s[^.;]{2,160}\b(?:said|told|stated|reported|added|confirmed)\b(?:\s+(?:in\s+an?\s+\w+|reporters|\w+ly))?"
    r"\s*(?:on\s+)?$"
)
_CLAUSE = re.compile(r"\W{0,4}(?:During|On|In|At|With|Following|As part of)\s.{0,140}$")
_YEARS = re.compile(r"\d{4}/\d{4}")  # what a plan runs for
_MONTH = 31  # days
_YEAR = 4  # characters of a date that tells no more than its year
_NAMED = re.compile(
    r"\b(?:dated|No\.?|Agenda|Act,?|Vision|Plan|COP|until|expires?|effective from|period|FY|target|by|goal of|of)"
    r"\s+(?:the\s+|year\s+)*$|\b(?:dates?|dating|goes|going|went)\s+(?:back\s+)?(?:to|from)\s+$",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:clos(?:es?|ing)|ends?|ending|deadline(?:\s+is)?|open(?:\s+\w+)?\s+until)\s+(?:on\s+)?$"
)  # of a call
_FORCE = re.compile(r"\b(?:in(?:to)?\s+force|effective)\s+(?:\w+\s+){0,3}$")
_CELL = re.compile(r"\|\s*((?:19|20)\d\d)\s*(?=\||$)")  # a year that has a cell of its own
_HOUR = re.compile(r"\b(?:morning|afternoon|evening|night|day|beginning|middle|end)\s+of\s+$")
_SPANNING = re.compile(r"\b(?:since|from|for|between|period)\s+(?:the\s+|years?\s+|of\s+)*$", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:first\s+(?:\w+ed|held|begun|sent)|originally|initially|which|whose|that|who|after|since|"
    r"established|following|adopted in|launched in|"
    r"last extended)\b"
)
_DURING = Sought(
    re.compile(
        r"\b(?:during|on the (?:sidelines|margins|occasion) of|in the course of|at|upon)\s+(?:the|his|"
        r"her|this|that|their|H\.E\.|the above|said)"
        r"[^.;]{0,60}?\b(?:visit|session|meeting|summit)\b",
        re.IGNORECASE,
    )
)
_VISIT_SENTENCE = re.compile(r"\b(?:visit(?:ed|s|ing)?|session)\b", re.IGNORECASE)


def read_dates(context: Context, sentence: Sentence) -> list[DateSpan]:
    """The dates of a sentence, with offsets of the document."""
    context.counter.characters += len(sentence.text)
    anchor = read_line_year(context, sentence.block)
    published = When(f"{anchor.edtf}-12-31") if anchor is not None else context.published
    found = find_dates(sentence.text, published=published, vocabulary=context.vocabulary)
    citations = find_citations(sentence.text)
    if sentence.block.kind is BlockKind.ROW and not found:
        cells = _CELL.finditer(sentence.text)
        found = [DateSpan(m.start(1), m.end(1), When(m.group(1)), m.group(1), False) for m in cells]
    return [
        DateSpan(sentence.start + d.start, sentence.start + d.end, d.when, d.written, d.relative)
        for d in found
        if d.end - d.start > _YEAR + 1 or not is_cited(d.start, d.end, citations)
    ]


def date_candidate(context: Context, candidate: Candidate, dates: list[DateSpan]) -> None:
    """Set the date of a candidate: the nearest to its act in the sentence, else that of the visit it happened on."""
    best: tuple[int, DateSpan] | None = None
    if "card" in candidate.features:
        return  # its keys tell which day is whose
    if candidate.step == "in_force" or "ratified" in candidate.features:
        best = next(((0, span) for span in dates if _is_signature(candidate.sentence, span)), None)
        if best is not None and "ratified" in candidate.features:
            candidate.step = "signed"  # who ratifies what was signed tells of the signing
    for span in dates if best is None else []:
        if _is_later(context, candidate, span):
            if not _is_present(candidate):
                continue
            candidate.step = "planned"  # `begins work on 1 July`, told in June
        distance = _measure(candidate, span)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, span)
    if best is not None:
        candidate.when = _look_ahead(context, candidate, best[1])
        candidate.when_span = Span(best[1].start, best[1].end)
        candidate.features.add("dated")
        if best[1].relative and _is_news(context, candidate.when):
            candidate.features.discard("history")  # `under the agreement signed last week`


def _is_news(context: Context, when: When) -> bool:
    """Whether a day lies within the month before the publication."""
    published = context.published.latest if context.published is not None else None
    return published is not None and when.latest is not None and 0 <= (published - when.latest).days <= _MONTH


def _look_ahead(context: Context, candidate: Candidate, span: DateSpan) -> When:
    """The date of what is still to come: of a day told without its year, the next one where that is nearer."""
    when, published = span.when, context.published
    is_open = candidate.step == "planned" or _is_present(candidate)
    if not is_open or not span.relative or when.precision not in ("day", "month"):
        return when
    if published is None or published.earliest is None or when.latest is None or when.latest >= published.earliest:
        return when
    try:
        later = When(f"{int(when.edtf[:_YEAR]) + 1:04d}{when.edtf[_YEAR:]}")
    except InvalidValueError:  # the 29th of February
        return when
    if later.earliest is None or later.earliest - published.earliest > published.earliest - when.latest:
        return when
    candidate.step = "planned"
    return later


def _is_signature(sentence: Sentence, span: DateSpan) -> bool:
    """Whether the words before a date make it that of a signing (`signed in X on …`)."""
    before = sentence.cut(max(sentence.start, span.start - _CONTEXT), span.start)
    return span.when.precision == "day" and _SIGNED.search(before) is not None


def _is_later(context: Context, candidate: Candidate, span: DateSpan) -> bool:
    """Whether a date lies after the day of publication, so that nothing told as done can bear it."""
    published = context.published.latest if context.published is not None else None
    if published is None or span.when.earliest is None:
        return False
    return span.when.earliest > published and context.vocabulary.steps[candidate.step].is_done


def _is_present(candidate: Candidate) -> bool:
    """Whether a launch is told in the present tense, which also tells what is still to come."""
    act = candidate.sentence.cut(candidate.act_start, candidate.act_end).split() if candidate.act_start >= 0 else []
    return candidate.step in ("launched", "planned") and bool(act) and act[0].endswith("s")


def _measure(candidate: Candidate, span: DateSpan) -> int | None:
    """How far a date is from the act; None where it belongs to something else."""
    sentence = candidate.sentence
    if candidate.frame == "concluded" or (_is_dateline(sentence, span) and not _opens_line(sentence, span)):
        return None
    before = sentence.cut(max(sentence.start, span.start - _CONTEXT), span.start)
    if not span.relative and not _is_own(candidate, span, before) and _is_foreign(before, span):
        return None
    if _CLOSES.search(before) or (candidate.frame == "item" and candidate.step == "signed" and _FORCE.search(before)):
        return None
    if candidate.step == "approved" and not _OCCASION.search(before):
        return None
    start, end = candidate.act_start, candidate.act_end
    if start < 0:
        start, end = candidate.mention.start, candidate.mention.end
    is_first = span.start - sentence.start <= _OPENING
    opens = is_first and 0 <= candidate.mention.start - span.end < _ADJACENT and candidate.frame == "passive"
    if (opens and "," in sentence.cut(span.end, candidate.mention.start)) or _opens_clause(sentence, span, start):
        return start - span.end + _BACKWARD  # `In 2015, a memorandum on …; … was signed`
    if span.start >= end:
        gap, distance = sentence.cut(end, span.start), span.start - end
        if _SAYING.search(gap):
            return None  # `…, the ministry said on Friday`: the day of the news
    else:
        gap, distance = sentence.cut(span.end, start), start - span.end + _BACKWARD
        if _NEXT_VERB.match(gap) and any(h.end <= span.start for h in sentence.pick("act") if h.form == "past"):
            return None  # `signed a paper in 2006 and also began …`: the year is that of the verb before
        if not is_first and distance > _ADJACENT + _BACKWARD:
            return None
    if (
        ";" in gap
        and candidate.act_start >= 0
        and any(start < h.start < span.start or span.end < h.start < start for h in sentence.pick("act"))
    ):
        return None
    if distance > _ADJACENT and not span.relative and _OTHERS.search(gap):
        return None
    return distance if distance <= _FARTHEST or is_first else None


def _is_own(candidate: Candidate, span: DateSpan, before: str) -> bool:
    """Whether `of` before a day makes it the act's own: behind its instrument, or behind a word for a time of day."""
    sentence, end = candidate.sentence, candidate.mention.end
    is_behind = candidate.frame == "title" or (
        candidate.step != "renewed"  # what was renewed is of an earlier day; a row or item tells its own behind it
        and candidate.frame != "item"
        and 0 <= span.start - end <= _ADJACENT
        and not any(end <= hit.start < span.start for hit in (*sentence.pick("instrument"), *sentence.pick("act")))
    )
    is_told = is_behind and before.endswith("of ")
    return span.when.precision == "day" and (is_told or _HOUR.search(before) is not None)


def _opens_clause(sentence: Sentence, span: DateSpan, start: int) -> bool:
    """Whether a date ends the words before the main clause (`During the visit of X to Y in 2002, a … was signed`)."""
    before = sentence.cut(sentence.start, span.start)
    is_clause = _CLAUSE.match(before) is not None and "," not in before and ";" not in before
    behind = sentence.cut(span.end, start)
    return is_clause and behind.startswith(", ") and behind.count(",") == 1


def _opens_line(sentence: Sentence, span: DateSpan) -> bool:
    """Whether a date opens a line by itself, in figures, as those of a chronicle do (`12 March 1996 – Treaty …`).

    The first line of a text is none: a release may begin with its day.
    """
    is_first = span.start == sentence.start == sentence.block.start
    return is_first and span.written[:1].isdigit() and sentence.block.n > 0


def _is_dateline(sentence: Sentence, span: DateSpan) -> bool:
    """Whether a date opens a release (`Tokyo, 3 May 2021 –`) and dates the publication, not the act."""
    if span.start - sentence.start > 45:
        return False
    return bool(re.match(r"[\s)*_]*[–—-]\s|[\s)*_]*\bPosted\b", sentence.cut(span.end, span.end + 12)))


def _is_foreign(before: str, span: DateSpan) -> bool:
    """Whether the words before a date make it the date of a law, a plan, another paper, or a span of years."""
    tail = before[-24:]
    if _NAMED.search(tail) or _YEARS.fullmatch(span.when.edtf):
        return True
    is_years = len(span.when.edtf.split("/")[0]) <= _YEAR
    return is_years and bool(_SPANNING.search(tail))


def find_visit(context: Context, sentence: Sentence) -> DateSpan | None:
    """The date of the visit, session or meeting during which a sentence says that it happened."""
    if not _DURING.search(sentence.text):
        return None
    for block in context.blocks:
        if block.start > sentence.block.end:
            break
        if block.kind is BlockKind.NOTE or block.end - block.start > 4000:
            continue
        text = context.text[block.start : block.end]
        for mark in _VISIT_SENTENCE.finditer(text):
            left, right = max(0, mark.start() - 160), min(len(text), mark.end() + 160)
            for date in find_dates(text[left:right], published=context.published, vocabulary=context.vocabulary):
                is_day = date.when.precision in ("day", "interval", "month") and not _YEARS.fullmatch(date.when.edtf)
                if is_day and not date.relative:
                    return date
    return None
