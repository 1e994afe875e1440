"""The words of checks, as data: one matcher a group; it judges nothing."""

import re
from functools import lru_cache
from typing import Any

from techplomacy.text.caching import keep_compiled
from techplomacy.text.matching import Matcher
from techplomacy.vocabulary import Vocabulary, load_vocabulary

TABLE = "series_words"


@lru_cache(maxsize=8)
def list_rows(table: str) -> dict[str, dict[str, Any]]:
    """The entries of a trigger file by id."""
    return {row["id"]: row for row in load_vocabulary().triggers[table]}


def list_words(row: str, *, table: str = TABLE) -> tuple[str, ...]:
    """The words of one entry, lower-cased."""
    return tuple(word.casefold() for word in list_rows(table)[row]["words"])


@lru_cache(maxsize=16)
def load_matcher(*rows: str) -> Matcher[str]:
    """A matcher of the words of some entries; its meaning is the entry."""
    return Matcher({word: row for row in rows for word in list_words(row)})


def has_word(text: str, row: str) -> bool:
    """Whether one of the entry's words stands in the text."""
    return next(load_matcher(row).find(text.casefold()), None) is not None


@lru_cache(maxsize=1)
def find_plain_words() -> frozenset[str]:
    """Words that say nothing of a subject."""
    rows = {row["id"]: row for row in load_vocabulary().triggers["linking"]}
    return frozenset(rows["plain"]["list"])


def list_subject_words(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The telling words of a text: no function words, countries, capitals or forms of instruments; plurals cut."""
    general = _list_general_words(vocabulary)
    return frozenset(
        word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
        for word in re.findall(r"[^\W_]{2,}", text.casefold())
        if word not in general and not word.isdigit()
    )


@keep_compiled
def _list_general_words(vocabulary: Vocabulary) -> frozenset[str]:
    told = set(find_plain_words())
    for country in vocabulary.countries.values():
        for name in (*country.names, *country.demonyms, country.capital or ""):
            told.update(re.findall(r"[^\W_]{2,}", name.casefold()))
    for instrument in vocabulary.instruments.values():
        told.update(re.findall(r"[^\W_]{2,}", f"{instrument.label} {instrument.plural}".casefold()))
        told.update(acronym.casefold() for acronym in instrument.acronyms)
    return frozenset(told)
