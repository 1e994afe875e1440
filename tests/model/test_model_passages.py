"""A passage is a slice of its document; a quote that is not in it cannot exist."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from techplomacy.errors import InvalidValueError, QuoteError
from techplomacy.model import Basis, Block, BlockKind, Document, Passage, Statement, make_document_id

TEXTS = st.text(min_size=1, max_size=60)
OFFSETS = st.integers(-3, 70)


def make_document(text: str, **fields: object) -> Document:
    return Document(make_document_id(text.encode("utf-8", "surrogatepass")), "src", text, "plain/1", **fields)  # type: ignore[arg-type]


@given(TEXTS, OFFSETS, OFFSETS)
def test_a_passage_is_the_slice_or_there_is_none(text: str, start: int, end: int) -> None:
    document = make_document(text)
    if 0 <= start < end <= len(text):
        passage = document.passage(start, end)
        assert passage.quote == text[start:end]
        document.verify(passage)
    else:
        with pytest.raises(QuoteError):
            document.passage(start, end)


@given(TEXTS, TEXTS, st.data())
def test_a_changed_text_is_found_out(text: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    passage = make_document(text).passage(start, data.draw(st.integers(start + 1, len(text))))
    changed = Document(passage.document, "src", other, "plain/2")
    if other[passage.start : passage.end] == passage.quote:
        changed.verify(passage)
    else:
        with pytest.raises(QuoteError):
            changed.verify(passage)


@given(TEXTS, TEXTS)
def test_a_passage_belongs_to_one_document(text: str, other: str) -> None:
    assume(text != other)
    passage = make_document(text).passage(0, 1)
    with pytest.raises(QuoteError):
        make_document(other).verify(passage)


@given(st.integers(-5, 20), st.integers(-5, 20), st.text(max_size=20))
def test_a_quote_is_as_long_as_its_place(start: int, end: int, quote: str) -> None:
    if 0 <= start < end and end - start == len(quote):
        assert Passage("doc", start, end, quote).quote == quote
    else:
        with pytest.raises(QuoteError):
            Passage("doc", start, end, quote)


def test_quoted_needs_a_passage() -> None:
    with pytest.raises(InvalidValueError, match="passage"):
        Statement("kind", "treaty", Basis.QUOTED)
    passage = make_document("a treaty").passage(2, 8)
    assert Statement("kind", "treaty", Basis.QUOTED, "treaty", passage).passage == passage


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_confidence_runs_from_nought_to_one(confidence: float) -> None:
    with pytest.raises(InvalidValueError):
        Statement("kind", "treaty", Basis.CITED, confidence=confidence)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 9)])
def test_a_block_lies_in_the_text(start: int, end: int) -> None:
    with pytest.raises(InvalidValueError):
        make_document("a treaty", blocks=(Block(0, start, end, BlockKind.PARAGRAPH),))


@given(st.lists(st.integers(1, 20), min_size=1, max_size=5), st.integers(0, 100))
def test_an_offset_lies_on_the_last_page_that_began(lengths: list[int], offset: int) -> None:
    pages = tuple(sum(lengths[:n]) for n in range(len(lengths)))
    page = make_document("x", pages=pages).page_of(offset)
    assert page is not None
    assert pages[page - 1] <= offset
    assert page == len(pages) or offset < pages[page]
