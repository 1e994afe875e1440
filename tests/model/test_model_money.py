"""Amounts are exact: nothing is rounded in a conversion, and the original stays in sight."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model_making import AMOUNTS, MONEY

from techplomacy.errors import InvalidValueError
from techplomacy.model import Bound, Money, Rate

RATES = st.decimals("0.0001", 9999, places=4)


def make_rate(value: Decimal) -> Rate:
    return Rate("USD", "KRW", value, date(2024, 6, 5), "bank")


@given(AMOUNTS, RATES, st.sampled_from(Bound))
def test_there_and_back_gives_the_amount_to_the_last_digit(amount: Decimal, value: Decimal, bound: Bound) -> None:
    rate = make_rate(value)
    there = Money(amount, "USD", bound).convert(rate)
    back = there.money.convert(rate)
    assert there.money.amount == amount * value
    assert back.money == Money(amount, "USD", bound)
    assert (there.original, there.rate, back.original) == (Money(amount, "USD", bound), rate, there.money)
    assert there.money.currency == "KRW" and there.money.bound is bound


@given(MONEY, RATES)
def test_a_rate_of_other_currencies_converts_nothing(money: Money, value: Decimal) -> None:
    if money.currency in ("USD", "KRW"):
        assert money.convert(make_rate(value)).money.currency in {"USD", "KRW"} - {money.currency}
        return
    with pytest.raises(InvalidValueError, match=money.currency):
        money.convert(make_rate(value))


@given(MONEY)
def test_the_text_holds_every_digit(money: Money) -> None:
    bound, _, rest = str(money).rpartition(f"{money.currency} ")
    assert Decimal(rest.replace(",", "")) == money.amount
    assert bound.strip() == ("" if money.bound is Bound.EXACT else money.bound)


@pytest.mark.parametrize("amount", [Decimal("-0.01"), Decimal("NaN"), Decimal("Infinity"), 5, 5.0, "5", None])
def test_what_is_no_amount_is_refused(amount: object) -> None:
    with pytest.raises(InvalidValueError):
        Money(amount, "USD")  # type: ignore[arg-type]


@pytest.mark.parametrize("currency", ["yen", "usd", "US", "USDX", "", "$", "U$D"])
def test_a_currency_is_three_capital_letters(currency: str) -> None:
    with pytest.raises(InvalidValueError, match="ISO 4217"):
        Money(Decimal(1), currency)


@pytest.mark.parametrize("value", [Decimal(0), Decimal(-1), Decimal("NaN"), Decimal("Infinity")])
def test_a_rate_is_a_positive_number(value: Decimal) -> None:
    with pytest.raises(InvalidValueError):
        make_rate(value)


def test_money_has_no_sum() -> None:
    with pytest.raises(TypeError):
        Money(Decimal(1), "USD") + Money(Decimal(1), "USD")  # type: ignore[operator]
