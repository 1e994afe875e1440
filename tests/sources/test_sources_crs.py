"""CRS bulk rows: sums by purpose, flow and stage, checked by hand; nothing is counted twice."""

from decimal import Decimal
from pathlib import Path

from statistics_making import list_codes, read_files

HEAD = (
    "Year|DonorCode|DonorName|AgencyName|CrsID|RecipientCode|RecipientName|FlowCode|FlowName|USD_Commitment|"
    "USD_Disbursement|USD_Commitment_Defl|USD_Disbursement_Defl|PurposeCode|PurposeName|ProjectTitle\n"
)


def make_row(number: int, year: int, amounts: str, *, donor: str = "Korea", to: str = "Kenya", flow: int = 13) -> str:
    return f"{year}|742|{donor}|Agency|{number}|248|{to}|{flow}|x|{amounts}|21030|Rail|Line {number}\n"


def find_value(read: object, series: str) -> dict[str, Decimal]:
    return {o.period: o.value for o in read.observations if o.series == series}  # type: ignore[attr-defined]


def test_sums_are_those_counted_by_hand(tmp_path: Path) -> None:
    rows = (
        make_row(1, 2020, "10.5|2||") + make_row(2, 2020, "0.25|3.125||") + make_row(3, 2021, "|4||")
        + make_row(4, 2020, "7|7||", flow=11)
    )  # fmt: skip
    read = read_files(tmp_path, {"crs.txt": HEAD + rows})
    assert find_value(read, "oda_loan_commitments_crs.13.kor.ken") == {"2020": Decimal(10_750_000)}
    assert find_value(read, "oda_loan_disbursements_crs.13.kor.ken") == {
        "2020": Decimal(5_125_000), "2021": Decimal(4_000_000),
    }  # fmt: skip
    assert find_value(read, "oda_grant_commitments_crs.11.kor.ken") == {"2020": Decimal(7_000_000)}
    assert find_value(read, "crs_purpose.21030.13.commitments.kor.ken") == {"2020": Decimal(10_750_000)}
    note = next(o.note for o in read.observations if o.series == "oda_loan_commitments_crs.13.kor.ken")
    assert note == "sum of 2 rows, written 10.75 (USD million)"


def test_a_row_that_stands_twice_is_counted_once(tmp_path: Path) -> None:
    read = read_files(tmp_path, {"crs.txt": HEAD + make_row(1, 2020, "10|||") * 2})
    assert find_value(read, "oda_loan_commitments_crs.13.kor.ken") == {"2020": Decimal(10_000_000)}
    assert [(issue.code, issue.place) for issue in read.issues] == [("overlapping-rows", "statistics/crs.txt:3")]


def test_a_second_file_of_the_same_year_is_not_added(tmp_path: Path) -> None:
    text = HEAD + make_row(1, 2020, "10|||")
    read = read_files(tmp_path, {"crs-a.txt": text, "crs-b.txt": text})
    assert find_value(read, "oda_loan_commitments_crs.13.kor.ken") == {"2020": Decimal(10_000_000)}
    assert set(list_codes(read)) == {"duplicate-id"}


def test_others_are_counted_and_unknown_codes_told_once(tmp_path: Path) -> None:
    rows = make_row(1, 2020, "10|||", to="Africa, regional") + make_row(2, 2020, "1|||", flow=99) * 2
    rows += make_row(3, 2020, "1|||", donor="Utopia Minor") * 2
    read = read_files(tmp_path, {"crs.txt": HEAD + rows})
    assert read.observations == ()
    assert sorted(set(list_codes(read))) == ["overlapping-rows", "unknown-country", "unknown-word"]
    assert dict(read.accounts[0].left_out)["between other countries than the study's"] == 39


def test_constant_prices_are_a_series_apart_and_name_their_year(tmp_path: Path) -> None:
    text = HEAD + make_row(1, 2020, "10||11|")
    bare = read_files(tmp_path / "a", {"crs.txt": text})
    assert list_codes(bare) == ["basis-missing"]
    told = read_files(tmp_path / "b", {"crs.txt": text, "crs.toml": 'source = "src"\nbase_year = 2022\n'})
    units = {series.id: series.unit for series in told.series}
    assert units["oda_loan_commitments_constant_crs.13.kor.ken"] == "USD, constant prices of 2022"
    assert list_codes(told) == []
