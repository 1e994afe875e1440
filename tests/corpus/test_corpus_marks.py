import pytest

from techplomacy.corpus.marks import parse_mark


@pytest.mark.parametrize(
    ("line", "style", "content"),
    [
        ("- rail", "-", "rail"),
        ("-The talks", "-", "The talks"),
        ("•rail", "•", "rail"),
        ("・鉄道", "・", "鉄道"),
        ("12. Rail", "1.", "Rail"),
        ("12) Rail", "1)", "Rail"),
        ("(3) rail", "1(", "rail"),
        ("（３）鉄道", "1(", "鉄道"),
        ("３　鉄道", "1.", "鉄道"),
        ("３．鉄道", "1.", "鉄道"),
        ("③ 鉄道", "①", "鉄道"),
        ("(iv) rail", "i(", "rail"),
        ("XI. Rail", "I.", "Rail"),
        ("b) rail", "a)", "rail"),
        ("2.1 Scope", "1.1", "Scope"),
        ("一、鉄道", "一.", "鉄道"),
    ],
)
def test_items(line: str, style: str, content: str):
    mark = parse_mark(line)
    assert mark is not None
    assert (mark.kind, mark.style, line[mark.skip :]) == ("item", style, content)


@pytest.mark.parametrize(
    "line", ["2.5 million people", "3 March 2019", "(see the annex)", "-5 degrees", "* ", "1,200 tonnes"]
)
def test_text_that_only_looks_like_a_mark(line: str):
    assert parse_mark(line) is None


def test_roman_and_letter_are_both_kept():
    mark = parse_mark("i. rail")
    assert mark is not None
    assert mark.readings == (("i.", 1), ("a.", 9))
