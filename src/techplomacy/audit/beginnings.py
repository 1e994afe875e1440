"""Checks acts against the beginning that the paper tells of them: `since 2003` and an act of 1988."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.audit.finding import make_finding, quote
from techplomacy.audit.names import stem_word
from techplomacy.audit.paper import Paper
from techplomacy.audit.prose import Sentence
from techplomacy.model import Finding

_YEAR = r"(?:the\s+years?\s+)?(?:FY\s?)?(?P<year>(?:19|20)\d{2})(?!\d)"
_NEAR = 90  # characters between a body and what is told of it
_BEFORE = 140  # characters between the word of beginning and its year


@dataclass(frozen=True, slots=True)
class Beginning:
    """A body, the year in which its acts begin, the things that then begin (empty: the body itself), and the place."""

    body: str
    year: int
    topics: frozenset[str]
    start: int
    end: int


def check_beginnings(paper: Paper) -> Iterator[Finding]:
    """Findings on acts of a body before its own beginning, or before what it does is told to begin."""
    bodies = _list_bodies(paper)
    if not bodies:
        return
    body = rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in bodies)})(?![\w-])"
    beginnings = [one for s in paper.sentences for one in _find_beginnings(paper, s, body, bodies)]
    told: set[int] = set()
    for one in beginnings:
        for sentence in paper.sentences:
            earlier = _find_earlier(paper, sentence, one, bodies)
            if earlier is None or sentence.start in told or sentence.start == one.start:
                continue
            told.add(sentence.start)
            passage = quote(paper, sentence.start, sentence.end)
            text = f"{one.body} is told to begin in {one.year} and acts here in {earlier}: {passage}."
            yield make_finding(
                paper, "since-earlier", one.start, one.end, text, places=((sentence.start, sentence.end),)
            )
            break


def _list_bodies(paper: Paper) -> dict[str, str]:
    """The names by which bodies go in this paper, and the name that they share."""
    found: dict[str, str] = {}
    for one in paper.expansions:
        if one.is_listed or any(word in one.long for word in (";", ":")):
            pass
        if (one.short.isupper() and len(one.short) > 2) or any(c.isupper() for c in one.short[1:]):
            found[one.short] = one.short
            if len(one.long.split()) > 2 and one.long[0].isupper():
                found[one.long] = one.short
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def _find_beginnings(paper: Paper, sentence: Sentence, body: str, bodies: dict[str, str]) -> Iterator[Beginning]:
    text = re.sub(r"\((?:[^()]*\d{4}[^()]*)\)", lambda match: " " * len(match.group()), sentence.text)
    begin, found = paper.words.joined("beginning"), paper.words.joined("founding")
    shape = rf"(?P<body>{body})(?:\s*\([^()]*\))?,?\s+(?:(?:has|had|have|only|first|formally|officially|itself)\s+)*"
    for match in re.finditer(rf"{shape}(?P<verb>{found})\s+(?:[^.;]{{0,60}}?)?\b(?:in|since|on)\s+{_YEAR}", text):
        yield Beginning(bodies[match["body"]], int(match["year"]), frozenset(), sentence.start, sentence.end)
    pattern = rf"{shape}(?P<verb>{begin})\s+(?P<what>[^.;]{{3,{_BEFORE}}}?)\b(?:since|in|from|only in)\s+{_YEAR}"
    for match in re.finditer(pattern, text):
        topics = _list_topics(paper, sentence.text, bodies) - {bodies[match["body"]].casefold()}
        if topics:
            yield Beginning(bodies[match["body"]], int(match["year"]), topics, sentence.start, sentence.end)


def _list_topics(paper: Paper, text: str, bodies: dict[str, str]) -> frozenset[str]:
    """Short names and measured things that a sentence is about."""
    topics = {
        short.casefold() for name, short in bodies.items() if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
    }
    topics |= {stem_word(word) for word in re.findall(r"[A-Za-z]+", text) if paper.words.holds("measured", word)}
    return frozenset(topics)


def _find_earlier(paper: Paper, sentence: Sentence, one: Beginning, bodies: dict[str, str]) -> int | None:
    """The year before the beginning in which a sentence lets the body act; None where it does not surely do so."""
    names = "|".join(re.escape(name) for name, short in bodies.items() if short == one.body)
    text = re.sub(r"\((?:[^()]*\d{4}[^()]*)\)", lambda match: " " * len(match.group()), sentence.text)
    subject = re.search(rf"(?<![\w-])(?:{names})(?![\w-])", text)
    if subject is None or re.search(
        r"\b(?:predecessor|formerly|successor|then known|precursor|merged|before|founded|established)\b", text
    ):
        return None
    acting = paper.words.joined("acting")
    follows = re.search(
        rf"(?:{names})(?:\s*\([^()]*\))?(?:,?\s+(?:and|with)\s+[^.;]{{2,60}}?)?,?\s+(?:has\s+|had\s+|also\s+|first\s+|jointly\s+)*(?:{acting})\b",
        text,
    )
    signed = re.search(
        rf"\b(?:signed|concluded|agreed)\s+(?:[^.;]{{0,40}})?(?:by|between|with)\s+[^.;]{{0,60}}?(?:{names})\b", text
    )
    if follows is None and signed is None:
        return None
    years = [
        int(year)
        for year in re.findall(
            r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Ff]rom|[Oo]n [\w ]{3,14},?)\s+"
            r"(?:the\s+years?\s+)?(?:FY\s?)?((?:19|20)\d{2})(?!\d)",
            text,
        )
    ]
    earlier = [year for year in years if year < one.year]
    if not earlier:
        return None
    if one.topics and not one.topics & (_list_topics(paper, sentence.text, bodies) - {one.body.casefold()}):
        return None
    return min(earlier)
