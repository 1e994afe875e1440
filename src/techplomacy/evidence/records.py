"""Records and statements of an evidence base; each passage is cut from its document again and compared."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from techplomacy.errors import EvidenceError, QuoteError
from techplomacy.evidence.schema import Connection
from techplomacy.model import About, Basis, Chosen, Document, Passage, Record, Statement, decode_value

FindDocument = Callable[[str], Document]

_RECORD = "SELECT id, about, source, maker, document, start, stop, quote, score FROM record"
_STATEMENT = "SELECT record, field, n, value, written, document, start, stop, basis, score FROM statement"
_BATCH = 500  # below SQLite's limit on values in one query


def read_records(connection: Connection, identifiers: Iterable[str], find: FindDocument) -> list[Record]:
    """The records of these ids in this order; ids without a record are left out."""
    wanted = list(identifiers)
    found: dict[str, Record] = {}
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        marks = ", ".join("?" * len(batch))
        rows = connection.execute(f"{_RECORD} WHERE id IN ({marks})", batch).fetchall()
        order = f"WHERE record IN ({marks}) ORDER BY record, rowid"
        statements = {
            key: list(group)
            for key, group in groupby(connection.execute(f"{_STATEMENT} {order}", batch), key=lambda row: row[0])
        }
        found |= {row[0]: _make_record(row, statements.get(row[0], []), find) for row in rows}
    return [found[identifier] for identifier in wanted if identifier in found]


def find_record_ids(connection: Connection, *, event: str | None = None, about: About | None = None) -> Iterator[str]:
    """The ids of all records, or of one event's, or of those about one kind of thing, in the order of the build."""
    conditions, values = [], []
    if event is not None:
        conditions.append("event = ?")
        values.append(event)
    if about is not None:
        conditions.append("about = ?")
        values.append(about.value)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    return (row[0] for row in connection.execute(f"SELECT id FROM record {where} ORDER BY rowid", values).fetchall())


def find_chosen(connection: Connection, event: str | None = None) -> Chosen:
    """(record, field, n) of the statements that the fold took, for one event or for all."""
    if event is None:
        return Chosen(connection.execute("SELECT record, field, n FROM statement WHERE chosen"))
    query = (
        "SELECT statement.record, field, n FROM statement JOIN record ON record.id = statement.record "
        "WHERE record.event = ? AND chosen"
    )
    return Chosen(connection.execute(query, (event,)))


def _make_record(row: tuple[Any, ...], statements: list[tuple[Any, ...]], find: FindDocument) -> Record:
    identifier, about, source, maker, document, start, stop, quote, score = row
    passage = None
    if start is not None:
        passage = Passage(document, start, stop, quote)
        _verify(find(document), passage)
    return Record(
        identifier,
        About(about),
        source,
        maker,
        tuple(_make_statement(statement, document, find) for statement in statements),
        document,
        passage,
        score,
    )


def _make_statement(row: tuple[Any, ...], home: str | None, find: FindDocument) -> Statement:
    record, field, n, value, written, document, start, stop, basis, score = row
    passage = None
    if start is not None:
        place = document or home
        if place is None:
            raise EvidenceError(f"The {field} of {record} has a passage and no document. Run 'techplomacy map' again.")
        passage = find(place).passage(start, stop)
    return Statement(field, decode_value(value), Basis(basis), written, passage, score, n)


def _verify(document: Document, passage: Passage) -> None:
    try:
        document.verify(passage)
    except QuoteError as error:
        raise EvidenceError(f"{error} The base is damaged: run 'techplomacy map --fresh'.") from error
