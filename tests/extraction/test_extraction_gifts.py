"""Turns of giving, opening, planning and letting, and the tables in which acts are told."""

import pytest

from techplomacy.extraction import read_events
from techplomacy.model import Document, When
from techplomacy.vocabulary import load_vocabulary


def read(text: str, side: str | None = None, published: str | None = "2024-06-14") -> list[dict]:
    when = When(published) if published else None
    document = Document(id="doc-1", source="s-1", text=text, reader="test/1", side=side, published=when)
    return read_events(document, load_vocabulary())["events"]


@pytest.mark.parametrize(
    ("text", "kind", "step"),
    [
        ("Norway donates 3 million euros to Ghana for flood relief.", "grant", "announced"),
        ("Ghana is to receive a non-repayable contribution of 3 million euros from Norway.", "grant", "announced"),
        ("Norway has set aside 300,000 euros for a clinic in Ghana.", "grant", "announced"),
        ("A donation of 3 million euros from Norway will go to Ghana's clinics.", "grant", "announced"),
        ("Norway and Ghana signed a contribution of 3 million euros to the Volta Fund.", "grant", "signed"),
        ("Norway made a voluntary contribution of NOK 2 million to UNICEF for clinics.", "grant", "announced"),
        ("The World Bank will support Ghana with a loan of 70 million dollars.", "loan_agreement", "announced"),
        ("Ghana drew a EUR 70 million loan from the EBRD to build roads.", "loan_agreement", "announced"),
        ("Norway will finance a programme for schools in Ghana with 12 million euros.", "programme", "announced"),
        ("Norway granted ten scholarships to Ghanaian students.", "programme", "announced"),
        ("Norway and Ghana agreed on a country programme worth 6 million euros.", "programme", "announced"),
        ("France will lend Ghana 8 million euros for trains. The financing agreement was signed by AFD and the "
         "Ministry of Finance of Ghana.", "loan_agreement", "signed"),
        ("Norway adds a grant of EUR 3 million for nurses in Ghana, the contract for which was signed.", "grant",
         "signed"),
    ],
)  # fmt: skip
def test_gifts_are_told_in_many_words(text: str, kind: str, step: str) -> None:
    (event,) = read(text)
    assert (event["kind"], event["step"]) == (kind, step)


@pytest.mark.parametrize(
    ("text", "kind", "step"),
    [
        ("The opening, on the second day of the visit, of a Ghana–Norway training centre was a success.", "facility",
         "launched"),
        ("The presidents of Ghana and Norway cut the ribbon of a joint biogas plant.", "facility", "launched"),
        ("The joint laboratory of the universities of Ghana and Oslo will open its doors in August.", "facility",
         "planned"),
        ("A joint research call of Ghana and Norway opens today.", "programme", "launched"),
        ("The second edition of the Norwegian scholarship programme for Ghana has begun.", "programme", "launched"),
        ("The cooperation programme of Ghana and Norway was extended until 2026.", "programme", "renewed"),
        ("Ghana and Norway rolled over their veterinary agreement for three years.", "agreement", "renewed"),
        ("Ghana and Norway have put their agreement on visas into operation.", "agreement", "in_force"),
        ("The readmission agreement with Norway has applied since 1 May 2015, Ghana's ministry writes.", "agreement",
         "in_force"),
        ("The Ghana–Norway Joint Commission sat for the sixth time in Accra on 4 June 2024.", "dialogue", "held"),
    ],
)  # fmt: skip
def test_what_opens_runs_and_holds(text: str, kind: str, step: str) -> None:
    (event,) = read(text)
    assert (event["kind"], event["step"]) == (kind, step)


@pytest.mark.parametrize(
    "text",
    [
        "Ghana and Norway intend to sign a memorandum of understanding on ports in August.",
        "The finance contract between the EIB and Ghana should be signed in the second quarter.",
        "A research plan between Ghana and Norway will be submitted for signature in August.",
        "The ministers agreed that Ghana and Norway would conclude a customs agreement by the end of the year.",
        "An exchange of notes between Ghana and Norway is planned for August.",
        "Ghana, Norway to sign memorandum of understanding on ports",
    ],
)
def test_what_is_still_to_come_is_planned(text: str) -> None:
    (event,) = read(text)
    assert event["step"] == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "The Council adopted a decision on the signing of the agreement between Ghana and Norway on ports.",
        "The Cabinet of Ghana has given its nod to the signing of an agreement with Norway on ports.",
        "Ghana's Parliament gave its consent on Thursday to the guarantee agreement with Norway.",
        "The Council of State of Ghana authorised the Minister to sign the air transport agreement with Norway.",
        "The Cabinet of Norway adopted the dispatch on the trade agreement with Ghana on 3 June.",
        "The Senate of Ghana voted 88 to 2 to ratify a defence pact with Norway.",
    ],
)
def test_what_is_let_through_is_no_signature(text: str) -> None:
    (event,) = read(text)
    assert event["step"] == "approved"


