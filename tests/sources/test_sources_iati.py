"""IATI activities, written for these tests by the standard: stages apart, plans never summed, corrections kept."""

from pathlib import Path

import pytest
from statistics_making import list_codes, read_files

from techplomacy.model import Money, Record
from techplomacy.sources.statistics import Statistics

ACTIVITY = """<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03">
  <iati-activity default-currency="EUR">
    <iati-identifier>XX-TEST-7</iati-identifier>
    <reporting-org ref="XX-TEST" type="10"><narrative>Test Agency</narrative></reporting-org>
    <title><narrative>An invented ferry line</narrative></title>
    <participating-org role="1" type="10" ref="KR-GOV-1"><narrative>Invented Fund</narrative></participating-org>
    <activity-status code="2"/>
    <activity-date iso-date="2020-01-15" type="1"/>
    <activity-date iso-date="2020-03-01" type="2"/>
    <recipient-country code="KE" percentage="{percent}"/>{more}
    <sector vocabulary="1" code="23230" percentage="60"/>
    <sector vocabulary="2" code="210" percentage="40"/>
    <sector vocabulary="99" code="own"/>
    <budget><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/>
      <value currency="EUR" value-date="2020-01-01">900</value></budget>
    <planned-disbursement><period-start iso-date="2021-01-01"/><period-end iso-date="2021-06-30"/>
      <value value-date="2021-01-01">50</value></planned-disbursement>
    {transactions}
    <contact-info><email>nobody@example.org</email></contact-info>
  </iati-activity>
</iati-activities>
"""
TRANSACTION = """<transaction><transaction-type code="{kind}"/><transaction-date iso-date="{day}"/>
  <value {currency} value-date="{day}">{value}</value>
  <provider-org ref="KR-GOV-1"><narrative>Invented Fund</narrative></provider-org>
  <receiver-org><narrative>Ferry Board</narrative></receiver-org></transaction>
"""


def make_transaction(kind: str, value: str, *, day: str = "2020-05-04", currency: str = "") -> str:
    return TRANSACTION.format(kind=kind, value=value, day=day, currency=currency)


def read_activity(folder: Path, *transactions: str, percent: str = "100", more: str = "") -> Statistics:
    text = ACTIVITY.format(transactions="".join(transactions), percent=percent, more=more)
    return read_files(folder, {"activities.xml": text})


def list_records(read: Statistics, kind: str) -> list[Record]:
    return [record for record in read.records if record.values("kind") == (kind,)]


def test_an_activity_tells_who_when_and_in_which_sectors(tmp_path: Path) -> None:
    (activity,) = list_records(read_activity(tmp_path), "activity")
    assert activity.values("title") == ("An invented ferry line",)
    assert [str(day) for day in activity.values("planned_on") + activity.values("launched_on")] == [
        "2020-01-15", "2020-03-01",
    ]  # fmt: skip
    assert set(activity.values("sector")) == {"clean_energy", "transport"}
    assert [(s.value, s.written) for s in activity.every("purpose")] == [("23230", "60 %"), ("210", "40 %")]
    (body,) = activity.values("participant")
    assert (body.name, body.country, body.role) == ("Invented Fund", "KOR", "donor")  # type: ignore[union-attr]


def test_commitment_and_disbursement_are_claims_apart(tmp_path: Path) -> None:
    read = read_activity(
        tmp_path, make_transaction("2", "1,000"), make_transaction("3", "250", currency='currency="USD"')
    )
    told = [(r.values("stage"), r.values("amount"), r.values("summable")) for r in list_records(read, "transaction")]
    assert told == [
        (("agreement",), (Money(_decimal(1000), "EUR"),), (True,)),
        (("disbursement",), (Money(_decimal(250), "USD"),), (True,)),
    ]
    assert list_records(read, "transaction")[0].every("amount")[0].written == "1,000"
    assert list_codes(read) == []


def test_plans_mirrors_and_shared_amounts_are_never_summed(tmp_path: Path) -> None:
    read = read_activity(tmp_path, make_transaction("11", "5"))
    assert {r.values("kind")[0]: r.values("summable") for r in read.records} == {
        "activity": (False,), "activity_budget": (False,), "planned_disbursement": (False,), "transaction": (False,),
    }  # fmt: skip
    more = '<recipient-country code="NO" percentage="75"/>'
    shared = read_activity(tmp_path / "b", make_transaction("3", "5"), percent="25", more=more)
    assert list_records(shared, "transaction")[0].values("summable") == (False,)
    assert list_codes(shared) == ["overlapping-rows"]


def test_a_negative_value_is_a_correction(tmp_path: Path) -> None:
    (made,) = list_records(read_activity(tmp_path, make_transaction("3", "-40")), "transaction")
    assert (made.values("amount"), made.values("correction")) == ((), (Money(_decimal(40), "EUR"),))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('type code="3"', 'type code="77"', "unknown-word"),
        ('code="23230"', 'code="98989"', "unknown-word"),
        ('default-currency="EUR"', 'default-currency="ZZZ"', "unknown-currency"),
        (">5<", ">five<", "bad-value"),
    ],
)
def test_unknown_codes_are_issues_with_their_line(tmp_path: Path, old: str, new: str, code: str) -> None:
    text = ACTIVITY.format(transactions=make_transaction("3", "5"), percent="100", more="").replace(old, new)
    read = read_files(tmp_path, {"activities.xml": text})
    assert code in list_codes(read)
    lines = text.splitlines()
    for issue in read.issues:
        assert int(issue.place.rpartition(":")[2]) <= len(lines)


def test_letters_of_the_first_version_are_understood(tmp_path: Path) -> None:
    (made,) = list_records(read_activity(tmp_path, make_transaction("C", "5")), "transaction")
    assert made.values("stage") == ("agreement",)


def test_a_document_type_is_refused_and_other_countries_left_out(tmp_path: Path) -> None:
    text = ACTIVITY.format(transactions="", percent="100", more="")
    bomb = text.replace("<iati-activities", '<!DOCTYPE x [<!ENTITY a "b">]><iati-activities', 1)
    assert list_codes(read_files(tmp_path / "a", {"activities.xml": bomb})) == ["document-unreadable"]
    other = read_files(tmp_path / "b", {"activities.xml": text.replace('code="KE"', 'code="NO"')})
    assert (other.records, list_codes(other)) == ((), [])


def _decimal(number: int):
    from decimal import Decimal

    return Decimal(number)
