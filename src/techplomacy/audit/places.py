"""Finds the country that a paper gives to a body, and the country that the body is known or named to be of."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.audit.countries import Words, load_countries
from techplomacy.audit.paper import Paper

_BESIDE = 40  # characters before a body in which its country may stand
_LEADING = re.compile(r"(?:['’]s?)?\s+")
_AFTER = re.compile(r"(?:,\s*|\s+of\s+)(?:the\s+)?(?:Government\s+of\s+)?(?:the\s+)?")
_PEOPLE = re.compile(r",\s+(?:the|an?|its)\s+")
_KINDS = re.compile(
    r"\s+(?:[a-z]+\s+){0,3}(?:agency|ministry|institute|bank|organi[sz]ation|body|fund|council|authority|company)\b"
)
_RICH = 40  # bodies of a country in the vocabulary from which on a missing one says something


@dataclass(frozen=True, slots=True)
class Body:
    """A body as the paper writes it, with the country given to it there (None where none is) and its place."""

    name: str
    country: str | None
    start: int
    end: int
    is_firm: bool = True


def compile_bodies(names: dict[str, str]) -> re.Pattern[str]:
    """A pattern of the names with what stands in brackets behind them; compiled once for a paper."""
    body = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?<![\w-])(?:the\s+)?(?P<body>{body})(?![\w-])(?:\s*\((?P<gloss>[^()]{{2,120}})\))?")


def find_bodies(
    paper: Paper, pattern: re.Pattern[str], text: str, offset: int, names: dict[str, str]
) -> Iterator[Body]:
    """The bodies of a text, each with the country that stands beside it."""
    words = load_countries(paper.vocabulary)
    for match in pattern.finditer(text):
        start, end = match.span()
        lead = text[max(0, start - _BESIDE) : start]
        before = next((m for m in words.any.finditer(lead) if _LEADING.fullmatch(lead, m.end())), None)
        after, told = _find_after(text, end, words)
        code = (
            words.codes[before.group().casefold()] if before else words.codes[told.group().casefold()] if told else None
        )
        # `A, X, and B` may be an enumeration of bodies and countries.
        is_sure = (
            before is not None or match["gloss"] is not None or (after is not None and after.group().strip(" ,") != "")
        )
        stop = told.end() if told else end
        is_firm = is_sure or not re.match(r"\s*,\s*(?:and\s+)?(?:[A-Z]|the\s)", text[stop : stop + 12])
        begin = start - len(lead) + before.start() if before else start
        yield Body(names[match["body"]], code, offset + begin, offset + stop, is_firm)


def _find_after(text: str, end: int, words: Words) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """What joins a country to the body before it, and the country; None where there is none."""
    for joint in (_AFTER, _PEOPLE):
        after = joint.match(text, end)
        told = words.any.match(text, after.end()) if after else None
        if told is not None and _is_address(text, told.end(), after):
            return after, told
    return None, None


def _is_address(text: str, end: int, after: re.Match[str] | None) -> bool:
    """Whether a country behind a body says where it belongs, and is no part of another name."""
    if after is not None and after.re is _PEOPLE:
        return _KINDS.match(text, end) is not None
    return re.match(r"[\w-]|['’]s|\s+(?:[Oo]ffice|[A-Z])", text[end : end + 10]) is None


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
    if rich[given] < _RICH or home not in paper.pair:
        return None
    return home, f"it is known as {known[0].name}"


def _read_listed(paper: Paper, name: str, words: Words) -> str | None:
    for one in paper.expansions:
        if one.is_listed and one.short == name:
            match = re.search(rf",\s*(?:Government\s+of\s+)?(?:the\s+)?(?P<country>{words.name})\s*$", one.long)
            if match:
                return words.codes[match["country"].casefold()]
    return None
