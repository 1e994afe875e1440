"""The words for countries and cities, compiled once for each vocabulary, and the pair of countries a text is about."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.text.caching import keep_compiled
from techplomacy.vocabulary import Vocabulary
from techplomacy.vocabulary.country import Country


@dataclass(frozen=True, slots=True)
class Words:
    """The words for countries, as patterns, and what each means."""

    name: str
    adjective: str
    any: re.Pattern[str]
    codes: dict[str, str]


@keep_compiled
def load_countries(vocabulary: Vocabulary) -> Words:
    """The names and adjectives of states in English, compiled."""
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for country in vocabulary.countries.values():
        if country.alpha3 in ("WLD", "INT", "EUE"):
            continue
        names |= dict.fromkeys(_list_names(country), country.alpha3)
        adjectives |= {name: country.alpha3 for name in country.demonyms if name.isascii() and not name.endswith("s")}
    both = re.compile(rf"(?<![\w-])(?:{_join(names)}|{_join(adjectives)})(?![\w-])")
    return Words(
        _join(names), _join(adjectives), both, {name.casefold(): code for name, code in (names | adjectives).items()}
    )


def _list_names(country: Country) -> Iterator[str]:
    for name in (country.name, country.labels.get("en", ""), *country.formal, *country.aliases):
        if name.isascii() and len(name) > 3:
            yield name


def _join(names: dict[str, str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@keep_compiled
def load_cities(vocabulary: Vocabulary) -> dict[str, str]:
    """The cities of which only one country is known to have one of that name, and that country."""
    homes: dict[str, set[str]] = {}
    for country in vocabulary.countries.values():
        for city in (*country.cities, *([country.capital] if country.capital else [])):
            if city.isascii():
                homes.setdefault(city, set()).add(country.alpha3)
    return {city: next(iter(codes)) for city, codes in homes.items() if len(codes) == 1}


def list_pair(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The two countries that a text names most."""
    words = load_countries(vocabulary)
    found = Counter(words.codes[name.casefold()] for name in words.any.findall(text))
    return tuple(code for code, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:2])
