"""Who stands on which side of an act: seats, aliases, second papers, bodies by what they are called."""

import pytest

from techplomacy.corpus import make_document
from techplomacy.extraction import read_events
from techplomacy.model import When
from techplomacy.vocabulary import load_vocabulary


def read(text: str, side: str | None = None, published: str | None = None) -> list[dict]:
    document = make_document(text, name="doc", published=When(published) if published else None, side=side)
    return read_events(document, load_vocabulary())["events"]


def list_sides(event: dict) -> set[tuple[str, str | None]]:
    return {(party["name"], party["country"]) for party in event["participants"]}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Rosatom signed a roadmap on reactors with the Ministry of Energy of Ghana, and an MoU on training with "
            "the Ministry of Science of Peru.",
            [{"RUS", "GHA"}, {"RUS", "PER"}],
        ),
        (
            "Hanwha signed two MOUs on roads with the Government of Peru, and the Chilean port operator Puerto Claro "
            "Group inked an MOU with the Korea Maritime Institute.",
            [{"KOR", "PER"}, {"CHL", "KOR"}],
        ),
    ],
)
def test_a_second_paper_has_its_own_sides(text, sides):
    assert [{party["country"] for party in event["participants"]} for event in read(text)] == sides


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Chinese battery manufacturer Gaoxin Hi-Tec has signed a memorandum of understanding with Ghana.", "CHN"),
        ("French water company Eaux Vives signed a memorandum of understanding with the Government of Ghana.", "FRA"),
        ("The Polish Shipyard Fund signed a memorandum of understanding with the Government of Ghana.", "POL"),
    ],
)
def test_a_firm_is_known_by_what_it_is_called(text, side):
    (event,) = read(text)
    assert {party["country"] for party in event["participants"]} == {side, "GHA"}
    assert all(party["name"] not in ("China", "France", "Poland") for party in event["participants"])


def test_a_name_in_brackets_says_the_one_before_again():
    text = (
        "In Lima on Monday, Peru's National Radiation Control Agency (Agencia de Radiación, ANRA) and the Government "
    )
    text += (
        "of Ghana signed an agreement on the training of inspectors and the exchange of what both sides have measured."
    )
    (event,) = read(text)
    assert len(event["participants"]) == 2


def test_a_person_is_cut_from_the_seat_that_signs():
    text = "Ada Mensah of the Tema Office of the Export Credit Agency of Ghana and Korea signed an agreement on ports."
    (event,) = read(text)
    assert not any("Mensah" in name for name, _ in list_sides(event))


def test_a_gathering_at_whose_margins_others_sign_is_no_side():
    text = "On the margins of the World Health Organization General Assembly, Kenya and Peru signed an agreement."
    (event,) = read(text)
    assert {party["country"] for party in event["participants"]} == {"KEN", "PER"}


def test_the_ministry_over_a_department_is_no_other_side():
    text = (
        "The head of the Economic Relations Division at the Ministry of Finance and Germany signed the papers on water."
    )
    for event in read(text, side="BGD"):
        assert "Ministry of Finance" not in {name for name, _ in list_sides(event)}


def test_where_they_signed_is_no_side():
    text = (
        "An agreement between the Kenya Space Agency and the Korea Research Institute in Nairobi was signed on May 3."
    )
    for event in read(text):
        assert all(name != "Nairobi" for name, _ in list_sides(event))


def test_centres_have_twofold_fields():
    text = "The Lagos Centre for Chemical and Biological Sciences and the Korea Space Agency signed an MoU on toxins."
    names = {name for event in read(text) for name, _ in list_sides(event)}
    assert "Lagos Centre for Chemical and Biological Sciences" in {name.removeprefix("The ") for name in names}


def test_a_ministry_keeps_its_list_behind_the_last_comma():
    text = (
        "Kenya and the Ministry of Planning, Water Supply, and Higher Education of Sri Lanka signed an MoU on colleges."
    )
    (event,) = read(text)
    assert ("Ministry of Planning, Water Supply, and Higher Education of Sri Lanka", "LKA") in list_sides(event)


