"""Finds dates in a text and reads one date from a string; it never tells a year or day that nothing said."""

import re
from dataclasses import dataclass

from techplomacy.errors import InvalidValueError
from techplomacy.model import Precision, When
from techplomacy.text.dategrammar import load_grammar
from techplomacy.text.dateparts import Scope, join_parts
from techplomacy.text.daterelative import resolve_part
from techplomacy.vocabulary import FiscalCalendar, Vocabulary, load_vocabulary

_FINENESS = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}
_EDTF = re.compile(r"[\dX./?~%-]+")
_TIME = re.compile(r"(?<=\d)(?:T|,?\s+)\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{2,4})?$")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date in a text: offsets in characters, what it means, the words as written, whether it needed another day."""

    start: int
    end: int
    when: When
    written: str
    relative: bool = False


def find_dates(
    text: str,
    *,
    published: When | None = None,
    vocabulary: Vocabulary | None = None,
    fiscal: FiscalCalendar | None = None,
    fiscal_label: str = "start",
) -> list[DateSpan]:
    """The dates of a text in order, none over another.

    Words like `yesterday` and days without a year are told from `published`; without it the former are left out and
    the latter get the year XXXX. `fiscal` is the year that a lone `FY2016` means, named by its `start` or `end` as
    `fiscal_label` says; without it the figure is kept as a year. `FY2016-17` runs from April where nothing is known.
    """
    grammar = load_grammar(vocabulary if vocabulary is not None else load_vocabulary())
    fineness = _FINENESS.get(published.precision, 0) if published is not None else 0
    scope = Scope(
        grammar.words,
        grammar.future,
        reference=published.latest if published is not None and fineness else None,
        fineness=fineness,
        fiscal=fiscal,
        label=fiscal_label,
    )
    parts = join_parts(text, grammar.find_parts(text, scope), grammar.join)
    scope.found = []
    resolved = [resolve_part(part, text, scope) for part in parts]
    return [DateSpan(p.start, p.end, When(p.edtf), text[p.start : p.end], p.relative) for p in resolved]


def parse_date(text: str, *, vocabulary: Vocabulary | None = None) -> When | None:
    """The date that the whole string is, EDTF or as people write dates; None where it is anything else.

    EDTF goes first: `2011-12` is a December. A weekday before the date and a time of day after it are passed over.
    """
    whole = text.strip()
    if _EDTF.fullmatch(whole):
        try:
            return When(whole)
        except InvalidValueError:
            pass
    vocabulary = vocabulary if vocabulary is not None else load_vocabulary()
    whole = _TIME.sub("", load_grammar(vocabulary).opening.sub("", whole, count=1)).strip()
    found = find_dates(whole, vocabulary=vocabulary)
    if len(found) == 1 and not whole[: found[0].start].strip() and not whole[found[0].end :].strip(" .,"):
        return found[0].when
    return None
