"""Reconciles citations and bibliography: cited and not listed, listed and not cited, ambiguous, another year."""

import re
from collections import defaultdict
from collections.abc import Iterator

from techplomacy.audit.citing import Citation
from techplomacy.audit.finding import make_finding, quote
from techplomacy.audit.paper import Paper
from techplomacy.audit.resolving import Resolver
from techplomacy.audit.works import Work
from techplomacy.model import Finding

_RESOLVED = 0.5  # share of citations (or works) that must meet before one that does not is a slip


def check_citations(paper: Paper) -> Iterator[Finding]:
    """Findings on citations and listed works; silent where a paper cites in a way that is not read."""
    if not paper.works:
        return
    numbered = [c for c in paper.citations if c.number is not None]
    named = [c for c in paper.citations if c.number is None]
    if len(numbered) > len(named):
        yield from _check_numbered(paper, numbered)
        return
    resolver = Resolver(paper.works)
    met = {citation: resolver.find(citation) for citation in named}
    if not named or sum(bool(works) for works in met.values()) < _RESOLVED * len(met):
        return
    yield from _check_named(paper, resolver, met)
    yield from _check_uncited(paper, met)


def _check_named(paper: Paper, resolver: Resolver, met: dict[Citation, tuple[Work, ...]]) -> Iterator[Finding]:
    told: set[tuple[tuple[str, ...], str, str]] = set()
    for citation, works in met.items():
        key = (citation.surnames, citation.year, citation.suffix)
        if key in told:
            continue
        shown = f"{citation.names} {citation.year}{citation.suffix}"
        if not works:
            near = resolver.find_author(citation)
            told.add(key)
            if near:
                years = ", ".join(sorted({f"{work.year}{work.suffix}" or "no year" for work in near}))
                text = (
                    f"The bibliography has {near[0].authors} with {years}: {quote(paper, near[0].start, near[0].end)}."
                )
                places = tuple((work.start, work.end) for work in near)
                yield make_finding(paper, "citation-year", citation.start, citation.end, text, places=places)
            else:
                text = f"The bibliography lists no work of {shown}."
                yield make_finding(paper, "citation-unlisted", citation.start, citation.end, text, verdict="not_found")
        elif len(works) > 1:
            told.add(key)
            text = f"{shown} fits {len(works)} listed works: " + "; ".join(quote(paper, w.start, w.end) for w in works)
            places = tuple((work.start, work.end) for work in works)
            yield make_finding(paper, "citation-ambiguous", citation.start, citation.end, f"{text}.", places=places)


def _check_uncited(paper: Paper, met: dict[Citation, tuple[Work, ...]]) -> Iterator[Finding]:
    cited = {work for works in met.values() for work in works}
    if len(cited) < _RESOLVED * len(paper.works):
        return
    resolver = Resolver(paper.works)
    near = {work for citation, works in met.items() if not works for work in resolver.find_author(citation)}
    for work in paper.works:
        if work in cited or work in near or not work.first:
            continue
        surname = work.first.split()[-1]
        if work.is_person and re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", paper.flow, re.I):
            continue
        text = f"The text cites no work of {work.authors} {work.year}{work.suffix}."
        yield make_finding(paper, "work-uncited", work.start, work.end, text, verdict="not_found")


def _check_numbered(paper: Paper, citations: list[Citation]) -> Iterator[Finding]:
    """Numbers of the list and numbers in square brackets; entries without numbers are counted."""
    numbers = {work.number or n for n, work in enumerate(paper.works, 1)}
    cited = {citation.number for citation in citations}
    if len(cited & numbers) < _RESOLVED * len(cited):
        return
    yield from _find_twins(paper)
    told: set[int] = set()
    for citation in citations:
        if citation.number in numbers or citation.number in told or citation.number is None:
            continue
        told.add(citation.number)
        text = f"The bibliography has no entry {citation.number}; it ends with {max(numbers)}."
        yield make_finding(paper, "citation-unlisted", citation.start, citation.end, text, verdict="not_found")
    if len(cited & numbers) < _RESOLVED * len(numbers):
        return
    for n, work in enumerate(paper.works, 1):
        if (work.number or n) not in cited:
            text = f"The text never cites [{work.number or n}]."
            yield make_finding(paper, "work-uncited", work.start, work.end, text, verdict="not_found")


def _find_twins(paper: Paper) -> Iterator[Finding]:
    """Two entries with one number."""
    seen: dict[int, Work] = {}
    for work in paper.works:
        if work.number is None:
            continue
        first = seen.setdefault(work.number, work)
        if first is not work:
            text = f"The number {work.number} is also that of {quote(paper, first.start, first.end)}."
            yield make_finding(
                paper, "citation-ambiguous", work.start, work.end, text, places=((first.start, first.end),)
            )


def check_notes(paper: Paper) -> Iterator[Finding]:
    """Marks of footnotes in Markdown and the notes themselves."""
    marks: dict[str, list[re.Match[str]]] = defaultdict(list)
    notes: dict[str, re.Match[str]] = {}
    for match in re.finditer(r"\[\^(?P<id>[^\]\s]{1,20})\](?P<colon>:?)", paper.text):
        at_line = paper.text[: match.start()].endswith("\n") or match.start() == 0
        if match["colon"] and at_line:
            notes.setdefault(match["id"], match)
        else:
            marks[match["id"]].append(match)
    for key, found in marks.items():
        if key not in notes:
            text = f"The mark {found[0].group()} has no note."
            yield make_finding(paper, "note-missing", found[0].start(), found[0].end(), text, verdict="not_found")
    for key, match in notes.items():
        if key not in marks:
            text = "No mark in the text leads to this note."
            yield make_finding(paper, "note-missing", match.start(), match.end(), text, verdict="not_found")
