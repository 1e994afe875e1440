"""Fields told outside the words of the act: who speaks, what the next sentence tells, whose name it is."""

from typing import Any

import pytest

from techplomacy.extraction import read_events
from techplomacy.model import Document, When
from techplomacy.vocabulary import load_vocabulary


def read(text: str, side: str | None = None, published: str = "2024-06-14") -> list[dict[str, Any]]:
    document = Document(id="doc-1", source="s-1", text=text, reader="test/1", side=side, published=When(published))
    return read_events(document, load_vocabulary())["events"]


def list_countries(event: dict[str, Any]) -> set[str]:
    return {party["country"] for party in event["participants"]}


def test_who_says_we_means_the_side_that_issued_the_text() -> None:
    events = read("We have signed agreements on carbon credits with Peru and Ghana.", side="SGP")
    assert [list_countries(event) for event in events] == [{"SGP", "PER"}, {"SGP", "GHA"}]


def test_who_welcomes_an_act_is_no_party_of_it() -> None:
    (event,) = read("We welcome the agreement on water that was signed by Kenya and Uganda.", side="SGP")
    assert list_countries(event) == {"KEN", "UGA"}


def test_the_acronym_of_a_meeting_is_no_party() -> None:
    text = "The Kenya-Korea Annual Consultation on Water (4th KKACW) was held in Nairobi on 3 May 2024."
    (event,) = read(text, side="KEN")
    assert not any("KKACW" in party["name"] for party in event["participants"])


def test_the_next_of_a_list_is_not_the_country_of_the_one_before() -> None:
    (event,) = read("The Governments of Kenya, Uganda and Rwanda signed a Memorandum of Understanding on water.")
    assert list_countries(event) == {"KEN", "UGA", "RWA"}


@pytest.mark.parametrize(
    "money",
    [
        "Under this memorandum, Korea will provide up to USD 5 million.",
        "The memorandum allows for an amount of USD 5 million.",
    ],
)
def test_the_next_sentence_tells_the_amount(money: str) -> None:
    text = f"Kenya and Korea signed a Memorandum of Understanding on irrigation on 3 May 2024. {money}"
    events = [event for event in read(text) if event["kind"] == "memorandum_of_understanding"]
    assert [[(a["value"], a["currency"]) for a in event["amounts"]] for event in events] == [[(5_000_000, "USD")]]


def test_the_next_sentence_tells_the_day_of_the_signature() -> None:
    text = "Kenya and Korea have renewed their agreement on science. The text was signed in Nairobi on 11 June 2024."
    assert "2024-06-11" in [event["date"] for event in read(text)]


def test_who_ratifies_tells_of_a_signing() -> None:
    text = "Parliament approved the ratification of the Agreement between Kenya and Korea on water, signed in Seoul on "
    (event,) = read(text + "14 November 2023.", side="KEN")
    assert (event["step"], event["date"]) == ("signed", "2023-11-14")


def test_a_count_does_not_reach_over_an_article() -> None:
    text = "The President of the Kenya Space Agency met the head of the Korea Aerospace Research Institute (KARI). "
    events = read(text + "The two signed an implementing arrangement on rain radar.")
    assert [event["kind"] for event in events] == ["implementing_arrangement"]


def test_an_acronym_is_no_pronoun() -> None:
    text = "It has therefore been proposed that it be signed: Kenya and Korea signed an agreement on culture."
    assert all("digital" not in event["sectors"] for event in read(text))


def test_evidence_does_not_end_at_an_article() -> None:
    text = "Kenya and Korea signed an agreement on the supply of the, at that time, largest pumps of the region."
    ends = [event["evidence"][0]["quote"].split()[-1] for event in read(text)]
    assert ends
    assert not {"the", "of", "on", "an"} & set(ends)
