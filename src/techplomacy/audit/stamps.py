"""Reads the one date of a sentence as fine as it is told, to compare it with that of another sentence."""

import re
from dataclasses import dataclass

from techplomacy.audit.words import PaperWords

_YEAR = re.compile(r"(?<![\d.,/–-])(?:19|20)\d{2}(?![\d%])(?!\s*[-–]\s*\d)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A year, with month and day where they are told (0 where not)."""

    year: int
    month: int = 0
    day: int = 0
    written: str = ""

    def differs(self, other: "Stamp") -> bool:
        """Whether two dates cannot be one: another year, or another month or day where both tell them."""
        if self.year != other.year:
            return True
        if self.month and other.month and self.month != other.month:
            return True
        return bool(self.month and other.month and self.day and other.day and self.day != other.day)


def read_stamp(text: str, words: PaperWords) -> Stamp | None:
    """The date of a text that has one year and at most one day of it; None for all others."""
    years = set(_YEAR.findall(text))
    if len(years) != 1:
        return None
    year = next(iter(years))
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    forms = (
        rf"(?:{day}\s+(?:of\s+)?)?(?P<month>{words.month})\.?,?\s+{year}",
        rf"(?P<month>{words.month})\.?\s+{day},?\s+{year}",
    )
    found = [match for form in forms for match in re.finditer(rf"\b{form}\b", text, re.I)]
    dated = sorted(found, key=lambda match: -len(match.group()))
    if not dated or len(re.findall(rf"\b{year}\b", text)) > 1:
        return Stamp(int(year), written=year)
    match = dated[0]
    return Stamp(int(year), words.months[match["month"].casefold()], int(match["day"] or 0), match.group())
