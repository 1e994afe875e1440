"""Makes cells and results: each value carries the events and sources it rests on."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from techplomacy.model import Cell, CellValue, Event, Observation, Result

_GET_ID = attrgetter("id")


def tell(value: CellValue, *, ids: Iterable[str] = (), sources: Iterable[str] = ()) -> Cell:
    """A cell of any value."""
    return Cell(value, tuple(ids), tuple(sources))


def tell_event(event: Event, value: CellValue) -> Cell:
    """A value that one event tells."""
    return Cell(value, (event.id,), event.sources)


def tell_observation(observation: Observation, value: CellValue) -> Cell:
    """A value that one observation tells."""
    return Cell(value, (observation.series,), (observation.source,))


def count_events(events: Iterable[Event]) -> Cell:
    """A count that carries what was counted."""
    ids = tuple(dict.fromkeys(map(_GET_ID, events)))
    return Cell(len(ids), ids)


def tell_part(part: int, whole: int, one: str, many: str | None = None) -> str:
    """A count of a whole with its noun: `1 of 1 event`, `2 of 5 events`."""
    return f"{part} of {whole} {one if whole == 1 else many or one + 's'}"


def make_result(
    identifier: str,
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    caveats: Iterable[str] = (),
    coverage: Iterable[str] = (),
) -> Result:
    """A result; every row has one cell a column."""
    kept = tuple(tuple(row) for row in rows)
    assert all(len(row) == len(columns) for row in kept), f"{identifier}: a row has not {len(columns)} cells"
    return Result(identifier, title, tuple(columns), kept, tuple(caveats), tuple(coverage))


def read_rows(result: Result) -> list[dict[str, Cell]]:
    """The rows of a result as mappings from column to cell."""
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows]
