"""Eras by which years are counted."""

from dataclasses import dataclass

from techplomacy.model import When


@dataclass(frozen=True, slots=True)
class Era:
    """A reign by which years are counted: its written forms, its first day, its last day (None while it runs).

    Year 1 is the year of `since`; `first` are words written for year 1.
    """

    id: str
    label: str
    since: When
    until: When | None = None
    forms: tuple[str, ...] = ()
    letter: str | None = None
    first: tuple[str, ...] = ()

    def year(self, number: int) -> int | None:
        """The year of the common era; None where the era has no such year."""
        start = self.since.year
        if start is None or number < 1:
            return None
        year = start + number - 1
        last = self.until.year if self.until else None
        return None if last is not None and year > last else year
