"""A verdict finds its place again by its quote: applied, reopened, or lost; never silently dropped."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolution_making import make_passage, make_record, quote_record

from techplomacy.model import (
    Document,
    Issue,
    Participant,
    Record,
    Step,
    Verdict,
    VerdictState,
    When,
    encode_value,
    make_record_id,
)
from techplomacy.resolution import anchor_verdicts, assemble
from techplomacy.vocabulary import load_vocabulary

BEFORE = "Nairobi, 3 May 2021. "
CLAUSE = "The Ministry of Fisheries of Kenya and the Ocean Agency of Korea signed a memorandum on coral-reef research."
AFTER = " Both sides thanked their hosts."
TEXT = f"{BEFORE}{CLAUSE}{AFTER}"
KIND = "memorandum_of_understanding"
REEFS = ("coral-reef", "coral‐\nreef", "coralreef")
GAPS = st.sampled_from([" ", "\n", "  ", "\u00a0", " \n ", "\t"])


def make_document(text: str = TEXT, *, reader: str = "text/1") -> Document:
    return Document("doc-1", "src-1", text, reader)


def find_record(document: Document, clause: str = CLAUSE, **fields: object) -> Record:
    """What an extractor makes of the clause; its id hangs on the clause, as in a build."""
    key = make_record_id("src-1", clause)
    record = make_record(key, document=document.id, source="src-1", score=0.9, **fields)  # type: ignore[arg-type]
    return quote_record(record, document, clause)


def decide(decision: str = "correct", **fields: object) -> Verdict:
    told = {"field": "kind", "seen": encode_value(KIND), "value": encode_value("treaty"), **fields}
    return Verdict(
        id="v1", source="src-1", quote=CLAUSE, before=BEFORE[-15:], after=AFTER[:15], decision=decision,
        coder="ann", at="2026-01-01T00:00:00Z", **told,
    )  # type: ignore[arg-type]  # fmt: skip


def anchor(verdict: Verdict, *documents: Document, records: tuple[Record, ...]) -> tuple[Verdict, tuple[Issue, ...]]:
    (settled,), issues = anchor_verdicts([verdict], records, documents)
    return settled, issues


def show_kind(record: Record, verdict: Verdict) -> list[str]:
    made = assemble([record], (), [verdict], vocabulary=load_vocabulary())
    return [event.kind for event in made.events]


def test_a_verdict_is_applied_where_nothing_changed() -> None:
    document = make_document()
    record = find_record(document)
    settled, issues = anchor(decide(), document, records=(record,))
    assert (settled.state, settled.record, issues) == (VerdictState.APPLIED, record.id, ())
    assert show_kind(record, settled) == ["treaty"]


@settings(deadline=None)
@given(
    st.lists(GAPS, min_size=1),
    st.text("xyz \n", max_size=40),
    st.sampled_from(REEFS),
)
def test_a_verdict_outlives_another_readers_text(gaps: list[str], front: str, reef: str) -> None:
    """White space, hyphens and what stands before move every offset; the quote is found all the same."""
    words = TEXT.replace("coral-reef", reef).split(" ")
    text = front + "".join(word + gaps[n % len(gaps)] for n, word in enumerate(words))
    document = make_document(text, reader="text/2")
    start = text.index("The")
    clause = text[start : text.index("research.") + len("research.")]
    record = find_record(document, clause)
    settled, issues = anchor(decide(), document, records=(record,))
    assert (settled.state, settled.record, issues) == (VerdictState.APPLIED, record.id, ())
    assert record.id == make_record_id("src-1", CLAUSE)


def test_a_verdict_outlives_a_change_of_the_extractors_span() -> None:
    document = make_document()
    shorter = "the Ocean Agency of Korea signed a memorandum on coral-reef research"
    record = find_record(document, shorter)
    settled, _ = anchor(decide(), document, records=(record,))
    assert (settled.state, settled.record) == (VerdictState.APPLIED, record.id)
    assert record.id != make_record_id("src-1", CLAUSE)


def test_of_two_equal_quotes_the_neighbourhood_tells() -> None:
    other = "In another year: "
    text = f"{other}{CLAUSE} That was all. {TEXT}"
    document = make_document(text)
    first = quote_record(make_record("rec-first", document="doc-1", source="src-1"), document, CLAUSE)
    passage = document.passage(text.rindex(CLAUSE), text.rindex(CLAUSE) + len(CLAUSE))
    second = replace(first, id="rec-second", passage=passage, statements=())
    settled, _ = anchor(replace(decide(), field=None, seen=None), document, records=(first, second))
    assert settled.record == "rec-second"


def test_a_verdict_is_reopened_where_the_machine_says_something_else_and_its_value_stays() -> None:
    document = make_document()
    record = find_record(document, kind="agreement")
    settled, issues = anchor(decide(), document, records=(record,))
    assert (settled.state, settled.record) == (VerdictState.REOPENED, record.id)
    assert [(issue.code, issue.place) for issue in issues] == [("verdict-reopened", "v1")]
    assert issues[0].remedy
    assert show_kind(record, settled) == ["treaty"]


def test_a_verdict_is_reopened_where_the_machine_finds_nothing_any_more() -> None:
    settled, issues = anchor(decide(), make_document(), records=())
    assert (settled.state, settled.record) == (VerdictState.REOPENED, None)
    assert [issue.code for issue in issues] == ["verdict-reopened"]


@pytest.mark.parametrize("text", ["", BEFORE + AFTER, TEXT.replace("signed", "did not sign"), TEXT[:80]])
def test_a_verdict_is_lost_with_its_quote(text: str) -> None:
    document = make_document(text)
    settled, issues = anchor(decide(), document, records=())
    assert settled.state is VerdictState.LOST
    assert [(issue.code, issue.place) for issue in issues] == [("verdict-lost", "v1")]
    assert "ann" in issues[0].message and CLAUSE[:40] in issues[0].message


def test_a_lost_verdict_decides_nothing_until_its_quote_is_back() -> None:
    changed = make_document(TEXT.replace("coral-reef", "deep-sea"))
    record = find_record(changed, CLAUSE.replace("coral-reef", "deep-sea"))
    lost, _ = anchor(decide(), changed, records=(record,))
    assert show_kind(record, lost) == [KIND]
    document = make_document()
    back, issues = anchor(lost, document, records=(find_record(document),))
    assert (back.state, issues) == (VerdictState.APPLIED, ())


def test_the_quote_of_another_source_is_no_anchor() -> None:
    elsewhere = Document("doc-2", "src-2", TEXT, "text/1")
    settled, _ = anchor(decide(), elsewhere, records=())
    assert settled.state is VerdictState.LOST


def test_a_record_kept_without_its_document_is_found_by_its_quote() -> None:
    record = find_record(make_document())
    settled, issues = anchor(decide(), records=(record,))
    assert (settled.state, settled.record, issues) == (VerdictState.APPLIED, record.id, ())


@pytest.mark.parametrize(
    ("seen", "state"),
    [
        (Step("signed", When("2021-05-03")), VerdictState.APPLIED),
        (Step("signed", When("2021-05")), VerdictState.REOPENED),
        (Step("approved", When("2021-05-03")), VerdictState.REOPENED),
    ],
)
def test_the_value_seen_is_compared_as_a_value(seen: Step, state: VerdictState) -> None:
    document = make_document()
    verdict = decide("accept", field="step", seen=encode_value(seen), value=None)
    assert anchor(verdict, document, records=(find_record(document),))[0].state is state


def test_who_a_body_was_resolved_to_reopens_nothing() -> None:
    document = make_document()
    seen = encode_value(Participant("Ocean Agency", None))
    record = find_record(document, parties=(("Ministry of Fisheries", "KEN"), ("Ocean Agency", "KOR")))
    told = tuple(
        replace(s, value=replace(s.value, actor="kor.ocean", kind="agency")) if isinstance(s.value, Participant) else s
        for s in record.statements
    )
    verdict = decide("accept", field="participant", seen=seen, value=None)
    assert anchor(verdict, document, records=(replace(record, statements=told),))[0].state is VerdictState.APPLIED
    other = decide("accept", field="participant", seen=encode_value(Participant("Ocean Agency", "KEN")), value=None)
    assert anchor(other, document, records=(record,))[0].state is VerdictState.REOPENED


def test_a_value_that_is_no_value_reopens_and_is_told() -> None:
    document = make_document()
    settled, issues = anchor(replace(decide(), seen="{"), document, records=(find_record(document),))
    assert settled.state is VerdictState.REOPENED
    assert issues


def test_verdicts_on_coded_records_hang_on_their_id() -> None:
    record = make_record("coded-a")
    verdict = replace(decide(), quote="", record="coded-a")
    assert anchor(verdict, records=(record,))[0].state is VerdictState.APPLIED
    gone, issues = anchor(verdict, records=())
    assert gone.state is VerdictState.LOST
    assert "coded-a" in issues[0].message


def test_same_and_different_need_both_records() -> None:
    document = make_document()
    record = find_record(document)
    verdict = decide("same", field=None, seen=None, value=None, other="coded-a")
    assert anchor(verdict, document, records=(record,))[0].state is VerdictState.LOST
    both = (record, make_record("coded-a"))
    assert anchor(verdict, document, records=both)[0].state is VerdictState.APPLIED


def test_anchoring_changes_nothing_but_state_and_record() -> None:
    document = make_document()
    settled, _ = anchor(decide(), document, records=(find_record(document),))
    assert replace(settled, state=None, record=None) == decide()
    assert make_passage(document, CLAUSE).quote == CLAUSE
