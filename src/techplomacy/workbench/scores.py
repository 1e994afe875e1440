"""What an evaluation finds, as nouns; it computes nothing but shares of what it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from techplomacy.workbench.gold import Event, GoldRecord


@dataclass(frozen=True, slots=True)
class Count:
    """How many main records a gold set has, how many events were made of it (neutral ones left out), how many of them
    show a record, and how many of these are of the right kind."""

    gold: int = 0
    made: int = 0
    found: int = 0
    typed: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.gold + other.gold, self.made + other.made, self.found + other.found, self.typed + other.typed)


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean."""

    precision: Rate
    recall: Rate
    f1: Rate


@dataclass(frozen=True, slots=True)
class Field:
    """How right one field is, over the found records where it can be judged; None where there are none."""

    value: float | None
    total: int


@dataclass(frozen=True, slots=True)
class Group:
    """The scores of one kind, step or source: `gold` records and `made` events are of it."""

    gold: int
    made: int
    precision: float | None
    recall: float | None
    documents: int | None = None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where nothing was there to find or found."""
        if self.precision is None and self.recall is None:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class Point:
    """Typed scores of the events with a confidence of at least `floor`."""

    floor: float
    events: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Bin:
    """The events with a confidence from `low` to `high`: what they claim on average, and how many are right."""

    low: float
    high: float
    events: int
    confidence: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class Missed:
    """A main record that no event shows."""

    document: str
    record: GoldRecord


@dataclass(frozen=True, slots=True)
class Spurious:
    """An event that shows no record."""

    document: str
    event: Event


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All scores on one gold set. `typed` asks for the right kind, `detected` for place and countries only.
    `curve` has a point for each confidence that occurs, `bins` compare confidence with the share of right events.
    """

    gold: Path
    checksum: str
    floor: float
    documents: int
    records: int
    events: int
    typed: Rates
    detected: Rates
    fields: Mapping[str, Field]
    kinds: Mapping[str, Group]
    steps: Mapping[str, Group]
    sources: Mapping[str, Group]
    empty_documents: int
    false_per_empty_document: float | None
    curve: tuple[Point, ...]
    bins: tuple[Bin, ...]
    missed: tuple[Missed, ...]
    false: tuple[Spurious, ...]

    @property
    def calibration_error(self) -> float | None:
        """The mean distance between the confidence of a bin and its share of right events, weighted by events."""
        told = [
            (b.events, b.confidence, b.right) for b in self.bins if b.confidence is not None and b.right is not None
        ]
        total = sum(events for events, _, _ in told)
        return sum(events * abs(said - right) for events, said, right in told) / total if total else None

    def precision_at(self, recall: float) -> float:
        """The best precision at which at least this share of the records is still found; 0 where it never is."""
        return max((point.precision for point in self.curve if point.recall >= recall), default=0.0)
