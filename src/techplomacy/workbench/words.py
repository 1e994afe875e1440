"""`explain`: what a word means here: a coded word, a country, a body, an issue code or a noun of the model."""

import difflib
import inspect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import techplomacy.model as model
from techplomacy.model import Actor, When
from techplomacy.vocabulary import Vocabulary, load_vocabulary

MANY = 12  # values shown of one long list


@dataclass(frozen=True, slots=True)
class Explanation:
    """One meaning of a word: its id, its table, a sentence, further facts, and where it comes from."""

    word: str
    table: str
    meaning: str
    facts: tuple[tuple[str, str], ...] = ()
    origin: str = ""


def explain_word(word: str, *, codebook: Path | None = None) -> list[Explanation]:
    """All meanings of a word (an id, a label, a name, an acronym), tables in order; empty where it is not known."""
    vocabulary = load_vocabulary(codebook)
    key = _fold(word)
    found = [_explain_entry(table, entry, vocabulary) for table, entry in _find_entries(key, vocabulary)]
    country = vocabulary.find_country(word)
    if country and not any(e.table == "countries" and e.word == country.alpha3 for e in found):
        found.append(_explain_entry("countries", country, vocabulary))
    found += [_explain_body(body, vocabulary) for body in vocabulary.find_body(word)]
    found += [_explain_noun(name) for name in model.__all__ if _fold(name) == key and name[0].isupper()]
    found += _explain_members(key)
    return found


def suggest_words(word: str, *, codebook: Path | None = None) -> list[str]:
    """Up to five known words that look like it, nearest first."""
    vocabulary = load_vocabulary(codebook)
    known: dict[str, str] = {}
    for name in _list_names(vocabulary):
        known.setdefault(_fold(name), name)
    return [known[key] for key in difflib.get_close_matches(_fold(word), sorted(known), n=5, cutoff=0.7)]


def _fold(word: str) -> str:
    return " ".join(word.replace("_", " ").replace("-", " ").casefold().split())


def _list_tables(vocabulary: Vocabulary) -> Iterator[tuple[str, dict[str, Any]]]:
    for field in fields(vocabulary):
        table = getattr(vocabulary, field.name)
        if isinstance(table, dict) and field.name != "headers" and all(is_dataclass(v) for v in table.values()):
            yield field.name, table


def _find_entries(key: str, vocabulary: Vocabulary) -> Iterator[tuple[str, Any]]:
    for name, table in _list_tables(vocabulary):
        for entry in table.values():
            if key in {_fold(word) for word in _list_words(entry)}:
                yield name, entry


def _list_words(entry: Any) -> Iterator[str]:
    """By what an entry is asked for: id, label, plural, acronyms, head phrases; not the subject words of a sector."""
    for name in ("id", "alpha2", "label", "title", "plural", "name"):
        value = getattr(entry, name, None)
        if isinstance(value, str) and value:
            yield value
    for name in ("acronyms", "symbols", "forms", "short"):
        yield from getattr(entry, name, ())
    heads = getattr(entry, "heads", {})
    for phrases in heads.values():
        yield from phrases


def _list_names(vocabulary: Vocabulary) -> Iterator[str]:
    for _, table in _list_tables(vocabulary):
        for entry in table.values():
            yield from _list_words(entry)
    for body in vocabulary.bodies:
        yield body.name
        yield from body.acronyms
    yield from (name for name in model.__all__ if name[0].isupper())


def _explain_entry(table: str, entry: Any, vocabulary: Vocabulary) -> Explanation:
    label = getattr(entry, "label", None) or getattr(entry, "title", None) or getattr(entry, "name", None) or entry.id
    meaning = getattr(entry, "meaning", "")
    header = vocabulary.headers.get(table)
    return Explanation(
        word=entry.id,
        table=table,
        meaning=f"{label}: {meaning}" if meaning else str(label),
        facts=tuple(_list_facts(entry, skip={"id", "label", "title", "name", "meaning"})),
        origin=f"{header.source} ({header.date})" if header else "",
    )


def _explain_body(body: Actor, vocabulary: Vocabulary) -> Explanation:
    others = tuple(name.name for name in body.names if name.name != body.name)
    facts = [
        ("country", body.country or ""),
        ("kind", body.kind),
        ("parent", body.parent or ""),
        ("active", f"{body.since or '..'} to {body.until or '..'}" if body.since or body.until else ""),
        ("successor", body.successor or ""),
        ("names", _show(others)),
    ]
    told = tuple((name, value) for name, value in facts if value)
    return Explanation(body.id, "bodies", body.name, told, vocabulary.body_sources.get(body.id, ""))


def _explain_noun(name: str) -> Explanation:
    noun = getattr(model, name)
    lines = inspect.cleandoc(noun.__doc__ or "").split("\n\n")
    facts: list[tuple[str, str]] = []
    if is_dataclass(noun):
        facts.append(("fields", ", ".join(field.name for field in fields(noun))))
    elif issubclass(noun, Enum):
        facts.append(("values", ", ".join(str(member.value) for member in noun)))
    return Explanation(name, "model", " ".join(" ".join(lines).split()), tuple(facts))


def _explain_members(key: str) -> list[Explanation]:
    """Words that the model itself fixes: quoted, none found, exact, applied …"""
    found = []
    for name in model.__all__:
        noun = getattr(model, name)
        if isinstance(noun, type) and issubclass(noun, Enum):
            for member in noun:
                if _fold(str(member.value)) == key:
                    meaning = " ".join((noun.__doc__ or "").split())
                    others = ", ".join(str(other.value) for other in noun if other is not member)
                    found.append(Explanation(str(member.value), name, meaning, (("beside", others),)))
    return found


def _list_facts(entry: Any, *, skip: Iterable[str]) -> Iterator[tuple[str, str]]:
    for field in fields(entry):
        if field.name in skip:
            continue
        value = getattr(entry, field.name)
        if isinstance(value, dict):
            for key, inner in value.items():
                yield f"{field.name} ({key})", _show(inner)
        elif value not in (None, "", ()):
            yield field.name, _show(value)


def _show(value: Any) -> str:
    if isinstance(value, tuple | list):
        shown = ", ".join(str(item) for item in value[:MANY])
        return shown + (f" … and {len(value) - MANY} more" if len(value) > MANY else "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:,f}"
    return str(value.edtf if isinstance(value, When) else value)
