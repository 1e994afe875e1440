"""Sentences, phrases, brackets, terms, and where bodies belong."""

import pytest
from papers import list_kinds, make_body

FILL = "Ships carry timber to the south and come back with coffee, and both sides gain from it."


@pytest.mark.parametrize(
    "text",
    [
        "The report of the of both ports was short.",
        "The council meets on a regular for talks.",
        "The port has underwent two repairs.",
        "The paper was signed NVE and SFB on deck.",
        "In the end the two sides agreed on ships and.",
        "The two sides hope to attain the the end.",
        "The firms want the attain the goal of clean ships.",
        "It led them to made the ships faster.",
        "Norway; a land of ships, sold its boats.",
        f"{FILL} {FILL} A large number of regional colleges and small technical universities near the coast.",
    ],
)
def test_broken_sentences_are_found(text: str) -> None:
    kinds = list_kinds(make_body(text))
    assert set(kinds) <= {"sentence-broken", "word-doubled"}
    assert "sentence-broken" in kinds


@pytest.mark.parametrize(
    "text",
    [
        "The report that the ports of both sides wrote was short.",
        "The council meets on a regular basis for talks.",
        "The port has undergone two repairs.",
        "The paper was signed by NVE and SFB on deck.",
        "Norway sold ships; a land of boats, it kept few.",
        "Their hope to attain the goal is old, and the means are there.",
        "Clean ships are due to a made-up story.",
        f"{FILL} {FILL} A large number of regional colleges near the coast teach this.",
        "Moss; Bergen; Belém and other ports are open.",
    ],
)
def test_whole_sentences_are_no_finding(text: str) -> None:
    assert list_kinds(make_body(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The ships went to to Belém.",
        "Most of of the trees are firs.",
        "It is a social cum economic cum social matter.",
        "They speak of trade, timber, fish and trade.",
    ],
)
def test_a_word_twice_is_found(text: str) -> None:
    assert "word-doubled" in list_kinds(make_body(text))


@pytest.mark.parametrize(
    "text",
    [
        "The ships that that port sent were late.",
        "They had had enough of it.",
        "It is a social cum economic cum legal matter.",
        "They speak of trade by sea, timber, fish and trade by land.",
        "New York New York is a song.",
        "*Ships of timber* timber is a good thing to build with.",
    ],
)
def test_a_word_twice_with_a_reason_is_no_finding(text: str) -> None:
    assert list_kinds(make_body(text)) == []


@pytest.mark.parametrize(
    "text", ["The port (in Moss is open.", "He called it “a slow ship and left.", "Ports] are open."]
)
def test_brackets_and_marks_without_partner_are_found(text: str) -> None:
    assert list_kinds(make_body(text)) == ["bracket-unclosed"]


@pytest.mark.parametrize(
    "text", ["The port (in Moss) is open.", "He called it “a slow ship” and left.", "Goals are a) ships and b) trees."]
)
def test_brackets_and_marks_with_partner_are_no_finding(text: str) -> None:
    assert list_kinds(make_body(text)) == []


TERM = "The term 'blue trade' means trade that is carried by sea between two ports."


@pytest.mark.parametrize(
    "text",
    [
        "The term 'blue trade' refers to the sale of fish by families.",
        "In this paper, blue trade is defined as tourism on islands for pensioners.",
    ],
)
def test_a_term_with_two_senses_is_found(text: str) -> None:
    assert list_kinds(make_body(TERM, text)) == ["term-two-senses"]


@pytest.mark.parametrize(
    "text",
    [
        "The term 'blue trade' refers to trade carried by sea between ports.",
        "The term 'green trade' refers to the sale of fish by families.",
        "Much of the blue trade is in timber.",
    ],
)
def test_one_sense_is_no_finding(text: str) -> None:
    assert list_kinds(make_body(TERM, text)) == []


def make_asian(text: str) -> str:
    return (
        f"# Ties of India and Japan\n\nIndia and Japan are partners.\n\n{text}\n\nBoth India and Japan gain from it.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Japan International Cooperation Agency (JICA), India, lent money for roads.",
        "The Indian Space Research Organisation (ISRO), Japan, sent a probe.",
        "Talks were held in Osaka, India.",
    ],
)
def test_a_body_or_city_in_the_wrong_country_is_found(text: str) -> None:
    assert list_kinds(make_asian(text)) == ["body-country"]


@pytest.mark.parametrize(
    "text",
    [
        "The Japan International Cooperation Agency (JICA), Japan, lent money for roads.",
        "The Japan International Cooperation Agency (JICA) in India lent money for roads.",
        "The Embassy of India, Tokyo, Japan, says so.",
        "Talks were held in Osaka, Japan.",
    ],
)
def test_a_body_or_city_in_its_country_is_no_finding(text: str) -> None:
    assert list_kinds(make_asian(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "An agreement between India and India was concluded in Delhi.",
        "It was signed between the Ministry of Roads of Japan and the Ministry of Rivers of Japan.",
    ],
)
def test_an_act_with_parties_of_one_country_is_found(text: str) -> None:
    assert list_kinds(make_asian(text)) == ["parties-one-country"]


@pytest.mark.parametrize(
    "text",
    [
        "An agreement between India and Japan was concluded in Delhi.",
        "It was signed between the Ministry of Roads of Japan and the Ministry of Rivers of India.",
        "The Ministry of Roads of Japan and the Ministry of Rivers of Japan share an office.",
    ],
)
def test_an_act_with_parties_of_both_countries_is_no_finding(text: str) -> None:
    assert list_kinds(make_asian(text)) == []
