"""A country, or one of the three stand-ins: the European Union, international bodies, the world."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166-1 alpha-3 code.

    `labels` maps a language to its CLDR name. `formal`, `aliases`, `former` are further names, `acronyms` are matched
    with their case, `government` are phrases for its government ("the … side"). `demonyms` are adjectives and words
    for its people. `ambiguous` lists those of its words that also mean something else: a reader needs a second sign.
    `capital` and `cities` are places, never names; `metonyms` are places that stand for the government.
    `fiscal_year` is an id of the fiscal calendars; `fiscal_label` says whether a year is named by its start, its
    end, or both (span). `is_state` is False for stand-ins and dependent territories.
    """

    alpha3: str
    alpha2: str
    name: str
    numeric: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    formal: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    government: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    capital: str | None = None
    cities: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    currency: str | None = None
    fiscal_year: str = "calendar"
    fiscal_label: str = "start"
    is_state: bool = True
    languages: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The alpha-3 code."""
        return self.alpha3

    @property
    def names(self) -> tuple[str, ...]:
        """All names in all languages, formal, colloquial and former ones; no adjectives, no cities. Sorted."""
        own = {self.name, *self.labels.values(), *self.formal, *self.aliases, *self.former, *self.acronyms}
        return tuple(sorted(own))


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """A fiscal year: the month and day it begins on, and the year type that series carry for it."""

    id: str
    label: str
    month: int
    day: int
    year_type: str
