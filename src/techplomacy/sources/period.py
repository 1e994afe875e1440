"""The period of a value as a date: its first and last day, or what the label itself says."""

import re

from techplomacy.errors import InvalidValueError
from techplomacy.model import When

_QUARTER = re.compile(r"(\d{4})-?Q([1-4])")
_HALF = re.compile(r"(\d{4})-?[SH]([12])")


def make_period(start: When | None, end: When | None) -> When:
    """The shortest EDTF date that covers first to last day: a year, a month, a day, or an interval."""
    first = start.earliest if start else None
    last = end.latest if end else None
    if first is None or last is None:
        return When(f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}")
    for text in (f"{first:%Y}", f"{first:%Y-%m}", first.isoformat()):
        whole = When(text)
        if (whole.earliest, whole.latest) == (first, last):
            return whole
    return When(f"{first.isoformat()}/{last.isoformat()}")


def parse_period(label: str) -> When:
    """A year, half-year (2020-S1), quarter (2020-Q1), month or day; InvalidValueError for anything else."""
    for pattern, length in ((_QUARTER, 3), (_HALF, 6)):
        match = pattern.fullmatch(label)
        if match:
            first = (int(match[2]) - 1) * length + 1
            return When(f"{match[1]}-{first:02}/{match[1]}-{first + length - 1:02}")
    when = When(label)
    if when.earliest is None or when.latest is None:
        raise InvalidValueError(f"{label!r} has no first and last day.")
    return when
