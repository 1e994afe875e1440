"""Cells of the answers, each counted by hand in the files of the shipped study."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from techplomacy.analysis import View
from techplomacy.analysis.breaks import answer_break, list_breaks
from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.concentration import answer_concentration
from techplomacy.analysis.exchange import answer_exchange
from techplomacy.analysis.grid import answer_grid
from techplomacy.analysis.hypothesis import answer_hypothesis, leave_announcements_out, list_lone_publishers
from techplomacy.analysis.outlook import answer_rising
from techplomacy.analysis.policies import answer_policy_instruments, answer_policy_timeline, answer_themes
from techplomacy.analysis.statements import answer_statements, read_test
from techplomacy.model import Cell, Nothing, Result, Search


def by(result: Result, column: str) -> dict[object, dict[str, Cell]]:
    return {row[column].value: row for row in read_rows(result)}


def judge(view: View, test: str) -> dict[str, tuple[str, str]]:
    """The verdict and values of one test on each series that tells."""
    rows = [row for row in read_rows(answer_statements(view, "VII")) if row["test"].value == test]
    assert rows
    told = [row for row in rows if row["verdict"].value != "does not tell"]
    return {row["series"].ids[0]: (str(row["verdict"].value), str(row["told"].value)) for row in told}


def test_a_record_of_2016_holds_on_one_basis_alone(shipped: View) -> None:
    assert judge(shipped, "investment peak 2016 4.2 billion USD") == {
        "fdi_japan_to_india_rbi": ("supports", "FY2016-17: 4,200"),
        "fdi_equity_japan_to_india_dpiit": ("contradicts", "FY2016-17: 4,700"),
    }


def test_the_other_claims_on_money(shipped: View) -> None:
    steady = judge(shipped, "investment rose_each_year 2000/2016")
    assert {verdict for verdict, _ in steady.values()} == {"contradicts"}
    assert judge(shipped, "investment fell 2017/2022")["fdi_japan_to_india_rbi"][0] == "supports"
    level = judge(shipped, "investment level 2023-04/2024-03 3.17 billion USD")
    assert level["fdi_equity_japan_to_india_dpiit"] == ("supports", "FY2023-24: 3,170")
    assert judge(shipped, "loans begins 2003")["oda_loan_commitments_japan_to_india"][0] == "contradicts"
    assert judge(shipped, "loans fell_little 2013-04/2015-03") == {
        "oda_loan_commitments_japan_to_india": ("contradicts", "JFY2013: 365.059; JFY2014: 118.643")
    }
    share = judge(shipped, "oda_received_percent_gni rose 2015/2025")
    assert share["oda_received_percent_gni"][0] == "contradicts"


def test_a_claimed_value_is_as_exact_as_it_is_written() -> None:
    test = read_test("investment peak 2016 4.2 billion USD")
    assert (test.value, test.slack) == (Decimal("4200000000"), Decimal("50000000"))
    assert read_test("loans rose 2010/2025").value is None


def test_before_during_and_after_the_pandemic(shipped: View) -> None:
    rows = by(answer_break(shipped, list_breaks()[0]), "group")
    assert [rows["all acts"][name].value for name in ("before", "during", "after")] == [100, 83, 158]
    assert rows["all acts"]["tells"].value == "more after"
    assert rows["instruments"]["tells"].value == "not told apart"


def test_fields_by_stage(shipped: View) -> None:
    row = by(answer_grid(shipped), "sector")["semiconductors"]
    assert [row[name].value for name in ("meetings", "delivered", "initiatives")] == [7, 2, 8]
    empty = by(answer_grid(shipped), "sector")["cyber security"]
    assert empty["committed"].value is Nothing.PARTLY_SEARCHED


def test_an_empty_stage_is_not_searched_without_a_log(
    without_searches: Callable[[Callable[[Search], bool]], View],
) -> None:
    rows = by(answer_grid(without_searches(lambda search: True)), "sector")
    assert rows["cyber security"]["committed"].value is Nothing.NOT_SEARCHED


def test_on_whom_the_relation_leans(shipped: View) -> None:
    rows = by(answer_concentration(shipped), "of")
    assert rows["fields of loans in JPY"]["largest"].value == "transport"
    place = rows["places of signing"]
    assert place["largest"].value == "New Delhi"
    assert [place["largest_count"].value, place["events"].value, place["percent"].value] == [159, 371, 42.9]


def test_a_rise_carries_its_interval(shipped: View) -> None:
    rows = by(answer_rising(shipped), "sector")
    chips = rows["semiconductors"]
    assert [chips["before"].value, chips["now"].value] == [1, 30]
    assert float(str(chips["low"].value)) > 0
    assert float(str(rows["space"]["low"].value)) < 0 < float(str(rows["space"]["high"].value))


def test_policies_by_instrument_tell_drafts_from_adopted(shipped: View) -> None:
    rows = {row["instrument"].ids[0]: row for row in read_rows(answer_policy_instruments(shipped))}
    names = ("adopted_a", "other_a", "adopted_b", "other_b")
    assert [rows["PI024"][name].value for name in names] == [9, 6, 14, 0]
    assert [rows["PI030"][name].value for name in names] == [3, 1, 1, 0]
    assert rows["PI025"]["adopted_b"].value is Nothing.PARTLY_SEARCHED
    draft = by(answer_policy_timeline(shipped), "year")["2020"]
    assert "(draft)" in str(draft["a"].value)
    assert draft["a"].sources
    assert sum(1 for _ in answer_themes(shipped).rows) == 6


def test_gains_are_measured_in_both_directions(shipped: View) -> None:
    rows = {(row["what"].value, row["side"].ids[0]): row for row in read_rows(answer_exchange(shipped))}
    first, second = shipped.study.countries
    assert rows["talent and training", second]["last"].value == Decimal(53974)
    assert isinstance(rows["security", first]["series"].value, Nothing)
    assert {side for _, side in rows} == {first, second}


@pytest.mark.parametrize(("identifier", "robust"), [("breadth", "yes"), ("mutual", "no"), ("delivery", None)])
def test_verdicts_without_sides_publishers_and_announcements(
    shipped: View, identifier: str, robust: str | None
) -> None:
    rows = {row["implication"].ids[0]: row for row in read_rows(answer_hypothesis(shipped))}
    assert rows[identifier]["robust"].value == robust
    assert rows[identifier]["without_announcements"].value == rows[identifier]["verdict"].value


def test_what_is_left_out(shipped: View) -> None:
    left = leave_announcements_out(shipped)
    assert 400 < len(left) < len(shipped.events)
    assert "JICA" in list_lone_publishers(shipped)
