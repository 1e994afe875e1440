"""Checks listed works by themselves: editors as authors, years in addresses, doubles, drafts told as final."""

import re
from collections.abc import Iterator

from techplomacy.audit.finding import make_finding, quote
from techplomacy.audit.paper import Paper
from techplomacy.audit.resolving import Resolver
from techplomacy.audit.works import Work
from techplomacy.model import Finding

_ADDRESS_YEAR = re.compile(r"/(?P<year>(?:19|20)\d{2})(?:/|-\d{2}[/-])")
_ADDRESS_DAY = re.compile(
    r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>0[1-9]|1[0-2])[/-](?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_BY = r"(?P<name>(?:(?:[A-Z][\w'’-]*\.?|de|van|von)\s+){0,4}[A-Z][\w'’-]+)"
_EDITED_BY = re.compile(rf"\b[Ee]dited\s+by\s+(?:the\s+)?{_BY}")
_WRITTEN_BY = re.compile(rf"\b(?:[Ww]ritten|[Aa]uthored)\s+by\s+{_BY}")
_GAP = 1  # years that an address may lie before the year of a work
_LATE = 5  # years after the youngest other work
_TITLE = 15  # letters and digits from which on two equal titles are one work


def check_works(paper: Paper) -> Iterator[Finding]:
    """Findings on the entries of the bibliography."""
    yield from _check_editors(paper)
    yield from _check_named_editors(paper)
    yield from _check_years(paper)
    yield from _check_address_days(paper)
    yield from _find_strange_years(paper)
    yield from _find_doubles(paper)
    yield from _find_drafts(paper)


def _check_editors(paper: Paper) -> Iterator[Finding]:
    """An entry whose author has the surname of its own editor."""
    for work in paper.works:
        surname = work.first.split()[-1] if work.first else ""
        if surname and work.is_person and surname in work.editors and not _marks_editors(work, paper):
            text = f"The entry gives {work.authors} as the author and names the same surname as the editor of the work."
            yield make_finding(paper, "editor-as-author", work.start, work.end, text)


def _marks_editors(work: Work, paper: Paper) -> bool:
    """Whether the entry says of its first names that they are editors: `Panda, J. (Ed.)`."""
    head = work.text[: work.text.find(work.year)] if work.year else work.text[:120]
    tail = work.text[len(work.authors) : len(work.authors) + 12]
    return bool(re.search(r"\bEds?\b|\bed(?:itor)?s?\.", head) or re.search(r"\bEds?\b", tail))


def _check_named_editors(paper: Paper) -> Iterator[Finding]:
    """What the text calls edited and the list gives an author, and the other way round."""
    for pattern, is_editor in ((_EDITED_BY, True), (_WRITTEN_BY, False)):
        for match in pattern.finditer(paper.plain):
            if paper.find_section(match.start()).role == "bibliography":
                continue
            surname = match["name"].split()[-1].casefold()
            around = paper.plain[max(0, match.start() - 400) : match.end() + 200]
            for work in paper.works:
                if not work.is_person or work.first.split()[-1] != surname or not _is_told(work, around):
                    continue
                if _marks_editors(work, paper) != is_editor and (is_editor is False or surname not in work.editors):
                    role = "the editor" if is_editor else "the author"
                    other = "author" if is_editor else "editor"
                    passage = quote(paper, match.start(), match.end())
                    text = f"The text calls {match['name']} {role} ({passage}); the list gives the {other}."
                    yield make_finding(
                        paper, "editor-as-author", work.start, work.end, text, places=((match.start(), match.end()),)
                    )


def _is_told(work: Work, around: str) -> bool:
    """Whether a stretch names the work: its year or the first words of its title."""
    title = " ".join(re.findall(r"\w+", work.title.casefold())[:4])
    return bool(title) and (
        title in " ".join(re.findall(r"\w+", around.casefold())) or (bool(work.year) and work.year in around)
    )


def _check_years(paper: Paper) -> Iterator[Finding]:
    for work in paper.works:
        years = {match["year"] for match in _ADDRESS_YEAR.finditer(paper.text[work.start : work.end])}
        if len(re.findall(r"\(\s*(?:19|20)\d{2}", work.text)) > 1:
            continue  # several entries run together
        if work.year and years and all(int(work.year) > int(year) + _GAP for year in years):
            text = f"The entry is dated {work.year}; its address is of {', '.join(sorted(years))}."
            yield make_finding(paper, "work-year", work.start, work.end, text)


def _check_address_days(paper: Paper) -> Iterator[Finding]:
    """Entries dated to a day whose address has another day of the same year; a month alone is told by its month."""
    day = r"(?P<day>\d{1,2})"
    forms = (
        rf"\((?P<year>(?:19|20)\d{{2}}),\s+(?P<month>{paper.words.month})\.?(?:\s+{day})?\s*\)",
        rf"\((?:{day}\s+)?(?P<month>{paper.words.month})\.?,?\s+(?P<year>(?:19|20)\d{{2}})\)",
    )
    for work in paper.works:
        told = next((match for form in forms if (match := re.search(form, work.text, re.I))), None)
        days = list(_ADDRESS_DAY.finditer(paper.text[work.start : work.end]))
        if told is None or len(days) != 1 or days[0]["year"] != told["year"]:
            continue
        month, number = paper.words.months[told["month"].casefold()], int(told["day"] or 0)
        seen = int(days[0]["month"]), int(days[0]["day"])
        if month != seen[0] or (number and number != seen[1]):
            text = f"The entry is dated {told.group().strip('()')}; its address is of {days[0].group().strip('/')}."
            yield make_finding(paper, "work-year", work.start, work.end, text)


def _find_strange_years(paper: Paper) -> Iterator[Finding]:
    """Years of entries that cannot be: of the wrong length, or long after all others."""
    for work in paper.works:
        head = re.match(r"[^(]{2,160}\((?P<year>\d{3,5})[a-z]?[,)]", work.text)
        year = int(head["year"]) if head else int(work.year or 0)
        is_wrong = head is not None and not re.fullmatch(r"1[4-9]\d\d|20\d\d", head["year"])
        is_late = paper.year is not None and year > paper.year + _LATE
        if is_wrong or is_late:
            text = f"The entry is dated {year}; the others end in {paper.year}."
            yield make_finding(paper, "date-impossible", work.start, work.end, text)


def _find_doubles(paper: Paper) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Work] = {}
    for work in paper.works:
        title = re.sub(r"\W", "", re.split(r"Retrieved|https?:|Available|Accessed", work.title)[0].casefold())
        if len(title) < _TITLE:
            continue
        first = seen.setdefault((work.first, title), work)
        if first is not work and first.year == work.year:
            text = f"The list already has this work: {quote(paper, first.start, first.end)}."
            yield make_finding(
                paper, "work-listed-twice", work.start, work.end, text, places=((first.start, first.end),)
            )


def _find_drafts(paper: Paper) -> Iterator[Finding]:
    """Works whose title says draft, cited in a passage that never says so."""
    drafts = [work for work in paper.works if paper.words.pattern("drafts").search(work.title[:160])]
    resolver = Resolver(paper.works)
    for citation in paper.citations:
        works = (
            resolver.find(citation)
            if citation.number is None
            else tuple(w for w in drafts if w.number == citation.number)
        )
        if len(works) != 1 or works[0] not in drafts:
            continue
        run = next((run for run in paper.runs if run.start <= citation.start < run.end), None)
        passage = paper.flow[run.start : run.end] if run else ""
        if passage and not paper.words.pattern("drafts").search(passage):
            work = works[0]
            text = f"The passage treats as settled what the list calls a draft: {quote(paper, work.start, work.end)}."
            yield make_finding(
                paper, "draft-as-final", citation.start, citation.end, text, places=((work.start, work.end),)
            )
