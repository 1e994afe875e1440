"""What each source of an event says, and how far it can be shown: its passages, or its address alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from techplomacy.analysis import View
from techplomacy.model import Basis, Event, Record
from techplomacy.presentation.citations import References
from techplomacy.presentation.span import Span, Style, Text, as_text, compose

LONGEST = 700  # characters of a passage that are shown; the evidence base holds all of it
_STRONGEST = (Basis.QUOTED, Basis.NOTED, Basis.CITED, Basis.DERIVED)


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a source, their language, and the page where the format has pages."""

    words: str
    language: str | None
    page: int | None


@dataclass(frozen=True, slots=True)
class Testimony:
    """One source of an event: on what it rests, its passages, and where a coder found it."""

    source: str
    basis: Basis
    quotes: tuple[Quote, ...]
    locators: tuple[str, ...]


def list_testimony(view: View, event: Event) -> list[Testimony]:
    """One testimony a source, in the order of the event."""
    records = view.find_records(event)
    return [_testify(view, source, records) for source in event.sources]


def _testify(view: View, source: str, records: Iterable[Record]) -> Testimony:
    told = [r for r in records if r.source == source or source in r.values("source")]
    own = [r for r in told if r.source == source]
    quotes = tuple(dict.fromkeys(quote for record in own for quote in _list_quotes(view, record)))
    bases = {s.basis for r in own for s in r.statements if s.passage is not None} if quotes else set()
    basis = next((b for b in _STRONGEST if b in bases), Basis.QUOTED if quotes else Basis.CITED)
    marks = (str(value) for record in told for value in record.values("locator"))
    locators = tuple(mark.partition(":")[2].strip() for mark in marks if mark.partition(":")[0] == source)
    return Testimony(source, basis, quotes, locators)


def _list_quotes(view: View, record: Record) -> list[Quote]:
    passages = [record.passage] if record.passage else [s.passage for s in record.statements if s.passage][:1]
    quotes = []
    for passage in passages:
        document = view.base.document(passage.document)
        quotes.append(Quote(_shorten(passage.quote), document.language, document.page_of(passage.start)))
    return quotes


def _shorten(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " […]"


def tell_testimony(references: References, testimony: Testimony) -> Text:
    """Reference, place, basis, then the words themselves."""
    spans = list(references.link(testimony.source))
    pages = [f"p. {quote.page}" for quote in testimony.quotes if quote.page]
    for place in (*testimony.locators, *dict.fromkeys(pages)):
        spans += as_text(f" {place}.")
    spans += [Span(f" [{testimony.basis.value}]", style=Style.MINOR)]
    for quote in testimony.quotes:
        spans += compose(" {}", Span(f"“{quote.words}”", style=Style.QUOTE, language=quote.language))
    return tuple(spans)
