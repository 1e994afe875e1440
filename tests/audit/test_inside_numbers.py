"""Quantities told twice, trends, counts and lists, totals and parts."""

import pytest
from papers import list_kinds, make_body


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The timber harbour of Belém employs 340 workers in two shifts.",
            "The timber harbour of Belém employs 430 workers in two shifts.",
        ),
        (
            "In 2018, forest owners planted 12 million seedlings in the coastal district.",
            "In 2018, forest owners planted 21 million seedlings in the coastal district.",
        ),
    ],
)
def test_one_quantity_with_two_values_is_found(first: str, second: str) -> None:
    assert list_kinds(make_body(first, "Ships are slow.", second)) == ["number-two-values"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The timber harbour of Belém employs 340 workers in two shifts.",
            "The timber harbour of Manaus employs 430 workers in two shifts.",
        ),
        (
            "In 2018, forest owners planted 12 million seedlings in the coastal district.",
            "In 2019, forest owners planted 21 million seedlings in the coastal district.",
        ),
        (
            "The ferry line carries 12.4 million travellers across the fjord.",
            "The ferry line carries 12 million travellers across the fjord.",
        ),
    ],
)
def test_two_quantities_or_one_rounded_are_no_finding(first: str, second: str) -> None:
    assert list_kinds(make_body(first, "Ships are slow.", second)) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Timber exports have risen steadily since 2005.", "Timber exports fell between 2009 and 2011."),
        ("Ship sales grew every year between 2001 and 2012.", "In 2007, ship sales dropped by half."),
        ("Tourism revenue rose between 2010 and 2014.", "Tourism revenue declined between 2010 and 2014."),
        ("Investment never fell between 2004 and 2013.", "Investment fell in 2008."),
    ],
)
def test_a_trend_that_another_sentence_denies_is_found(first: str, second: str) -> None:
    assert list_kinds(make_body(first, second)) == ["trend-contradiction"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Timber exports have risen since 2005.", "Timber exports fell between 2009 and 2011."),
        ("Timber exports have risen steadily since 2005.", "Timber imports fell between 2009 and 2011."),
        ("Timber exports have risen steadily since 2005.", "Timber exports fell between 1999 and 2003."),
        ("Tourism revenue rose between 2010 and 2014.", "Tourism revenue declined between 2015 and 2016."),
    ],
)
def test_trends_that_can_both_hold_are_no_finding(first: str, second: str) -> None:
    assert list_kinds(make_body(first, second)) == []


def test_a_record_that_another_value_passes_is_found() -> None:
    first = "Timber exports reached a record high of 40 million dollars in 2014."
    assert list_kinds(make_body(first, "In 2012, timber exports were worth 52 million dollars.")) == [
        "trend-contradiction"
    ]
    assert list_kinds(make_body(first, "In 2012, timber exports were worth 32 million dollars.")) == []
    assert list_kinds(make_body(first, "In 2012, timber imports were worth 52 million dollars.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The plan has four goals, namely ships, trees and fish.",
        "It covers three fields: ice, timber, fish, and tides.",
        "There are five parts (ice; timber; fish).",
        "The plan has two goals:\n\n- ships\n- trees\n- fish",
    ],
)
def test_a_count_that_its_list_denies_is_found(text: str) -> None:
    assert list_kinds(make_body(text)) == ["count-mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        "The plan has three goals, namely ships, trees and fish.",
        "It covers six fields, including ice, timber and fish.",
        "At least four ports took part: Moss, Belém and Bergen.",
        "The plan has two goals, namely ships and boats and trees.",
        "The plan has three goals:\n\n- ships\n- trees\n- fish",
    ],
)
def test_a_count_that_fits_or_a_part_of_a_list_is_no_finding(text: str) -> None:
    assert list_kinds(make_body(text)) == []


TABLE = "| Port | Ships |\n| --- | --- |\n| Moss | 4 |\n| Belém | 6 |\n| Bergen | 9 |\n| Total | {} |"


@pytest.mark.parametrize(
    "text",
    [
        "The fleet has 120 ships, comprising 50 ferries, 40 trawlers and 20 tugs.",
        "The loan of 90 million euros is made up of 40 million, 30 million and 25 million euros.",
        "Of the 27 ports, 31 are open in winter.",
        "Ships took 40 per cent, trees 35 per cent and the remaining 30 per cent went to fish.",
        TABLE.format(21),
    ],
)
def test_a_total_that_is_not_the_sum_is_found(text: str) -> None:
    assert list_kinds(make_body(text)) == ["total-mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        "The fleet has 110 ships, comprising 50 ferries, 40 trawlers and 20 tugs.",
        "The fleet has 120 ships, including 50 ferries, 40 trawlers and 20 tugs.",
        "Of the 31 ports, 27 are open in winter.",
        "Ships took 40 per cent, trees 30 per cent and the remaining 30 per cent went to fish.",
        TABLE.format(19),
    ],
)
def test_a_total_that_is_the_sum_is_no_finding(text: str) -> None:
    assert list_kinds(make_body(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The talks have two questions: who pays, who builds and who gains.",
        "The study asks four questions: whether it grew, whether it lasted, and what it cost.",
    ],
)
def test_questions_are_counted_by_their_asking_words(text: str) -> None:
    assert list_kinds(make_body(text)) == ["count-mismatch"]
    right = text.replace("two questions", "three questions").replace("four questions", "three questions")
    assert list_kinds(make_body(right)) == []


def test_what_falls_into_years_does_not_fall() -> None:
    first = "Timber trade has grown steadily since 2005."
    assert list_kinds(make_body(first, "Most acts on trade fall into the years between 2009 and 2011.")) == []
    assert list_kinds(make_body(first, "Talks on a trade agreement fell in 2011.")) == []
