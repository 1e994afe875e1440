"""What each source of an event says of it: the exact passage where there is one, else the coder's note."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from techplomacy.model import Basis, Event, Record, Source

NOTES = ("summary", "note")  # fields of a coded record that tell in the coder's words what the source says


@dataclass(frozen=True, slots=True)
class Telling:
    """One source of an event. `words` are an exact passage if `basis` is quoted or noted, else a coder's own words."""

    source: str
    basis: Basis
    words: str | None
    address: str | None
    publisher: str


def list_tellings(event: Event, records: Iterable[Record], sources: Mapping[str, Source]) -> tuple[Telling, ...]:
    """One telling a source, those that show a passage first."""
    kept = list(records)
    tellings = [_make_telling(event, identifier, kept, sources.get(identifier)) for identifier in event.sources]
    order = (Basis.QUOTED, Basis.NOTED, Basis.CITED, Basis.DERIVED)
    return tuple(sorted(tellings, key=lambda telling: order.index(telling.basis)))


def _make_telling(event: Event, identifier: str, records: list[Record], source: Source | None) -> Telling:
    own = [record for record in records if record.source == identifier]
    address, publisher = (source.address, source.publisher) if source else (None, "")
    for record in own:
        passages = [s for s in record.statements if s.passage is not None]
        if passages or record.passage:
            basis = passages[0].basis if passages else Basis.QUOTED
            passage = record.passage or passages[0].passage
            return Telling(identifier, basis, passage.quote if passage else None, address, publisher)
    told = own or [record for record in records if identifier in record.values("source")]
    words = next((str(v) for field in NOTES for record in told for v in record.values(field)), event.summary)
    return Telling(identifier, Basis.CITED, words, address, publisher)