def test_a_minister_whose_portfolio_is_long_is_cut_from_the_name():
    text = (
        "The Minister of Innovative Development of Uzbekistan Aziz Karimov and the Minister of Science and ICT of Korea"
    )
    (event,) = read(f"{text} Kim Dae signed a Memorandum of Understanding on chips.")
    assert list_sides(event) == {("Ministry of Innovative Development", "UZB"), ("Ministry of Science and ICT", "KOR")}


def test_a_dateline_and_its_agency_are_no_side():
    (event,) = read("Nairobi (KNA) – Ghana and Peru signed an agreement on cocoa on 4 May 2021.", side="KEN")
    assert {party["country"] for party in event["participants"]} == {"GHA", "PER"}


def test_authorities_are_no_body():
    (event,) = read("Authorities from Argentina and Chile signed a Memorandum of Understanding on lithium.")
    assert list_sides(event) == {("Argentina", "ARG"), ("Chile", "CHL")}


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Elsewedy Electric signed an agreement with the Government of Zambia on transformers.", {"EGY", "ZMB"}),
        ("INVAP and the Government of Peru signed an agreement on a research reactor.", {"ARG", "PER"}),
        ("Fiocruz signed an agreement with the Government of Ghana on vaccines.", {"BRA", "GHA"}),
        ("Kazatomprom and the Government of Ghana signed an agreement on fuel.", {"KAZ", "GHA"}),
        ("EPFL signed a memorandum of understanding with the Government of Rwanda on satellites.", {"CHE", "RWA"}),
        ("Afreximbank signed a loan agreement with the Government of Kenya on ports.", {"INT", "KEN"}),
    ],
)
def test_bodies_whose_names_show_no_country_are_known(text, countries):
    (event,) = read(text)
    assert {party["country"] for party in event["participants"]} == countries


def test_no_word_stands_for_firms_or_universities_of_two_countries():
    seen: dict[str, str] = {}
    triggers = load_vocabulary().triggers
    for row in (*triggers["companies"], *triggers["universities"]):
        for word in row["words"]:
            assert seen.setdefault(str(word).casefold(), row["id"]) == row["id"], word


def test_an_acronym_of_two_countries_is_that_of_the_one_that_speaks_or_is_named():
    text = "EXIM and the African Export-Import Bank signed a memorandum of understanding on solar power in Lagos."
    (event,) = read(text, side="USA")
    assert {party["country"] for party in event["participants"]} == {"USA", "INT"}
    (event,) = read(f"{text} The bank of India gave no figures.", side="IND")
    assert {party["country"] for party in event["participants"]} == {"IND", "INT"}


def test_governments_in_a_list_keep_their_own_countries():
    text = "An Agreement among the Government of the Republic of Ghana, the Government of Togo and Benin was signed."
    (event,) = read(text)
    assert {party["country"] for party in event["participants"]} == {"GHA", "TGO", "BEN"}


def test_a_lone_head_before_and_is_read_without_harm():
    (event,) = read("The Institute and Board of Ghana and the Korea Space Agency signed an MoU on rockets.")
    assert "GHA" in {party["country"] for party in event["participants"]}


def test_the_following_opens_a_list_and_is_no_act_itself():
    lead = "Ghana and Norway welcomed the signing of the following:"
    events = read(f"{lead}\n\n(a) Letter of Intent on Green Shipping;\n\n(b) Agreement on the study of tides.")
    assert [event["kind"] for event in events] == ["letter_of_intent", "agreement"]
    assert read("Ghana and Norway announced the following:\n\n1. Both sides praised the talks.") == []


def test_a_town_with_the_name_of_a_country_is_none():
    text = "Korea's Hanwha signed an agreement on solar cells with a plant in Lebanon, Tennessee."
    (event,) = read(text, side="USA")
    assert {party["country"] for party in event["participants"]} == {"KOR", "USA"}
