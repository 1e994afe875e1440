"""Verdict files only ever grow."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from techplomacy.model import Verdict
from techplomacy.sources.verdicts import append_verdict, read_verdicts

words = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=20)
verdicts = st.builds(
    Verdict,
    id=st.uuids().map(str),
    source=words.map(lambda text: text + "s"),
    quote=words,
    before=words,
    after=words,
    field=st.none() | words.map(lambda text: text + "f"),
    seen=st.none() | words.map(lambda text: text + "v"),
    decision=st.sampled_from(["accept", "reject", "correct", "same", "different"]),
    value=st.none() | words.map(lambda text: text + "v"),
    coder=st.sampled_from(["one", "two"]),
    at=st.just("2024-05-31T10:00"),
    why=words,
)


@settings(max_examples=30)
@given(st.lists(verdicts, max_size=5, unique_by=lambda verdict: verdict.id))
def test_what_is_appended_is_read_again(tmp_path_factory: pytest.TempPathFactory, made: list[Verdict]) -> None:
    root = tmp_path_factory.mktemp("study")
    for verdict in made:
        append_verdict(root / "verdicts", verdict)
    read = read_verdicts(root / "verdicts", root=root)
    assert read.issues == ()
    assert sorted(read.verdicts, key=lambda v: v.id) == sorted(made, key=lambda v: v.id)
    assert all(account.values == account.used for account in read.accounts)


def test_earlier_lines_are_never_touched(tmp_path: Path) -> None:
    path = append_verdict(tmp_path, Verdict("1", "s", "q", "", "", None, None, "accept", None, "one", "2024-01-01"))
    before = path.read_bytes()
    append_verdict(tmp_path, Verdict("2", "s", "q", "", "", None, None, "reject", None, "one", "2024-01-02"))
    assert path.read_bytes().startswith(before)


def test_the_file_names_the_coder_and_a_bad_decision_is_told(tmp_path: Path) -> None:
    (tmp_path / "verdicts").mkdir()
    (tmp_path / "verdicts" / "anna-2.jsonl").write_text(
        '{"id": "1", "source": "s", "decision": "accept", "at": "2024-01-01"}\n'
        '{"id": "2", "source": "s", "decision": "shrug", "at": "2024-01-01"}\n'
        '{"id": "1", "source": "s", "decision": "reject", "at": "2024-01-02"}\n'
    )
    read = read_verdicts(tmp_path / "verdicts", root=tmp_path)
    assert [(verdict.coder, verdict.decision) for verdict in read.verdicts] == [("anna-2", "accept")]
    assert [(issue.code, issue.place) for issue in read.issues] == [
        ("bad-value", "verdicts/anna-2.jsonl:2"),
        ("duplicate-id", "verdicts/anna-2.jsonl:3"),
    ]
