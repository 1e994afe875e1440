"""Short names: two long forms, letters, known bodies, unexpanded, the list."""

import pytest
from papers import list_kinds, make_body, make_listed

NAMES = "The Coastal Fleet Authority (CFA), the Polar Water Office (PWO) and the Timber Trade Council (TTC) took part."
KNOWN = "# Ties of India and Japan\n\nIndia and Japan asked {} to help. Both India and Japan gained.\n"
LISTED = """## Abbreviations

- CFA: Coastal Fleet Authority
- PWO: Polar Water Office
- TTC: Timber Trade Council
- OSR: Open Sea Register
- FGS: Forest Growth Survey
"""


@pytest.mark.parametrize(
    "second",
    [
        "Later the Coastal Freight Authority (CFA) opened an office.",
        "Later the CFA (Central Fleet Authority) opened an office.",
    ],
)
def test_a_short_name_with_two_long_forms_is_found(second: str) -> None:
    assert "abbreviation-two-ways" in list_kinds(make_body(NAMES, second))


@pytest.mark.parametrize(
    "second",
    [
        "Later the CFA opened an office.",
        "Later the Coastal Fleet Authority (CFA) opened an office.",
        "Later the CFAs of both coasts met.",
        "Later the Coastal Fleet Authority of Norway (CFA) opened an office.",
    ],
)
def test_one_long_form_told_again_is_no_finding(second: str) -> None:
    assert "abbreviation-two-ways" not in list_kinds(make_body(NAMES, second))


@pytest.mark.parametrize("name", ["Institute for Sea Ice Studies (ISIX)", "Regional Board of River Traffic (RBTR)"])
def test_letters_that_stand_for_no_word_are_found(name: str) -> None:
    assert list_kinds(make_body(f"The work is led by the {name}.")) == ["abbreviation-misfit"]


@pytest.mark.parametrize(
    "name",
    [
        "Institute for Sea Ice Studies (ISIS)",
        "Experimental Forest eXploration Programme (EFXP)",
        "Norwegian Board of River Traffic (NBRT)",
        "Programme on Tidal Energy (POTE)",
    ],
)
def test_letters_that_fit_in_some_way_are_no_finding(name: str) -> None:
    assert list_kinds(make_body(f"The work is led by the {name}.")) == []


@pytest.mark.parametrize(
    "name",
    ["ISRO (Japan Aerospace Exploration Agency)", "JICA (Japan External Trade Organization)"],
)
def test_a_short_name_of_another_body_is_found(name: str) -> None:
    assert "abbreviation-wrong-body" in list_kinds(KNOWN.format(name))


@pytest.mark.parametrize(
    "name",
    ["ISRO (Indian Space Research Organization)", "JICA (Japan International Cooperation Agency)"],
)
def test_a_known_body_under_its_own_name_is_no_finding(name: str) -> None:
    assert list_kinds(KNOWN.format(name)) == []


def test_a_short_name_that_is_never_expanded_is_told_once() -> None:
    kinds = list_kinds(make_listed(NAMES, "The QTRF paid for it. The QTRF is small."))
    assert kinds == ["abbreviation-unexpanded"]
    assert list_kinds(make_listed(NAMES, "The VBKL and the WQRP paid for it.")) == ["abbreviation-unexpanded"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The NATO members paid for it.",
        "The GDP of both grew.",
        "The CFA paid for it.",
        "THE SHIPS OF NORWAY WERE LATE that year.",
    ],
)
def test_short_names_that_a_reader_knows_are_no_finding(text: str) -> None:
    assert list_kinds(make_listed(NAMES, text)) == []


def test_a_list_that_has_a_short_name_twice_is_found() -> None:
    for line in ("- CFA: Coastal Fleet Authority", "- PWO: Polar Water Office"):
        text = make_body(NAMES) + "\n\n" + LISTED + line + "\n"
        assert "abbreviation-listed-twice" in list_kinds(text)


def test_a_list_with_each_short_name_once_is_no_finding() -> None:
    assert list_kinds(make_body(NAMES) + "\n\n" + LISTED) == []
    assert list_kinds(make_body(NAMES) + "\n\n" + LISTED + "- CFB: Coastal Fleet Bank\n") == []


@pytest.mark.parametrize("name", ["Snow Melt Bureau (SMB)", "River Ice Watch (RIW)"])
def test_a_short_name_that_the_papers_own_list_lacks_is_found(name: str) -> None:
    assert list_kinds(make_body(NAMES, f"The {name} took part too.") + "\n\n" + LISTED) == ["abbreviation-unlisted"]


def test_without_a_list_or_with_parts_on_it_nothing_is_left_out() -> None:
    assert list_kinds(make_body(NAMES, "The Snow Melt Bureau (SMB) took part too.")) == []
    joined = "The Coastal Fleet Authority and Polar Water Office (CFA-PWO) met."
    assert "abbreviation-unlisted" not in list_kinds(make_body(NAMES, joined) + "\n\n" + LISTED)
