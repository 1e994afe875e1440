"""A study: two countries, a period, an as-of day, what is expected; and what its author searched, claims and read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from techplomacy.errors import InvalidValueError
from techplomacy.model.when import When


@dataclass(frozen=True, slots=True)
class Implication:
    """An observable implication of the hypothesis; `measure` names the analysis that tests it."""

    id: str
    text: str
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Written before the run: the claim, what it implies, what would refute it, and the rival explanations."""

    text: str
    implications: tuple[Implication, ...] = ()
    falsifier: str = ""
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """At least so many events of a sector or kind; asserted after each build."""

    field: str
    value: str
    at_least: int


@dataclass(frozen=True, slots=True)
class Study:
    """The frame of one run. Countries are ISO 3166-1 alpha-3 in the order of the title. `as_of` is the day that
    "overdue" is measured against; there is no clock in results.
    """

    id: str
    title: str
    question: str
    countries: tuple[str, str]
    period: When
    as_of: date
    hypothesis: Hypothesis | None = None
    expectations: tuple[Expectation, ...] = ()
    chapters: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    language: str = "en"

    def __post_init__(self) -> None:
        if self.countries[0] == self.countries[1]:
            raise InvalidValueError(f"A study is about two countries; {self.countries[0]} is given twice.")


class Outcome(StrEnum):
    """What a search brought."""

    FOUND = "found"
    NONE_FOUND = "none found"
    PARTLY = "partly searched"


@dataclass(frozen=True, slots=True)
class Search:
    """What was looked for, where, in which languages and words, and with what outcome."""

    id: str
    day: date
    sector: str
    period: When | None
    sources: str
    languages: tuple[str, ...]
    words: str
    outcome: Outcome
    result: str
    initiative: str | None = None
    lookups: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """A claim of the study's author for one section (impact, shortcomings, outlook …).

    `evidence_for` and `evidence_against` hold ids of events, series, sources or policies; `side` is whose gain or
    weakness it is about. `tests` say what series must show for it to hold ("investment peak 2016 4.2 billion USD").
    """

    id: str
    section: str
    claim: str
    side: str | None = None
    evidence_for: tuple[str, ...] = ()
    evidence_against: tuple[str, ...] = ()
    rival: str = ""
    indicator: str | None = None
    limit: str = ""
    tests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """A note on one work of the literature; `source` is its bibliography id."""

    source: str
    method: str
    sectors: tuple[str, ...]
    period: When | None
    claim: str
    gap: str
    note: str = ""
