"""Reads one written name: a known body, or the words by which an unknown one is compared. It never looks at others."""

from dataclasses import dataclass, replace

from techplomacy.model import Actor, When
from techplomacy.resolution.bodies import Bodies, choose_body
from techplomacy.resolution.forms import Forms, find_forms
from techplomacy.resolution.offices import Offices
from techplomacy.resolution.wording import Wording

Words = tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What a name was read as: known bodies of that name, or `words` of a newcomer.

    `aliases` are the words of other names of the newcomer, `parent` the name of the body that it is part of, `renamed`
    the names that it has at another time. `stands` says that a person's office stands for it. `country` is the one that
    the name itself tells.
    """

    known: tuple[Actor, ...] = ()
    words: Words = ()
    name: str = ""
    acronyms: tuple[str, ...] = ()
    aliases: tuple[Words, ...] = ()
    renamed: tuple[str, ...] = ()
    parent: str = ""
    stands: bool = False
    country: str | None = None

    def choose(self, when: When | None) -> tuple[Actor | None, bool]:
        """The known body meant at a time, and whether it existed then."""
        return choose_body(self.known, when)


class Reader:
    """Reads names by the words of one vocabulary; `countries` are those of the study."""

    def __init__(self, bodies: Bodies, offices: Offices, wording: Wording, countries: tuple[str, ...]) -> None:
        self.bodies = bodies
        self.offices = offices
        self.wording = wording
        self.countries = countries

    def read(self, written: str, country: str | None) -> Reading:
        """What a written name means in a country (None where that is not told)."""
        known = self._find(written, country)
        if known:
            return Reading(known)
        forms = find_forms(written, self.wording)
        for name in (forms.name, *forms.aliases, *forms.acronyms):
            known = self._find(name, country)
            if known:
                return Reading(known)
        for read in (self._read_choices, self._read_office, self._read_parts):
            reading = read(forms, country)
            if reading is not None:
                return reading
        return self._read_new(forms, country)

    def _find(self, name: str, country: str | None) -> tuple[Actor, ...]:
        government = self.offices.find_government(name)
        if government is not None and country in (None, government.alpha3):
            return (self.offices.make_government(government),)
        found = self.bodies.find(name, country)
        if country is None and len({body.country for body in found}) > 1:
            return tuple(body for body in found if body.country in self.countries)
        return tuple(found)

    def _read_choices(self, forms: Forms, country: str | None) -> Reading | None:
        """`Old Body / New Body` is one body where one followed the other."""
        groups = [self._find(choice, country) for choice in forms.choices]
        if not groups or not all(groups):
            return None
        bodies = {body.id: body for group in groups for body in group}
        linked = any(body.successor in bodies for body in bodies.values())
        return Reading(tuple(bodies.values())) if linked else None

    def _read_parts(self, forms: Forms, country: str | None) -> Reading | None:
        """`Unit, Parent` and `Body, Country`; a comma inside one name parts nothing."""
        for split in range(1, len(forms.parts)):
            first, rest = ", ".join(forms.parts[:split]), ", ".join(forms.parts[split:])
            government = self.offices.find_government(rest)
            head = self.wording.split(rest)[:1]
            if government is not None and country in (None, government.alpha3):
                return replace(self.read(first, government.alpha3), country=government.alpha3)
            if government is None and not (head and head[0] in self.wording.heads) and not self._find(rest, country):
                continue
            known = self._find(first, country)
            if known:
                return Reading(known)
            return replace(self._read_new(replace(forms, parts=()), country), parent=rest)
        return None

    def _read_office(self, forms: Forms, country: str | None) -> Reading | None:
        found = self.offices.find_stand_ins(forms.name, country)
        if found is None:
            return None
        stands, behind = found
        if stands == "ministry":
            return self._read_minister(behind, country)
        if stands == "government":
            government = self.offices.find_government(behind) if behind else None
            code = government.alpha3 if government else (country if not behind else None)
            if code is None or country not in (None, code) or code not in self.bodies.vocabulary.countries:
                return self._read_officer(behind, country)
            return Reading((self.offices.make_government(self.bodies.vocabulary.countries[code]),), stands=True)
        if stands in {"region", "city"} and not self._find(behind, country):
            behind = f"Government of {behind}" if stands == "region" else f"City of {behind}"
        return self._read_officer(behind, country)

    def _read_minister(self, portfolio: str, country: str | None) -> Reading | None:
        name = f"Ministry of {portfolio}"
        known = self._find(name, country) or tuple(self.offices.find_portfolio(portfolio, country))
        if known:
            return Reading(known, stands=True)
        return replace(self.read(name, country), stands=True)

    def _read_officer(self, behind: str, country: str | None) -> Reading | None:
        return replace(self.read(behind, country), stands=True) if behind else None

    def _read_new(self, forms: Forms, country: str | None) -> Reading:
        words = find_regional(self.wording.compare(forms.name), forms.name, self.wording)
        words = self.offices.name_country(words, country)
        aliases = tuple(self.wording.compare(alias) for alias in forms.aliases)
        return Reading((), words, forms.written, forms.acronyms, aliases, forms.renamed)


def find_regional(words: Words, written: str, wording: Wording) -> Words:
    """One form for a region's or city's government: `X Prefectural Government`, `X Prefecture`, `Government of X`."""
    split = wording.split(written)
    opens = split[0] if len(split) > 2 and split[1] == "of" else ""
    ends = {"corporation"} if len(split) > 2 and split[-2] in wording.lists["civic"] else set()
    for head, marks in (
        ("government", {*wording.lists["regional"], "government"}),
        ("city", set(wording.lists["civic"])),
    ):
        closes = words[-1] in marks or (split[-1] in ends and head == "city")
        if opens in marks or closes or words[:2] == ("state", "government"):
            rest = tuple(word for word in words if word not in marks and word != "government")
            if rest:
                return (head, *rest)
    return words
