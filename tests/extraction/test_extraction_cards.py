"""Tests of record cards, which tell one act in lines of a key and a value."""

from techplomacy.corpus.reading import make_document
from techplomacy.extraction import read_events
from techplomacy.vocabulary import load_vocabulary

_TREATIES = """Agreement on the Breeding of Reindeer
Country: Mongolia
Signed: 12 August 2009
In force: 1 March 2010

Agreement on Pilotage
Country: Oman
Signed: 3 May 2012
In force: not yet
"""
_PROJECTS = """Projects in Kenya

Project name: Turkana wells
Borrower: Government of Kenya
Lender: KfW
Amount: EUR 30 million
Approval date: 3 May 2017

Project name: Mombasa tide study
Donor: Norway
Amount: NOK 12 million
Signed: 2018
"""


def _read(text: str, side: str | None = None) -> list[dict]:
    return read_events(make_document(text, name="cards", side=side), load_vocabulary())["events"]


def _countries(event: dict) -> set[str]:
    return {p["country"] for p in event["participants"]}


def test_cards_of_a_treaty_register_tell_one_treaty_each() -> None:
    first, second = _read(_TREATIES, "FIN")
    assert (first["kind"], first["step"], first["date"]) == ("agreement", "signed", "2009-08-12")
    assert (second["date"], _countries(first), _countries(second)) == ("2012-05-03", {"FIN", "MNG"}, {"FIN", "OMN"})


def test_cards_of_projects_tell_who_lends_and_who_gives() -> None:
    loan, grant = _read(_PROJECTS)
    assert (loan["kind"], loan["step"], _countries(loan)) == ("loan_agreement", "approved", {"KEN", "DEU"})
    assert (grant["kind"], grant["step"], grant["date"]) == ("grant", "signed", "2018")
    assert _countries(grant) == {"KEN", "NOR"}
    assert [a["value"] for event in (loan, grant) for a in event["amounts"]] == [30e6, 12e6]


def test_what_a_card_says_is_quoted_from_the_document() -> None:
    text = make_document(_PROJECTS, name="cards").text
    for event in _read(_PROJECTS):
        assert all(text[e["start"] : e["end"]] == e["quote"] for e in event["evidence"])


def test_a_card_without_a_day_or_giver_tells_nothing() -> None:
    assert _read("Agreement: Agreement on Pilotage\nCountry: Oman\nSigned: not yet\n", "FIN") == []
    assert _read("Name: Anna Berg of Norway\nOffice: Accra, Ghana\nTopic: agreement on wells\n") == []


def test_a_key_told_twice_at_the_top_begins_no_second_card() -> None:
    (event,) = _read("Party: Norway\nParty: Ghana\nTreaty: Agreement on Pilotage\nSigned: 12 August 2009\n")
    assert (event["date"], _countries(event)) == ("2009-08-12", {"NOR", "GHA"})
