"""Which statements were chosen: a set of (record, field, number) that stays small for a million of them."""

from collections.abc import Iterable, Iterator, Set

Told = tuple[str, str, int]  # record, field, number of the statement among those of its field
_Fields = frozenset[tuple[str, int]]
_NONE: _Fields = frozenset()


class Chosen(Set[Told]):
    """A set of statements, each by its record, its field and its number there.

    Nearly all records have one of a few dozen combinations of fields, and each combination is kept once.
    """

    __slots__ = ("_fields", "_size")

    def __init__(self, statements: Iterable[Told] = ()) -> None:
        told: dict[str, list[tuple[str, int]]] = {}
        for record, field, n in statements:
            told.setdefault(record, []).append((field, n))
        kept: dict[_Fields, _Fields] = {}
        self._fields: dict[str, _Fields] = {}
        for record, pairs in told.items():
            fields = frozenset(pairs)
            self._fields[record] = kept.setdefault(fields, fields)
        self._size = sum(map(len, self._fields.values()))

    def find_fields(self, record: str) -> frozenset[tuple[str, int]]:
        """The (field, number) of the statements of one record: for whoever asks of all of them, one by one."""
        return self._fields.get(record, _NONE)

    def __contains__(self, statement: object) -> bool:
        if not isinstance(statement, tuple) or len(statement) != 3:
            return False
        return statement[1:] in self._fields.get(statement[0], ())

    def __iter__(self) -> Iterator[Told]:
        return ((record, field, n) for record, fields in self._fields.items() for field, n in fields)

    def __len__(self) -> int:
        return self._size
