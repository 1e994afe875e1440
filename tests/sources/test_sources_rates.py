"""Conversions show rate, day and source, both ways."""

from datetime import date
from decimal import Decimal

from techplomacy.model import Money
from techplomacy.sources.rates import SOURCE, convert_money, find_rate


def test_a_conversion_shows_rate_day_and_source() -> None:
    made = convert_money(Money(Decimal(1000), "JPY"), "USD", date(2020, 3, 27))
    assert made is not None
    assert made.rate.day == date(2020, 3, 27)
    assert made.rate.source == SOURCE
    assert Decimal("9.0") < made.money.amount < Decimal("9.5")
    assert made.original == Money(Decimal(1000), "JPY")


def test_a_sunday_takes_the_fixing_before() -> None:
    rate = find_rate("EUR", "USD", date(2020, 3, 29))
    assert rate is not None
    assert rate.day == date(2020, 3, 27)


def test_there_and_back_is_the_same_amount() -> None:
    money = Money(Decimal(123456), "JPY")
    there = convert_money(money, "USD", date(2019, 5, 6))
    assert there is not None
    assert abs(there.money.convert(there.rate).money.amount - money.amount) < Decimal("0.000001")


def test_no_rate_is_no_number() -> None:
    assert find_rate("INR", "USD", date(1960, 1, 4)) is None
    assert find_rate("ZZZ", "USD", date(2020, 1, 6)) is None
    assert convert_money(Money(Decimal(1), "INR"), "USD", date(1960, 1, 4)) is None
