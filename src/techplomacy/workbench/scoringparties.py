"""Tells whether two names of parties can be one body, as loosely as the guidelines of the gold sets say."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from techplomacy.workbench.gold import Named

SHARE = 0.6  # of the rare words of the shorter name that the other must have
_PLAIN = frozenset(
    [
        *("the", "of", "and", "for", "in", "on", "a", "to", "government", "govt", "republic", "ministry", "minister"),
        *("department", "dept", "office", "limited", "ltd", "co", "corp", "corporation", "inc", "company", "pvt"),
        *("private", "university", "institute", "agency", "bank", "national", "international", "centre", "center"),
        *("council", "authority", "state", "union"),
    ]
)
_SILENT = frozenset({"of", "the", "and", "for", "in", "on"})  # words without a letter in an acronym
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z&-]*[A-Z]\b|\b[A-Z]{2,}\b")
_SHORT = {
    "u s": "united states",
    "us": "united states",
    "usa": "united states",
    "uk": "united kingdom",
    "uae": "united arab emirates",
    "eu": "european union",
}


def share_found(parties: Sequence[Named], among: Sequence[Named]) -> float:
    """The share of parties that have a like among others; 0 where there are none."""
    return sum(any(is_same_party(party, other) for other in among) for party in parties) / max(1, len(parties))


def is_same_party(first: Named, second: Named) -> bool:
    """Whether two parties can be one body: no contradicting countries, and names that agree."""
    if first.country and second.country and first.country != second.country:
        return False
    return is_same_name(first.name, second.name)


@lru_cache(maxsize=4096)
def is_same_name(first: str, second: str) -> bool:
    """Whether two names agree: the same words, a shared acronym, or most of the words that tell bodies apart."""
    left, right = _list_words(first), _list_words(second)
    if not left or not right:
        return False
    if left == right or _list_acronyms(first) & _list_acronyms(second):
        return True
    rare_left, rare_right = set(left) - _PLAIN, set(right) - _PLAIN
    if rare_left and rare_right:
        return len(rare_left & rare_right) / min(len(rare_left), len(rare_right)) >= SHARE
    return set(left) == set(right)


def _list_words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ").replace(".", " ")
    plain = " ".join(re.findall(r"\w+", plain))
    return _SHORT.get(plain, plain).split()


def _list_acronyms(name: str) -> set[str]:
    found = {acronym.casefold() for acronym in _CAPITALS.findall(name)}
    words = [word for word in re.findall(r"\w+", name) if word.casefold() not in _SILENT]
    return found | ({"".join(word[0] for word in words).casefold()} if len(words) > 2 else set())
