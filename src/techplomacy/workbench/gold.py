"""Gold passages with their records, and events to be compared with them, as nouns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A party as a gold set or an event names it."""

    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """One record of a gold passage. `kinds`, `dates` and `steps` hold every answer that counts as right."""

    kind: str
    step: str | None
    date: str | None
    kinds: frozenset[str]
    steps: frozenset[str]
    dates: frozenset[str | None]
    parties: tuple[Named, ...]
    sectors: frozenset[str]
    amounts: frozenset[tuple[float, str]]
    start: int
    evidence: str
    role: str


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """One passage with its records; `is_empty` says that it concludes nothing."""

    id: str
    text: str
    published: str | None
    side: str | None
    source: str
    is_empty: bool
    records: tuple[GoldRecord, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event made of a passage; `spans` are stretches [start, end) of its text, `quotes` what stands there."""

    kind: str
    step: str | None
    date: str | None
    is_date_derived: bool
    parties: tuple[Named, ...]
    sectors: frozenset[str]
    amounts: frozenset[tuple[float, str]]
    confidence: float
    spans: tuple[tuple[int, int], ...]
    quotes: tuple[str, ...] = ()
