"""Turns of phrase of agencies, embassies, decrees and banks, and the days that belong to them."""

import pytest

from techplomacy.extraction import read_events
from techplomacy.model import Document, When
from techplomacy.vocabulary import load_vocabulary


def read(text: str, side: str | None = None, published: str | None = "2024-06-14") -> list[dict]:
    when = When(published) if published else None
    document = Document(id="doc-1", source="s-1", text=text, reader="test/1", side=side, published=when)
    return read_events(document, load_vocabulary())["events"]


def tell(event: dict) -> tuple[str, str, str | None]:
    return (event["kind"], event["step"], event["date"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kenya and Ghana signed several papers in Accra on 3 May 2021. One of the agreements was a $6 million loan "
            "agreement for a clinic in Tema.",
            ("loan_agreement", "signed", "2021-05-03"),
        ),
        (
            "The Government of Kenya RESOLVES:\n\n1. To approve the attached Agreement between the Government of Kenya "
            "and the Government of Ghana on cocoa, made in Accra on 3 May 2021.",
            ("agreement", "approved", None),
        ),
        (
            "The Export-Import Bank of Korea sanctioned a $155 million direct loan to the Republic of Ghana for ports.",
            ("loan_agreement", "approved", None),
        ),
        (
            "The Korea Eximbank has loaned 240 million euros to Ghana for clinics.",
            ("loan_agreement", "announced", None),
        ),
        (
            "The Minister signed today in Accra with Korea's Minister of Health, Park Ji, a grant agreement on clinics "
            "for Ghana.",
            ("grant", "signed", "2024-06-14"),
        ),
        (
            "Kenya and Ghana reactivated their Joint Commission after seven years.",
            ("dialogue", "launched", None),
        ),
        (
            "The two ministers welcomed the completion of negotiations on the Space Framework Agreement between Kenya "
            "and Peru.",
            ("agreement", "announced", None),
        ),
        (
            "In Nairobi the President of Kenya joined the President of Peru to sign an agreement on space.",
            ("agreement", "signed", None),
        ),
        (
            "The Government of Kenya and the Government of Peru have agreed to conclude this Agreement on science.",
            ("agreement", "signed", None),
        ),
        (
            "Two agreements were signed between Kenya and Peru on Tuesday.",
            ("agreement", "signed", "2024-06-11"),
        ),
    ],
)
def test_a_turn_of_phrase_is_read(text, told):
    assert told in [tell(event) for event in read(text)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kenya and Peru signed an agreement on water in Lima Thursday.", "2024-06-13"),
        ("During the visit of Kenya's minister to Peru in 2002, an agreement on water was signed.", "2002"),
        ("Kenya and Peru held their first bilateral Space Dialogue in Lima on 3-4 June 2024.", "2024-06-03/2024-06-04"),
        ("In the afternoon of 25/04/2023 Kenya and Peru signed an agreement on water.", "2023-04-25"),
        ("Kenya and Peru signed an agreement on water, the ministry said on Wednesday.", None),
        ("Kenya, with whom Peru signed an agreement on 3 May 2021, sought the advice of many.", "2021-05-03"),
    ],
)
def test_a_day_belongs_to_its_act(text, day):
    (event,) = read(text)
    assert event["date"] == day


def test_the_papers_of_a_list_share_the_day_of_their_count():
    text = "Kenya and Peru on Saturday inked three pacts.\n\nThe pacts were signed after talks.\n\n"
    text += "Here is a list of the MoUs signed:\n\nAir Services Agreement between Kenya and Peru.\n\n"
    text += "MoU between Kenya and Peru on Sports.\n\nMoU between Kenya and Peru on Seeds."
    items = [event for event in read(text) if event["sectors"] != ["other"] or "MoU" in event["evidence"][0]["quote"]]
    assert {event["date"] for event in items} == {"2024-06-08"}


