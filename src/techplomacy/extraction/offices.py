"""Lets a person's office stand for the body: the Minister of Justice for the Ministry of Justice."""

import re
from dataclasses import replace
from functools import lru_cache

from techplomacy.extraction.names import Name
from techplomacy.vocabulary import Vocabulary

_MINISTER = re.compile(r"^(?:the\s+)?(?:[A-Z][\w’']*\s+){0,3}?Minister(?:-in-charge)?\s+(?:of\s+State\s+)?(of|for)\s+(?:the\s+)?(.+)$", re.DOTALL)
_SPLIT = re.compile(r"\s+")
_INNER = {"and", "of", "&", "the", "for", ","}


def rename_offices(names: list[Name], vocabulary: Vocabulary) -> list[Name]:
    """The names with ministers as ministries; the minister's own name is cut off."""
    return [_rename(name, vocabulary) for name in names]


def _rename(name: Name, vocabulary: Vocabulary) -> Name:
    match = _MINISTER.match(name.name)
    if match is None:
        return name
    return replace(name, name=f"Ministry {match.group(1)} {_cut_person(match.group(2), _words(id(vocabulary), _Box(vocabulary)))}")


def _cut_person(rest: str, words: frozenset[str]) -> str:
    kept: list[str] = []
    for token in _SPLIT.split(rest):
        plain = token.strip(",").rstrip("’s").rstrip("'s")
        if plain in words or token in _INNER or token.strip(",") in words:
            kept.append(token)
        else:
            break
    while kept and kept[-1].strip(",") in _INNER:
        kept.pop()
    return " ".join(kept).rstrip(",") or rest


class _Box:
    """A vocabulary that does not take part in comparison."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Box)


@lru_cache(maxsize=4)
def _words(key: int, box: _Box) -> frozenset[str]:
    return frozenset(word for row in box.vocabulary.triggers["portfolios"] for word in row["list"])
