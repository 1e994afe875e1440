"""Events of an evidence base: the fold, by sector, kind, actor, initiative and time."""

from collections.abc import Iterable
from datetime import date

from techplomacy.evidence.rows import decode_row, find_columns
from techplomacy.evidence.schema import Connection
from techplomacy.model import Event

_ORDER = "ORDER BY coalesce(earliest, latest, '9999'), coalesce(latest, '9999'), id"


def sort_events(events: Iterable[Event]) -> list[Event]:
    """Events in the order in which they are read: by time, those of one time by their ids."""
    return sorted(events, key=_find_order)


def _find_order(event: Event) -> tuple[date, date, str]:
    when = event.when.when if event.when else None
    first, last = (when.earliest, when.latest) if when else (None, None)
    return (first or last or date.max, last or date.max, event.id)


def read_events(
    connection: Connection,
    keys: dict[str, str],
    *,
    since: date | None = None,
    until: date | None = None,
) -> list[Event]:
    """Events that carry all keys (field to value) and can have happened between the two days, in order of time."""
    conditions, values = [], []
    for field, value in sorted(keys.items()):
        conditions.append("id IN (SELECT event FROM event_key WHERE field = ? AND value = ?)")
        values += [field, value]
    if since is not None:
        conditions.append("(latest >= ? OR (latest IS NULL AND earliest IS NOT NULL))")
        values.append(since.isoformat())
    if until is not None:
        conditions.append("(earliest <= ? OR (earliest IS NULL AND latest IS NOT NULL))")
        values.append(until.isoformat())
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = connection.execute(f"SELECT {_list_columns()} FROM fold {where} {_ORDER}", values)
    return [decode_row(Event, row) for row in rows]


def read_event(connection: Connection, identifier: str) -> Event | None:
    """The event of that id, or the one that the record of that id belongs to."""
    query = f"SELECT {_list_columns()} FROM fold WHERE id = coalesce((SELECT event FROM record WHERE id = ?), ?)"
    row = connection.execute(query, (identifier, identifier)).fetchone()
    return decode_row(Event, row) if row else None


def _list_columns() -> str:
    return ", ".join(f"fold.{name}" for name in find_columns(Event))
