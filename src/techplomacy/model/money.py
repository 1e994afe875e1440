"""An amount as written, and its conversion with the rate in sight; it must not add anything up."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from techplomacy.errors import InvalidValueError


class Bound(StrEnum):
    """What the words around an amount say of it."""

    EXACT = "exact"
    UP_TO = "up to"
    AT_LEAST = "at least"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of `quote` that one unit of `base` bought on `day` (ISO 4217 codes), and who said so."""

    base: str
    quote: str
    value: Decimal
    day: date
    source: str

    def __post_init__(self) -> None:
        if not self.value.is_finite() or self.value <= 0:
            raise InvalidValueError(f"A rate must be a positive number, not {self.value}.")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency (ISO 4217), never negative, with the bound that the text gave it."""

    amount: Decimal
    currency: str
    bound: Bound = Bound.EXACT

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal) or not self.amount.is_finite() or self.amount < 0:
            raise InvalidValueError(f"An amount is a finite Decimal of zero or more, not {self.amount!r}.")
        if not re.fullmatch(r"[A-Z]{3}", self.currency):
            raise InvalidValueError(f"{self.currency!r} is not a currency code; use ISO 4217, e.g. EUR or USD.")

    def __str__(self) -> str:
        prefix = "" if self.bound is Bound.EXACT else f"{self.bound} "
        return f"{prefix}{self.currency} {self.amount.normalize():,f}"

    def convert(self, rate: Rate) -> "Conversion":
        """The same amount in the rate's other currency; InvalidValueError where the rate has not this currency."""
        if self.currency == rate.base:
            amount, currency = self.amount * rate.value, rate.quote
        elif self.currency == rate.quote:
            amount, currency = self.amount / rate.value, rate.base
        else:
            raise InvalidValueError(f"A {rate.base}/{rate.quote} rate cannot convert {self.currency}.")
        return Conversion(original=self, money=Money(amount, currency, self.bound), rate=rate)


@dataclass(frozen=True, slots=True)
class Conversion:
    """An amount in another currency that still shows the original, the rate, its day and its source."""

    original: Money
    money: Money
    rate: Rate
