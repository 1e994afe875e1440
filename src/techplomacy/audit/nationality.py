"""Checks where bodies belong: one placed in the wrong country, an act between countries with parties of only one."""

import itertools
import re
from collections.abc import Iterator

from techplomacy.audit.countries import load_cities, load_countries
from techplomacy.audit.expansions import Expansion
from techplomacy.audit.finding import make_finding
from techplomacy.audit.paper import Paper
from techplomacy.audit.places import Body, compile_bodies, find_bodies, find_home, list_names
from techplomacy.audit.prose import Sentence
from techplomacy.model import Finding


def check_nationality(paper: Paper) -> Iterator[Finding]:
    """Findings on the countries of bodies in running text and in the list of abbreviations."""
    yield from _check_cities(paper)
    yield from _check_twins(paper)
    yield from _check_compatriots(paper)
    names = list_names(paper)
    if not names:
        return
    pattern = compile_bodies(names)
    for sentence in paper.sentences:
        bodies = list(find_bodies(paper, pattern, sentence.text, sentence.start, names))
        for body in bodies:
            finding = _check_body(paper, body)
            if finding is not None:
                yield finding
        yield from _check_parties(paper, sentence, bodies)
    for one in paper.expansions:
        if one.is_listed:
            yield from _check_listed(paper, one)


def _check_cities(paper: Paper) -> Iterator[Finding]:
    """`in X, Y` where the city X is not in Y; a country that goes on with the sentence is no address."""
    words, cities = load_countries(paper.vocabulary), load_cities(paper.vocabulary)
    for match in re.finditer(
        rf"\b(?:in|at|from)\s+(?P<city>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?),\s+(?P<country>{words.name})(?=[.;)])", paper.flow
    ):
        home, given = cities.get(match["city"]), words.codes[match["country"].casefold()]
        if home and home != given and match["city"].casefold() not in words.codes and {home, given} <= set(paper.pair):
            text = f"{match['city']} is placed in {match['country']}; it is in {paper.vocabulary.countries[home].name}."
            yield make_finding(paper, "body-country", match.start("city"), match.end(), text)


def _check_twins(paper: Paper) -> Iterator[Finding]:
    """`between X and X`."""
    words = load_countries(paper.vocabulary)
    side = rf"(?:the\s+)?(?:(?:Governments?|Republic)\s+of\s+)?(?:the\s+)?(?:Republic\s+of\s+)?(?P<{{}}>{words.name})"
    pattern = rf"\bbetween\s+{side.format('one')}\s+and\s+{side.format('two')}(?![\w'’-])(?!\s+[A-Z])"
    for match in re.finditer(pattern, paper.flow):
        if words.codes[match["one"].casefold()] == words.codes[match["two"].casefold()]:
            text = f"Both parties are {match['two']}."
            yield make_finding(paper, "parties-one-country", match.start(), match.end(), text)


def _check_compatriots(paper: Paper) -> Iterator[Finding]:
    """`signed between the A of X and the B of X`, whatever A and B are."""
    words = load_countries(paper.vocabulary)
    body = r"(?:the\s+)?[A-Z](?:(?!\s+and\s+the\s+[A-Z])[^.;()]){3,80}?(?:\s+of\s+|,\s+)(?:the\s+)?"
    first, second = (rf"(?P<{name}>{body}(?:{words.name}))" for name in ("first", "second"))
    pattern = rf"\b(?:signed|concluded)\s+(?:between|by)\s+{first}\s+and\s+{second}(?=[\s,.;)])"
    for match in re.finditer(pattern, paper.flow):
        told = {words.codes[name.casefold()] for name in words.any.findall(match.group())}
        if len(told) == 1 and told <= set(paper.pair):
            name = paper.vocabulary.countries[next(iter(told))].name
            text = f"Both parties are given as of {name}."
            yield make_finding(paper, "parties-one-country", match.start("first"), match.end(), text)


def _check_listed(paper: Paper, one: Expansion) -> Iterator[Finding]:
    """An entry of the list of abbreviations that ends in a country."""
    match = re.search(r",\s*(?:Government\s+of\s+)?(?:the\s+)?(?P<country>[A-Z][\w ]+)$", one.long)
    country = paper.vocabulary.find_country(match["country"]) if match else None
    if country is not None:
        finding = _check_body(paper, Body(one.short, country.alpha3, one.start, one.end))
        if finding is not None:
            yield finding


def _check_body(paper: Paper, body: Body) -> Finding | None:
    if body.country is None or not body.is_firm:
        return None
    home = find_home(paper, body.name, body.country)
    if home is None:
        return None
    given, own = (paper.vocabulary.countries[code].name for code in (body.country, home[0]))
    text = f"{body.name} is placed in {given}; it is of {own}: {home[1]}."
    return make_finding(paper, "body-country", body.start, body.end, text)


def _check_parties(paper: Paper, sentence: Sentence, bodies: list[Body]) -> Iterator[Finding]:
    """An act between two bodies that both have the same country, in a paper on two countries."""
    links = re.compile(
        r"\b(?:signed|concluded|inked|agreement|memorandum|MoU|MOU|MoC|MOC|arrangement|pact|treaty|started|meeting|dialogue|cooperation)\b[^.;]{0,400}?\b(?:between|by)\s+(?:the\s+)?"
    )
    for first, second in itertools.pairwise(bodies):
        gap = paper.plain[first.end : second.start]
        if not re.fullmatch(r",?\s*(?:and|with|&)\s+(?:the\s+)?", gap):
            continue
        before = sentence.text[: first.start - sentence.start]
        signed = re.match(
            r"\s*,?\s*(?:have\s+|had\s+|jointly\s+)?(?:signed|concluded|inked)",
            paper.plain[second.end : second.end + 30],
        )
        if (
            signed is None
            and not links.search(f"{before} ")
            and not re.search(r"\b(?:between|by)\s+(?:the\s+)?$", before)
        ):
            continue
        if signed is None and not re.search(r"\b(?:between|by)\s+(?:the\s+)?$", before):
            continue
        code = first.country
        if code is None or code != second.country or code not in paper.pair or _names_other(paper, sentence, code):
            continue
        name = paper.vocabulary.countries[code].name
        text = f"Both parties, {first.name} and {second.name}, are given as of {name}."
        yield make_finding(paper, "parties-one-country", first.start, second.end, text)


def _names_other(paper: Paper, sentence: Sentence, code: str) -> bool:
    """Whether the sentence names a third party of another country outside the pair."""
    words = load_countries(paper.vocabulary)
    text = re.sub(r"\([^()]*\d{4}[^()]*\)", " ", sentence.text)
    found = {words.codes[name.casefold()] for name in words.any.findall(text)}
    return bool(found - {code})
