"""Checks dates and periods by themselves: days and years that cannot be, ends before beginnings, wrong weekdays."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from techplomacy.audit.finding import make_finding
from techplomacy.audit.paper import Paper
from techplomacy.model import Finding

_BAD_YEAR = re.compile(
    r"\b(?:in|since|by|until|from|during|of|for)\s+the\s+years?\s+(?P<year>0\d{0,3}|\d{5,6}|[3-9]\d{3}|0?\d{3})\b(?![.,]\d|%|\s*(?:BC|AD|CE|BCE)\b)",
    re.I,
)
_BARE_YEAR = re.compile(
    r"\b(?:In|in|Since|since|by|By|until)\s+(?P<year>0\d{2,3}|(?:19|20)\d{3}|2[2-9]\d{2}|21[5-9]\d)(?=[,;.]?\s+(?:the|a|an|it|both|and|when|after|by|with|they|at|to|this|[A-Z])\b|[.;]\s*$|,\s)"
)
_ISO = re.compile(r"(?<![\w/.-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w-])")
_SPAN = re.compile(
    r"(?:(?P<lead>\bbetween|\bfrom|\bFY|\bduring|\bperiod|\byears)\s*(?:of\s+|the\s+years?\s+|FY\s?)?)?(?:(?<=FY)|(?<![\w/.:#-]))(?P<first>(?:1[89]|20)\d{2})"
    r"\s*(?P<link>-|–|—|to|and|until|through|till)\s*(?:the\s+year\s+|FY\s?)?(?P<second>(?:1[89]|20)\d{2})(?![\w/-]|\.\d|,\d{3}|\s+(?!this\b)[a-z]{3,}s\b)"
)
_FISCAL = re.compile(r"\bFY\s?(?P<first>20\d{2})\s*[-–/]\s*(?P<second>\d{2})(?!\d)")
_NO_PERIOD = re.compile(
    r"(?:pp?\.|no\.|vol\.|issn|isbn|tel|resolution|ref|standard|pages?|agenda|vision|numbers?|back)[\s:]*$", re.I
)
_PAST = (
    r"(?:was|were|has been|had been|have been)\s+(?:\w+ly\s+)?(?:signed|concluded|held|launched|opened|inaugurated"
    r"|adopted|ratified|completed|delivered|established|approved|renewed|commissioned)"
)


def check_dates(paper: Paper) -> Iterator[Finding]:
    """Findings on single dates and periods in running text."""
    for start, text in _list_texts(paper):
        yield from _check_years(paper, start, text)
        yield from _check_days(paper, start, text)
        yield from _check_spans(paper, start, text)
        yield from _check_day_spans(paper, start, text)
        yield from _check_future(paper, start, text)


def _list_texts(paper: Paper) -> Iterator[tuple[int, str]]:
    for sentence in paper.sentences:
        yield sentence.start, sentence.text
    for caption in paper.captions:
        yield caption.start, paper.plain[caption.start : caption.end]


def _check_years(paper: Paper, offset: int, text: str) -> Iterator[Finding]:
    spans: list[tuple[int, int]] = []
    for pattern in (_BAD_YEAR, _BARE_YEAR):
        for match in pattern.finditer(text):
            if any(a <= match.start("year") < b for a, b in spans):
                continue
            spans.append(match.span())
            reason = f"There is no year {match['year']} that can be meant."
            yield make_finding(paper, "date-impossible", offset + match.start(), offset + match.end(), reason)


def _check_days(paper: Paper, offset: int, text: str) -> Iterator[Finding]:
    """Days that a month does not have, weekdays that a day was not, years of a date with too many or few digits."""
    months, weekdays = paper.words.months, paper.words.weekdays
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    week = rf"(?:(?P<week>{'|'.join(weekdays)}),?\s+(?:the\s+)?)?"
    forms = (
        rf"{week}\b{day}\s+(?:of\s+)?(?P<month>{paper.words.month})\b\.?,?\s*(?P<year>\d{{1,6}})?(?![\w:]|[.,]\d)",
        rf"{week}\b(?P<month>{paper.words.month})\.?\s+{day}\b(?:,?\s+(?P<year>\d{{3,6}}))?(?![\w:]|[.,]\d)",
    )
    for form in forms:
        for match in re.finditer(form, text, re.I):
            if not match["month"][0].isupper():
                continue
            reason = _find_fault(match, months[match["month"].casefold()], weekdays)
            if reason:
                yield make_finding(paper, "date-impossible", offset + match.start(), offset + match.end(), reason)
    for match in _ISO.finditer(text):
        month, number = int(match["month"]), int(match["day"])
        if not 1 <= month <= 12 or not 1 <= number <= monthrange(int(match["year"]), month)[1]:
            reason = f"The calendar has no day {match.group()}."
            yield make_finding(paper, "date-impossible", offset + match.start(), offset + match.end(), reason)


def _find_fault(match: re.Match[str], month: int, weekdays: dict[str, int]) -> str:
    number, written = int(match["day"]), match["year"]
    if written and (len(written) > 4 or len(written) == 3):
        return f"“{written}” is no year."
    year = int(written) if written and len(written) == 4 and 1000 < int(written) < 2200 else None
    last = monthrange(year or 2000, month)[1]
    if not 1 <= number <= last:
        return f"{match['month']} {year or ''} has {last} days.".replace("  ", " ").replace(" has", " has")
    if match["week"] and year:
        told, real = weekdays[match["week"].casefold()], date(year, month, number).weekday()
        if told != real:
            name = next(word for word, n in weekdays.items() if n == real).capitalize()
            return f"{match['month']} {number}, {year} was a {name}."
    return ""


def _check_spans(paper: Paper, offset: int, text: str) -> Iterator[Finding]:
    for match in _SPAN.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        lead = (match["lead"] or "").casefold()
        if first <= second or _NO_PERIOD.search(text[: match.start("first")]):
            continue
        if (match["link"] == "and" and lead != "between") or (
            match["link"] == "to" and lead not in ("from", "fy", "period", "years")
        ):
            continue
        if match["link"] in ("until", "till", "through") and lead != "from":
            continue
        reason = f"The period begins in {first} and ends in {second}."
        yield make_finding(paper, "period-reversed", offset + match.start(), offset + match.end(), reason)
    for match in _FISCAL.finditer(text):
        if (int(match["first"]) + 1) % 100 != int(match["second"]) and int(match["second"]) <= int(
            match["first"]
        ) % 100:
            reason = f"A fiscal year that begins in {match['first']} does not end in {match['second']}."
            yield make_finding(paper, "period-reversed", offset + match.start(), offset + match.end(), reason)
    month = paper.words.month
    day = r"(?:\d{1,2}\s+)?"
    pattern = (
        rf"\b(?:from|between)\s+{day}(?P<m1>{month})\s+(?P<y1>(?:19|20)\d\d)\s+(?:to|and|until)\s+"
        rf"{day}(?P<m2>{month})\s+(?P<y2>(?:19|20)\d\d)"
    )
    for match in re.finditer(pattern, text, re.I):
        months = paper.words.months
        first_end = (int(match["y1"]), months[match["m1"].casefold()])
        second_end = (int(match["y2"]), months[match["m2"].casefold()])
        if first_end > second_end:
            yield make_finding(
                paper,
                "period-reversed",
                offset + match.start(),
                offset + match.end(),
                "The period ends before it begins.",
            )


def _check_day_spans(paper: Paper, offset: int, text: str) -> Iterator[Finding]:
    """`from 12 to 9 May 2019`."""
    month = paper.words.month
    pattern = (
        rf"\b(?:from|between)\s+(?P<a>\d{{1,2}})\s+(?P<m1>{month})?\s*(?:to|and|–|-)\s*"
        rf"(?P<b>\d{{1,2}})\s+(?P<m2>{month})\b"
    )
    for match in re.finditer(pattern, text, re.I):
        same = match["m1"] is None or match["m1"].casefold() == match["m2"].casefold()
        if same and int(match["a"]) > int(match["b"]):
            reason = "The period ends before it begins."
            yield make_finding(paper, "period-reversed", offset + match.start(), offset + match.end(), reason)


def _check_future(paper: Paper, offset: int, text: str) -> Iterator[Finding]:
    """Acts told as done in years after the paper's own."""
    if paper.year is None:
        return
    for match in re.finditer(
        rf"\b{_PAST}\b[^.;]{{0,40}}?\b(?:in|on)\s+(?:[\w ,]{{0,14}}?\s)?(?P<year>20\d{{2}})\b", text
    ):
        if int(match["year"]) > paper.year + 1:
            reason = f"The act is told as done in {match['year']}; the paper's latest source is of {paper.year}."
            yield make_finding(paper, "date-impossible", offset + match.start(), offset + match.end(), reason)
