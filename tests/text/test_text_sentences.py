"""Official prose is cut where its sentences end, not at its numbers and titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techplomacy.text.sentences import split_sentences


def cut(text):
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The two sides met. They signed a memorandum.", 2),
        ("1. The two sides met in Nairobi.\n2. They signed.", 2),
        ("Under Art. 4 para. 2 of the pact, the fee is waived. It ends in 2030.", 2),
        ("M/s. Juma Works Ltd. won the bid.", 1),
        ("The loan is Rs. 500 crore.", 1),
        ("両国は覚書に署名した。円借款は百億円である。", 2),
        ("", 0),
        ("   \n ", 0),
    ],
)
def test_sentences_of_official_prose(text, count):
    assert len(cut(text)) == count


@given(st.text(max_size=300))
def test_sentences_are_ordered_apart_and_lose_no_letter(text):
    last, seen = 0, []
    for start, end in split_sentences(text):
        assert last <= start < end <= len(text)
        seen.append(text[last:start])
        last = end
    seen.append(text[last:])
    assert not "".join(seen).strip()
