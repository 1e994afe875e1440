"""Cuts the evidence of a candidate: the shortest run that shows act and instrument, and parties beside them."""

import re

from techplomacy.extraction.candidates import Candidate, Span
from techplomacy.extraction.likeness import FUNDS

_ON = re.compile(
    r"[)”\"*]*\s*(?:\([^)]{1,24}\)[”\"*]*\s*)?(?:,?\s*today,?\s*)?(?:on|for|concerning|regarding|"
    r"relating|of|in|to|between)\b",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?:[\s,;(]+(?:the|an?|of|and|or|in|for|to|with|on|by|from|at|its|their|as|between|Hon|M/s)\b\.?)+[\s,;(]*$"
)
_STOP = re.compile(r"[,;:]|\.\s|\.$|\b(?:which|that|was|were|is|are|has|have|will|by|with a view|at)\b")
_BREAK = re.compile(r"[.;:]\s")
_PAPER = re.compile(
    r"[^.;]{0,120}?,\s+(?:for which|the\s+[^.;,]{3,40}?\s+for which)\b[^.;]{0,80}?\b(?:signed|concluded|initialled)\b"
)
_SUBJECT = 150  # characters of subject that evidence may take in
_WITH_PARTIES = 420  # characters; a longer run with parties is cut back to act and instrument
_NEAR = 90  # characters between the act or instrument and a party that belongs to the run


def span_evidence(candidate: Candidate) -> Span:
    """The evidence span of a candidate, inside its sentence."""
    sentence = candidate.sentence
    start, end = candidate.mention.start, candidate.mention.end
    if candidate.act_start >= 0:
        start, end = min(start, candidate.act_start), max(end, candidate.act_end)
    for amount in candidate.amounts:
        if 0 <= amount.start - end < _NEAR and sentence.start <= amount.start:
            end = max(end, amount.end)
    if end == candidate.mention.end:
        end = _take_subject(candidate, end)
    wide = _widen(candidate, start, end)
    if wide.end - wide.start <= _WITH_PARTIES:
        start, end = wide.start, wide.end
    end = _take_paper(candidate, _take_day(candidate, end))
    start = _take_auxiliary(candidate, start)
    return _strip(candidate, max(start, sentence.start), min(end, sentence.end))


def _take_paper(candidate: Candidate, end: int) -> int:
    """The end of what a sentence tells of the paper behind money (`a grant of …, for which a contract was signed`)."""
    if candidate.kind not in FUNDS:
        return end
    paper = _PAPER.match(candidate.sentence.cut(candidate.mention.end, candidate.sentence.end))
    return max(end, candidate.mention.end + paper.end()) if paper is not None else end


def _widen(candidate: Candidate, start: int, end: int) -> Span:
    inside = [p for p in candidate.parties if candidate.sentence.start <= p.start and p.end <= candidate.sentence.end]
    changed = True
    while changed:
        changed = False
        for party in inside:
            if party.end > end and 0 <= party.start - end <= _NEAR:
                end, changed = party.end, True
            if party.start < start and 0 <= start - party.end <= _NEAR // 2:
                start, changed = party.start, True
    return Span(start, end)


def _take_day(candidate: Candidate, end: int) -> int:
    """The end of the day of the act, where it stands close behind in the same clause."""
    day, sentence = candidate.when_span, candidate.sentence
    if day is None or not end < day.start <= end + _NEAR or day.end > sentence.end:
        return end
    return end if _BREAK.search(sentence.cut(end, day.start)) else day.end


def _take_auxiliary(candidate: Candidate, start: int) -> int:
    before = candidate.sentence.cut(max(candidate.sentence.start, start - 12), start)
    for word in ("to ", "have ", "has ", "the ", "the\n", "will "):
        if before.endswith(word):
            return start - len(word)
    return start


def _take_subject(candidate: Candidate, end: int) -> int:
    """The end of what the instrument is on: up to the end of its clause, not far."""
    text = candidate.sentence.cut(end, end + _SUBJECT)
    subject = _ON.match(text)
    if subject is None:
        return end
    stop = _STOP.search(text, subject.end())
    return end + (stop.start() if stop else len(text.rsplit(" ", 1)[0]) if len(text) == _SUBJECT else len(text))


def _strip(candidate: Candidate, start: int, end: int) -> Span:
    text = candidate.sentence.cut(start, end)
    dangling = _DANGLING.search(text)
    if dangling is not None and start + dangling.start() >= candidate.mention.end:
        end = start + dangling.start()
        text = candidate.sentence.cut(start, end)
    return Span(start + len(text) - len(text.lstrip(" \n\t*-–•")), end - (len(text) - len(text.rstrip(" \n\t,;"))))
