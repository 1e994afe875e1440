"""Finds the country that a paper gives to a body, and the country that the body is known or named to be of."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.audit.paper import Paper
from techplomacy.text.caching import keep_compiled
from techplomacy.vocabulary import Vocabulary
from techplomacy.vocabulary.country import Country

_RICH = 40  # bodies of a country in the vocabulary from which on a missing one says something


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
        names |= {name: country.alpha3 for name in _list_names(country)}
        adjectives |= {name: country.alpha3 for name in country.demonyms if name.isascii() and not name.endswith("s")}
    both = re.compile(rf"(?<![\w-])(?:{_join(names)}|{_join(adjectives)})(?![\w-])")
    return Words(_join(names), _join(adjectives), both, {name.casefold(): code for name, code in (names | adjectives).items()})


def _list_names(country: Country) -> Iterator[str]:
    for name in (country.name, country.labels.get("en", ""), *country.formal, *country.aliases):
        if name.isascii() and len(name) > 3:
            yield name


def _join(names: dict[str, str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@dataclass(frozen=True, slots=True)
class Body:
    """A body as the paper writes it, with the country given to it there (None where none is) and its place."""

    name: str
    country: str | None
    start: int
    end: int
    is_firm: bool = True


def compile_bodies(paper: Paper, names: dict[str, str]) -> re.Pattern[str]:
    """A pattern of the names with what can tell their country; compiled once for a paper."""
    words = load_countries(paper.vocabulary)
    body = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"(?:(?<!\w)(?P<before>{words.name})(?:['’]s?)\s+|(?<!\w)(?P<adjective>{words.adjective})\s+)?(?<![\w-])(?:the\s+)?"
        rf"(?P<body>{body})(?![\w-])(?:\s*\((?P<gloss>[^()]{{2,120}})\))?"
        rf"(?:(?:,\s*|\s+of\s+)(?:the\s+)?(?P<gov>Government\s+of\s+)?(?:the\s+)?"
        rf"(?P<after>{words.name})(?![\w-]|\s+(?:[Oo]ffice|[A-Z]))"
        rf"|,\s+(?:the|an?|its)\s+(?P<people>{words.adjective})\s+(?:[a-z]+\s+){{0,3}}(?:agency|ministry|institute|bank|organi[sz]ation|body|fund|council|authority|company))?"
    )


def find_bodies(
    paper: Paper, pattern: re.Pattern[str], text: str, offset: int, names: dict[str, str]
) -> Iterator[Body]:
    """The bodies of a text, each with the country that stands beside it."""
    codes = load_countries(paper.vocabulary).codes
    for match in pattern.finditer(text):
        given = match["before"] or match["adjective"] or match["people"] or match["after"]
        code = codes[given.casefold()] if given else None
        # `A, X, and B` may be an enumeration of bodies and countries.
        is_sure = bool(match["before"] or match["adjective"] or match["gov"] or match["gloss"] or match["people"])
        is_firm = is_sure or not re.match(r"\s*,\s*(?:and\s+)?(?:[A-Z]|the\s)", text[match.end() :])
        yield Body(names[match["body"]], code, offset + match.start(), offset + match.end(), is_firm)


@keep_compiled
def load_cities(vocabulary: Vocabulary) -> dict[str, str]:
    """The cities of which only one country is known to have one of that name, and that country."""
    homes: dict[str, set[str]] = {}
    for country in vocabulary.countries.values():
        for city in (*country.cities, *([country.capital] if country.capital else [])):
            if city.isascii():
                homes.setdefault(city, set()).add(country.alpha3)
    return {city: next(iter(codes)) for city, codes in homes.items() if len(codes) == 1}


def list_names(paper: Paper) -> dict[str, str]:
    """The names by which public bodies go in a paper, longest first, and the short name (or name) of each."""
    names: dict[str, str] = {}
    for one in paper.expansions:
        if one.short.isascii() and len(one.short) > 2 and "\n" not in one.short:
            names[one.short] = one.short
            if len(one.long.split()) > 2 and one.long[0].isupper():
                names.setdefault(one.long, one.short)
    codes = load_countries(paper.vocabulary).codes
    for body in paper.vocabulary.bodies:
        for name in body.names:
            plain = name.name
            if name.language != "en" or name.kind == "former" or len(plain) <= 2 or plain not in paper.flow:
                continue
            # A mission stands in another country than its own; a country is no body here.
            if plain.casefold() not in codes and not paper.words.pattern("missions").search(plain):
                names.setdefault(plain, plain)
    return dict(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


def find_home(paper: Paper, name: str, given: str) -> tuple[str, str] | None:
    """The country a body is of where it is surely not the given one, and how that is known."""
    words = load_countries(paper.vocabulary)
    named = {
        words.codes[match.casefold()]
        for one in paper.expansions
        if one.short == name
        for match in words.any.findall(re.sub(r",.*$", "", one.long))
    }
    if len(named) == 1 and given not in named:
        return next(iter(named)), "its own name says so"
    listed = _read_listed(paper, name, words)
    if listed and listed != given:
        return listed, "the list of abbreviations says so"
    known = paper.vocabulary.find_body(name)
    countries = {body.country for body in known if body.country}
    if len(countries) != 1 or given in countries or countries & {"INT", "EUE"}:
        return None
    home = next(iter(countries))
    rich = Counter(body.country for body in paper.vocabulary.bodies)
    if rich[given] < _RICH or not _is_about(paper, home, words):
        return None
    return home, f"it is known as {known[0].name}"


def _read_listed(paper: Paper, name: str, words: Words) -> str | None:
    for one in paper.expansions:
        if one.is_listed and one.short == name:
            match = re.search(rf",\s*(?:Government\s+of\s+)?(?:the\s+)?(?P<country>{words.name})\s*$", one.long)
            if match:
                return words.codes[match["country"].casefold()]
    return None


def _is_about(paper: Paper, code: str, words: Words) -> bool:
    """Whether a country is one of the two that the paper names most."""
    return code in list_pair(paper)


def list_pair(paper: Paper) -> tuple[str, ...]:
    """The two countries that a paper names most."""
    words = load_countries(paper.vocabulary)
    found = Counter(words.codes[m.casefold()] for m in words.any.findall(paper.flow))
    return tuple(code for code, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:2])
