"""Checks that the words do not contradict each other; it raises and mends nothing."""

from collections.abc import Callable, Iterable

from techplomacy.errors import VocabularyError
from techplomacy.vocabulary.vocabulary import Vocabulary

Placer = Callable[[str, str], str]


def check_vocabulary(vocabulary: Vocabulary, place: Placer) -> None:
    """Raise VocabularyError for a reference to nothing, or a name that two entries share unflagged."""
    _check_references(vocabulary, place)
    _check_bodies(vocabulary, place)
    _check_country_names(vocabulary, place)
    _check_instrument_heads(vocabulary, place)


def _check_references(vocabulary: Vocabulary, place: Placer) -> None:
    for key, instrument in vocabulary.instruments.items():
        _need([instrument.step], vocabulary.steps, place, "instruments", key, "steps")
    for key, sector in vocabulary.sectors.items():
        _need(sector.crs, vocabulary.crs_purposes, place, "sectors", key, "crs_purposes")
        _need(sector.ford, vocabulary.ford_fields, place, "sectors", key, "ford_fields")
    for key, country in vocabulary.countries.items():
        _need(
            [country.currency] if country.currency else [], vocabulary.currencies, place, "countries", key, "currencies"
        )
        _need([country.fiscal_year], vocabulary.fiscal_calendars, place, "countries", key, "fiscal_calendars")
    for key, mark in vocabulary.money_marks.items():
        _need(mark.candidates, vocabulary.currencies, place, "money_marks", key, "currencies")
    for key, calendar in vocabulary.fiscal_calendars.items():
        _need([calendar.year_type], vocabulary.year_types, place, "fiscal_calendars", key, "year_types")
    for key, family in vocabulary.body_families.items():
        _need([family.kind], vocabulary.kinds, place, "body_families", key, "kinds")
    for key, measure in vocabulary.measures.items():
        _need([measure.sector] if measure.sector else [], vocabulary.sectors, place, "measures", key, "sectors")


def _need(values: Iterable[str], table: Iterable[str], place: Placer, where: str, key: str, target: str) -> None:
    known = set(table)
    for value in values:
        if value not in known:
            raise VocabularyError(f"{place(where, key)}: {key!r} refers to {value!r}, which {target} do not have.")


def _check_bodies(vocabulary: Vocabulary, place: Placer) -> None:
    index = {actor.id: actor for actor in vocabulary.bodies}
    for actor in vocabulary.bodies:
        _need([actor.kind], vocabulary.kinds, place, "bodies", actor.id, "kinds")
        _need([actor.country] if actor.country else [], vocabulary.countries, place, "bodies", actor.id, "countries")
        links = [link for link in (actor.parent, actor.successor) if link]
        _need(links, index, place, "bodies", actor.id, "bodies")
    for actor in vocabulary.bodies:
        for acronym in actor.acronyms:
            for other in vocabulary.find_body(acronym, country=actor.country):
                if other.id != actor.id and acronym in other.acronyms and _overlap(actor.id, other.id, vocabulary):
                    raise VocabularyError(
                        f"{place('bodies', actor.id)}: {actor.id} and {other.id} share the acronym {acronym} in one "
                        "country at one time; take it from one, or date them."
                    )


def _overlap(left: str, right: str, vocabulary: Vocabulary) -> bool:
    one, two = vocabulary.body_index[left], vocabulary.body_index[right]
    first = one.until is None or two.since is None or one.until.sort_key[1] >= two.since.sort_key[0]
    second = two.until is None or one.since is None or two.until.sort_key[1] >= one.since.sort_key[0]
    return first and second


def _check_country_names(vocabulary: Vocabulary, place: Placer) -> None:
    owners: dict[str, str] = {}
    for key, country in vocabulary.countries.items():
        flagged = {name.casefold() for name in country.ambiguous}
        for name in (*country.names, *country.demonyms, *country.government):
            other = owners.setdefault(name.casefold(), key)
            if other == key or name.casefold() in flagged:
                continue
            if name.casefold() not in {n.casefold() for n in vocabulary.countries[other].ambiguous}:
                raise VocabularyError(
                    f"{place('countries', key)}: {name!r} is a word for {other} and for {key}; "
                    "list it under `ambiguous` of one of them, or take it out."
                )


def _check_instrument_heads(vocabulary: Vocabulary, place: Placer) -> None:
    owners: dict[str, str] = {}
    for key, instrument in vocabulary.instruments.items():
        phrases = [*instrument.phrases, *(phrase for weak in instrument.weak.values() for phrase in weak)]
        for phrase in phrases:
            other = owners.setdefault(phrase.casefold(), key)
            if other != key:
                raise VocabularyError(
                    f"{place('instruments', key)}: {phrase!r} names {other} and {key}; keep it in one."
                )
