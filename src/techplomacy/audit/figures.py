"""Checks figures and tables: those referred to and not there, above and below, numbers left out or used twice."""

from collections.abc import Iterator
from itertools import pairwise

from techplomacy.audit.captions import Caption
from techplomacy.audit.finding import make_finding, quote
from techplomacy.audit.paper import Paper
from techplomacy.model import Finding

_NAMES = {"figures": "figure", "tables": "table"}


def check_figures(paper: Paper) -> Iterator[Finding]:
    """Findings on figures and tables. A PDF without any caption of a kind may have lost them; then it is silent."""
    for kind in _NAMES:
        captions = [caption for caption in paper.captions if caption.kind == kind]
        yield from _check_mentions(paper, kind, captions)
        yield from _check_numbers(paper, kind, captions)


def _check_mentions(paper: Paper, kind: str, captions: list[Caption]) -> Iterator[Finding]:
    by_number: dict[str, Caption] = {}
    for caption in captions:
        by_number.setdefault(caption.number, caption)
    told: set[str] = set()
    for mention in paper.mentions:
        if mention.kind != kind or mention.is_elsewhere:
            continue
        found = by_number.get(mention.number)
        if found is None:
            if mention.number in told or (not captions and paper.document.pages):
                continue
            told.add(mention.number)
            listed = ", ".join(by_number) if by_number else "none"
            text = f"The paper has no {_NAMES[kind]} {mention.number}; its captions are numbered: {listed}."
            yield make_finding(paper, "figure-missing", mention.start, mention.end, text)
        elif mention.side and (mention.side == "above") == (found.start > mention.start):
            side = "behind" if found.start > mention.start else "before"
            text = f"The {_NAMES[kind]} stands {side} this sentence: {quote(paper, found.start, found.end)}."
            yield make_finding(
                paper, "figure-order", mention.start, mention.end, text, places=((found.start, found.end),)
            )


def _check_numbers(paper: Paper, kind: str, captions: list[Caption]) -> Iterator[Finding]:
    seen: dict[str, Caption] = {}
    for caption in captions:
        first = seen.setdefault(caption.number, caption)
        if first is not caption and paper.text[first.start : first.end] != paper.text[caption.start : caption.end]:
            text = f"The {_NAMES[kind]} number {caption.number} is also that of {quote(paper, first.start, first.end)}."
            yield make_finding(
                paper, "figure-duplicate", caption.start, caption.end, text, places=((first.start, first.end),)
            )
    plain = [caption for caption in seen.values() if caption.number.isdecimal()]
    for before, after in pairwise([None, *plain]):
        expected = int(before.number) + 1 if before else 1
        if after is not None and int(after.number) != expected:
            told = quote(paper, before.start, before.end) if before else "nothing"
            text = f"The {_NAMES[kind]} {after.number} follows {told}; {expected} was expected."
            places = ((before.start, before.end),) if before else ()
            yield make_finding(paper, "figure-gap", after.start, after.end, text, places=places)
