"""Turns the acts of a document into records: statements with passages, basis and confidence."""

from collections import Counter
from collections.abc import Iterator

from techplomacy.extraction.acts import read_acts
from techplomacy.extraction.candidates import Candidate, Party
from techplomacy.model import (
    About,
    Basis,
    Document,
    Issue,
    Participant,
    Passage,
    Record,
    Statement,
    Step,
    make_record_id,
)
from techplomacy.vocabulary import Vocabulary

MAKER = "extractor/1"
READ = ("en", "ja", "und")  # languages that the triggers cover; what is too short or mixed to tell is tried


def extract_records(document: Document, *, vocabulary: Vocabulary) -> Iterator[Record]:
    """The records of a document in the order of its text; none where its language is not read (see find_gaps)."""
    if not is_read(document):
        return
    seen: Counter[str] = Counter()
    for act in read_acts(document, vocabulary):
        best = act.spans[0]
        passage = document.passage(best.start, best.end)
        ordinal = seen[passage.quote]
        seen[passage.quote] += 1
        yield Record(
            id=make_record_id(document.source, passage.quote, ordinal),
            about=About.ACT,
            source=document.source,
            maker=MAKER,
            statements=tuple(_state(document, act, passage)),
            document=document.id,
            passage=passage,
            score=act.confidence,
        )


def is_read(document: Document) -> bool:
    """Whether extraction reads the language of a document."""
    return document.language in READ or not document.language


def find_gaps(document: Document, *, vocabulary: Vocabulary | None = None) -> list[Issue]:
    """What needs a person: a language that is not read and, where a vocabulary is given, lists of unequal length."""
    if is_read(document):
        return _find_uneven(document, vocabulary) if vocabulary is not None else []
    message = f"The document is in {document.language!r}, which the extractor does not read; nothing was looked for."
    remedy = "Code the document by hand, or add a translation."
    return [Issue("document-language", document.source or document.id, message, remedy)]


def _find_uneven(document: Document, vocabulary: Vocabulary) -> list[Issue]:
    """The sentences that pair two lists by `respectively` where the lists differ in length."""
    issues: list[Issue] = []
    for act in read_acts(document, vocabulary):
        if "uneven" in act.features:
            span = act.spans[0]
            place = f"{document.source or document.id}:{span.start}-{span.end}"
            message = f"Two lists of unequal length are paired here: {document.text[span.start : span.end][:80]!r}."
            remedy = "Read the passage and code the acts by hand."
            issues.append(Issue("respectively-unmatched", place, message, remedy))
    return issues


def _state(document: Document, act: Candidate, passage: Passage) -> Iterator[Statement]:
    score = act.confidence
    head = document.passage(act.mention.start, act.mention.end)
    yield Statement("kind", act.kind, Basis.QUOTED, head.quote, passage, score)
    yield Statement("title", " ".join(passage.quote.split()), Basis.QUOTED, passage.quote, passage, score)
    yield _state_step(document, act, passage)
    for n, span in enumerate(act.spans[1:]):
        told = document.passage(span.start, span.end)
        yield Statement("told", " ".join(told.quote.split()), Basis.QUOTED, told.quote, told, score, n)
    for n, party in enumerate(act.parties):
        yield _state_party(document, party, n, score)
    for n, sector in enumerate(act.sectors):
        yield Statement("sector", sector, Basis.DERIVED, None, passage, score, n)
    for n, amount in enumerate(act.amounts):
        place = document.passage(amount.start, amount.end)
        yield Statement("amount", amount.money, Basis.QUOTED, place.quote, place, score, n)


def _state_step(document: Document, act: Candidate, passage: Passage) -> Statement:
    span = act.when_span
    written = document.passage(span.start, span.end).quote if span is not None else None
    return Statement("step", Step(act.step, act.when), Basis.QUOTED, written, passage, act.confidence)


def _state_party(document: Document, party: Party, n: int, score: float) -> Statement:
    participant = Participant(party.name, party.country, kind=None, acronym=party.acronym, implied=party.implied)
    if party.implied or party.start < 0:
        return Statement("participant", participant, Basis.DERIVED, None, None, score, n)
    place = document.passage(party.start, party.end)
    return Statement("participant", participant, Basis.QUOTED, place.quote, place, score, n)
