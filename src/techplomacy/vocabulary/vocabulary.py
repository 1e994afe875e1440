"""All words of a study in one frozen object; it looks words up and never changes."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from techplomacy.model import Actor
from techplomacy.vocabulary.country import Country, FiscalCalendar
from techplomacy.vocabulary.currency import Currency, MoneyMark, NumberWord
from techplomacy.vocabulary.era import Era
from techplomacy.vocabulary.family import BodyFamily
from techplomacy.vocabulary.files import Header
from techplomacy.vocabulary.instrument import Instrument
from techplomacy.vocabulary.sector import Sector
from techplomacy.vocabulary.word import IssueCode, Measure, StepWord, Word


@dataclass(frozen=True)
class Vocabulary:
    """Tables keyed by id, each in the order of its file.

    `months` and `weekdays` map a language to words (case-folded) and their number (January 1, Monday 0). `triggers`
    holds the frame lists of extraction by file stem. `body_sources` names who says what a body is. `headers` tells of
    each file where its words come from.
    """

    instruments: dict[str, Instrument]
    steps: dict[str, StepWord]
    sectors: dict[str, Sector]
    countries: dict[str, Country]
    bodies: tuple[Actor, ...]
    body_families: dict[str, BodyFamily]
    currencies: dict[str, Currency]
    money_marks: dict[str, MoneyMark]
    number_words: dict[str, NumberWord]
    months: dict[str, dict[str, int]]
    weekdays: dict[str, dict[str, int]]
    eras: dict[str, Era]
    fiscal_calendars: dict[str, FiscalCalendar]
    roles: dict[str, Word]
    kinds: dict[str, Word]
    tiers: dict[str, Word]
    stages: dict[str, Word]
    flows: dict[str, Word]
    drivers: dict[str, Word]
    third_parties: dict[str, Word]
    benefits: dict[str, Word]
    themes: dict[str, Word]
    policy_instruments: dict[str, Word]
    target_groups: dict[str, Word]
    budget_ranges: dict[str, Word]
    year_types: dict[str, Word]
    issue_codes: dict[str, IssueCode]
    measures: dict[str, Measure]
    crs_purposes: dict[str, Word]
    ford_fields: dict[str, Word]
    iati: dict[str, dict[str, Word]]
    triggers: dict[str, list[dict[str, Any]]]
    body_sources: dict[str, str] = field(default_factory=dict)
    headers: dict[str, Header] = field(default_factory=dict)

    def find_country(self, name_or_code: str) -> Country | None:
        """The country of a code (alpha-2, alpha-3) or name in any language; None where unknown or shared by several."""
        text = " ".join(name_or_code.split())
        if text in self.countries:
            return self.countries[text]
        code = self._country_codes.get(text) or self._country_names.get(text.casefold())
        return self.countries[code] if code else None

    def find_body(self, name: str, *, country: str | None = None, when: "Any" = None) -> tuple[Actor, ...]:
        """The public bodies of that name or acronym (acronyms with their case), of a country and alive at a `When`."""
        text = " ".join(name.split())
        found = self._body_acronyms.get(text, ()) + self._body_names.get(text.casefold(), ())
        unique = {actor.id: actor for actor in found}
        return tuple(
            actor
            for actor in unique.values()
            if (country is None or actor.country == country) and (when is None or actor.is_active(when))
        )

    @cached_property
    def body_index(self) -> dict[str, Actor]:
        """The bodies by id."""
        return {actor.id: actor for actor in self.bodies}

    @cached_property
    def _country_codes(self) -> dict[str, str]:
        codes = {c.alpha2: c.alpha3 for c in self.countries.values() if c.alpha2}
        codes |= {a: c.alpha3 for c in self.countries.values() for a in c.acronyms}
        return codes

    @cached_property
    def _country_names(self) -> dict[str, str | None]:
        index: dict[str, str | None] = {}
        for country in self.countries.values():
            for name in country.names:
                if name in country.acronyms:
                    continue
                key = name.casefold()
                index[key] = country.alpha3 if index.get(key, country.alpha3) == country.alpha3 else None
        return index

    @cached_property
    def _body_names(self) -> dict[str, tuple[Actor, ...]]:
        index: dict[str, tuple[Actor, ...]] = {}
        for actor in self.bodies:
            for name in {actor.name, *(n.name for n in actor.names if n.kind != "acronym")}:
                index[name.casefold()] = (*index.get(name.casefold(), ()), actor)
        return index

    @cached_property
    def _body_acronyms(self) -> dict[str, tuple[Actor, ...]]:
        index: dict[str, tuple[Actor, ...]] = {}
        for actor in self.bodies:
            for acronym in actor.acronyms:
                index[acronym] = (*index.get(acronym, ()), actor)
        return index
