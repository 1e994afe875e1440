"""Tests of papers that a sentence counts up, that a pronoun stands for, and of bodies that meet again."""

import pytest

from techplomacy.extraction import read_events
from techplomacy.model import Document, When
from techplomacy.vocabulary import load_vocabulary


def read(text: str) -> list[dict]:
    document = Document(id="doc-1", source="s-1", text=text, reader="test/1", published=When("2020-01-14"))
    return read_events(document, load_vocabulary())["events"]


def test_among_them_counts_up_several_papers() -> None:
    events = read(
        "Four documents were signed in Accra by Norway and Ghana. Among them were an agreement on air services, a "
        "memorandum of understanding on seeds and a letter of intent on hydrogen."
    )
    assert [e["kind"] for e in events] == ["agreement", "memorandum_of_understanding", "letter_of_intent"]


def test_a_line_of_results_counts_up_papers_of_one_day() -> None:
    events = read(
        "Outcomes of the talks: an agreement on visas for sailors; a memorandum on public libraries; a work programme "
        "on theatre for 2021. All three were signed in Accra by Norway and Ghana on 4 June 2019."
    )
    assert [(e["kind"], str(e["date"])) for e in events] == [
        ("agreement", "2019-06-04"),
        ("memorandum_of_understanding", "2019-06-04"),
        ("action_plan", "2019-06-04"),
    ]


def test_a_pronoun_stands_for_the_paper_that_opens_the_sentence_before() -> None:
    (event,) = read(
        "The Memorandum of Understanding on Fisheries covers nets, boats and ice. It was signed by the ministers of "
        "Norway and Ghana in Tema on 3 May 1999."
    )
    assert (event["kind"], event["step"], str(event["date"])) == ("memorandum_of_understanding", "signed", "1999-05-03")


def test_a_pronoun_adds_no_second_record() -> None:
    assert len(read("The trade agreement of Norway and Ghana was signed on 3 May 1999. It was renewed in 2009.")) == 1


@pytest.mark.parametrize(
    ("text", "kind", "step"),
    [
        ("A commission on trade between Norway and Ghana met for the ninth time on 6 May 2019.", "dialogue", "held"),
        ("The joint commission of Norway and Ghana met in Oslo on 6 October 2019.", "dialogue", "held"),
        ("Norway and Ghana revived their bilateral commission on nuclear energy.", "dialogue", "launched"),
        ("Norad approved NOK 15 million for the training of nurses in Ghana.", "grant", "approved"),
        ("Norway is providing 12 million dollars over four years to help Ghana’s nurses.", "grant", "announced"),
        ("A treaty between Norway and Ghana on prisoners was initialled and signed in Accra.", "treaty", "signed"),
        ("In 2005 came an agreement on outer space between Norway and Ghana.", "agreement", "signed"),
        ("With a grant of 8 million euros from Norway, Ghana is renewing its tannery.", "grant", "announced"),
        ("Ghana got the go-ahead for a EUR 10 million Norwegian loan to widen a road.", "loan_agreement", "announced"),
        ("Norway’s NOK 30 million contribution helps Ghana’s nursing school.", "grant", "announced"),
        ("The Ghanaian and Norwegian ministers will launch a water programme in June 2020.", "programme", "planned"),
        ("The work of a Norwegian-Ghanaian energy programme is due to begin in 2025.", "programme", "planned"),
        ("A memorandum on seeds is set for signature by Norway and Ghana.", "memorandum_of_understanding", "planned"),
        ("Notes concerning the loan of Norway to Ghana were signed and exchanged.", "exchange_of_notes", "exchanged"),
        ("Norway and Ghana founded a water academy in Accra in 2019.", "facility", "launched"),
    ],
)  # fmt: skip
def test_further_turns_of_diplomacy(text: str, kind: str, step: str) -> None:
    (event,) = read(text)
    assert (event["kind"], event["step"]) == (kind, step)


@pytest.mark.parametrize(
    "text",
    [
        "Ghana has asked for a EUR 10 million Norwegian loan to widen a road.",
        "Ghana repaid a EUR 10 million Norwegian loan.",
        "Norwegian grants of EUR 10 million a year do not reach Ghana.",
        "A loan of EUR 10 million pays for the bridge in Ghana.",
    ],
)
def test_money_that_nobody_gives_is_no_gift(text: str) -> None:
    assert read(text) == []


def test_the_day_on_which_a_call_closes_is_not_its_own() -> None:
    (event,) = read("Norway and Ghana launched a joint call for research proposals; applications close on 30 May 2030.")
    assert event["date"] is None


def test_two_papers_with_one_partner_each_need_no_day() -> None:
    events = read_events(
        Document(
            id="doc-1",
            source="s-1",
            text="The institute concluded two agreements: one with the University of Nairobi on ticks, "
            "the other with the University of Ghana on yams.",
            reader="test/1",
            side="SWE",
        ),
        load_vocabulary(),
    )["events"]
    assert [{p["country"] for p in e["participants"]} for e in events] == [{"SWE", "KEN"}, {"SWE", "GHA"}]
