"""What sieves rule out, no pattern matches; what they let through, the pattern finds at the same place."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techplomacy.text.sieves import Openings, Sieve, Sought, fold, holds_any, list_needles, seek, sharpen
from techplomacy.vocabulary import load_vocabulary

LOOSE = [
    r"\b(?:hop(?:e|es|ed|ing)|wish\w*)\b",
    r"\b(?:not|never)\b|n['’]t\b(?! only)",
    r"(?-i:May)\b|\bsigns?\b[^.;]{0,9}$",
    r"^\W*(?:Signed|Sealed)\s+on\b",
    r"(?:[.;]\s)?kiss(?=ing)",
    r"\b(?P<who>they|we)\s+(?:\w+\s+){0,2}[A-Z]\w+",
]
PIECES = ["hope", "HOPES", "wish", "ſign", "Sıgns", "sİgns", "KISSing", "kissing", "May", "may", "don’t", "n't", "not"]
PIECES += ["only", "they", "We", "Paris", "who", ":", ".", "; A", "on", "Ko", "Signed"]
CASED = [r"\b(?:Paris|Kyoto)\b", r"[.;:]\s+[A-Z]|\bwho\b", r"(?i:signs)\b"]


@pytest.mark.parametrize(
    ("pattern", "flags", "needles"),
    [
        (r"\b(?:hopes?|wish\w*)\b", re.I, {"hope", "wish"}),
        (r"\b(?:Board|Council of Ministers)\b", re.I, {"board", "council of ministers"}),
        (r"\b(?:Board|Council)\b", 0, {"Board", "Council"}),
        (r"n['’]t\b", re.I, {"n't", "n’t"}),
        (r"\bagree(?:ment|d)?\s+(?:to|on)\b", re.I, {"agree"}),
        (r"(?:on|within|upon)", 0, {"on", "within"}),  # who finds `upon` finds `on`
        (r"(?:very\s+)?\w+", 0, set()),
        (r"(?:a|the)\b", 0, set()),
        (r"(?:one|\d+)\s", 0, set()),
        (r"(?i:one)\s", 0, set()),
    ],
)
def test_needles_are_what_each_match_holds(pattern, flags, needles):
    assert list_needles(re.compile(pattern, flags)) == needles


@pytest.mark.parametrize("pattern", [re.compile(p, re.I) for p in LOOSE] + [re.compile(p) for p in CASED])
@given(st.lists(st.sampled_from(PIECES)).map(" ".join) | st.text(alphabet="hopesigntwMayKSſıİK’'. ;", max_size=24))
def test_a_pattern_is_found_where_it_is_found_without_sieve(pattern, text):
    expected = pattern.search(text)
    for search in (Sought(pattern).search, seek(pattern).search):
        found = search(text)
        assert (found and found.span()) == (expected and expected.span())
    sieve, low = Sieve([pattern, None]), fold(text)
    admitted = sieve.admit(low)
    assert (0 in admitted and sieve.finds(0, text, low)) == (expected is not None)
    assert 1 in admitted and sieve.finds(1, text, low)


def list_patterns(told):
    if isinstance(told, dict):
        for key, value in told.items():
            if key in {"pattern", "before", "after", "next", "near", "sentence", "gap"} and isinstance(value, str):
                yield value
            yield from list_patterns(value)
    elif isinstance(told, list | tuple):
        for part in told:
            yield from list_patterns(part)


def test_patterns_of_the_vocabulary_match_own_texts_with_and_without_sieve(own_texts):
    patterns = sorted({pattern for rows in load_vocabulary().triggers.values() for pattern in list_patterns(rows)})
    assert len(patterns) > 100
    matched = 0
    for pattern in (re.compile(written, re.I) for written in patterns):
        sharp, is_sharp = sharpen(pattern)
        for text in own_texts:
            expected = pattern.search(text)
            found = sharp.search(fold(text) if is_sharp else text)
            assert (found and found.span()) == (expected and expected.span()), pattern.pattern
            matched += expected is not None
            needles = list_needles(pattern)
            assert expected is None or not needles or holds_any(fold(text), needles), pattern.pattern
    assert matched > 500


@pytest.fixture(scope="module")
def own_texts():
    passages = Path(__file__).parents[1] / "quality" / "genre_dev.jsonl"
    texts = [json.loads(line)["text"] for line in passages.read_text(encoding="utf-8").splitlines()]
    return [piece for text in texts for piece in text.split("\n\n") if piece.strip()]


def test_openings_begin_a_word():
    openings = Openings(["March", "last"])
    assert openings.find_starts(fold("in MARCH, lasting")) == [3, 10]
    assert openings.find_starts(fold("demarche ballast s_last")) == []
