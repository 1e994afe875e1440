"""Amounts in other money and constant prices, computed by hand from the rates and indices of the shipped study."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from techplomacy.analysis import View
from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.conversions import answer_conversions, list_stages
from techplomacy.analysis.prices import PriceIndex, find_index
from techplomacy.analysis.rates import Missing, YearRate, find_rate
from techplomacy.evidence import Contents, EvidenceBase, write_evidence
from techplomacy.model import Cell, Money


@pytest.fixture
def without_rates(contents: Contents, tmp_path: Path) -> Iterator[View]:
    """The shipped study without any exchange rate or price index."""
    kept = tuple(o for o in contents.observations if not o.series.startswith(("fx_", "gdp_deflator")))
    write_evidence(tmp_path / "evidence.sqlite", replace(contents, observations=kept))
    with EvidenceBase.open(tmp_path / "evidence.sqlite") as base:
        yield View(base)


def find_row(view: View, stage: str, of: str, period: str) -> dict[str, Cell]:
    rows = [
        row
        for row in read_rows(answer_conversions(view, stage))
        if str(row["of"].value).startswith(of) and row["period"].value == period
    ]
    assert len(rows) == 1, f"{len(rows)} rows"
    return rows[0]


def test_a_commitment_in_dollars_and_in_constant_prices(shipped: View) -> None:
    row = find_row(shipped, "commitments", "Loans committed", "JFY2015")
    # 390 billion yen; 121.0491 yen a dollar in 2015; yen index 100.0 in 2015 and 110.444 in 2024; 151.4551 yen in 2024
    rate, then, now = Decimal(str(row["rate"].value)), Decimal(100), Decimal("110.444")
    assert row["nominal"].value == Money(Decimal(390_000_000_000), "JPY")
    assert rate == Decimal("121.0491")
    assert row["converted"].value == Money((Decimal(390_000_000_000) / rate).quantize(Decimal("0.01")), "USD")
    constant = Decimal(390_000_000_000) * now / then
    assert row["constant"].value == Money(constant.quantize(Decimal("0.01")), "JPY")
    both = (constant / Decimal("151.4551")).quantize(Decimal("0.01"))
    assert row["constant_converted"].value == Money(both, "USD")
    assert [row[name].value for name in ("rate_pair", "rate_period", "base_year", "index_year", "lacks")] == [
        "JPY per USD", "2015", 2024, 2015, None,
    ]  # fmt: skip


def test_each_value_names_its_sources(shipped: View) -> None:
    row = find_row(shipped, "commitments", "Loans committed", "JFY2015")
    amount, rate, index = (row[name].sources[0] for name in ("nominal", "rate", "index"))
    assert row["converted"].sources == (amount, rate)
    assert row["constant"].sources == (amount, index)
    assert row["constant_converted"].sources == (amount, index, rate)
    assert len({amount, rate, index}) == 3
    for stage in list_stages():
        for told in read_rows(answer_conversions(shipped, stage)):
            for name in ("converted", "constant", "constant_converted"):
                assert told[name].value is None or told[name].sources, (stage, told["of"].value, name)


def test_what_lacks_is_said_and_no_value_is_guessed(shipped: View) -> None:
    row = find_row(shipped, "stage not told", "First yen loan", "1958")
    assert [row[name].value for name in ("rate", "converted", "index", "constant", "constant_converted")] == [None] * 5
    assert row["lacks"].value == (
        "no rate between JPY and USD for 1958 (told from 1995 to 2025); "
        "no price index of JPY for 1958 (told from 1990 to 2024)"
    )
    late = find_row(shipped, "agreements", "Tamil Nadu Investment Promotion Program (Phase 3)", "2025-03-27")
    assert late["converted"].value is not None
    assert (late["constant"].value, late["lacks"].value) == (
        None, "no price index of JPY for 2025 (told from 1990 to 2024)",
    )  # fmt: skip


def test_without_rates_every_row_says_so(without_rates: View) -> None:
    rows = [row for stage in list_stages() for row in read_rows(answer_conversions(without_rates, stage))]
    assert len(rows) > 200
    assert all(row["converted"].value is None and row["constant"].value is None for row in rows)
    assert all(row["lacks"].value for row in rows)


def test_stages_do_not_mix(shipped: View) -> None:
    told = {stage: {row["of"].ids for row in read_rows(answer_conversions(shipped, stage))} for stage in list_stages()}
    assert list(told) == ["commitments", "disbursements", "investment", "agreements", "stage not told"]
    everything = [ids for group in told.values() for ids in group]
    assert len(everything) == len(set(everything))
    assert ("oda_net_bilateral_flows_japan_to_india_wdi",) in told["disbursements"]
    assert ("oda_loan_commitments_japan_to_india",) in told["commitments"]


def test_dollars_are_told_in_the_money_of_the_giver(shipped: View) -> None:
    row = find_row(shipped, "investment", "Equity investment from Japan to India, flow, DPIIT", "FY2013-14")
    assert row["nominal"].value == Money(Decimal(1_700_000_000), "USD")
    assert row["converted"].value == Money(Decimal("1700000000") * Decimal(str(row["rate"].value)), "JPY")


def test_a_rate_is_that_of_the_year_that_holds_most_of_the_period(shipped: View) -> None:
    found = find_rate(shipped, "JPY", "USD", date(2015, 4, 1), date(2016, 3, 31))
    assert isinstance(found, YearRate)
    assert (found.taken.period, found.rate.day, found.pair) == ("2015", date(2015, 12, 31), "JPY per USD")
    assert isinstance(find_rate(shipped, "JPY", "KES", date(2015, 1, 1), date(2015, 12, 31)), Missing)


def test_a_money_of_many_countries_has_no_index_of_one(shipped: View) -> None:
    euro, dollar = find_index(shipped, "EUR"), find_index(shipped, "USD")
    assert isinstance(euro, Missing)
    assert "several countries" in euro.why
    assert isinstance(dollar, PriceIndex)
    assert dollar.series.giver == "USA"
