"""Words for dates, money, figures and nothing; the answer in one paragraph; references."""

from decimal import Decimal
from pathlib import Path

import pytest
from report_making import make_contents, make_empty, make_sources, open_view

from techplomacy.model import Bound, Money, Nothing, Source, Tier, When
from techplomacy.presentation.answer import answer_in_one_paragraph
from techplomacy.presentation.citations import References, _format, _read_markup
from techplomacy.presentation.span import strip_text
from techplomacy.presentation.wording import (
    count_things,
    join_names,
    join_words,
    reword_days,
    round_money,
    write_amount,
    write_money,
    write_nothing,
    write_number,
    write_time,
    write_when,
)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2018-10-29", "29 October 2018"),
        ("2018-10", "October 2018"),
        ("2018", "2018"),
        ("196X", "the 1960s"),
        ("2014~", "about 2014"),
        ("2026?", "2026 (uncertain)"),
        ("2026%", "about 2026 (uncertain)"),
        ("2010-06-28/2010-06-29", "28–29 June 2010"),
        ("2016-04-01/2017-03-31", "1 April 2016 to 31 March 2017"),
        ("2016-04-30/2016-05-02", "30 April to 2 May 2016"),
        ("1949/2026", "1949–2026"),
        ("2014/..", "since 2014"),
        ("../2014", "until 2014"),
        ("XXXX-06", "June, year not told"),
    ],
)
def test_dates_are_told_as_fine_as_written(edtf: str, words: str) -> None:
    assert write_when(When(edtf)) == words


def test_dates_take_their_preposition() -> None:
    assert write_time(When("2018-10-29")) == "on 29 October 2018"
    assert write_time(When("2018-10")) == "in October 2018"
    assert write_time(When("2014/..")) == "since 2014"
    assert write_time(None) == "at a time not told"


@pytest.mark.parametrize(
    ("amount", "bound", "words"),
    [
        ("100000000000", Bound.EXACT, "JPY 100 billion"),
        ("62294000000", Bound.EXACT, "JPY 62.294 billion"),
        ("787000000", Bound.ABOUT, "about JPY 787 million"),
        ("1234567", Bound.UP_TO, "up to JPY 1,234,567"),
        ("5000000000000", Bound.EXACT, "JPY 5 trillion"),
        ("950", Bound.EXACT, "JPY 950"),
    ],
)
def test_money_keeps_its_digits(amount: str, bound: Bound, words: str) -> None:
    assert write_money(Money(Decimal(amount), "JPY", bound)) == words


def test_figures_have_no_absurd_precision() -> None:
    assert write_number(Decimal("59.64473")) == "59.64"
    assert write_number(Decimal("2892.04")) == "2,892"
    assert write_number(Decimal("0.104")) == "0.104"
    assert write_number(Decimal("-82.05")) == "−82.05"
    assert write_amount(Decimal("632.209"), "JPY billion") == "JPY 632.2 billion"
    assert write_amount(Decimal("59.64473"), "percent of jobs") == "59.64 percent of jobs"
    assert write_amount(Decimal(438), "count") == "438"


def test_lists_and_counts_read_well() -> None:
    assert count_things(1, "event") == "1 event"
    assert count_things(1046, "event") == "1,046 events"
    assert join_words(["a", "b", "c"]) == "a, b and c"
    assert join_names(["ports and ships", "space"]) == "ports and ships; space"
    assert reword_days("until 2024-06-01, see https://x.org/2024-06-01 and 2024-13-40") == (
        "until 1 June 2024, see https://x.org/2024-06-01 and 2024-13-40"
    )


@pytest.mark.parametrize("nothing", list(Nothing))
def test_each_nothing_has_its_sentence(nothing: Nothing) -> None:
    told = write_nothing(nothing, "loans")
    assert told.startswith("No evidence, because ")
    assert f"({nothing.value})" in told


def test_the_answer_is_one_paragraph(tmp_path: Path) -> None:
    told = answer_in_one_paragraph(open_view(make_contents(), tmp_path / "a"))
    assert "\n" not in told
    assert "2 acts of cooperation" in told
    assert "with a peak of USD 9.25 million in 2020" in told
    assert "show the words of their source" in told
    empty = answer_in_one_paragraph(open_view(make_empty(), tmp_path / "b"))
    assert empty.startswith("No evidence, because no search for acts of cooperation between ")


def test_filled_references_are_those_of_the_processor() -> None:
    sources = {source.id: source for source in make_sources()}
    references = References(sources)
    for source in sources.values():
        item = {"title": source.title, "publisher": source.publisher, **source.item}
        assert strip_text(references.cite(source.id)) == strip_text(_read_markup(_format(item)))


def test_references_stand_in_the_order_of_who_speaks() -> None:
    titled = '{"id":"z","type":"book","title":"A title?","author":[{"family":"Aba","given":"Jo Ann"}]}'
    sources = {source.id: source for source in (*make_sources(), Source("z", titled, "A title?", "", Tier.ACADEMIC))}
    references = References(sources)
    assert references.sort(sources) == ["z", "src-c", "src-b", "src-a"]
    assert strip_text(references.cite("z")) == "Aba, J. A. (n.d.). A title?"
    assert strip_text(references.cite("not-there")) == "not-there"


def test_a_computed_amount_is_told_to_four_figures() -> None:
    assert round_money(Money(Decimal("175559348.45"), "USD")) == "USD 175.6 million"
    assert round_money(Money(Decimal("1228.456"), "USD")) == "USD 1,228"
    assert round_money(Money(Decimal("1.5"), "USD")) == "USD 1.5"
    assert round_money(Money(Decimal(0), "USD")) == "USD 0"
