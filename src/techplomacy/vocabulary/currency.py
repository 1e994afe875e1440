"""Money in words: currencies, the marks that stand for them, and the words for large numbers."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency of ISO 4217. `symbols` and `words` mean this currency alone; `minor` are words for its parts.

    `digits` is the number of decimals that its amounts usually have.
    """

    id: str
    label: str
    symbols: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()
    digits: int = 2

    @property
    def code(self) -> str:
        """The ISO 4217 code."""
        return self.id


@dataclass(frozen=True, slots=True)
class MoneyMark:
    """A symbol or word that several currencies share.

    `candidates` are ISO 4217 codes; the currency of the speaking side wins where it is among them, else `default`,
    else nobody knows (None) and an Issue says so.
    """

    id: str
    candidates: tuple[str, ...]
    default: str | None = None

    def choose(self, currency: str | None) -> str | None:
        """The currency meant by a side whose own currency is given; None where it cannot be told."""
        return currency if currency in self.candidates else self.default


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word that multiplies the number before it (lakh, crore, billion, 億). `value` is the factor."""

    id: str
    value: Decimal
    language: str
    forms: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
