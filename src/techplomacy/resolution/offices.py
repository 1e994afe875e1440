"""Reads countries, sides and persons' offices as the bodies that they stand for."""

import re
from functools import cached_property

from techplomacy.model import Actor
from techplomacy.resolution.bodies import Bodies
from techplomacy.resolution.wording import Wording
from techplomacy.vocabulary import Country

_LITTLE = frozenset({"the", "of"})
_BEHIND = re.compile(r"^\s*(?:,|of|for|to)\s+", re.IGNORECASE)


class Offices:
    """Finds governments by country names, adjectives and sides, and bodies by the offices of persons."""

    def __init__(self, bodies: Bodies, wording: Wording) -> None:
        self.bodies = bodies
        self.wording = wording
        self.vocabulary = bodies.vocabulary
        rows = self.vocabulary.triggers["offices"]
        told = [(word, row["stands"]) for row in rows for word in row["words"]]
        self._titles = sorted(told, key=lambda pair: (-len(pair[0]), pair))

    def find_government(self, name: str) -> Country | None:
        """The country whose government a name means (`the … side`, `Government of the Republic of …`)."""
        country = self.vocabulary.find_country(name)
        if country is not None:
            return country
        words = self.wording.split(name)
        found = self._by_words.get(words)
        if found is None:
            sides, states = set(self.wording.lists["sides"]), set(self.wording.lists["states"])
            kept = tuple(w for w in words if w not in sides and w not in _LITTLE)
            if len(kept) < len(words):
                found = self._by_words.get(kept) or self._by_words.get(tuple(w for w in kept if w not in states))
        return self.vocabulary.countries[found] if found else None

    def make_government(self, country: Country) -> Actor:
        """The government of a country: the vocabulary's, else one with an id of the same form."""
        key = f"{country.alpha3.lower()}-gov"
        if key in self.bodies.actors:
            return self.bodies.actors[key]
        if not country.is_state:
            return Actor(key, country.name, country.alpha3, "international")
        article = "the " if f"the {country.name}" in country.names else ""
        return Actor(key, f"Government of {article}{country.name}", country.alpha3, "government")

    def find_stand_ins(self, name: str, country: str | None) -> tuple[str, str] | None:
        """What an office stands for (government, region, city, ministry, body) and the name behind it; None if none."""
        front, office, land = name.partition(" Minister of ")
        if office and front and self.find_government(land) is not None:
            name = f"{front} Minister"  # `Foreign Minister of …` is the minister of a portfolio, not of a country
        folded = name.casefold()
        for title, stands in self._titles:
            if folded.startswith(title):
                rest = name[len(title) :]
                if stands == "ministry":
                    return (stands, rest.strip(" ,")) if rest[:1] == " " and rest.strip() else None
                behind = _BEHIND.match(rest)
                if behind:
                    return stands, rest[behind.end() :].strip()
        if folded.endswith(" minister"):
            words = name[: -len(" minister")].split()
            if self._by_words.get(self.wording.split(words[0])) and len(words) > 1:
                words = words[1:]
            return ("government", "") if words[-1].casefold() == "prime" else ("ministry", " ".join(words))
        return None

    def find_portfolio(self, portfolio: str, country: str | None) -> list[Actor]:
        """The ministries of a country that a minister's portfolio names."""
        told = self.wording.lists["portfolios"].get(portfolio.casefold(), [portfolio])
        found = [body for words in told for body in self.bodies.find_ministries(self.wording.compare(words), country)]
        return list({body.id: body for body in found}.values())

    def name_country(self, words: tuple[str, ...], country: str | None) -> tuple[str, ...]:
        """The words with the name of their own country at the front written in one way (`US …`, `United States …`)."""
        known = self.vocabulary.countries.get(country or "")
        for size in range(min(len(words) - 1, 4), 0, -1):
            if known is not None and words[:size] in self._names_of[known.alpha3]:
                return (*self.wording.compare(known.name), *words[size:])
        return words

    @cached_property
    def _names_of(self) -> dict[str, set[tuple[str, ...]]]:
        countries = self.vocabulary.countries.values()
        return {c.alpha3: {self.wording.compare(n) for n in (*c.names, *c.acronyms)} for c in countries}

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], str]:
        index: dict[tuple[str, ...], set[str]] = {}
        for country in self.vocabulary.countries.values():
            for told in (*country.names, *country.demonyms, *country.government):
                words = self.wording.split(told)
                for form in {words, tuple(word for word in words if word not in _LITTLE)}:
                    index.setdefault(form, set()).add(country.alpha3)
        return {words: next(iter(codes)) for words, codes in index.items() if len(codes) == 1 and words}
