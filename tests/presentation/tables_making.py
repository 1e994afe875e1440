"""Two evidence bases for the tests of tables and exports: a small one full of traps, and the shipped records."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from techplomacy.analysis import View
from techplomacy.evidence import Contents, EvidenceBase, write_evidence
from techplomacy.model import (
    About,
    Actor,
    ActorName,
    Argument,
    Basis,
    Block,
    BlockKind,
    Bound,
    Chosen,
    Document,
    Event,
    Funds,
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
    When,
    Work,
    YearType,
)
from techplomacy.resolution import assemble, link_records, resolve_actors
from techplomacy.workbench.folder import DEFAULT_STUDY, open_study

TEXT = "Signing\n\nAstria and Boria signed a memorandum on chips on 3 May 2021."
FORMULA = '=HYPERLINK("http://evil.example","click")'
LONG = "ø" * 40_000
DOCUMENT = Document(
    "doc-a",
    "src-a",
    TEXT,
    "plain/1",
    (Block(0, 0, 7, BlockKind.TITLE), Block(1, 9, len(TEXT), BlockKind.PARAGRAPH, 0)),
    "Signing",
    "en",
    When("2021-05-04"),
    "AAA",
    name="release.md",
)


def make_records() -> tuple[Record, ...]:
    clause = DOCUMENT.passage(9, len(TEXT))
    step = Step("signed", When("2021-05-03"))
    party = Participant("Astria", "AAA", actor="aaa-gov")
    quoted = (
        Statement("kind", "memorandum_of_understanding", Basis.QUOTED, "memorandum", DOCUMENT.passage(35, 45), 0.9),
        Statement("step", step, Basis.QUOTED, "signed", clause),
        Statement("participant", party, Basis.QUOTED, "Astria", DOCUMENT.passage(9, 15)),
    )
    cited = (
        Statement("kind", "memorandum_of_understanding", Basis.CITED),
        Statement("title", FORMULA, Basis.CITED),
        Statement("step", Step("signed", When("2021-05")), Basis.CITED),
        Statement("amount", Money(Decimal("5.50"), "USD", Bound.UP_TO), Basis.CITED),
        Statement("share", Decimal("0.10"), Basis.CITED),
        Statement("verified", True, Basis.CITED),
        Statement("note", LONG, Basis.CITED),
    )
    policy = (
        Statement("title", "Chips plan", Basis.CITED),
        Statement("country", "BBB", Basis.CITED),
        Statement("goal", "two fabs; one lab", Basis.CITED),
        Statement("dimension:funding", "grants", Basis.CITED),
    )
    return (
        Record("act-7", About.ACT, "src-b", "coder/one", cited),
        Record("rec-1", About.ACT, "src-a", "extractor/1", quoted, "doc-a", clause, 0.8),
        Record("pol-1", About.POLICY, "src-b", "coder/one", policy),
    )


def make_events() -> tuple[Event, ...]:
    steps = (Step("announced"), Step("signed", When("2021-05-03")))
    bodies = (Participant("Astria", "AAA", actor="aaa-gov"), Participant("Boria", "BBB", actor="bbb-gov"))
    funds = (Funds(Money(Decimal("5.50"), "USD", Bound.UP_TO), "pledge", "act-7"),)
    sectors = ("semiconductors", "=own_word")
    told = ("act-7", "rec-1")
    kind = "memorandum_of_understanding"
    return (
        Event("act-7", kind, FORMULA, steps, bodies, sectors, funds, told, ("src-a", "src-b"), 2, initiative="thread"),
    )


def make_contents() -> Contents:
    item = {"id": "src-a", "title": "A & B_C {100%}", "type": "webpage", "custom": {"wire": "Agency"}}
    address = "https://example.org/a?x=1&y=2"
    return Contents(
        study=Study("s s", "Two sides", "Why?", ("AAA", "BBB"), When("2000/2024"), date(2024, 6, 1)),
        sources=(
            Source(
                "src-a", json.dumps(item), item["title"], "Press", Tier.OFFICIAL, "JPN", address, When("2021-05-04")
            ),
            Source("src-b", '{"id":"src-b"}', "-1+2", "Paper", Tier.MEDIA, None, None, When("2021~"), False, "src-a"),
        ),
        documents=(DOCUMENT,),
        records=make_records(),
        events=make_events(),
        members={"rec-1": "act-7", "act-7": "act-7"},
        chosen=Chosen({("rec-1", "step", 0), ("act-7", "amount", 0), ("rec-1", "participant", 0)}),
        actors=(
            Actor(
                "aaa-gov", "Astria\x0b", "AAA", "government", (ActorName("AST", kind="acronym"),), since=When("1868")
            ),
            Actor("bbb-gov", "Boria", "BBB", "government", identifiers=(("lei", "X1"),)),
        ),
        links=(Link("rec-1", "act-7", "event", Judgement.SAME, 0.97, ("same day", "same kind")),),
        verdicts=(Verdict("v1", "src-a", "signed", "", "", "place", None, "correct", '"Town"', "one", "2024-01-02"),),
        initiatives=(Initiative("thread", "Chips thread", ("semiconductors",), ("act-7",), ("A; B", "C"), score=-1),),
        series=(Series("fdi", "fdi", "FDI", "million", "approvals", YearType.CALENDAR, "AAA", "BBB", "USD"),),
        observations=(
            Observation("fdi", "1890", When("1890"), Decimal("-7.10"), "src-b", "2004"),
            Observation("fdi", "2002", When("2002"), Decimal("1E+3"), "src-b", "2004", "+1"),
            Observation("fdi", "2003", When("2003"), Decimal("0.12345678901234567890"), "src-b", "2004"),
        ),
        searches=(
            Search("q1", date(2024, 5, 1), "space", None, "gazette", ("en", "fr"), "@x", Outcome.NONE_FOUND, "-"),
        ),
        arguments=(Argument("a1", "impact", "Chips matter.", evidence_for=("act-7",)),),
        works=(Work("src-b", "case study", ("space",), When("2010/"), "It works.", "No data."),),
        issues=(Issue("bad-date", "records/a.csv:3", "31 June\ncannot be.", 'Correct, the "day".'),),
    )


def open_small(folder: Path) -> View:
    write_evidence(folder / "small.sqlite", make_contents())
    return View(EvidenceBase.open(folder / "small.sqlite"))


def open_shipped(folder: Path) -> View:
    """The coded records of the shipped study, resolved and folded."""
    material = open_study(DEFAULT_STUDY)
    records, actors, proposed, _ = resolve_actors(
        material.records, vocabulary=material.vocabulary, countries=material.study.countries
    )
    links = link_records(records)
    made = assemble(records, links, (), material.initiatives)
    contents = Contents(
        study=material.study,
        sources=material.sources,
        records=records,
        events=made.events,
        members=made.members,
        chosen=made.chosen,
        actors=actors,
        links=(*proposed, *links),
        initiatives=material.initiatives,
        series=material.series,
        observations=material.observations,
        searches=material.searches,
        arguments=material.arguments,
        works=material.works,
        issues=material.issues,
        accounts=material.accounting,
    )
    write_evidence(folder / "shipped.sqlite", contents)
    return View(EvidenceBase.open(folder / "shipped.sqlite"))
