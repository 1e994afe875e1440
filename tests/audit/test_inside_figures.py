"""Figures, tables, section numbers and references to sections."""

import pytest
from papers import list_kinds, make_body

TWO = "Figure 1: Ships by year\n\nTrees are counted too.\n\nFigure 2: Trees by year"
TABLE = "Table 1: Ships\n\n| Port | Ships |\n| --- | --- |\n| Moss | 4 |\n| Belém | 6 |"


@pytest.mark.parametrize(
    "text",
    ["Exports are shown in Figure 4.", "According to Fig. 3, exports grew.", "Table 2 lists the ports."],
)
def test_a_figure_or_table_that_is_not_there_is_found(text: str) -> None:
    assert list_kinds(make_body(TWO, TABLE, text)) == ["figure-missing"]


@pytest.mark.parametrize(
    "text",
    [
        "Exports are shown in Figure 2.",
        "Figures 1 and 2 show the growth.",
        "Table 1 lists the ports.",
        "The decline is told in Figure 9 of the report of the harbour board.",
    ],
)
def test_figures_that_are_there_or_elsewhere_are_no_finding(text: str) -> None:
    assert list_kinds(make_body(TWO, TABLE, text)) == []


@pytest.mark.parametrize("text", ["The above Figure 1 shows ships.", "As Table 1 above shows, ports differ."])
def test_above_for_below_is_found(text: str) -> None:
    assert list_kinds(make_body(text, TWO, TABLE)) == ["figure-order"]


@pytest.mark.parametrize("text", ["The following Figure 1 shows ships.", "As Table 1 below shows, ports differ."])
def test_below_for_below_is_no_finding(text: str) -> None:
    assert list_kinds(make_body(text, TWO, TABLE)) == []


def test_numbers_left_out_or_used_twice_are_found() -> None:
    assert list_kinds(make_body(TWO.replace("Figure 2", "Figure 3"))) == ["figure-gap"]
    assert list_kinds(make_body(TWO.replace("Figure 1", "Figure 2").replace("Trees by", "Firs by"))) != []
    assert list_kinds(make_body(TWO.replace("Figure 2", "Figure 1"))) == ["figure-duplicate"]
    again = TABLE.replace("Ships\n", "Boats\n")
    assert list_kinds(make_body(TABLE, again)) == ["figure-duplicate"]
    assert list_kinds(make_body(TWO, TABLE)) == []
    assert list_kinds(make_body(TWO, "Figure 1 shows ships and figure 2 trees.")) == []


def make_sections(*labels: str) -> str:
    return "# Ships\n\n" + "\n\n".join(f"## {label} Part\n\nShips go to sea and come back." for label in labels)


@pytest.mark.parametrize(
    "labels",
    [
        ("I.", "II.", "IV.", "V."),
        ("1.", "2.", "2.", "3."),
        ("I.", "II.", "III.", "II."),
        ("1.", "1.1", "1.3", "2.", "3."),
        ("1.", "2.", "3.1", "3."),
    ],
)
def test_section_numbers_out_of_order_are_found(labels: tuple[str, ...]) -> None:
    assert set(list_kinds(make_sections(*labels))) == {"section-numbering"}


@pytest.mark.parametrize(
    "labels",
    [
        ("I.", "II.", "III.", "IV."),
        ("1.", "1.1", "1.2", "2.", "2.1", "3."),
        ("I.", "A.", "B.", "II.", "A.", "B.", "III."),
        ("1.", "2."),
    ],
)
def test_section_numbers_in_order_are_no_finding(labels: tuple[str, ...]) -> None:
    assert list_kinds(make_sections(*labels)) == []


@pytest.mark.parametrize("text", ["This is shown in Section 7.", "As Section 6 shows, ships are old."])
def test_a_section_that_is_not_there_is_found(text: str) -> None:
    assert list_kinds(make_sections("1.", "2.", "3.", "4.") + f"\n\n{text}") == ["section-numbering"]


@pytest.mark.parametrize("text", ["This is shown in Section 2.", "Section 6 of the Harbour Act rules this."])
def test_a_section_that_is_there_or_of_a_law_is_no_finding(text: str) -> None:
    assert list_kinds(make_sections("1.", "2.", "3.", "4.") + f"\n\n{text}") == []
