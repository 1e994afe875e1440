"""A statistic and its values; basis, year type, source and vintage are never dropped."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from techplomacy.errors import InvalidValueError
from techplomacy.model.when import When


class YearType(StrEnum):
    """Which twelve months a year means."""

    CALENDAR = "calendar"
    APRIL_MARCH = "april-march"  # Indian FY2016-17 and Japanese FY2016 alike; `period` keeps how it was written
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Series:
    """One measure on one basis. Two series with different basis or year type are never joined.

    `giver` and `receiver` are countries (alpha-3, WLD for the world); for an indicator of one country only `giver`.
    """

    id: str
    measure: str
    title: str
    unit: str
    basis: str
    year_type: YearType
    giver: str | None = None
    receiver: str | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of a series: the period as written and as dates, its source and vintage (edition or day of release)."""

    series: str
    period: str
    when: When
    value: Decimal
    source: str
    vintage: str = ""
    note: str | None = None

    def __post_init__(self) -> None:
        if not self.value.is_finite():
            raise InvalidValueError(f"The observation {self.series} {self.period} is not a number: leave the row out.")


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a series or table supports in words: made by analysis, worded by presentation, compared by audit.

    `predicate` is peak, trough, rose, fell, level, total, count or share.
    """

    series: str
    predicate: str
    period: When
    value: Decimal | None
    caveats: tuple[str, ...] = ()
