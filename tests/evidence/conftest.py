"""One small study with two documents, three records and one event, in nouns."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from techplomacy.evidence import Contents, EvidenceBase, write_evidence
from techplomacy.model import (
    About,
    Account,
    Actor,
    ActorName,
    Argument,
    Basis,
    Block,
    BlockKind,
    Bound,
    Chosen,
    Coding,
    Document,
    Event,
    Funds,
    Hypothesis,
    Implication,
    Initiative,
    Issue,
    Judgement,
    Link,
    Money,
    Observation,
    Outcome,
    Participant,
    Record,
    Search,
    Series,
    Source,
    Statement,
    Step,
    Study,
    Tier,
    Verdict,
    VerdictState,
    When,
    Work,
    YearType,
)

TEXT = "Ports agreement\n\nAstria and Boria signed a memorandum on ports on 3 May 2021."
OTHER = "半導体に関する協力覚書に署名した。\n\nदोनों देशों ने सहयोग ज्ञापन पर हस्ताक्षर किए।"


def make_documents() -> tuple[Document, Document]:
    blocks = (Block(0, 0, 15, BlockKind.TITLE), Block(1, 17, len(TEXT), BlockKind.PARAGRAPH, parent=0))
    split = OTHER.index("\n")
    other = (Block(0, 0, split, BlockKind.PARAGRAPH), Block(1, split + 2, len(OTHER), BlockKind.PARAGRAPH))
    return (
        Document(
            "doc-a",
            "src-a",
            TEXT,
            "plain/1",
            blocks,
            "Ports agreement",
            "en",
            When("2021-05-04"),
            "AAA",
            pages=(0, 17),
            tier=Tier.OFFICIAL,
        ),
        Document("doc-b", "src-b", OTHER, "plain/1", other, "", "ja"),
    )


def make_records() -> tuple[Record, ...]:
    document = make_documents()[0]
    clause = document.passage(17, len(TEXT))
    party = Participant("Astria", "AAA", actor="astria")
    quoted = (
        Statement("kind", "memorandum_of_understanding", Basis.QUOTED, "memorandum", document.passage(42, 52), 0.9),
        Statement("step", Step("signed", When("2021-05-03")), Basis.QUOTED, "signed", clause),
        Statement("participant", party, Basis.QUOTED, "Astria", document.passage(17, 23)),
        Statement("sector", "ports", Basis.DERIVED),
    )
    cited = (
        Statement("kind", "memorandum_of_understanding", Basis.CITED),
        Statement("step", Step("signed", When("2021-05")), Basis.CITED),
        Statement("amount", Money(Decimal("5.50"), "USD", Bound.UP_TO), Basis.CITED),
        Statement("stage", "pledge", Basis.CITED),
        Statement("verified", True, Basis.CITED),
        Statement("share", Decimal("0.10"), Basis.CITED),
    )
    policy = (Statement("title", "Ports plan", Basis.CITED), Statement("country", "BBB", Basis.CITED))
    return (
        Record("rec-1", About.ACT, "src-a", "extractor/1", quoted, "doc-a", clause, 0.8),
        Record("act-7", About.ACT, "src-b", "coder:one", cited),
        Record("pol-1", About.POLICY, "src-b", "coder:one", policy),
    )


def make_event() -> Event:
    money = Money(Decimal("5.50"), "USD", Bound.UP_TO)
    return Event(
        "act-7",
        "memorandum_of_understanding",
        "Ports memorandum",
        (Step("announced"), Step("signed", When("2021-05-03"))),
        (Participant("Astria", "AAA", actor="astria"), Participant("Boria", "BBB")),
        ("ports", "space"),
        (Funds(money, "pledge", "act-7"),),
        ("act-7", "rec-1"),
        ("src-a", "src-b"),
        2,
        initiative="thread",
    )


def make_contents() -> Contents:
    hypothesis = Hypothesis("Ports bring trade.", (Implication("i1", "Trade rises."),), "No trade.", ("Oil prices",))
    return Contents(
        study=Study("s", "Two ports", "Why?", ("AAA", "BBB"), When("2000/2024"), date(2024, 6, 1), hypothesis),
        build={"version": "1"},
        sources=(
            Source(
                "src-a", '{"id":"src-a"}', "Release", "Ministry", Tier.OFFICIAL, "AAA", published=When("2021-05-04")
            ),
            Source("src-b", '{"id":"src-b"}', "Story", "Paper", Tier.MEDIA, votes=False, copies="src-a"),
        ),
        documents=make_documents(),
        records=make_records(),
        events=(
            make_event(),
            replace(
                make_event(), id="zzz", records=("zzz",), sectors=("space",), steps=(Step("signed", When("199X")),)
            ),
            replace(make_event(), id="undated", records=("undated",), sectors=("ports",), steps=(Step("announced"),)),
        ),
        members={"rec-1": "act-7", "act-7": "act-7"},
        chosen=Chosen(
            {("rec-1", "step", 0), ("rec-1", "participant", 0), ("rec-1", "sector", 0), ("act-7", "amount", 0)}
        ),
        actors=(
            Actor("astria", "Astria", "AAA", "government", (ActorName("AST", kind="acronym"),), since=When("1950")),
            Actor("port", "Port", "AAA", "company", parent="astria", identifiers=(("lei", "X1"), ("web", "p.example"))),
        ),
        links=(Link("rec-1", "act-7", "event", Judgement.SAME, 0.97, ("same day", "same kind")),),
        verdicts=(
            Verdict(
                "v1",
                "src-a",
                "signed a memorandum",
                "",
                "",
                "place",
                None,
                "correct",
                '"Astria City"',
                "one",
                "2024-01-02",
                record="rec-1",
                state=VerdictState.APPLIED,
            ),
        ),
        codings=(Coding("act-7", "one", "driver", ("economic", "security")), Coding("act-7", "two", "driver")),
        initiatives=(Initiative("thread", "Ports thread", ("ports",), ("act-7",), score=-1, searched=True),),
        series=(Series("fdi", "fdi", "FDI", "million", "approvals", YearType.CALENDAR, "AAA", "BBB", "USD"),),
        observations=(
            Observation("fdi", "2002", When("2002"), Decimal("7.10"), "src-b", "2004"),
            Observation("fdi", "2001", When("2001"), Decimal("6"), "src-b", "2004", "revised"),
        ),
        searches=(
            Search(
                "q1",
                date(2024, 5, 1),
                "space",
                When("2000/2024"),
                "gazette",
                ("en", "fr"),
                "satellite",
                Outcome.NONE_FOUND,
                "-",
            ),
        ),
        arguments=(
            Argument("a1", "impact", "Ports matter.", evidence_for=("act-7",)),
            Argument("a2", "outlook", "More ports."),
        ),
        works=(Work("src-b", "case study", ("ports",), When("2010/"), "It works.", "No data."),),
        issues=(Issue("bad-date", "records/a.csv:3", "31 June cannot be.", "Correct the day."),),
        accounts=(Account("records/a.csv", 10, 8, (("empty", 1),), 1),),
    )


@pytest.fixture
def contents() -> Contents:
    return make_contents()


@pytest.fixture
def base(tmp_path: Path) -> EvidenceBase:
    write_evidence(tmp_path / "evidence.sqlite", make_contents())
    return EvidenceBase.open(tmp_path / "evidence.sqlite")
