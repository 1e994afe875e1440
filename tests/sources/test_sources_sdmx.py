"""SDMX-CSV: multipliers give full numbers, price bases and statuses are kept, missing values are no zeros."""

from decimal import Decimal
from pathlib import Path

from statistics_making import list_codes, read_files

HEAD = (
    "STRUCTURE,STRUCTURE_ID,ACTION,DONOR,Donor,RECIPIENT,Recipient,MEASURE,Measure,FLOW_TYPE,Flow type,UNIT_MEASURE,"
    "PRICE_BASE,TIME_PERIOD,OBS_VALUE,BASE_PER,OBS_STATUS,UNIT_MULT\n"
)


def make_row(year: str, value: str, *, to: str = "KEN", flow: str = "D", prices: str = "V", status: str = "A") -> str:
    label = {"D": "Disbursements", "C": "Commitments"}[flow]
    base = "2022" if prices == "Q" else ""
    return (
        f"DATAFLOW,OECD.X:DSD_X@DF_X(1.0),I,KOR,Korea,{to},Partner,100,ODA,{flow},{label},USD,{prices},{year},{value},"
        f"{base},{status},6\n"
    )


def test_a_multiplier_gives_the_full_number_beside_the_written_one(tmp_path: Path) -> None:
    read = read_files(tmp_path, {"oda.csv": HEAD + make_row("2020", "12.5", status="P")})
    (made,) = read.observations
    assert made.value == Decimal(12_500_000)
    assert made.note == "written 12.5 × 10^6; provisional"
    series = read.series[0]
    assert (series.giver, series.receiver, series.currency) == ("KOR", "KEN", "USD")
    assert series.unit == "USD, current prices"
    assert "Disbursements" in series.basis


def test_stages_and_prices_are_series_of_their_own(tmp_path: Path) -> None:
    rows = make_row("2020", "1") + make_row("2020", "2", flow="C") + make_row("2020", "3", prices="Q")
    read = read_files(tmp_path, {"oda.csv": HEAD + rows})
    assert len(read.series) == len(read.observations) == 3
    assert any(series.unit == "USD, constant prices of 2022" for series in read.series)


def test_a_missing_value_and_another_partner_are_left_out_with_the_reason(tmp_path: Path) -> None:
    rows = make_row("2019", "", status="M") + make_row("2020", "1", to="NOR") + make_row("2021", "1", to="DPGC")
    read = read_files(tmp_path, {"oda.csv": HEAD + rows})
    assert read.observations == ()
    assert list_codes(read) == ["unknown-word"]
    reasons = {reason for reason, _ in read.accounts[0].left_out}
    assert {"no value: missing", "another country than the study's"} <= reasons


def test_quarters_are_their_months(tmp_path: Path) -> None:
    read = read_files(tmp_path, {"oda.csv": HEAD + make_row("2020-Q2", "1")})
    assert read.observations[0].when.edtf == "2020-04-01/2020-06-30"
    assert read.observations[0].period == "2020-Q2"


def test_a_value_between_two_areas_needs_its_direction(tmp_path: Path) -> None:
    head = "DATAFLOW,REF_AREA,COUNTERPART_AREA,MEASURE_PRINCIPLE,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE\n"
    rows = "X:FDI(1.0),KOR,KEN,DI,USD,2020,5\nX:FDI(1.0),KOR,KEN,NI,USD,2021,5\n"
    read = read_files(tmp_path, {"fdi.csv": head + rows})
    assert [(s.giver, s.receiver) for s in read.series] == [("KEN", "KOR")]
    assert [(issue.code, issue.place) for issue in read.issues] == [("bad-value", "statistics/fdi.csv:3")]
