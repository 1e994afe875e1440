"""Lets a person's office stand for the body: the Minister of Justice for the Ministry of Justice."""

import re
from dataclasses import replace
from itertools import zip_longest

from techplomacy.extraction.name import Name
from techplomacy.text.caching import keep_compiled
from techplomacy.vocabulary import Vocabulary

_MINISTER = re.compile(
    r"^(?:the\s+)?(?:[A-Z][\w’']*\s+){0,3}?Minister(?:-in-charge)?\s+(?:of\s+State\s+)?(of|" r"for)\s+(?:the\s+)?(.+)$",
    re.DOTALL,
)
_SEAT = re.compile(r"\bof\s+(?:the\s+)?((?:Ministry|Department)\s+(?:of|for)\b.+)$", re.DOTALL)
_SPLIT = re.compile(r"\s+")
_INNER = {"and", "of", "&", "the", "for", ","}


def rename_offices(names: list[Name], vocabulary: Vocabulary) -> list[Name]:
    """The names with ministers as ministries; the minister's own name is cut off."""
    return [_rename(name, vocabulary) for name in names]


def _rename(name: Name, vocabulary: Vocabulary) -> Name:
    match = _MINISTER.match(name.name) if "Minister" in name.name else None
    if match is None:
        return name
    seat = _SEAT.search(match.group(2))
    if seat is not None:  # `the Minister for Trade of the Ministry of Trade and Industry`
        return replace(name, name=seat.group(1), start=name.end - len(seat.group(1)))
    return replace(name, name=f"Ministry {match.group(1)} {_cut_person(match.group(2), load_portfolios(vocabulary))}")


def _cut_person(rest: str, words: frozenset[str]) -> str:
    kept: list[str] = []
    tokens = _SPLIT.split(rest)
    for token, following in zip_longest(tokens, tokens[1:], fillvalue=""):
        if token in _INNER or _is_portfolio(token, words) or (not kept and _is_portfolio(following, words)):
            kept.append(token)
        else:
            break
    while kept and kept[-1].strip(",") in _INNER:
        kept.pop()
    return " ".join(kept).rstrip(",") or rest


def _is_portfolio(token: str, words: frozenset[str]) -> bool:
    return token.strip(",").rstrip("’s").rstrip("'s") in words or token.strip(",") in words


@keep_compiled
def load_portfolios(vocabulary: Vocabulary) -> frozenset[str]:
    """The words of ministers' portfolios."""
    return frozenset(word for row in vocabulary.triggers["portfolios"] for word in row["list"])
