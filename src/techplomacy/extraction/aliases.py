"""Joins names of one text that say one body twice: in a bracket, or by what lower-case words call it."""

import re
from dataclasses import replace

from techplomacy.extraction.name import Name

_LONGEST_ACRONYM = 10  # characters
_ALIAS = re.compile(r"\s*[\[(](?:[^()\[\]]{0,80},\s*)?[“\"'‘*]*$")
_LONGEST_CALLING = 60  # characters between a people and the name of its firm
_LONGEST_ALIAS = 80  # characters of a bracket behind a name


def drop_called(names: list[Name]) -> list[Name]:
    """Without what calls a body that is named behind it: a people, lower-case words (`the Russian corporation X`)."""
    kept: list[Name] = []
    for name in names:
        last = kept[-1] if kept else None
        if last is not None and _is_called_by(name, last):
            kept[-1] = replace(name, country=last.country, how="beside")
        elif last is not None and _is_peopled_by(name, last):
            kept[-1] = name
        else:
            kept.append(name)
    return kept


def _is_peopled_by(name: Name, last: Name) -> bool:
    """Whether a people only says whose a firm is (`the Chilean port operator X`)."""
    is_firm = name.kind == "body" and name.how == "beside" and last.kind == "people"
    return is_firm and name.country == last.country and 0 < name.start - last.end <= _LONGEST_CALLING


def _is_called_by(name: Name, last: Name) -> bool:
    is_next = last.kind == name.kind == "body" and name.start - last.end == 1
    is_calling = last.how == "own" and last.name[-1:].islower()
    return is_next and is_calling and name.country in (None, last.country)


def join_expansions(text: str, start: int, names: list[Name]) -> list[Name]:
    """`ABC (Agency of Big Canals)` as one body."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last is not None and _is_alias(text, start, last, name):
            continue
        if last is not None and _is_expanded(text, start, last, name):
            acronym = text[last.start - start : last.end - start]
            country, how = (name.country, name.how) if name.country else (last.country, last.how)
            joined[-1] = replace(name, start=last.start, country=country, acronym=acronym, how=how)
        else:
            joined.append(name)
    return joined


def _is_alias(text: str, start: int, last: Name, name: Name) -> bool:
    """Whether a name stands in the bracket behind another one and says it again (`the agency (Agencia X, AX)`)."""
    if last.kind != "body" or name.kind != "body" or name.country not in (None, last.country):
        return False
    if last.end - last.start <= _LONGEST_ACRONYM:
        return False
    gap = text[last.end - start : name.start - start]
    bracket = _ALIAS.match(gap)
    return (
        bracket is not None
        and re.search(r"[])]", text[name.end - start : name.end - start + _LONGEST_ALIAS]) is not None
    )


def _is_expanded(text: str, start: int, last: Name, name: Name) -> bool:
    if last.kind != "body" or name.kind != "body" or last.end - last.start > _LONGEST_ACRONYM:
        return False
    return text[last.end - start : name.start - start].strip() == "("
