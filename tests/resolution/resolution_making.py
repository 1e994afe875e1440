"""Records of invented acts for the tests of resolution."""

import csv
from decimal import Decimal
from pathlib import Path

from techplomacy.model import (
    About,
    Basis,
    Document,
    Money,
    Participant,
    Passage,
    Record,
    Source,
    Statement,
    Step,
    Tier,
    When,
)

PAIRS = Path(__file__).parent / "data" / "name_pairs.csv"


def make_record(
    key: str,
    *,
    title: str = "Memorandum on coral reefs",
    kind: str = "memorandum_of_understanding",
    when: str | None = "2021-05-03",
    step: str = "signed",
    parties: tuple[tuple[str, str], ...] = (("Ministry of Fisheries", "KEN"), ("Ocean Agency", "KOR")),
    amount: tuple[str, str] | None = None,
    document: str | None = None,
    source: str | None = None,
    score: float = 1.0,
    **words: str,
) -> Record:
    """A coded record; an extracted one where a document is given."""
    basis = Basis.CITED
    told = [Statement("kind", kind, basis), Statement("title", title, basis)]
    told.append(Statement("step", Step(step, When(when) if when else None), basis))
    told += [Statement("participant", Participant(*party), basis, n=n) for n, party in enumerate(parties)]
    told += [Statement("amount", Money(Decimal(amount[0]), amount[1]), basis)] if amount else []
    told += [Statement(field, value, basis) for field, value in words.items()]
    maker = "coder/one" if document is None else "extractor/1"
    return Record(key, About.ACT, source or f"src-{key}", maker, tuple(told), document, None, score)


def quote_record(record: Record, document: Document, quote: str) -> Record:
    """The same, with all its statements resting on a quote of a document."""
    start = document.text.index(quote)
    passage = document.passage(start, start + len(quote))
    told = tuple(
        Statement(s.field, s.value, Basis.QUOTED, quote, passage, s.confidence, s.n) for s in record.statements
    )
    return Record(record.id, record.about, record.source, "extractor/1", told, document.id, passage, record.score)


def make_source(key: str, tier: Tier = Tier.OFFICIAL, *, copies: str | None = None, votes: bool = True) -> Source:
    """A source of a tier."""
    return Source(key, "{}", key, "somebody", tier, copies=copies, votes=votes)


def name_party(name: str, country: str | None, *, when: str = "2018-05-03", **fields: str) -> Record:
    """A record with one party."""
    told = (
        Statement("step", Step("signed", When(when)), Basis.CITED),
        Statement("participant", Participant(name, country, **fields), Basis.CITED),
    )
    return Record(f"{country}/{name}/{when}", About.ACT, "src", "coder/one", told)


def read_pairs(split: str) -> list[dict[str, str]]:
    """The labelled pairs of names of one split."""
    with PAIRS.open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["split"] == split]


def make_passage(document: Document, quote: str) -> Passage:
    """The passage of a quote."""
    start = document.text.index(quote)
    return document.passage(start, start + len(quote))
