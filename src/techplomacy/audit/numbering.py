"""Checks the numbers of sections: jumps, repeats, steps back, numbers under another parent."""

import re
from collections.abc import Iterator

from techplomacy.audit.finding import make_finding, quote
from techplomacy.audit.paper import Paper
from techplomacy.audit.sections import Section
from techplomacy.model import Finding

_STYLES = ("roman", "decimal", "letter")  # outermost first
_FEWEST = 2  # numbered sections by which a style is taken for the outermost
_LEAST = 3  # numbered sections of a style from which on a sequence is seen


def check_numbering(paper: Paper) -> Iterator[Finding]:
    """Findings on section numbers. The outermost style runs through; inner ones may begin again under a new parent."""
    numbered = [section for section in paper.sections if section.number]
    if not numbered:
        return
    outer = next((style for style in _STYLES if _count(numbered, style) >= _FEWEST), numbered[0].style)
    yield from _check_outer(paper, [s for s in numbered if s.style == outer and len(s.number) == 1])
    yield from _check_inner(paper, numbered, outer)


def _count(sections: list[Section], style: str) -> int:
    return sum(section.style == style and len(section.number) == 1 for section in sections)


def _check_outer(paper: Paper, sections: list[Section]) -> Iterator[Finding]:
    if len(sections) < _LEAST:
        return
    expected = sections[0].number[0] + 1
    for n, section in enumerate(sections[1:], 1):
        number = section.number[0]
        skipped = range(expected, number)
        if skipped and all(_is_passed(paper, sections[n - 1], section, missing) for missing in skipped):
            expected = number
        if number != expected and not _is_restart(section, sections[n - 1]):
            yield _report(paper, section, sections[n - 1])
            # One wrong number is one finding: what follows tells whether the count went on from it.
            following = sections[n + 1].number[0] if n + 1 < len(sections) else 0
            if following != number + 1 or number < expected:
                number = expected
        expected = number + 1


def _is_passed(paper: Paper, last: Section, section: Section, number: int) -> bool:
    """Whether a line between two headings begins with a number, as a heading that was not seen as one."""
    return section.style == "decimal" and _find_line(paper, last.heading_end, section, (number,))


def _has_line(paper: Paper, last: Section, section: Section, number: tuple[int, ...]) -> bool:
    """The same for a format with pages, where a heading right above another is easily read as one with it."""
    return bool(paper.document.pages) and _find_line(paper, last.start, section, number)


def _is_led_up_to(paper: Paper, before: Section, section: Section) -> bool:
    """Whether a line between two inner headings has the number that was expected before the second."""
    *outer, last = section.number
    return last > 1 and _has_line(paper, before, section, (*outer, last - 1))


def _find_line(paper: Paper, start: int, section: Section, number: tuple[int, ...]) -> bool:
    written = r"\.".join(map(str, number))
    begins = r"(?:^|\s)" if paper.document.pages else r"^\W*"
    return re.search(rf"{begins}{written}[.)]?\s+[^\W\d]", paper.plain[start : section.start], re.M) is not None


def _is_restart(section: Section, last: Section) -> bool:
    """Whether numbers begin again in an annex, or in inner numbers of the same style."""
    return section.number[0] == 1 and section.style != "roman" and last.number[0] > 1


def _check_inner(paper: Paper, numbered: list[Section], outer: str) -> Iterator[Finding]:
    parent: Section | None = None
    last: dict[tuple[str, int], Section] = {}
    for section in numbered:
        depth = len(section.number)
        if section.style == outer and depth == 1:
            parent, last = section, {}
            continue
        key = (section.style, depth)
        before = last.get(key)
        if (
            depth > 1
            and parent is not None
            and parent.style in ("roman", "decimal")
            and section.number[0] != parent.number[0]
            and not _has_line(paper, parent, section, section.number[:1])
        ):
            text = f"{section.label} stands under {quote(paper, parent.start, parent.heading_end)}."
            yield make_finding(
                paper,
                "section-numbering",
                section.start,
                section.heading_end,
                text,
                places=((parent.start, parent.heading_end),),
            )
        elif before is not None and not _follows(section, before) and not _is_led_up_to(paper, before, section):
            yield _report(paper, section, before)
        last[key] = section
        last = {known: value for known, value in last.items() if known[1] <= depth}


def _follows(section: Section, before: Section) -> bool:
    """Whether a number is the next of its sequence, or the first of a new one."""
    if len(section.number) > 1 and section.number[:-1] != before.number[:-1]:
        return section.number[-1] == 1
    return section.number[-1] in (before.number[-1] + 1, 1) and section.number != before.number


def _report(paper: Paper, section: Section, before: Section) -> Finding:
    text = f"The section {section.label} follows {quote(paper, before.start, before.heading_end)}."
    return make_finding(
        paper,
        "section-numbering",
        section.start,
        section.heading_end,
        text,
        places=((before.start, before.heading_end),),
    )
