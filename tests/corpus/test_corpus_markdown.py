from pathlib import Path

import pytest

from techplomacy.corpus.markdown import read_front_matter, read_text
from techplomacy.errors import DocumentError
from techplomacy.model import Tier, When

PAGE = (
    '---\ntitle: "Accord on ports"\npublished: 2021-03-04\nside: JPN\ntier: official\npublisher: Port Office: North\n'
    "url: https://example.org/a\n---\n\n# Accord on ports\n\nThe  accord was\nsigned.\n"
)


def test_front_matter_is_read_and_the_text_left_as_it_is():
    rendition = read_text(PAGE.encode(), Path("a.md"))
    assert rendition.text == PAGE
    metadata = rendition.metadata
    assert (metadata.title, metadata.published, metadata.side, metadata.tier, metadata.publisher, metadata.address) == (
        "Accord on ports",
        When("2021-03-04"),
        "JPN",
        Tier.OFFICIAL,
        "Port Office: North",
        "https://example.org/a",
    )
    assert [PAGE[block.start : block.end] for block in rendition.blocks] == [
        "Accord on ports",
        "The  accord was\nsigned.",
    ]
    assert not rendition.issues


def test_each_word_of_the_front_matter_that_is_not_understood_is_told_with_its_line():
    page = "---\npublished: 2021-02-30\nside: Atlantis\ntier: rumour\nmood: good\n---\nThe accord was signed.\n"
    _, metadata, issues = read_front_matter(page, "a.md")
    assert sorted((issue.code, issue.place) for issue in issues) == [
        ("bad-date", "a.md:2"),
        ("unknown-column", "a.md:5"),
        ("unknown-country", "a.md:3"),
        ("unknown-tier", "a.md:4"),
    ]
    assert metadata.published is None and metadata.side is None and metadata.tier is None


def test_a_rule_at_the_top_is_no_front_matter():
    assert read_front_matter("---\nThe accord: signed.\n", "a.md")[0] == 0


def test_carriage_returns_stay_and_do_not_enter_blocks():
    rendition = read_text(b"Accord\r\n\r\nIt was signed.\r\n", Path("a.txt"))
    assert rendition.text == "Accord\r\n\r\nIt was signed.\r\n"
    assert rendition.text[rendition.blocks[1].start : rendition.blocks[1].end] == "It was signed."


def test_a_guessed_charset_is_told():
    rendition = read_text("Ein Abkommen über Häfen – „unterzeichnet“ für fünf Jahre.".encode("cp1252"), Path("a.txt"))
    assert "über Häfen – „unter" in rendition.text
    assert [issue.code for issue in rendition.issues] == ["charset-guessed"]


@pytest.mark.parametrize(
    ("raw", "code"), [(b"---\ntitle: A\n---\n\n", "document-empty"), (b"\0\1\2\3 text", "document-format")]
)
def test_files_without_text(raw: bytes, code: str):
    with pytest.raises(DocumentError) as caught:
        read_text(raw, Path("a.md"))
    assert caught.value.code == code and caught.value.remedy
