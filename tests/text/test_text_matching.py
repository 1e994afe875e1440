"""Words are found whole, the longest first, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techplomacy.text.matching import Matcher, is_whole

WORDS = {"mou": "M", "mou on": "MO", "kenya": "K", "kenya union": "U", "覚書": "O", "संधि": "S", "pact": "P"}


def find(text):
    return [(text[start:end], meaning) for start, end, meaning in Matcher(WORDS).find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the mou on kenya", [("mou on", "MO"), ("kenya", "K")]),
        ("a moulding, an impact", []),
        ("mou", [("mou", "M")]),
        ("kenya unionists", [("kenya", "K")]),  # the longer word breaks another word, the shorter one is whole
        ("日本の覚書に署名", [("覚書", "O")]),
        ("संधियों और संधि", [("संधि", "S")]),  # a vowel sign belongs to its word
        ("mou-on (mou)", [("mou", "M"), ("mou", "M")]),
        ("", []),
    ],
)
def test_words_are_found_whole(text, found):
    assert find(text) == found


def test_a_matcher_without_words_finds_nothing():
    assert list(Matcher({"": "nothing"}).find("anything")) == []


@given(st.text(alphabet="mou kenyaip-覚書é", max_size=80))
def test_finds_are_whole_ordered_and_apart(text):
    last = 0
    for start, end, meaning in Matcher(WORDS).find(text):
        assert WORDS[text[start:end]] == meaning
        assert start >= last and is_whole(text, start, end)
        last = end


@given(st.text(max_size=30), st.sampled_from(sorted(WORDS)), st.text(max_size=30))
def test_a_word_that_stands_alone_is_never_missed(before, word, after):
    text = f"{before.lower()} {word} {after.lower()}"
    place = len(before.lower()) + 1
    assert any(start <= place < end for start, end, _ in Matcher(WORDS).find(text))
