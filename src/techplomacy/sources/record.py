"""Collects the statements of one coded record; it must not read cells."""

from techplomacy.model import Basis, Statement, Value


class Statements:
    """Statements in the making, numbered within their field; empty values are left out."""

    def __init__(self) -> None:
        self.made: list[Statement] = []
        self._counts: dict[str, int] = {}

    def add(self, field: str, *values: Value | None, basis: Basis = Basis.CITED, written: str | None = None) -> None:
        """Add the values of a field in order."""
        for value in values:
            if value is not None and value != "":
                n = self._counts.get(field, 0)
                self._counts[field] = n + 1
                self.made.append(Statement(field, value, basis, written, n=n))
