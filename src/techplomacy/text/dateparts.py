"""Stretches of text that tell a date, before the year they lack is known; it joins them and resolves nothing."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from techplomacy.errors import InvalidValueError
from techplomacy.model import When
from techplomacy.text.datewords import DateWords
from techplomacy.vocabulary.country import FiscalCalendar

UNKNOWN = "XXXX"
_CUE = 60  # characters before a date within which a word like `will` sends it to the future
_CLAUSE = 110  # the same, where no comma stands between
_YEAR, _MONTH = 4, 7  # characters of a date that tells no more than its year, or its month
_BETWEEN = 20  # characters before a date within which `between the` stands
FIRST_YEAR, LAST_YEAR = 1600, 2199  # written numbers outside are taken for no years


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that tells a date: offsets, EDTF (a year may be XXXX), and whether a relative word told it."""

    start: int
    end: int
    edtf: str
    relative: bool = False


@dataclass(slots=True)
class Scope:
    """What a rule may look at: the words, the parts found so far in order, the day of publication, the fiscal year.

    `fineness` says how finely `reference` was told: 3 a day, 2 a month, 1 a year, 0 not at all.
    """

    words: DateWords
    future: re.Pattern[str]
    reference: date | None = None
    fineness: int = 0
    fiscal: FiscalCalendar | None = None
    label: str = "start"
    found: list[Part] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the last part ends."""
        return self.found[-1].end if self.found else 0

    def is_future(self, text: str, start: int) -> bool:
        """Whether a word like `will` stands before a place, in its clause."""
        first = max(self.end, start - _CLAUSE)
        clause = max(first, text.rfind(",", first, start), text.rfind(";", first, start))
        return self.future.search(text, max(self.end, min(clause, start - _CUE)), start) is not None


def is_date(edtf: str) -> bool:
    """Whether a text is an EDTF date that can be."""
    try:
        When(edtf)
    except InvalidValueError:
        return False
    return True


def write_point(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """The EDTF of a point; None where it cannot be. A year of None is written XXXX."""
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= monthrange(year or 2000, month or 1)[1]:
        return None
    text = UNKNOWN if year is None else f"{year:04d}"
    return text + (f"-{month:02d}" if month is not None else "") + (f"-{day:02d}" if day is not None else "")


def write_fiscal(calendar: FiscalCalendar, first: int, years: int = 1) -> str | None:
    """The EDTF of `years` fiscal years from the one that begins in the year `first`; None where it cannot be."""
    if not FIRST_YEAR <= first <= first + years <= LAST_YEAR:
        return None
    start = date(first, calendar.month, calendar.day)
    last = date(first + years, calendar.month, calendar.day) - timedelta(days=1)
    if calendar.day > 1:
        return f"{start.isoformat()}/{last.isoformat()}"
    if calendar.month > 1:
        return f"{start:%Y-%m}/{last:%Y-%m}"
    return f"{first}" if years == 1 else f"{first}/{last.year}"


def join_ends(first: str, last: str) -> str | None:
    """The interval from one date to another, either of which may lack the year; None where it cannot be."""
    left, right = first.split("/")[0], last.split("/")[-1]
    if left.startswith(UNKNOWN) and not right.startswith(UNKNOWN):
        left = right[:4] + left[4:]
        if left > right:
            left = f"{int(right[:4]) - 1:04d}{left[4:]}" if right[:4].isdigit() else left
    elif right.startswith(UNKNOWN) and not left.startswith(UNKNOWN):
        right = left[:4] + right[4:]
        if left > right:
            right = f"{int(left[:4]) + 1:04d}{right[4:]}" if left[:4].isdigit() else right
    joined = f"{left}/{right}"
    return joined if left != right and is_date(joined) else None


def join_parts(text: str, parts: Sequence[Part], words: "JoinWords") -> list[Part]:
    """The parts with `A to B` and `between A and B` made one, and a year shared along a list (`3 May, 5 June 2019`)."""
    joined: list[Part] = []
    for part in reversed(parts):
        after = joined[-1] if joined else None
        if after is None or part.relative or after.relative:
            joined.append(part)
            continue
        gap = text[part.end : after.start]
        whole = words.join(text, part, after) if _are_like(part, after, is_told=gap.strip().isalpha()) else None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append(_share_year(part, after) if words.both.fullmatch(gap) else part)
    return joined[::-1]


@dataclass(frozen=True, slots=True)
class JoinWords:
    """Patterns of what may stand between two dates of one range or list, and before a range with `and`."""

    to: re.Pattern[str]
    both: re.Pattern[str]
    between: re.Pattern[str]

    def join(self, text: str, part: Part, after: Part) -> Part | None:
        """The range from one part to the next; None where the words between them make none."""
        gap = text[part.end : after.start]
        is_range = self.to.fullmatch(gap) or (
            self.both.fullmatch(gap) and self.between.search(text, max(0, part.start - _BETWEEN), part.start)
        )
        edtf = join_ends(part.edtf, after.edtf) if is_range else None
        return Part(part.start, after.end, edtf) if edtf is not None else None


def _are_like(part: Part, other: Part, *, is_told: bool) -> bool:
    """Whether two parts can be ends of one range: no range of days, no decade; a dash joins only equally fine ones."""
    ends = [end.rstrip("~") for p in (part, other) for end in p.edtf.split("/")]
    if len(ends) > 2 and any(len(end) > _MONTH for end in ends):
        return False
    if any("X" in end and not end.startswith(UNKNOWN) for end in ends):
        return False
    return is_told or len({len(end) for end in ends}) == 1


def _share_year(part: Part, after: Part) -> Part:
    if not part.edtf.startswith(UNKNOWN) or not after.edtf[:4].isdigit() or len(after.edtf) <= _YEAR:
        return part
    edtf = part.edtf.replace(UNKNOWN, after.edtf[:4])
    return replace(part, edtf=edtf) if is_date(edtf) else part
