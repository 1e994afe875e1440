"""Checks references to sections that the paper does not have; it leaves other documents' sections alone."""

import re
from collections.abc import Iterator

from techplomacy.audit.finding import make_finding
from techplomacy.audit.paper import Paper
from techplomacy.audit.sections import read_roman
from techplomacy.model import Finding

_MENTION = re.compile(r"\b[Ss]ections?\s+(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5})(?![\w.]*\d)")
_ELSEWHERE = re.compile(
    r"\s*(?:\([a-z0-9]\)\s*)?(?:of|in|to)\s+(?:the\s+)?(?:[A-Z]|act|law|report|treaty|agreement|same|constitution|code|annex)"
)
_BEYOND = 9  # a section far beyond the last one is of another text
_LEAST = 3  # numbered sections from which on a paper numbers its sections


def check_references(paper: Paper) -> Iterator[Finding]:
    """References to sections that are not there, in papers that number theirs in that style."""
    numbers: dict[str, set[tuple[int, ...]]] = {"roman": set(), "decimal": set()}
    for section in paper.sections:
        if section.style in numbers:
            numbers[section.style].add(section.number)
    told: set[str] = set()
    for match in _MENTION.finditer(paper.flow):
        written = match["number"]
        is_roman = not written[0].isdigit()
        style = "roman" if is_roman else "decimal"
        number = (read_roman(written),) if is_roman else tuple(int(part) for part in written.split("."))
        # A paper with Roman headings may be referred to in Arabic numbers and the other way round.
        known = numbers[style] | {n for n in numbers["decimal" if is_roman else "roman"] if len(n) == 1}
        top = sum(len(n) == 1 for n in known)
        if (
            top < _LEAST
            or number in known
            or number[0] > top + _BEYOND
            or written in told
            or _ELSEWHERE.match(paper.flow, match.end())
        ):
            continue
        told.add(written)
        reason = f"The paper has no section {written}."
        yield make_finding(paper, "section-numbering", match.start(), match.end(), reason, verdict="not_found")