def test_gladness_signs_and_hope_does_not() -> None:
    (event,) = read("We are delighted to sign a memorandum of understanding between Ghana and Norway on tides.")
    assert event["step"] == "signed"
    assert read("We hope to sign a memorandum of understanding between Ghana and Norway on tides one day.") == []


def test_a_headline_says_what_will_be_lent() -> None:
    (event,) = read("Japan to lend Ghana $210 million for bridge")
    assert (event["kind"], event["step"]) == ("loan_agreement", "announced")


def test_each_partner_behind_with_has_a_paper_of_its_own() -> None:
    events = read(
        "Ghana signed memoranda of understanding with Norway on ports, with Denmark on drugs and with Peru on tin."
    )
    assert [{p["country"] for p in event["participants"]} for event in events] == [
        {"GHA", other} for other in ("NOR", "DNK", "PER")
    ]


def test_each_gift_of_one_act_is_one() -> None:
    events = read("Norway will give Ghana 40 million kroner for mangroves and 15 million kroner for a seed bank.")
    assert [(e["kind"], e["amounts"][0]["value"], e["amounts"][0]["currency"]) for e in events] == [
        ("grant", 40_000_000, "NOK"), ("grant", 15_000_000, "NOK"),
    ]  # fmt: skip


def test_two_loans_for_two_purposes_are_two() -> None:
    text = (
        "Two loan agreements were signed on 3 June 2024 between the Republic of Ghana and AFD, for the port and for "
        "the dairy respectively."
    )
    events = read(text)
    assert [(e["kind"], {p["country"] for p in e["participants"]}) for e in events] == [
        ("loan_agreement", {"GHA", "FRA"})
    ] * 2


TABLE = """Country | Instrument | Place and date | Entry into force
Norway | Agreement on road transport | Accra, 9 July 2014 | –
Peru | Convention on extradition | Lima, 4 March 2015 | 2 February 2016
Kenya | Memorandum of understanding on tea | 2018 | –"""


def test_rows_with_bars_tell_an_act_each() -> None:
    events = read(TABLE, side="GHA")
    told = [(e["kind"], e["date"], {p["country"] for p in e["participants"]}) for e in events]
    assert told == [
        ("agreement", "2014-07-09", {"GHA", "NOR"}),
        ("treaty", "2015-03-04", {"GHA", "PER"}),
        ("memorandum_of_understanding", "2018", {"GHA", "KEN"}),
    ]


COUNTED = """No Title Partner Date
1 Agreement on air services Norway 3.2.2011
2 Memorandum of understanding on forestry Peru 7.9.2013
3 Convention on extradition Kenya 1.10.2015"""


def test_lines_that_count_up_tell_an_act_each() -> None:
    events = read(COUNTED, side="GHA")
    assert [(e["date"], {p["country"] for p in e["participants"]}) for e in events] == [
        ("2011-02-03", {"GHA", "NOR"}), ("2013-09-07", {"GHA", "PER"}), ("2015-10-01", {"GHA", "KEN"}),
    ]  # fmt: skip


def test_an_office_is_told_by_its_body() -> None:
    (event,) = read(
        "The loan agreement with Ghana was signed by AFD's Accra office and the Ministry of Finance of Ghana."
    )
    told = {(p["name"], p["country"]) for p in event["participants"]}
    assert told == {("AFD", "FRA"), ("Ministry of Finance of Ghana", "GHA")}


def test_a_place_of_signing_is_no_party() -> None:
    text = "The agreement was signed yesterday by Minister of Planning Ama Tetteh and KfW Director Jan Holm in Accra."
    (event,) = read(text, side="GHA")
    assert {p["country"] for p in event["participants"]} == {"GHA", "DEU"}
    assert "Accra" not in {p["name"] for p in event["participants"]}
