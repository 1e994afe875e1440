"""Cuts a bibliography into entries and reads who, when and what each is; it does not look works up."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.audit.sections import Section
from techplomacy.audit.words import PaperWords
from techplomacy.model import BlockKind, Document

_MARK = re.compile(r"[ \t]*(?:[-*•]\s+)?(?:\[(?P<square>\d{1,3})\]|(?P<plain>\d{1,3})[.)])\s*")
_LINE = re.compile(r"[A-Z][\w'’-]+,\s+(?:[A-Z]\.\s?){1,3}[^\n]{0,80}\(?(?:19|20)\d{2}")
_JOINED = re.compile(
    r"(?:(?<=\.)\s|\s{2,})(?=[A-Z][\w'’-]+,\s+(?:[A-Z]\.\s?){1,3}(?:,?\s*(?:&|and)?\s*[A-Z][^()]{2,80})?\((?:19|20)\d{2}[^()]{0,20}\))"
)
_BEGINS = re.compile(r"[A-Z][^()]{1,140}\((?:[^()]{0,8})(?:(?:19|20)\d{2}|n\.\s?d)|[A-Z][\w'’-]+,\s+[A-Z]\.")
_YEAR = re.compile(
    r"\((?P<inside>(?:FY\s?)?[^()\d]{0,12}(?P<year>(?:1[5-9]|20)\d{2})(?P<suffix>[a-z])?(?P<rest>[^()]{0,30}))\)"
    r"|(?<![\w/.-])(?P<bare>(?:1[5-9]|20)\d{2})(?P<letter>[a-z])?(?![\w/-])"
)
_UNDATED = re.compile(r"\(?\bn\.\s?d\.?\)?", re.I)
_PERSON = re.compile(r"^(?P<surname>[^\W\d_][\w'’ -]{1,30}?),\s+(?:[A-Z][\w'’]{0,15}\.?[\s-]?){1,4}(?=[,.;&(]|\s|$)")
_EDITED = re.compile(
    r"\((?P<names>[^()]{3,80}?),?\s*Eds?\.?\)|[Ee]d(?:ited|s?\.)\s+by\s+(?P<after>(?:[A-Z]\.\s?)*[A-Z][^,.;()]{2,60}(?:(?<=\b[A-Z])\.\s?[A-Z][^,.;()]{1,40})*)"
)
_NAME = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Work:
    """An entry of the bibliography. `names` are the folded words of its author part, `first` those of its first author.

    `author_end` is the offset at which the author part ends; `is_person` whether the first author is a person.
    """

    start: int
    end: int
    text: str
    authors: str
    author_end: int
    first: str
    names: frozenset[str]
    year: str = ""
    suffix: str = ""
    title: str = ""
    number: int | None = None
    is_person: bool = False
    editors: tuple[str, ...] = ()


def fold(name: str) -> str:
    """A name without case, full stops and white space at its edges."""
    return name.casefold().replace("’", "'").strip(" .,;")


def read_works(document: Document, plain: str, sections: tuple[Section, ...], words: PaperWords) -> tuple[Work, ...]:
    """The entries of all bibliographies of a paper, in order."""
    works: list[Work] = []
    for section in sections:
        if section.role == "bibliography":
            spans = list(_cut_entries(document, plain, section))
            works += [
                work for start, end in spans if (work := _read_work(document.text, plain, start, end)) is not None
            ]
    return tuple(works)


def _cut_entries(document: Document, plain: str, section: Section) -> Iterator[tuple[int, int]]:
    """Blocks and lines that begin like an entry; in formats with pages what does not begin like one goes on with it."""
    spans: list[tuple[int, int]] = []
    for block in document.blocks:
        if not (section.heading_end <= block.start and block.end <= section.end) or block.kind is BlockKind.NOTE:
            continue
        begin = plain.rfind("\n", 0, block.start) + 1
        start = begin if _MARK.fullmatch(plain[begin : block.start]) else block.start
        cuts = {
            *_find_cuts(plain, start, block.end),
            *(_find_joined(plain, start, block.end) if document.pages else ()),
        }
        spans += itertools.pairwise([start, *sorted(cuts), block.end])
    spans = [(a, b) for a, b in spans if plain[a:b].strip()]
    is_numbered = 2 * sum(_MARK.match(plain, a, b) is not None for a, b in spans) > len(spans)
    if document.pages:
        spans = _join_spans(spans, plain, _MARK if is_numbered else _BEGINS)
    for start, end in spans:
        yield from _cut_numbers(plain, start, end) if is_numbered else ((start, end),)


def _find_cuts(plain: str, start: int, end: int) -> Iterator[int]:
    """The lines of a block, but for the first, that begin like an entry."""
    position = plain.find("\n", start)
    while 0 <= position < end:
        if _MARK.match(plain, position + 1, end) or _LINE.match(plain, position + 1, end):
            yield position + 1
        position = plain.find("\n", position + 1)


def _find_joined(plain: str, start: int, end: int) -> Iterator[int]:
    """The persons with a year that follow a full stop or an address in one block: a column ended before them."""
    yield from (match.end() for match in _JOINED.finditer(plain, start + 1, end))


def _join_spans(spans: list[tuple[int, int]], plain: str, begins: re.Pattern[str]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not begins.match(plain[start:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _cut_numbers(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """An entry, and those whose numbers follow inside it because lines were run together."""
    mark = _MARK.match(plain, start, end)
    number = int(mark["square"] or mark["plain"]) if mark else None
    while number is not None:
        shape = re.compile(rf"\s(?=\[{number + 1}\]\s|{number + 1}\.\s+[A-Z])")
        found = shape.search(plain, start + 1, end)
        if found is None or mark is None or (mark["square"] is None and plain[found.end()] == "["):
            break
        yield start, found.end()
        start, number = found.end(), number + 1
    yield start, end


def _read_work(text: str, plain: str, start: int, end: int) -> Work | None:
    mark = _MARK.match(plain, start, end)
    body = mark.end() if mark else start
    while body < end and plain[body].isspace():
        body += 1
    while end > body and text[end - 1].isspace():
        end -= 1
    number = int(mark["square"] or mark["plain"]) if mark else None
    written = plain[body:end]
    if len(written.split()) < 3 and not re.search(r"https?:", text[body:end]):
        return None
    year = _find_year(written)
    head_end = year.start() if year else len(written)
    authors = _cut_authors(written, head_end)
    person = _PERSON.match(authors.strip())
    if person and re.search(r"\b(?:of|the|for|and)\b", person["surname"]):
        person = None  # `Embassy of X, City` is a body
    first = person["surname"] if person else authors.strip(" .,*\"“”'‘’")
    editors = tuple(_list_editors(written))
    title = written[year.end() :] if year and year["inside"] else written[len(authors) :]
    return Work(
        body,
        end,
        written,
        authors.strip(" .,;"),
        body + len(authors.rstrip()),
        fold(first),
        frozenset(fold(name) for name in _NAME.findall(authors)),
        (year["year"] or year["bare"] or "") if year else "",
        (year["suffix"] or year["letter"] or "") if year else "",
        " ".join(title.split()).strip(" .,*\"“”'‘’"),
        number,
        person is not None,
        editors,
    )


def _find_year(written: str) -> re.Match[str] | None:
    """The year in brackets, else the last plain year before the address."""
    found = list(_YEAR.finditer(written))
    bracketed = next((match for match in found if match["inside"]), None)
    if bracketed is not None:
        return bracketed
    early = [match for match in found if match.start() < 120 and re.match(r"[a-z]?\.\s", written[match.end("bare") :])]
    return early[0] if early else found[-1] if found else None


def _cut_authors(written: str, head_end: int) -> str:
    """The part before the year, or before the title where the year stands at the end."""
    head = written[:head_end]
    quote = re.search(r"[\"“‘]", head)
    if quote:
        head = head[: quote.start()]
    stop = re.search(r"(?<![A-Z])(?<!\b[A-Z][a-z])\.\s+(?=[A-Z][a-z]+\s)", head)
    if stop and head_end - stop.end() > 15:
        head = head[: stop.end()]
    return head


def _list_editors(written: str) -> Iterator[str]:
    for match in _EDITED.finditer(written):
        for name in re.split(r",\s+(?=[A-Z]\.)|\s*&\s*|\s+and\s+|;\s*", match["names"] or match["after"] or ""):
            surnames = [word for word in _NAME.findall(name) if len(word) > 2]
            if surnames:
                yield fold(surnames[-1])
