import pytest
from hypothesis import given
from hypothesis import strategies as st

from techplomacy.corpus.layout import find_blocks
from techplomacy.model import BlockKind


def outline(text: str, **options: object) -> list[tuple[str, str, str | None]]:
    """Kind, text and text of the governing block, for each block."""
    blocks, _ = find_blocks(text, **options)  # type: ignore[arg-type]
    words = [text[block.start : block.end] for block in blocks]
    return [
        (str(block.kind), words[block.n], None if block.parent is None else words[block.parent]) for block in blocks
    ]


def test_headings_nest_by_level_and_paragraphs_stand_under_the_nearest():
    text = "# Visit\n\n## Space\n\nBoth agencies met.\n\n### Moon\n\nA rover is planned.\n\n"
    text += "## Rail\n\nA loan was signed.\n"
    assert outline(text) == [
        ("title", "Visit", None),
        ("heading", "Space", "Visit"),
        ("paragraph", "Both agencies met.", "Space"),
        ("heading", "Moon", "Space"),
        ("paragraph", "A rover is planned.", "Moon"),
        ("heading", "Rail", "Visit"),
        ("paragraph", "A loan was signed.", "Rail"),
    ]


@pytest.mark.parametrize(
    "lead", ["Signed today:", "The ministers signed the following documents.", "両国は以下の文書に署名した。"]
)
def test_a_lead_in_governs_the_items_after_it(lead: str):
    text = f"Outcomes\n\n{lead}\n\n- Accord on chips\n- Accord on ports\n\nThe talks then closed.\n"
    assert [row[2] for row in outline(text)] == [None, "Outcomes", lead, lead, "Outcomes"]


def test_a_colon_in_the_middle_is_no_lead_in():
    text = "Talks\n\nThe result: warm words.\n\n- Accord on chips\n"
    assert outline(text)[-1] == ("item", "Accord on chips", "Talks")


def test_inner_items_stand_under_outer_ones_by_indent_and_by_mark():
    text = "Signed:\n\n1. Energy:\n   - hydrogen\n   - wind\n2. Transport:\n(a) rail\n(b) ports\n3. Health\n"
    assert [(words, parent) for kind, words, parent in outline(text) if kind == "item"] == [
        ("Energy:", "Signed:"),
        ("hydrogen", "Energy:"),
        ("wind", "Energy:"),
        ("Transport:", "Signed:"),
        ("rail", "Transport:"),
        ("ports", "Transport:"),
        ("Health", "Signed:"),
    ]


def test_hard_wrapped_lines_are_one_paragraph_and_wrapped_items_one_item():
    text = (
        "The two governments signed an agreement on the safe handling of spent\n"
        "fuel on Monday, and the loan of 12 billion for the plant was renewed in\n"
        "2019. The ministers thanked the engineers of both countries for it.\n\n"
        "They also signed:\n\n"
        "- a memorandum on the exchange of meteorological data between the two\n"
        "  weather services, valid for five years\n"
        "- a letter of intent\n"
    )
    kinds = [(kind, words.count("\n")) for kind, words, _ in outline(text)]
    assert kinds == [("paragraph", 2), ("paragraph", 0), ("item", 1), ("item", 0)]


def test_one_paragraph_a_line_is_not_joined():
    line = "The first paragraph of a page that was copied from a browser is long and stands on one line only. " * 3
    text = f"{line.strip()}\n{line.strip()}\nA short one ends it.\n"
    assert len(outline(text)) == 3


def test_a_paragraph_goes_on_after_a_page_break():
    text = "The plant will be built by a joint venture of the two state companies in the\n\nnorth of the country.\n"
    assert [row[0] for row in outline(text)] == ["paragraph"]


def test_numbers_and_dashes_at_the_start_of_wrapped_lines_are_text():
    text = (
        "The delegation left the capital by special train in the morning of March\n"
        "12. It reached the port in the evening and was received by the mayor\n"
        "– who had waited since noon – and by the whole of the town council with\n"
        "3) flags of both countries.\n"
    )
    assert [row[0] for row in outline(text)] == ["paragraph"]


def test_tables_become_rows_without_rules():
    text = "Loans by line:\n\n| Line | Amount |\n|---|---:|\n| North | 4 |\n| South | 5 |\n"
    rows = [(words, parent) for kind, words, parent in outline(text) if kind == "row"]
    assert rows == [
        ("Line | Amount", "Loans by line:"),
        ("North | 4", "Loans by line:"),
        ("South | 5", "Loans by line:"),
    ]


