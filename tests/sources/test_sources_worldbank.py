"""World Bank tables: years become periods, groups of countries and empty cells are left out and counted."""

from decimal import Decimal
from pathlib import Path

from statistics_making import list_codes, read_files

TABLE = """"Data Source","World Development Indicators",

"Last Updated Date","2024-06-28",

"Country Name","Country Code","Indicator Name","Indicator Code","1960","2019","2020",
"Kenya","KEN","Invented flow (current US$)","XX.INV.CD","","1.5E9","1200000000.25",
"Korea, Rep.","KOR","Invented flow (current US$)","XX.INV.CD","","n/a","7",
"Africa Eastern and Southern","AFE","Invented flow (current US$)","XX.INV.CD","","3","4",
"Norway","NOR","Invented flow (current US$)","XX.INV.CD","","3","4",
"Nowhere","XZY","Invented flow (current US$)","XX.INV.CD","","3","4",
"""


def test_years_become_observations_of_one_series_a_country(tmp_path: Path) -> None:
    read = read_files(tmp_path, {"API_XX.csv": TABLE})
    assert [(o.series, o.period, o.value) for o in read.observations] == [
        ("xx_inv_cd.ken", "2019", Decimal("1.5E9")),
        ("xx_inv_cd.ken", "2020", Decimal("1200000000.25")),
        ("xx_inv_cd.kor", "2020", Decimal("7")),
    ]
    series = read.series[0]
    assert (series.unit, series.currency, series.giver) == ("current US$", "USD", "KEN")
    assert series.basis == "World Bank XX.INV.CD"
    assert {o.vintage for o in read.observations} == {"updated 2024-06-28"}


def test_what_is_no_value_is_an_issue_with_its_line_or_left_out_with_a_reason(tmp_path: Path) -> None:
    read = read_files(tmp_path, {"API_XX.csv": TABLE})
    told = {(issue.code, issue.place) for issue in read.issues}
    assert told == {("bad-value", "statistics/API_XX.csv:7"), ("unknown-country", "statistics/API_XX.csv:10")}
    account = read.accounts[0]
    assert dict(account.left_out) == {"a group of countries": 6, "another country than the study's": 6}
    assert account.values == 30


def test_the_layout_of_the_query_page_is_read_too(tmp_path: Path) -> None:
    text = (
        "Series Name,Series Code,Country Name,Country Code,2019 [YR2019],2020 [YR2020]\n"
        "Invented stock,XX.STK,Kenya,KEN,..,12\n\n,,,,,\nLast Updated: 06/28/2024,,,,,\n"
    )
    read = read_files(tmp_path, {"databank.csv": text})
    assert [(o.period, o.value) for o in read.observations] == [("2020", Decimal(12))]
    assert read.series[0].unit == "unit not told"
    assert list_codes(read) == ["missing-column"]


def test_the_imprint_beside_a_table_tells_unit_and_vintage(tmp_path: Path) -> None:
    text = "Country Name,Country Code,Series Name,Series Code,2020\nKenya,KEN,Invented stock,XX.STK,12\n"
    imprint = 'source = "src"\nunit = "boats"\nvintage = "first edition"\ncolour = "blue"\n'
    read = read_files(tmp_path, {"stock.csv": text, "stock.toml": imprint})
    assert (read.series[0].unit, read.observations[0].vintage) == ("boats", "first edition")
    assert list_codes(read) == ["unknown-word"]


def test_a_table_without_a_source_is_told_and_not_used(tmp_path: Path) -> None:
    read = read_files(tmp_path, {"stock.csv": TABLE, "stock.toml": 'source = "other"\n'})
    assert (read.observations, list_codes(read)) == ((), ["dangling-reference"])