def test_the_next_paper_of_other_sides_far_behind_has_no_lent_day():
    text = "A roadmap was signed on 16 April 2024 between Rosatom and the Ministry of Energy of Ghana. "
    text += "It covers the training of engineers, and the building of a centre in which they can be taught. " * 3
    text += "Rosatom also signed an MoU with the Ministry of Science of Peru."
    last = [event for event in read(text, published=None) if event["kind"] == "memorandum_of_understanding"]
    assert [event["date"] for event in last] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Some media reported on Wednesday that Kenya had signed an agreement with Peru.",
        "The MoU between Kenya and Peru of 2020 stipulates forms of work, including the establishment of a committee.",
        "Kenya and Peru agreed with each other, according to a joint statement.",
    ],
)
def test_what_is_only_said_or_stipulated_is_no_act_of_today(text):
    told = [(event["kind"], event["step"]) for event in read(text)]
    assert not {("agreement", "signed"), ("dialogue", "launched"), ("joint_statement", "adopted")} & set(told)


def test_a_signing_is_told_before_the_offer_of_the_loan():
    text = "A 20-million-euro grant agreement offered by the German government was signed for Jordan on 3 May 2021."
    assert ("grant", "signed", "2021-05-03") in [tell(event) for event in read(text)]


def test_one_of_several_is_not_folded_into_their_count():
    text = "Russia signed a number of agreements. An agreement on reactors was signed with Cambodia on 3 May 2021."
    assert ("agreement", "signed", "2021-05-03") in [tell(event) for event in read(text)]


def test_a_people_before_a_body_is_no_language():
    (event,) = read("The Spanish water company Aguas Claras Group and Ghana signed an agreement on wells.")
    assert {party["country"] for party in event["participants"]} == {"ESP", "GHA"}


def test_millions_before_the_sign_of_the_currency():
    (event,) = read("The French Development Agency and Ghana signed a grant agreement of 20 M€ on wells.")
    assert [(amount["value"], amount["currency"]) for amount in event["amounts"]] == [(20_000_000, "EUR")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On 3 July, Kenya and Ghana will hold the second Joint Commission.", ("dialogue", "planned", "2024-07-03")),
        ("Kenya and Ghana agreed to hold a High-Level Dialogue in September.", ("dialogue", "planned", "2024-09")),
        ("Kenya praised the 2015 signing of a defence agreement with Ghana.", ("agreement", "signed", "2015")),
        (
            "On 20 June, Kenya and Ghana intend to sign a Fisheries Agreement on tuna.",
            ("agreement", "planned", "2024-06-20"),
        ),
        (
            "The Health Board of Kenya signed a [memorandum of understanding](https://example.org/a.html) with the "
            "Ghana Fisheries Commission.",
            ("memorandum_of_understanding", "signed", None),
        ),
        (
            "The protocol amending the 1999 Agreement between Malta and Ghana was signed in Valletta on 5 May 2021.",
            ("treaty", "signed", "2021-05-05"),
        ),
        (
            "Agreement between the Government of Ghana and the Government of Peru on Tides\n\nLima, 3 March 2008\n\n"
            "[The Agreement entered into force on 2 October 2008]",
            ("agreement", "signed", "2008-03-03"),
        ),
    ],
)
def test_days_and_papers_are_those_of_the_act(text: str, told: tuple[str, str, str | None]) -> None:
    (event,) = read(text)
    assert tell(event) == told


@pytest.mark.parametrize(
    ("text", "kind", "amount"),
    [
        ("Korea will provide $20 million in loans to Ghana for clinics.", "loan_agreement", 20_000_000),
        ("South Korea will lend Kenya $500 million for roads.", "loan_agreement", 500_000_000),
        ("Germany is providing 30 million euros in grants to Ghana for clinics.", "grant", 30_000_000),
        ("Norway and Ghana signed an agreement on a NOK 60 million contribution to clinics.", "agreement", 60_000_000),
        ("Switzerland provided CHF 250,000 to Ghana for seismic stations.", "grant", 250_000),
        ("The Kuwait Fund extended a loan of KD 7 million to Ghana for the Tema road.", "loan_agreement", 7_000_000),
    ],
)
def test_money_is_read_by_what_it_is_given_as(text: str, kind: str, amount: float) -> None:
    (event,) = read(text)
    assert event["kind"] == kind
    assert [money["value"] for money in event["amounts"]] == [pytest.approx(amount)]


def test_a_dateline_stands_for_a_day_of_publication_that_nobody_told() -> None:
    text = "Accra, 8 November 2023 – Norway and Ghana today signed a memorandum of understanding on tides."
    (event,) = read(text, published=None)
    assert event["date"] == "2023-11-08"
    (event,) = read(text.split("– ")[1], published=None)
    assert event["date"] is None
