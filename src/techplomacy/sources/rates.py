"""Exchange rates, the one door to the converter: a rate always shows its day and its source."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from currency_converter import CurrencyConverter, RateNotFoundError

from techplomacy.model import Conversion, Money, Rate

SOURCE = "European Central Bank, euro foreign exchange reference rates"
_PLACES = Decimal("0.00000001")


@lru_cache(maxsize=1)
def _load_converter() -> CurrencyConverter:
    return CurrencyConverter(decimal=True, fallback_on_missing_rate=False)


def find_rate(base: str, quote: str, day: date) -> Rate | None:
    """What one unit of `base` bought in `quote` on that day (ISO 4217); None where the source has no rate for it.

    Days without a fixing (weekends, holidays) take the last fixing before, up to seven days back; `Rate.day` tells it.
    """
    if base == quote:
        return Rate(base, quote, Decimal(1), day, "identity")
    for back in range(8):
        fixed = date.fromordinal(day.toordinal() - back)
        try:
            value = _load_converter().convert(1, base, quote, fixed)
        except (RateNotFoundError, ValueError):
            continue
        return Rate(base, quote, Decimal(value).quantize(_PLACES), fixed, SOURCE)
    return None


def convert_money(money: Money, currency: str, day: date) -> Conversion | None:
    """The amount in another currency with the rate in sight; None where there is no rate."""
    rate = find_rate(money.currency, currency, day)
    return money.convert(rate) if rate else None
