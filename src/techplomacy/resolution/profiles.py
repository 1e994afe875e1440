"""Draws from a record what tells its act from others: subject, steps, bodies, money, numbers. It compares nothing."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from techplomacy.model import Money, Participant, Record, Step, When
from techplomacy.resolution.dating import find_when
from techplomacy.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_DIGIT = re.compile(r"\d")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)?")
_REACH = 6  # words between a number and the session that it counts


@dataclass(frozen=True, slots=True)
class Profile:
    """What tells one act from another.

    `subject` are the distinctive words of the title, `words` those of title and summary,
    `own` those of the bodies' names. `numbers` are counted sessions
    and phases. `bare` counts the words of the subject that are in no body's name. `begins` and `ends` are the first
    and the last day of its dated steps (as ordinals; without limit where that is open), `waits` says that a step of it
    is open: the act itself may come later.
    """

    id: str
    is_coded: bool
    kind: str
    when: When | None
    steps: tuple[Step, ...]
    actors: frozenset[str]
    countries: frozenset[str]
    money: tuple[Money, ...]
    subject: frozenset[str]
    words: frozenset[str]
    own: frozenset[str]
    numbers: frozenset[tuple[str, str]]
    sources: frozenset[str]
    document: str | None
    follows: str | None
    note: str
    bare: int
    begins: int
    ends: int
    waits: bool

    @property
    def first(self) -> date | None:
        """The first day that the act's date can mean."""
        return (self.when.earliest or self.when.latest) if self.when else None


@dataclass(frozen=True)
class Profiler:
    """Makes profiles by the words of one vocabulary."""

    vocabulary: Vocabulary
    _kept: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _names: dict[tuple[str, str | None], frozenset[str]] = field(default_factory=dict)

    @cached_property
    def rows(self) -> dict[str, dict[str, Any]]:
        """The entries of the `linking` trigger file."""
        return {row["id"]: row for row in self.vocabulary.triggers["linking"]}

    @cached_property
    def plain(self) -> frozenset[str]:
        """Words that say nothing of a subject: function words, countries, capitals, forms of instruments."""
        told = set(self.rows["plain"]["list"])
        for country in self.vocabulary.countries.values():
            for name in (
                *country.names,
                *country.demonyms,
                *country.government,
                *country.cities,
                country.capital or "",
            ):
                told.update(_split(name))
        for instrument in self.vocabulary.instruments.values():
            told.update(_split(f"{instrument.label} {instrument.plural}"))
            told.update(phrase.casefold() for phrase in instrument.phrases if " " not in phrase)
        return frozenset(told)

    def describe(self, record: Record) -> Profile:
        """The profile of a record about an act."""
        values: dict[str, list[Any]] = {}
        for statement in record.statements:
            values.setdefault(statement.field, []).append(statement.value)
        parties = [value for value in values.get("participant", ()) if isinstance(value, Participant)]
        title = _read(values, "title")
        subject = self._keep(title)
        own = frozenset().union(*map(self._name, parties))
        steps = tuple(value for value in values.get("step", ()) if isinstance(value, Step))
        begins, ends = _find_span(steps)
        return Profile(
            id=record.id,
            is_coded=record.document is None,
            kind=_read(values, "kind"),
            when=find_when(record),
            steps=steps,
            actors=frozenset(party.actor for party in parties if party.actor),
            countries=frozenset(party.country for party in parties if party.country),
            money=tuple(value for value in values.get("amount", ()) if isinstance(value, Money)),
            subject=subject,
            words=subject | self._keep(_read(values, "summary")),
            own=own,
            numbers=self._count(title),
            sources=frozenset({record.source, *(v for v in values.get("source", ()) if isinstance(v, str))}),
            document=record.document,
            follows=_read(values, "follows") or None,
            note=_read(values, "note"),
            bare=len(subject - own),
            begins=begins,
            ends=ends,
            waits=any(step.name in self._open for step in steps),
        )

    @cached_property
    def _open(self) -> frozenset[str]:
        return frozenset(self.rows["open"]["list"])

    def _keep(self, text: str) -> frozenset[str]:
        kept = self._kept
        found: set[str] = set()
        for word in _WORD.findall(text):
            told = kept.get(word)
            if told is None:
                told = kept[word] = self._find_distinctive(word)
            found.update(told)
        return frozenset(found)

    def _find_distinctive(self, written: str) -> tuple[str, ...]:
        plain, numbers = self.plain, self.rows["ordinals"]["map"]
        words = (word for word in _split(written) if word not in plain and word not in numbers)
        return tuple(_shorten(word) for word in words if len(word) > 1 and not word.isdigit())

    def _name(self, party: Participant) -> frozenset[str]:
        """The words of a body's name, its acronym and its initials."""
        key = (party.name, party.acronym)
        if key not in self._names:
            words = [word for word in re.findall(r"\w+", party.name.casefold()) if len(word) > 2]
            runs = range(3, min(len(words), 7) + 1)
            initials = {
                "".join(word[0] for word in words[n : n + size]) for size in runs for n in range(len(words) - size + 1)
            }
            self._names[key] = frozenset({*map(_shorten, _split(f"{party.name} {party.acronym or ''}")), *initials})
        return self._names[key]

    @cached_property
    def _counted(self) -> tuple[frozenset[str], frozenset[str]]:
        return frozenset(self.rows["sessions"]["list"]), frozenset(self.rows["phases"]["list"])

    @cached_property
    def _ordinals(self) -> dict[str, Any]:
        ordinals: dict[str, Any] = self.rows["ordinals"]["map"]
        return ordinals

    def _count(self, title: str) -> frozenset[tuple[str, str]]:
        words = re.findall(r"\w+", title.casefold())
        if not _DIGIT.search(title) and self._ordinals.keys().isdisjoint(words):
            return frozenset()  # nearly every title
        sessions, phases = self._counted
        found = set()
        for n, word in enumerate(words):
            if word in phases and n + 1 < len(words) and (number := self._read_number(words[n + 1])):
                found.add((word, number))
            if not word.isdigit() and (number := self._read_number(word)):
                ahead = words[n + 1 : n + 1 + _REACH]
                if word in self._ordinals and len(word) < 5 and word.strip("ivx") == "":
                    continue
                if any(other in sessions for other in ahead):
                    found.add(("session", number))
                elif ahead and ahead[0] in phases:
                    found.add((ahead[0], number))
        return frozenset(found)

    def _read_number(self, word: str) -> str:
        match = _ORDINAL.fullmatch(word)
        return match[1] if match else str(self._ordinals.get(word, ""))


def _find_span(steps: Iterable[Step]) -> tuple[int, int]:
    dated = [step.when for step in steps if step.when is not None]
    begins = min(((when.earliest or date.min).toordinal() for when in dated), default=0)
    return begins, max(((when.latest or date.max).toordinal() for when in dated), default=date.max.toordinal())


def _split(text: str) -> list[str]:
    """Words, case-folded; a compound is parted unless one part is a mere prefix."""
    words: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold()):
        parts = word.split("-")
        words += parts if min(map(len, parts)) > 2 else [word]
    return words


def _shorten(word: str) -> str:
    """A word without the plural, so that `satellites` meets `satellite`."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _read(values: dict[str, list[Any]], field: str) -> str:
    return str(values[field][0]) if field in values else ""
