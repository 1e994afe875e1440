"""The tables of proof: sources, documents, records, and the statements with their passages."""

from collections.abc import Iterator

from techplomacy.analysis import View
from techplomacy.model import Basis, Money, Participant, Passage, Step, Value, encode_value
from techplomacy.presentation.tables.table import Column, Datum, Datums, Kind, Table
from techplomacy.presentation.tables.values import name_type, write_value

_BASES = {basis: basis.value for basis in Basis}
_NOWHERE = (None, None, None, None)
_WITH_PARTS = (Money, Step, Participant)
_SOURCE = Column("source", Kind.TEXT, "The source that tells it.", refers="sources.id", needed=True)
_PASSAGE = (
    Column("document", Kind.TEXT, "The document that the passage was cut from.", refers="documents.id"),
    Column("start", Kind.INTEGER, "Where the passage begins, in characters of the document's text."),
    Column("end", Kind.INTEGER, "Where it ends."),
    Column("quote", Kind.TEXT, "The exact words, cut from the document."),
)


def list_proof_tables(view: View) -> tuple[Table, ...]:
    """The four tables of proof."""
    return (_list_records(view), _list_statements(view), _list_sources(view), _list_documents(view))


def _list_records(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for record in view.records.values():
            event = view.by_id.get(record.id)
            kind, title = (record.get(field) for field in ("kind", "title"))
            document, *place = _list_place(record.passage)
            yield (
                record.id, record.about.value, event.id if event else None,
                write_value(kind.value) if kind else None, write_value(title.value) if title else None,
                record.source, record.maker, document or record.document, *place, record.score,
            )  # fmt: skip

    columns = (
        Column("id", Kind.TEXT, "The coder's id, or a hash of source and clause.", needed=True),
        Column("about", Kind.TEXT, "What it tells of: act, policy or claim.", needed=True),
        Column("event", Kind.TEXT, "The event that it was folded into.", refers="events.id"),
        Column("kind", Kind.TEXT, "The kind that it tells; of a policy or claim in words of its own."),
        Column("title", Kind.TEXT, "The title that it tells."),
        _SOURCE,
        Column("maker", Kind.TEXT, "Who made the record: an extractor with its version, or a coder.", needed=True),
        *_PASSAGE,
        Column("score", Kind.NUMBER, "The probability that the record is right, 0 to 1; 1 for a person's."),
    )
    about = "One act, policy or claim as one source tells it: one row a record."
    return Table("records", "Records", about, columns, list_rows, ("id",))


def _list_statements(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        chosen = view.base.chosen()
        for record in view.records.values():
            taken = chosen.find_fields(record.id)
            for told in record.statements:
                field, n = told.field, told.n
                yield (
                    record.id, field, n, *_tell_value(told.value), told.written, _BASES[told.basis], told.confidence,
                    *_list_place(told.passage), (field, n) in taken,
                )  # fmt: skip

    columns = (
        Column("record", Kind.TEXT, "The record that it is part of.", refers="records.id", needed=True),
        Column("field", Kind.TEXT, "What it is about.", needed=True),
        Column("n", Kind.INTEGER, "Numbers the statements of one field of a record from 0.", needed=True),
        Column("value", Kind.TEXT, "What it says, the way a study folder writes it.", needed=True),
        Column("type", Kind.TEXT, "text, flag, number, date (EDTF), money, step or participant.", needed=True),
        Column("json", Kind.TEXT, "Money, steps and participants again, with all their parts."),
        Column("written", Kind.TEXT, "What was written, where that is not the value."),
        Column("basis", Kind.TEXT, "How it is known: quoted, noted, cited or derived.", needed=True),
        Column("confidence", Kind.NUMBER, "0 to 1; 1 for a person's.", needed=True),
        *_PASSAGE,
        Column("chosen", Kind.FLAG, "Whether the event shows this value.", needed=True),
    )
    about = "One field of one record, with its value, basis and passage: one row a statement."
    return Table("statements", "Statements", about, columns, list_rows, ("record", "field", "n"))


def _tell_value(value: Value) -> tuple[str, str, str | None]:
    """The value, its type, and all its parts where it has any."""
    if value.__class__ is str:
        return value, "text", None
    return write_value(value), name_type(value), encode_value(value) if isinstance(value, _WITH_PARTS) else None


def _list_place(passage: Passage | None) -> tuple[Datum, Datum, Datum, Datum]:
    return (passage.document, passage.start, passage.end, passage.quote) if passage else _NOWHERE


def _list_sources(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for source in view.sources.values():
            item = source.item
            yield (
                source.id, item.get("type"), source.title, source.publisher, source.tier.value, source.side,
                source.address, item.get("DOI"), source.published, source.votes, source.copies,
            )  # fmt: skip

    columns = (
        Column("id", Kind.TEXT, "Its id in the bibliography.", needed=True),
        Column("type", Kind.TEXT, "What was published, as CSL names it."),
        Column("title", Kind.TEXT, "Its title."),
        Column("publisher", Kind.TEXT, "Who published it."),
        Column("tier", Kind.TEXT, "What kind of publisher speaks.", refers="tiers.id", needed=True),
        Column("side", Kind.TEXT, "The country whose voice it is (ISO 3166-1 alpha-3); empty for third parties."),
        Column("address", Kind.ADDRESS, "Where it can be read."),
        Column("doi", Kind.TEXT, "Its DOI."),
        Column("published", Kind.DATE, "When it was published (EDTF)."),
        Column("votes", Kind.FLAG, "False for a paper under check: it adds nothing to the evidence.", needed=True),
        Column("copies", Kind.TEXT, "The source that it reprints; both are one witness.", refers="sources.id"),
    )
    about = "One row a published source. The whole bibliography is had by `techplomacy export --format csl`."
    return Table("sources", "Sources", about, columns, list_rows, ("id",))


def _list_documents(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for told in view.base.documents():
            yield (
                told.id, told.source, told.name, told.title, told.language, told.published, told.side, told.address,
                told.length, told.reader,
            )  # fmt: skip

    columns = (
        Column("id", Kind.TEXT, "A hash of the file's bytes.", needed=True),
        Column("source", Kind.TEXT, "The source that it is a file of.", refers="sources.id", needed=True),
        Column("name", Kind.TEXT, "The file's name, or what it calls itself."),
        Column("title", Kind.TEXT, "Its title."),
        Column("language", Kind.TEXT, "ISO 639-1, `und` where the text is too short to tell."),
        Column("published", Kind.DATE, "When it was published (EDTF)."),
        Column("side", Kind.TEXT, "The country that speaks."),
        Column("address", Kind.ADDRESS, "Where it was found."),
        Column("length", Kind.INTEGER, "Characters of its text.", needed=True),
        Column("reader", Kind.TEXT, "What made the text of the bytes, with its version.", needed=True),
    )
    return Table("documents", "Documents", "One row a file that was read.", columns, list_rows, ("id",))
