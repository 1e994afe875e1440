"""Says which of several bodies of one name a text means (`Ministry of Finance`, `EXIM`): it goes by countries alone."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from techplomacy.extraction.words import Hit, Word


def find_namesakes(patterns: Iterable[tuple[Word, ...]]) -> dict[Word, tuple[Word, ...]]:
    """The bodies of other countries that are written alike, by each of them, itself included."""
    found: dict[Word, tuple[Word, ...]] = {}
    for words in patterns:
        bodies = [word for word in words if word.kind == "body"]
        for word in bodies if len(bodies) > 1 else ():
            alike = tuple(other for other in bodies if other.exact == word.exact)
            if len({other.id for other in alike}) > 1:
                found[word] = alike
    return found


def settle_namesakes(hits: list[Hit], namesakes: Mapping[Word, tuple[Word, ...]], home: str | None) -> list[Hit]:
    """The hits with the body of the country that speaks, else of the one that the text names, else of none."""
    if not any(hit.word in namesakes for hit in hits if hit.word.kind == "body"):
        return hits
    named = {hit.id for hit in hits if hit.word.kind == "country"}
    return [_settle(hit, namesakes, named, home) for hit in hits]


def _settle(hit: Hit, namesakes: Mapping[Word, tuple[Word, ...]], named: set[str], home: str | None) -> Hit:
    alike = namesakes.get(hit.word) if hit.word.kind == "body" else None
    if alike is None:
        return hit
    meant = [word for word in alike if word.id == home]
    if not meant and (home is None or hit.form == "acronym"):  # who speaks calls the own ministry by its bare name
        meant = [word for word in alike if word.id in named]
    word = meant[0] if len({word.id for word in meant}) == 1 else replace(hit.word, id="")
    return Hit(hit.start, hit.end, word)
