"""What one source tells: a record, and the statements it is made of."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from techplomacy.errors import InvalidValueError
from techplomacy.model.basis import Basis
from techplomacy.model.document import Passage
from techplomacy.model.money import Money
from techplomacy.model.skeleton import make_id, skeleton
from techplomacy.model.when import When


class About(StrEnum):
    """What a record is about."""

    ACT = "act"
    POLICY = "policy"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Step:
    """A dated stage of an act: a word of the steps vocabulary, and when (None where not told)."""

    name: str
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A body that takes part. `name` is as written; `actor` is the id it was resolved to.

    `country` is ISO 3166-1 alpha-3, EUE for bodies of the European Union, INT for other international bodies.
    `implied` says that the name is not in the passage (the issuing government).
    """

    name: str
    country: str | None = None
    role: str = "party"
    kind: str | None = None
    acronym: str | None = None
    actor: str | None = None
    implied: bool = False


Value = str | bool | Decimal | When | Money | Step | Participant


@dataclass(frozen=True, slots=True)
class Statement:
    """One field of one record: its value, what was written, and on what it rests.

    `n` numbers the statements of one field. QUOTED needs a passage; `confidence` runs from 0 to 1.
    """

    field: str
    value: Value
    basis: Basis
    written: str | None = None
    passage: Passage | None = None
    confidence: float = 1.0
    n: int = 0

    def __post_init__(self) -> None:
        if self.basis is Basis.QUOTED and self.passage is None:
            raise InvalidValueError(
                f"A quoted {self.field} needs its passage; use cited or derived where there is none."
            )
        if not 0.0 <= self.confidence <= 1.0:
            raise InvalidValueError(f"Confidence runs from 0 to 1, not {self.confidence}.")

    def give(self, value: Value) -> "Statement":
        """The same statement with another value; `dataclasses.replace` takes four times as long."""
        return Statement(self.field, value, self.basis, self.written, self.passage, self.confidence, self.n)


@dataclass(frozen=True, slots=True)
class Record:
    """One act, policy or claim as one source tells it; `maker` names the extractor or coder.

    Extracted records carry a `document` and the `passage` of their act clause; coded ones keep the coder's id. A coded
    record with several sources names the first as `source` and each in a statement of the field `source`. `score` is
    the calibrated probability that the record is right (1 for a person's).
    """

    id: str
    about: About
    source: str
    maker: str
    statements: tuple[Statement, ...]
    document: str | None = None
    passage: Passage | None = None
    score: float = 1.0

    def get(self, field: str) -> Statement | None:
        """The first statement of a field."""
        return next((s for s in self.statements if s.field == field), None)

    def every(self, field: str) -> tuple[Statement, ...]:
        """All statements of a field, in order."""
        return tuple(s for s in self.statements if s.field == field)

    def values(self, field: str) -> tuple[Value, ...]:
        """All values of a field, in order."""
        return tuple(s.value for s in self.statements if s.field == field)


def make_record_id(source: str, clause: str, ordinal: int = 0) -> str:
    """The id of an extracted record: source, skeleton of the act clause, ordinal among equals. No offsets."""
    return make_id("rec", source, skeleton(clause), ordinal)
