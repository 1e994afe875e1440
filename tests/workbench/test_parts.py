"""What the cache keeps comes back equal."""

from decimal import Decimal

from techplomacy.model import (
    About,
    Basis,
    Block,
    BlockKind,
    Document,
    Issue,
    Money,
    Participant,
    Record,
    Statement,
    Step,
    Tier,
    When,
)
from techplomacy.workbench.parts import decode_documents, decode_records, encode_documents, encode_records

DOCUMENT = Document(
    "doc-1",
    "src",
    "Two sides signed a treaty.",
    "plain/1",
    (Block(0, 0, 26, BlockKind.PARAGRAPH, 3),),
    "Title",
    "hi",
    When("2020-05/2021"),
    "AAA",
    "https://example.org",
    "name",
    "Ministry",
    Tier.OFFICIAL,
    (0, 12),
)
ISSUE = Issue("bad-date", "a:1", "No such day.", "Correct it.")


def test_documents() -> None:
    assert decode_documents(encode_documents([DOCUMENT, ISSUE])) == [DOCUMENT, ISSUE]


def test_records() -> None:
    values = ("treaty", True, Decimal("1.50"), When("196X"), Money(Decimal("2E+6"), "USD"), Step("signed"))
    statements = tuple(Statement("field", value, Basis.DERIVED, n=n) for n, value in enumerate(values))
    party = Statement(
        "participant", Participant("Two sides", "AAA", "host"), Basis.QUOTED, "Two", DOCUMENT.passage(0, 9), 0.25
    )
    record = Record("r", About.ACT, "src", "m", (*statements, party), "doc-1", DOCUMENT.passage(0, 26), 0.5)
    bare = Record("b", About.CLAIM, "src", "m", ())
    text = encode_records([record, ISSUE, bare])
    assert decode_records(text, {"doc-1": DOCUMENT}) == [record, ISSUE, bare]
