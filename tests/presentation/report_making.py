"""A small study of two invented countries for the tests of the report, and one with nothing in it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from techplomacy.analysis import View
from techplomacy.evidence import Contents, EvidenceBase, write_evidence
from techplomacy.model import (
    About,
    Argument,
    Basis,
    Block,
    BlockKind,
    Document,
    Event,
    Funds,
    Hypothesis,
    Implication,
    Initiative,
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
    When,
    Work,
    YearType,
)

TEXT = "Decisions\n\nThe Cabinet of Astria approved the proposal to conclude a memorandum with Boria on 3 May 2021."
CLAUSE = TEXT[11:]
EVIL = "<script>alert(1)</script> & co"
_PARTIES = (Participant("Government of Astria", "XAA"), Participant("Government of Boria", "XBB"))
STUDY = Study(
    "small",
    "Astria and Boria",
    "What was agreed?",
    ("XAA", "XBB"),
    When("2000/2024"),
    date(2024, 6, 1),
    Hypothesis(
        "Ports bring trade.", (Implication("i1", "Acts name both sides.", "benefits_by_side"),), "No trade.", ("Oil",)
    ),
)


def make_document() -> Document:
    blocks = (Block(0, 0, 9, BlockKind.TITLE), Block(1, 11, len(TEXT), BlockKind.PARAGRAPH, 0))
    return Document("doc-a", "src-a", TEXT, "plain/1", blocks, "Decisions", "en", When("2021-05-04"), "XAA", pages=(0,))


def make_record(identifier: str, step: Step, source: str, *, quoted: bool = False) -> Record:
    passage = make_document().passage(11, len(TEXT)) if quoted else None
    basis = Basis.QUOTED if quoted else Basis.CITED
    statements = (
        Statement("kind", "memorandum_of_understanding", basis, "memorandum", passage),
        Statement("step", step, basis, None, passage),
        Statement("source", source, Basis.CITED),
        Statement("verified", "contradicted" if identifier == "signed-1" else "one_source", Basis.CITED),
        Statement("note", "One page says 2 May." if identifier == "signed-1" else "Seen once.", Basis.CITED),
    )
    maker = "extractor/1" if quoted else "coder/one"
    return Record(identifier, About.ACT, source, maker, statements, "doc-a" if quoted else None, passage)


def make_event(identifier: str, title: str, step: Step, source: str, *, money: bool = False) -> Event:
    funds = (Funds(Money(Decimal(5_500_000), "USD"), "pledge", identifier),) if money else ()
    return Event(
        identifier,
        "memorandum_of_understanding",
        title,
        (step,),
        _PARTIES,
        ("space",),
        funds,
        (identifier,),
        (source,),
        1,
        summary="Told in the coder's words.",
        initiative="thread",
    )


def make_sources() -> tuple[Source, ...]:
    item = '{"id":"%s","type":"%s","title":"%s","publisher":"%s","URL":"%s","issued":{"date-parts":[[2021,5,4]]}%s}'
    address = "https://example.org/%s"
    return (
        Source(
            "src-a",
            item % ("src-a", "webpage", "Decisions", "Cabinet of Astria", address % "a", ""),
            "Decisions",
            "Cabinet of Astria",
            Tier.OFFICIAL,
            "XAA",
            address % "a",
            When("2021-05-04"),
        ),
        Source(
            "src-b",
            item % ("src-b", "article-newspaper", "覚書に署名", "Boria Times", address % "b", ',"language":"ja"'),
            "覚書に署名",
            "Boria Times",
            Tier.MEDIA,
            "XBB",
            address % "b",
            When("2021-05-04"),
        ),
        Source("src-c", '{"id":"src-c","type":"report"}', EVIL, "Bank of Boria", Tier.OFFICIAL, "XBB"),
    )


def make_observations() -> tuple[Observation, ...]:
    values = ((2019, "5"), (2020, "9.25"), (2021, "7"))
    told = [Observation("loans", str(y), When(str(y)), Decimal(v), "src-a", "2024") for y, v in values]
    return (*told, Observation("loans", "2020", When("2020"), Decimal("9.5"), "src-b", "2024"))


def make_contents() -> Contents:
    approved, signed = Step("approved", When("2021-05-03")), Step("signed", When("2022-06"))
    return Contents(
        study=STUDY,
        sources=make_sources(),
        documents=(make_document(),),
        records=(
            make_record("approved-1", approved, "src-a", quoted=True),
            make_record("signed-1", signed, "src-b"),
        ),
        events=(
            make_event("approved-1", "Memorandum on satellites", approved, "src-a"),
            make_event("signed-1", "Memorandum on probes", signed, "src-b", money=True),
        ),
        members={"approved-1": "approved-1", "signed-1": "signed-1"},
        initiatives=(
            Initiative(
                "thread",
                "Joint probes",
                ("space",),
                ("signed-1",),
                promised="A probe by 2023.",
                score=0,
                sources=("src-b",),
            ),
        ),
        series=(
            Series(
                "loans",
                "loans",
                "Loans from Astria to Boria",
                "USD million",
                "commitments",
                YearType.CALENDAR,
                "XAA",
                "XBB",
                "USD",
            ),
        ),
        observations=make_observations(),
        searches=(
            Search("q1", date(2024, 5, 1), "transport", None, "gazette", ("en",), "rail", Outcome.NONE_FOUND, "-"),
        ),
        arguments=(
            Argument(
                "a1", "IX", "Probes matter.", "XBB", ("signed-1", "loans"), ("thread",), "Chance", "loans", "Few years."
            ),
        ),
        works=(Work("src-c", "case study", ("space",), When("2010/2020"), "It works.", "No data."),),
    )


def make_empty() -> Contents:
    return Contents(
        study=Study("empty", "Nothing yet", "What is there?", ("XAA", "XBB"), When("2000/2024"), date(2024, 6, 1))
    )


def open_view(contents: Contents, folder: Path) -> View:
    folder.mkdir(parents=True, exist_ok=True)
    write_evidence(folder / "evidence.sqlite", contents)
    return View(EvidenceBase.open(folder / "evidence.sqlite"))
