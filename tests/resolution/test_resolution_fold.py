"""The fold is pure: no order matters, every member finds its event, and a person's word wins."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolution_making import make_record, make_source

from techplomacy.model import (
    Initiative,
    Judgement,
    Link,
    Participant,
    Record,
    Step,
    Tier,
    Verdict,
    VerdictState,
    When,
    encode_value,
)
from techplomacy.resolution import KEEP_FROM, Assembly, Linker, assemble, link_records
from techplomacy.vocabulary import load_vocabulary

CODED = ("coded-a", "coded-b", "coded-c")
FOUND = ("rec-1", "rec-2", "rec-3", "rec-4")
IDS = (*CODED, *FOUND)
KINDS = ("memorandum_of_understanding", "agreement", "joint_statement", "loan_agreement", "other")
STEPS = ("planned", "approved", "signed", "held")
DATES = (None, "2021", "2021-05", "2021-05-03", "2022-01-09")
AMOUNTS = (None, ("5000000", "USD"), ("5100000", "USD"), ("900", "KRW"))
SOURCES = tuple(make_source(f"src-{key}", tier) for key, tier in zip(IDS, [*Tier, *Tier], strict=False))


@st.composite
def draw_record(draw: st.DrawFn, key: str) -> Record:
    return make_record(
        key,
        title=draw(st.sampled_from(["Memorandum on coral reefs", "Loan for a bus line", "Talks on coral reefs"])),
        kind=draw(st.sampled_from(KINDS)),
        step=draw(st.sampled_from(STEPS)),
        when=draw(st.sampled_from(DATES)),
        amount=draw(st.sampled_from(AMOUNTS)),
        document=None if key in CODED else f"doc-{key}",
        score=1.0 if key in CODED else draw(st.sampled_from([0.1, KEEP_FROM, 0.9])),
        sector=draw(st.sampled_from(["agriculture", "transport"])),
    )


RECORDS = st.tuples(*(draw_record(key) for key in IDS))
PAIRS = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])
LINKS = st.lists(
    st.builds(
        lambda pair, judgement, score: Link(*pair, "event", judgement, score, ("drawn",)),
        PAIRS,
        st.sampled_from(Judgement),
        st.floats(0.5, 1),
    ),
    max_size=8,
)


def rule(key: str, decision: str, **fields: str | None) -> Verdict:
    """An anchored verdict on a record."""
    told = {"field": None, "seen": None, "value": None, "other": None, "at": "2026-01-01T00:00:00Z", **fields}
    state = VerdictState(str(told.pop("state", "applied")))
    name = f"{key}/{decision}/{sorted(told.items(), key=str)}"
    return Verdict(
        name, "src", "", "", "", told["field"], told["seen"], decision, told["value"], "ann", str(told["at"]),
        record=key, other=told["other"], state=state,
    )  # fmt: skip


VERDICTS = st.lists(
    st.one_of(
        st.builds(
            lambda pair, decision, state: rule(pair[0], decision, other=pair[1], state=state),
            PAIRS,
            st.sampled_from(["same", "different"]),
            st.sampled_from(["applied", "reopened", "lost"]),
        ),
        st.builds(rule, st.sampled_from(IDS), st.sampled_from(["accept", "reject"])),
        st.builds(
            lambda key, kind: rule(key, "correct", field="kind", value=encode_value(kind)),
            st.sampled_from(IDS),
            st.sampled_from(KINDS),
        ),
    ),
    max_size=5,
)


def fold(records: Sequence[Record], links: Sequence[Link] = (), verdicts: Sequence[Verdict] = ()) -> Assembly:
    return assemble(records, links, verdicts, sources=SOURCES, vocabulary=load_vocabulary())


@settings(deadline=None)
@given(RECORDS, LINKS, VERDICTS, st.randoms(use_true_random=False))
def test_order_does_not_matter(records, links, verdicts, random) -> None:
    expected = fold(records, links, verdicts)
    shuffled = [random.sample(list(told), len(told)) for told in (records, links, verdicts)]
    assert fold(*shuffled) == expected


@settings(deadline=None)
@given(RECORDS, LINKS)
def test_telling_it_twice_changes_nothing(records, links) -> None:
    assert fold(records, [*links, *links]) == fold(records, links)
    turned = [replace(link, left=link.right, right=link.left) for link in links]
    assert fold(records, turned).members == fold(records, links).members


@settings(deadline=None)
@given(RECORDS, LINKS, VERDICTS)
def test_every_member_finds_its_event(records, links, verdicts) -> None:
    made = fold(records, links, verdicts)
    events = {event.id: event for event in made.events}
    assert len(events) == len(made.events)
    assert sorted(key for event in made.events for key in event.records) == sorted(made.members)
    for key, event in made.members.items():
        assert key in events[event].records
    rejected = {v.record for v in verdicts if v.decision == "reject"}
    assert set(made.members) >= set(CODED) - rejected
    assert {record for record, _, _ in made.chosen} <= set(made.members)


@settings(deadline=None)
@given(RECORDS, LINKS)
def test_an_event_has_the_id_of_its_coded_record(records, links) -> None:
    for event in fold(records, links).events:
        assert event.id == event.records[0]
        coded = [key for key in event.records if key in CODED]
        assert not coded or event.id in coded


@settings(deadline=None)
@given(RECORDS, LINKS)
def test_no_machine_joins_two_coded_records_not_even_by_way_of_a_third(records, links) -> None:
    for event in fold(records, links).events:
        assert len(set(event.records) & set(CODED)) <= 1


@settings(deadline=None)
@given(RECORDS, LINKS)
def test_values_are_chosen_and_never_made(records, links) -> None:
    """No step, amount or sector of an event is one that no record of it tells: least of all a signature."""
    told = {record.id: record for record in records}
    for event in fold(records, links).events:
        own = [told[key] for key in event.records]
        assert set(event.steps) <= {value for record in own for value in record.values("step")}
        assert {f.money for f in event.money} <= {value for record in own for value in record.values("amount")}
        assert set(event.sectors) <= {value for record in own for value in record.values("sector")}
        assert event.kind in {value for record in own for value in record.values("kind")}


@settings(deadline=None)
@given(RECORDS, LINKS, PAIRS)
def test_a_person_joins_and_parts_whatever_the_machine_holds(records, links, pair) -> None:
    one, other = pair
    joined = fold(records, links, [rule(one, "same", other=other)]).members
    assert joined[one] == joined[other]
    parted = fold(records, links, [rule(one, "different", other=other)]).members
    assert one not in parted or parted[one] != parted.get(other)
    both = [rule(one, "same", other=other), rule(one, "different", other=other)]
    assert fold(records, links, both).members.get(one) != fold(records, links, both).members.get(other)


@settings(deadline=None)
@given(RECORDS, LINKS, st.sampled_from(IDS), st.sampled_from(KINDS))
def test_a_persons_value_is_shown(records, links, key, kind) -> None:
    verdicts = [rule(key, "accept"), rule(key, "correct", field="kind", value=encode_value(kind))]
    made = fold(records, links, verdicts)
    shown = next(event for event in made.events if event.id == made.members[key])
    assert shown.kind == kind
    assert (key, "kind", 0) not in made.chosen


@settings(deadline=None)
@given(RECORDS, LINKS, st.sampled_from(IDS))
def test_a_rejected_record_is_in_no_event(records, links, key) -> None:
    made = fold(records, links, [rule(key, "reject")])
    assert key not in made.members
    assert all(key not in event.records for event in made.events)
    kept = fold([record for record in records if record.id != key], [k for k in links if key not in (k.left, k.right)])
    assert made.events == kept.events


@settings(deadline=None)
@given(RECORDS, LINKS, PAIRS, st.sampled_from(["same", "different", "reject", "correct"]))
def test_a_lost_verdict_moves_nothing(records, links, pair, decision) -> None:
    key, other = pair
    value = encode_value("treaty") if decision == "correct" else None
    verdict = rule(key, decision, other=other, field="kind" if value else None, value=value, state="lost")
    assert fold(records, links, [verdict]).events == fold(records, links).events


@pytest.mark.parametrize(("score", "kept"), [(KEEP_FROM - 0.01, False), (KEEP_FROM, True)])
def test_a_person_keeps_what_the_machine_doubts(score: float, kept: bool) -> None:
    doubted = make_record("rec-1", document="doc-1", score=score)
    assert ("rec-1" in fold([doubted]).members) is kept
    assert "rec-1" in fold([doubted], (), [rule("rec-1", "accept")]).members
    assert fold([doubted], (), [rule("rec-1", "same", other="coded-a")]).members == {"rec-1": "rec-1"}


def test_the_last_word_holds_and_two_coders_who_differ_are_told() -> None:
    first = rule("coded-a", "correct", field="kind", value=encode_value("treaty"), at="2026-01-01T00:00:00Z")
    last = replace(
        rule("coded-a", "correct", field="kind", value=encode_value("agreement"), at="2026-02-01T00:00:00Z"),
        coder="ben",
    )
    made = fold([make_record("coded-a")], (), [last, first])
    assert [event.kind for event in made.events] == ["agreement"]
    assert [issue.code for issue in made.issues] == ["verdicts-contradict"]


def test_approved_and_signed_stay_two_dated_facts() -> None:
    approved = make_record("coded-a", step="approved", when="2021-04-01")
    signed = make_record("rec-1", document="doc-1", when="2021-05-03", score=0.9)
    made = fold([approved, signed], (), [rule("coded-a", "same", other="rec-1")])
    assert made.events[0].steps == (Step("approved", When("2021-04-01")), Step("signed", When("2021-05-03")))
    alone = fold([approved])
    assert [step.name for step in alone.events[0].steps] == ["approved"]


def test_of_two_dates_that_agree_the_finer_is_kept_and_others_are_told() -> None:
    coarse = make_record("coded-a", when="2021-05")
    fine = make_record("rec-1", document="doc-1", when="2021-05-03", score=0.9)
    other = make_record("rec-2", document="doc-2", when="2021-06-01", score=0.9)
    same = [rule("coded-a", "same", other=key) for key in ("rec-1", "rec-2")]
    made = fold([coarse, fine, other], (), same)
    assert made.events[0].steps == (Step("signed", When("2021-05-03")),)
    assert [issue.code for issue in made.issues] == ["values-contradict"]


def test_money_is_never_added_and_a_package_is_named() -> None:
    package = make_record("coded-a", title="Package", kind="exchange_of_notes", amount=("300", "KRW"))
    loan = make_record("coded-b", title="Loan", kind="loan_agreement", amount=("100", "KRW"), within="coded-a")
    made = {event.id: event for event in fold([package, loan]).events}
    assert [str(f.money) for event in made.values() for f in event.money] == ["KRW 300", "KRW 100"]
    assert made["coded-b"].money[0].within == "coded-a"


def test_a_bare_government_gives_way_to_its_ministry() -> None:
    bare = (Participant("Kenya", "KEN", kind="government", actor="ken-gov"),)
    ministry = (Participant("Ministry of Fisheries", "KEN", kind="ministry", actor="ken.fish"),)
    records = []
    for key, parties in (("coded-a", bare), ("coded-b", ministry)):
        record = make_record(key, parties=())
        told = tuple(replace(record.statements[0], field="participant", value=party) for party in parties)
        records.append(replace(record, statements=(*record.statements, *told)))
    made = fold(records, (), [rule("coded-a", "same", other="coded-b")])
    assert [p.actor for p in made.events[0].participants] == ["ken.fish"]


def test_an_initiative_finds_events_by_any_member() -> None:
    records = [make_record("coded-a"), make_record("rec-1", document="doc-1", score=0.9)]
    thread = Initiative("reefs", "Reefs", ("agriculture",), ("rec-1", "gone"))
    same = [rule("coded-a", "same", other="rec-1")]
    made = assemble(records, (), same, (thread,), vocabulary=load_vocabulary())
    assert [(event.id, event.initiative) for event in made.events] == [("coded-a", "reefs")]


def test_a_paper_under_check_makes_no_event() -> None:
    record = make_record("rec-1", document="doc-1", source="paper", score=0.99)
    sources = (make_source("paper", votes=False),)
    assert assemble([record], (), (), sources=sources, vocabulary=load_vocabulary()).events == ()


def test_links_come_with_reasons_and_coded_records_are_never_joined_by_a_machine() -> None:
    records = [
        make_record("coded-a"),
        make_record("coded-b"),
        make_record("rec-1", document="doc-1", score=0.9),
        make_record("rec-2", title="Loan for a bus line", kind="loan_agreement", document="doc-2", score=0.9),
    ]
    links = link_records(records)
    assert all(link.reasons for link in links)
    held = {(link.left, link.right): link.judgement for link in links}
    assert held["coded-a", "coded-b"] is Judgement.UNSURE
    assert held["coded-a", "rec-1"] is Judgement.SAME
    assert not any("rec-2" in pair for pair in held)
    assert link_records(records[::-1]) == links
    linker = Linker(records, load_vocabulary())
    shares = {(link.left, link.right): link for n in range(3) for link in linker.link(share=n, shares=3)}
    assert [shares[pair] for pair in sorted(shares)] == list(links)
    made = fold(records, links)
    assert made.members["coded-a"] != made.members["coded-b"]
    assert {issue.code for issue in made.issues} == {"possible-duplicate"}
