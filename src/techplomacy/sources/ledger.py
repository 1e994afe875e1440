"""What became of each value of a file: used, left out on purpose, or an Issue; it must not judge the values itself."""

from collections import Counter
from typing import Any

from techplomacy.model import Account, Issue

NOT_READ = "nothing reads this column"


def count_values(value: Any) -> int:
    """How many values a cell holds: leaves of lists and mappings that are not empty."""
    if value.__class__ is str:  # nearly all cells are: no call may stand before this one
        return 1 if value else 0
    if isinstance(value, dict):
        return sum(map(count_values, value.values()))
    if isinstance(value, list | tuple):
        return sum(map(count_values, value))
    return 0 if value is None or value == "" else 1


class Ledger:
    """The books of one file: its rows, and the Issues that came up in it."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.rows: list[Row] = []
        self.skipped = Counter[str]()
        self.issues: list[Issue] = []

    def open_row(self, line: int, values: dict[str, Any]) -> "Row":
        """Enter one row; empty cells do not count."""
        counts = {name: count for name, value in values.items() if (count := count_values(value))}
        row = Row(self, line, {name: values[name] for name in counts}, counts)
        self.rows.append(row)
        return row

    def skip(self, values: int, reason: str) -> None:
        """Leave so many values out on purpose without entering their row: tables of all the world have millions."""
        self.skipped[reason] += values

    def note(self, code: str, line: int, message: str, remedy: str) -> None:
        """Write down an Issue at a line of this file."""
        self.issues.append(Issue(code, f"{self.label}:{line}", message, remedy))

    def close(self) -> Account:
        """Balance the books; a column that nothing took becomes one Issue."""
        used, faulty, left_out = 0, 0, Counter(self.skipped)
        for row in self.rows:
            for name, count in row.counts.items():
                if row.is_lost:
                    faulty += count
                elif name in row.left:
                    left_out[row.left[name]] += count
                elif name in row.taken:
                    wrong = min(row.faults[name], count) if row.faults else 0
                    faulty += wrong
                    used += count - wrong
                else:
                    left_out[NOT_READ] += count
        self._note_unread_columns()
        reasons = tuple(sorted(left_out.items()))
        return Account(self.label, used + faulty + left_out.total(), used, reasons, faulty)

    def _note_unread_columns(self) -> None:
        first: dict[str, int] = {}
        for row in self.rows:
            if not row.is_lost:
                for name in row.values:
                    if name not in row.taken and name not in row.left:
                        first.setdefault(name, row.line)
        for name, line in sorted(first.items()):
            self.note(
                "unknown-column",
                line,
                f"Nothing reads the column {name!r}.",
                "Rename it to a known column, or leave it: nothing else is lost.",
            )


class Row:
    """One row of a file, with what was taken from it, left out and found wrong."""

    def __init__(self, ledger: Ledger, line: int, values: dict[str, Any], counts: dict[str, int]) -> None:
        self.ledger = ledger
        self.line = line
        self.values = values
        self.counts = counts
        self.taken: set[str] = set()
        self.left: dict[str, str] = {}
        self.faults: Counter[str] = Counter()
        self.is_lost = False
        self.item: dict[str, Any] = values

    @property
    def place(self) -> str:
        """Where the row stands: file and line."""
        return f"{self.ledger.label}:{self.line}"

    def take(self, column: str) -> Any:
        """The value of a column, None where it is empty; it counts as used."""
        self.taken.add(column)
        return self.values.get(column)

    def leave(self, column: str, reason: str) -> None:
        """Leave a column out on purpose."""
        self.left[column] = reason

    def fault(self, column: str, code: str, message: str, remedy: str, *, count: int = 1) -> None:
        """`count` values of a column cannot be used; the rest of the row stays."""
        self.faults[column] += count
        self.ledger.note(code, self.line, message, remedy)

    def lose(self, code: str, message: str, remedy: str) -> None:
        """The row cannot be used at all."""
        if not self.is_lost:
            self.is_lost = True
            self.ledger.note(code, self.line, message, remedy)
