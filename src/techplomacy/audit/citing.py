"""Finds citations in running text: author and year, numbers in square brackets; it does not resolve them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.audit.words import PaperWords
from techplomacy.text.caching import keep_compiled
from techplomacy.vocabulary import Vocabulary

_BRACKETS = re.compile(r"\((?P<body>(?:[^()]|\([^()]{1,60}\)){3,320})\)")
_PART = re.compile(
    r"^(?:see(?: also)?|cf\.?|e\.g\.,?|cited in|quoted in|source:?|also|as in|adapted from|after|based on)?\s*"
    r"(?P<names>[^\W\d_].{1,200}?)(?P<comma>,?)\s+(?:FY\s*)?(?P<year>(?:1[5-9]|20)\d{2})(?P<suffix>[a-z])?"
    r"(?P<rest>(?:\s*[-–/]\s*\d{2,4})?(?:\s*,\s*[a-z](?![a-z]))*(?:[,:]\s*(?:p{1,2}\.?|pages?|para\.?|ch\.?|chap\.?|sec\.?|§|fig\.?|table)?"
    r"\s*[\divx–-]+(?:\s*[,–-]\s*\d+)*)?(?:,?\s*(?:emphasis|own|author|translat)[^;]{0,40})?)\s*$",
    re.I | re.S,
)
_SURNAME = r"(?:(?:de|van|von|da|di|du|la|le|al|el|ten|der|den|bin)\s+)?[A-Z][\w'’]+(?:-[A-Z][\w'’]+)?"
_NARRATIVE = re.compile(
    rf"(?<![\w.])(?P<names>{_SURNAME}(?:(?:,\s+{_SURNAME})*,?\s+(?:and|&)\s+{_SURNAME}|\s+et\s+al\.?)?)(?:['’]s?)?\s+"
    r"\((?P<year>(?:1[5-9]|20)\d{2})(?P<suffix>[a-z])?(?:[,:]\s*(?:p{1,2}\.?\s*)?[\d–-]+)?\)"
)
_NUMBERED = re.compile(r"\[(?P<numbers>\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,12})(?:,\s*pp?\.[^\]]{1,12})?\]")
_NO_AUTHOR = re.compile(
    r"(?:in|from|since|until|by|between|of|during|before|after|the|and|to|around|dated|signed|held|as)\b", re.I
)
_NAME = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation: names as written, year and suffix, or a number of the list; `title` where the citation tells one."""

    start: int
    end: int
    names: str = ""
    year: str = ""
    suffix: str = ""
    number: int | None = None
    is_plain: bool = True

    @property
    def surnames(self) -> tuple[str, ...]:
        """The words of the names, folded, without `et al.`"""
        told = re.sub(r"\bet\s+al\b\.?|\band others\b", " ", self.names)
        return tuple(name.casefold().replace("’", "'") for name in _NAME.findall(told))


def read_citations(
    flow: str, notes: list[tuple[int, int]], plain: str, vocabulary: Vocabulary, words: PaperWords
) -> tuple[Citation, ...]:
    """The citations of running text and notes, in order."""
    found: list[Citation] = []
    for text, offset in [(flow, 0), *((plain[start:end], start) for start, end in notes)]:
        for citation in (
            *_find_bracketed(text, vocabulary, words),
            *_find_narrative(text, vocabulary, words),
            *_find_numbered(text),
        ):
            found.append(
                Citation(
                    citation.start + offset,
                    citation.end + offset,
                    citation.names,
                    citation.year,
                    citation.suffix,
                    citation.number,
                    citation.is_plain,
                )
            )
    return tuple(sorted(set(found), key=lambda one: (one.start, one.end, one.year, one.suffix, one.number or 0)))


def _find_bracketed(text: str, vocabulary: Vocabulary, words: PaperWords) -> Iterator[Citation]:
    for bracket in _BRACKETS.finditer(text):
        position = bracket.start("body")
        for part in bracket["body"].split(";"):
            lead = len(part) - len(part.lstrip())
            match = _PART.match(part.strip())
            if match and is_author(match["names"], vocabulary, words):
                start = position + lead + match.start("names")
                names = " ".join(match["names"].split())
                end = position + lead + match.end()
                yield from _make_citations(start, end, names, match)
            position += len(part) + 1


def _make_citations(start: int, end: int, names: str, match: re.Match[str]) -> Iterator[Citation]:
    letters = re.findall(r",\s*([a-z])(?![a-z])", match["rest"] or "") if match["suffix"] else []
    for suffix in (match["suffix"] or "", *letters):
        yield Citation(start, end, names, match["year"], suffix, None, bool(match["comma"]))


def _find_narrative(text: str, vocabulary: Vocabulary, words: PaperWords) -> Iterator[Citation]:
    for match in _NARRATIVE.finditer(text):
        if is_author(match["names"], vocabulary, words):
            names = " ".join(match["names"].split())
            yield Citation(match.start(), match.end(), names, match["year"], match["suffix"] or "")


def is_author(names: str, vocabulary: Vocabulary, words: PaperWords) -> bool:
    """Whether words before a year can be an author: no month, place, count or clause."""
    told = " ".join(names.split())
    if (
        not (told[0].isupper() or re.match(r"(?:de|van|von|da|di|du|al|el|ten)\s+[A-Z]", told))
        or len(told.split()) > 30
    ):
        return False
    if _NO_AUTHOR.match(told) or re.search(
        rf"\b(?:{words.month}|{words.joined('figures')}|{words.joined('tables')})\b", told, re.I
    ):
        return False
    if re.search(r"\b(?:was|were|is|are|signed|held|established|adopted|Act|Law|Vision|Agenda|No)\b", told):
        return False
    return told.casefold() not in _list_places(vocabulary)


def _find_numbered(text: str) -> Iterator[Citation]:
    for match in _NUMBERED.finditer(text):
        numbers: list[int] = []
        for first, last in re.findall(r"(\d{1,3})(?:\s*[–-]\s*(\d{1,3}))?", match["numbers"]):
            ends = range(int(first), int(last or first) + 1)
            numbers += list(ends) if len(ends) <= 20 else [int(first), int(last)]
        yield from (Citation(match.start(), match.end(), number=number) for number in numbers)


@keep_compiled
def _list_places(vocabulary: Vocabulary) -> frozenset[str]:
    countries = vocabulary.countries.values()
    return frozenset(
        name.casefold()
        for c in countries
        for name in (*c.names, *c.cities, *c.demonyms, *([c.capital] if c.capital else []))
    )