def test_cells_parted_by_tabs_or_wide_gaps_are_rows():
    assert [row[0] for row in outline("North line\t4\nSouth line\t5\n")] == ["row", "row"]
    assert [row[0] for row in outline("North line     4\nSouth line     5\n")] == ["row", "row"]


def test_a_flattened_table_becomes_rows():
    cells = "Documents signed\n\n1.\nAccord on ports\nMinistry of Ports\n2.\nAccord on rail\nMinistry of Railways\n"
    rows = [words for kind, words, _ in outline(cells + "\nThe talks closed in the evening.\n") if kind == "row"]
    assert rows == ["Accord on ports\nMinistry of Ports", "Accord on rail\nMinistry of Railways"]


def test_a_list_without_marks_under_a_lead_in_becomes_items():
    text = "The ministers exchanged these papers:\n\nAccord on rail\n\nAccord on ports\n\nThey then left the hall.\n"
    assert [row[0] for row in outline(text)] == ["paragraph", "item", "item", "paragraph"]


def test_numbered_short_lines_are_headings_where_text_follows():
    text = "1. Space\n\nBoth agencies met in May.\n\n2. Rail\n\nA loan was signed.\n"
    assert [row[0] for row in outline(text, title="x")] == ["heading", "paragraph", "heading", "paragraph"]


def test_quotes_notes_rules_and_pictures():
    text = "> He spoke of\n> a new start.\n\n---\n\n![chart](a.png)\n\n[^1]: See the annex.\n"
    assert [row[:2] for row in outline(text)] == [
        ("paragraph", "He spoke of\n> a new start."),
        ("note", "See the annex."),
    ]


def test_japanese_pages():
    text = (
        "円借款に関する書簡の交換\n\n"
        "１　５月６日、両政府は次の書簡を交換した。\n（１）港湾整備計画\n（２）鉄道建設計画\n"
        "・限度額は三百億円とする。\n\n２　この計画は十年続く。\n"
    )
    rows = outline(text)
    assert rows[0] == ("title", "円借款に関する書簡の交換", None)
    assert [row[0] for row in rows[1:]] == ["item"] * 5
    assert rows[2][2] == rows[1][1] == "５月６日、両政府は次の書簡を交換した。"
    assert rows[4][2] == "鉄道建設計画"


def test_a_given_title_is_found_in_other_spelling_and_wins():
    blocks, title = find_blocks("PRESS OFFICE\n\nTalks  on **Ports**\n\nThey met.\n", title="Talks on ports")
    assert title == "Talks on ports"
    assert [block.kind for block in blocks] == [BlockKind.HEADING, BlockKind.TITLE, BlockKind.PARAGRAPH]


def test_an_underlined_heading():
    assert outline("Scope\n-----\n\nIt covers ports.\n", title="x")[0][:2] == ("heading", "Scope")


def test_leftovers_of_html_and_list_attributes_are_no_text():
    text = (
        '{:start="4"}\n\n4.&nbsp; These papers were signed:\n\n<ol type="a">\n<li>Accord on rail</li>\n'
        '<li>Accord on ports</li>\n</ol>\n\n<p class="small">The talks then closed.</p>\n'
    )
    lead = "These papers were signed:"
    assert outline(text, title="x") == [
        ("item", lead, None),
        ("item", "Accord on rail", lead),
        ("item", "Accord on ports", lead),
        ("paragraph", "The talks then closed.", None),
    ]


def test_a_date_at_the_start_of_a_line_is_no_number():
    text = "1 August 2024, issued by the press office of the council of ministers for all papers\n\nThey met.\n"
    assert outline(text, title="x")[0][1].startswith("1 August 2024")


def test_a_long_text_without_breaks_takes_linear_time():
    blocks, _ = find_blocks("word " * 400_000 + "\n" + "a\n" * 100_000 + "1.\n" * 50_000)
    assert blocks


_LINES = st.lists(st.text(alphabet="ab1.)(-*#|: \t>・１（）一。Zi\u3000`[^]", max_size=24), max_size=30).map("\n".join)


@given(_LINES, st.booleans())
def test_blocks_are_ordered_inside_the_text_and_governed_by_earlier_ones(text: str, joins: bool):
    blocks, _ = find_blocks(text, joins_lines=joins)
    previous = 0
    for n, block in enumerate(blocks):
        assert block.n == n
        assert previous <= block.start < block.end <= len(text)
        assert block.parent is None or block.parent < n
        assert text[block.start : block.end].strip()
        previous = block.end
