"""Laws of the full-text index: no words break a query, and each word of a text finds its block."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from techplomacy.errors import InvalidValueError
from techplomacy.evidence import Contents, EvidenceBase, write_evidence
from techplomacy.evidence.spacing import make_query, space_words
from techplomacy.model import Block, BlockKind, Document

WORDS = st.text(alphabet="abzé半導体ñकषि़्ाไทยกงก한국어й0９-'\"*() ^:AND", max_size=24)


def search(folder: Path, contents: Contents, text: str, words: str) -> int:
    block = Block(0, 0, len(text), BlockKind.PARAGRAPH)
    document = Document("doc", "src-a", text, "plain/1", (block,))
    write_evidence(folder / "e.sqlite", replace(contents, documents=[document], records=()))
    with EvidenceBase.open(folder / "e.sqlite") as base:
        return len(base.search(words))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=WORDS, words=WORDS)
def test_no_words_break_a_query(tmp_path: Path, contents: Contents, text: str, words: str) -> None:
    try:
        assert search(tmp_path, contents, text, words) in (0, 1)
    except InvalidValueError:
        assert not make_query(words)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(st.text(alphabet="abzé半導体ñкшहिन्दीไทย한국어09", min_size=1, max_size=6), min_size=1, max_size=4)
)
def test_each_word_finds_its_block(tmp_path: Path, contents: Contents, words: list[str]) -> None:
    known = [word for word in words if any(c.isalnum() for c in word)]
    for word in known:
        assert search(tmp_path, contents, " ".join(words), word) == 1


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("次世代半導体工場", "半導体", 1),
        ("반도체를 협력한다", "반도체", 1),
        ("ความร่วมมือด้านอวกาศ", "อวกาศ", 1),
        ("ﬁnance", "finance", 1),
        ("ＪＩＣＡ", "jica", 1),
        ("सह\u200dयोग", "सहयोग", 1),
        ("co-operation", "cooperation", 0),
        ("moulding", "mou", 0),
    ],
)
def test_scripts(tmp_path: Path, contents: Contents, text: str, word: str, found: int) -> None:
    assert search(tmp_path, contents, text, word) == found


def test_spaced_text_is_plain() -> None:
    assert space_words("a半b").split() == ["a", "半", "b"]
