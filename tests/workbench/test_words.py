"""Any word of the vocabulary or the model is explained; one that is not known leads to its neighbours."""

import pytest

from techplomacy.workbench.words import explain_word, suggest_words


@pytest.mark.parametrize(
    ("word", "table", "entry"),
    [
        ("memorandum_of_understanding", "instruments", "memorandum_of_understanding"),
        ("Memoranda of Understanding", "instruments", "memorandum_of_understanding"),
        ("space", "sectors", "space"),
        ("in force", "steps", "in_force"),
        ("bad-date", "issue_codes", "bad-date"),
        ("Kenya", "countries", "KEN"),
        ("KE", "countries", "KEN"),
        ("crore", "number_words", "crore"),
        ("JPY", "currencies", "JPY"),
        ("statement", "model", "Statement"),
        ("quoted", "Basis", "quoted"),
        ("none found", "Nothing", "none found"),
        ("applied", "VerdictState", "applied"),
    ],
)
def test_words_are_found_by_id_label_and_name(word: str, table: str, entry: str) -> None:
    found = explain_word(word)
    assert (table, entry) in {(meaning.table, meaning.word) for meaning in found}
    assert all(meaning.meaning for meaning in found)


def test_a_body_is_found_by_its_acronym() -> None:
    bodies = [meaning for meaning in explain_word("METI") if meaning.table == "bodies"]
    assert len(bodies) == 1
    facts = dict(bodies[0].facts)
    assert facts["country"] == "JPN"
    assert facts["active"].startswith("2001")


def test_facts_and_origin_are_told() -> None:
    instrument = explain_word("loan agreement")[0]
    assert {name for name, _ in instrument.facts} >= {"step", "rank", "heads (en)"}
    assert "United Nations" in instrument.origin


def test_an_unknown_word_has_neighbours() -> None:
    assert explain_word("memorandm of understandng") == []
    assert "memorandum_of_understanding" in suggest_words("memorandm of understandng")
    assert "space" in suggest_words("spcae")
    assert suggest_words("qqqqqqqq") == []
