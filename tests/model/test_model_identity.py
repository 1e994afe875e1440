"""Ids hang on what was said and by whom, not on where in a file it stands."""

import re
import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from techplomacy.model import make_document_id, make_id, make_record_id, skeleton

PLAIN = st.text(st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x24F), max_size=30)
WORDS = st.lists(st.text(st.characters(categories=["Ll", "Lu", "Nd"], max_codepoint=0x17F), min_size=1), min_size=1)
BETWEEN = [" ", "\n", "\u00a0", "-", "‐\n", ", ", "’", "'", " “", "\u00ad", "\u200b"]
GAPS = st.lists(st.sampled_from(BETWEEN), min_size=1)
DOCUMENT, RECORD, LINK = "doc-3ea5980d38a7c9c82909833e", "rec-61746219d2365200", "link-f84c4d669fe0d410"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def weave(words: list[str], gaps: list[str]) -> str:
    return "".join(word + gaps[n % len(gaps)] for n, word in enumerate(words))


@given(TEXTS)
def test_a_skeleton_is_its_own_skeleton(text: str) -> None:
    assert skeleton(skeleton(text)) == skeleton(text)
    assert all(unicodedata.category(character)[0] in "LNM" for character in skeleton(text))


@given(WORDS, GAPS, GAPS)
def test_a_skeleton_forgets_space_hyphens_and_marks(words: list[str], one: list[str], other: list[str]) -> None:
    assert skeleton(weave(words, one)) == skeleton(weave(words, other)) == skeleton("".join(words))


@given(st.text("ABCXYZabcxyzÄÖÜäöüЖжΣ0123456789", max_size=30))
def test_a_skeleton_forgets_case(text: str) -> None:
    assert skeleton(text) == skeleton(text.lower()) == skeleton(text.upper())


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=30))
def test_a_skeleton_forgets_width_and_form(text: str) -> None:
    wide = "".join(chr(ord(character) + 0xFEE0) for character in text)
    assert skeleton(wide) == skeleton(text)
    assert skeleton(text.replace("ffi", "ﬃ").replace("fi", "ﬁ")) == skeleton(text)


@given(TEXTS)
def test_a_skeleton_forgets_how_accents_are_composed(text: str) -> None:
    assert skeleton(unicodedata.normalize("NFD", text)) == skeleton(unicodedata.normalize("NFC", text))


@given(st.text("abc123", min_size=1), st.text("abc123", min_size=1))
def test_a_skeleton_keeps_letters_and_digits(one: str, other: str) -> None:
    assert (skeleton(one) == skeleton(other)) == (one == other)


@given(TEXTS, WORDS, GAPS, GAPS, st.integers(0, 3))
def test_a_records_id_outlives_a_better_reader(
    source: str, words: list[str], one: list[str], other: list[str], ordinal: int
) -> None:
    assert make_record_id(source, weave(words, one), ordinal) == make_record_id(source, weave(words, other), ordinal)


@given(st.text("abc "), st.text("abc "), st.integers(0, 3))
def test_a_records_id_tells_sources_clauses_and_ordinals_apart(source: str, clause: str, ordinal: int) -> None:
    found = make_record_id(source, clause, ordinal)
    assert re.fullmatch(r"rec-[0-9a-f]{16}", found)
    assert found != make_record_id(f"{source}x", clause, ordinal)
    assert found != make_record_id(source, f"{clause}x", ordinal)
    assert found != make_record_id(source, clause, ordinal + 1)


@given(st.lists(PLAIN, min_size=1, max_size=4), st.lists(PLAIN, min_size=1, max_size=4))
def test_the_parts_of_an_id_do_not_run_together(one: list[str], other: list[str]) -> None:
    assert (make_id("x", *one) == make_id("x", *other)) == (one == other)


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_a_documents_id_is_that_of_its_bytes(one: bytes, other: bytes) -> None:
    assume(one != other)
    assert make_document_id(one) == make_document_id(bytes(one))
    assert make_document_id(one) != make_document_id(other)


def test_ids_are_those_that_were_written_before() -> None:
    """Ids stand in verdicts and in citations: a change here orphans them."""
    assert make_document_id(b"Kenya and Korea") == DOCUMENT
    assert make_record_id("src", "signed a Memorandum") == RECORD
    assert make_id("link", "a", "b") == LINK
