"""Dates, periods, events dated twice, beginnings."""

import pytest
from papers import list_kinds, make_body


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed on 31 April 2014.",
        "Talks were held on February 30, 2012.",
        "In the year 020, the council met on a ship.",
        "The port was opened on 3 May 20155.",
        "They met on Monday, 4 June 2019.",
        "The log says 2019-13-02 for it.",
    ],
)
def test_days_and_years_that_cannot_be_are_found(text: str) -> None:
    assert list_kinds(make_body(text)) == ["date-impossible"]


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed on 30 April 2014.",
        "Talks were held on February 29, 2012.",
        "In the year 2020, the council met on a ship.",
        "They met on Tuesday, 4 June 2019.",
        "The year 3019 boxes were sold is told below.",
        "The law may 31 times be read in court.",
    ],
)
def test_days_and_years_that_can_be_are_no_finding(text: str) -> None:
    assert list_kinds(make_body(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Trade grew between 2016 and 2012.",
        "The plan for 2019–2015 was short.",
        "Talks went on from 12 to 9 May 2019.",
        "The budget of FY2018-17 was spent.",
        "The ship sailed from March 2015 to January 2014.",
    ],
)
def test_a_period_that_ends_before_it_begins_is_found(text: str) -> None:
    assert list_kinds(make_body(text)) == ["period-reversed"]


@pytest.mark.parametrize(
    "text",
    [
        "Trade grew between 2012 and 2016.",
        "The plan for 2015–2019 was short.",
        "Talks went on from 28 May to 2 June 2019.",
        "The budget of FY2017-18 was spent.",
        "The number grew from 2016 to 1940 boxes.",
        "The report (pp. 2014-2009) says so.",
    ],
)
def test_periods_in_order_are_no_finding(text: str) -> None:
    assert list_kinds(make_body(text)) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The Oslo Ferry Agreement was signed in 2011.", "The Oslo Ferry Agreement was signed in 2014."),
        ("The Amazon Forest Fund was launched on 3 May 2012.", "The Amazon Forest Fund was launched in 2013."),
        ("The Joint Ice Council was established in 2003.", "In 2005, the Joint Ice Council was established."),
    ],
)
def test_one_event_with_two_dates_is_found(first: str, second: str) -> None:
    assert list_kinds(make_body(first, "Ships are slow.", second)) == ["event-two-dates"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The Oslo Ferry Agreement was signed in 2011.", "The Oslo Ferry Agreement entered into force in 2014."),
        ("The Amazon Forest Fund was launched in 2012.", "The Amazon Forest Fund was launched on 3 May 2012."),
        ("The first Joint Ice Council was held in 2003.", "The second Joint Ice Council was held in 2005."),
        ("The Oslo Ferry Agreement was signed in 2011.", "The revised Oslo Ferry Agreement was signed in 2014."),
        ("The Oslo Ferry Agreement was signed in 2011.", "The Belém Road Agreement was signed in 2014."),
    ],
)
def test_two_events_or_two_steps_are_no_finding(first: str, second: str) -> None:
    assert list_kinds(make_body(first, "Ships are slow.", second)) == []


FUND = "The Forest Care Fund (FCF) was established in 2010."


@pytest.mark.parametrize(
    "text",
    [
        "In 2006, the FCF signed a protocol on seeds.",
        "The FCF financed nurseries from 2004 on.",
        "In 2007 FCF lent seeds.",
    ],
)
def test_an_act_before_the_beginning_is_found(text: str) -> None:
    assert "since-earlier" in list_kinds(make_body(FUND, text))


@pytest.mark.parametrize(
    "text",
    [
        "In 2012, the FCF signed a protocol on seeds.",
        "In 2006, the predecessor of the FCF signed a protocol on seeds.",
        "In 2006, the Seed Office signed a protocol on trees.",
        "The FCF signed a protocol on the seeds harvested (Berg, 2006).",
    ],
)
def test_an_act_after_the_beginning_or_of_another_is_no_finding(text: str) -> None:
    assert "since-earlier" not in list_kinds(make_body(FUND, text))


def test_what_a_sentence_goes_on_to_tell_does_not_hide_its_first_act() -> None:
    first = "The Joint Ice Council was established in 2003 and has met five times since then."
    assert list_kinds(make_body(first, "The Joint Ice Council was established in 2006.")) == ["event-two-dates"]
    assert list_kinds(make_body(first, "The Joint Ice Council was established in 2003.")) == []
