"""Lists the sentences with a date or a figure that no check compared with anything: not checked is not fine."""

import re
from collections.abc import Iterable, Iterator

from techplomacy.audit.against.prose import Prose, Sentence
from techplomacy.audit.against.telling import find_place, make_finding
from techplomacy.model import Finding

KIND = "unchecked"
_FIGURE = re.compile(
    r"(?<![\w.,/-])\d[\d,]*(?:\.\d+)?\s*(?:%|per\s?cent\b|percent\b|km\b|kilomet|million\b|billion\b|trillion\b|crore\b"
    r"|lakh\b|MW\b|GW\b|tonnes?\b|years?\b|projects?\b|companies\b|students?\b)|(?<![\w.,/-])\d{1,3}(?:,\d{2,3})+\b",
    re.I,
)


def list_unchecked(prose: Prose, findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for each sentence with a date, an amount or a figure that none of these findings touches."""
    compared = sorted((f.start, f.end) for f in findings)
    for sentence in prose.sentences:
        if (
            sentence.is_caption
            or not _holds_figure(sentence)
            or any(sentence.holds(start, end) for start, end in compared)
        ):
            continue
        words = "A date or figure that nothing was compared with."
        yield make_finding(KIND, "not_checked", find_place(sentence), words)


def _holds_figure(sentence: Sentence) -> bool:
    return bool(sentence.dates or sentence.money or _FIGURE.search(sentence.plain))
