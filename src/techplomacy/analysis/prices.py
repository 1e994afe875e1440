"""Amounts in the prices of one year, by the price index of the country whose currency they are in."""

from dataclasses import dataclass
from decimal import Decimal

from techplomacy.analysis.flows import list_points
from techplomacy.analysis.rates import Missing
from techplomacy.analysis.view import View
from techplomacy.model import Money, Observation, Series

DEFLATOR = "deflator_index"  # what the measure or id of a price index holds
PLACES = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class PriceIndex:
    """A price index by calendar year; amounts are told in the prices of its last year."""

    series: Series
    years: dict[int, Observation]

    @property
    def base_year(self) -> int:
        """The year in whose prices amounts are told."""
        return max(self.years)

    def deflate(self, money: Money, year: int) -> Money | Missing:
        """The amount of a year in the prices of the base year."""
        told = self.years.get(year)
        if told is None or told.value <= 0:
            span = f"told from {min(self.years)} to {max(self.years)}"
            return Missing(f"no price index of {money.currency} for {year} ({span})")
        amount = money.amount * self.years[self.base_year].value / told.value
        return Money(amount.quantize(PLACES), money.currency, money.bound)


def find_index(view: View, currency: str) -> PriceIndex | Missing:
    """The price index of the country whose currency it is; none where several countries share the currency.

    The first two letters of an ISO 4217 code are those of its country.
    """
    users = [c for c in view.vocabulary.countries.values() if c.currency == currency and c.is_state]
    homes = [c for c in users if c.alpha2 == currency[:2]] or users
    if len(homes) > 1:
        return Missing(f"{currency} is the money of several countries, and no price index is that of all")
    for series in sorted(view.series.values(), key=lambda s: s.id):
        if DEFLATOR in f"{series.measure} {series.id}" and homes and series.giver == homes[0].alpha3:
            points = [point for point in list_points(view, series.id) if point.start and point.is_year]
            years = {point.start.year: point.taken for point in points if point.start}
            if years:
                return PriceIndex(series, years)
    return Missing(f"no price index of {currency} in the statistics")
