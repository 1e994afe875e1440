"""What became of each value of a file: used, left out on purpose, or an Issue; it must not judge the values itself."""

from collections import Counter
from typing import Any

from techplomacy.model import Account, Issue

NOT_READ = "nothing reads this column"
# What rows that are settled share; nothing is written to them.
_NO_VALUES: dict[str, Any] = {}
_NO_NAMES: set[str] = set()
_NO_FAULTS = Counter[str]()


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
    """The books of one file: its rows that are not settled yet, and the Issues that came up in it."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.rows: list[Row] = []
        self.left_out = Counter[str]()
        self.used = 0
        self.faulty = 0
        self.issues: list[Issue] = []
        self._unread: dict[str, int] = {}

    def open_row(self, line: int, values: dict[str, Any]) -> "Row":
        """Enter one row; empty cells do not count."""
        counts = {}
        for name, value in values.items():
            count = (1 if value else 0) if value.__class__ is str else count_values(value)
            if count:
                counts[name] = count
        row = Row(self, line, {name: values[name] for name in counts}, counts)
        self.rows.append(row)
        return row

    def skip(self, values: int, reason: str) -> None:
        """Leave so many values out on purpose without entering their row: tables of all the world have millions."""
        self.left_out[reason] += values

    def note(self, code: str, line: int, message: str, remedy: str) -> None:
        """Write down an Issue at a line of this file."""
        self.issues.append(Issue(code, f"{self.label}:{line}", message, remedy))

    def settle(self, row: "Row") -> None:
        """Balance a row of which all has been taken, and let go of its values; a fault may still be found in it."""
        used, faulty = row.count_used(self.left_out)
        self.used, self.faulty = self.used + used, self.faulty + faulty
        if not row.is_lost:
            for name in row.values.keys() - row.taken - row.left.keys():
                self.left_out[NOT_READ] += row.counts[name]
                self._unread[name] = min(row.line, self._unread.get(name, row.line))
        row.forget()
        if self.rows and self.rows[-1] is row:
            self.rows.pop()

    def close(self) -> Account:
        """Balance the books; a column that nothing took becomes one Issue."""
        while self.rows:
            self.settle(self.rows[-1])
        for name, line in sorted(self._unread.items()):
            self.note(
                "unknown-column",
                line,
                f"Nothing reads the column {name!r}.",
                "Rename it to a known column, or leave it: nothing else is lost.",
            )
        reasons = tuple(sorted((reason, count) for reason, count in self.left_out.items() if count))
        total = self.used + self.faulty + self.left_out.total()
        return Account(self.label, total, self.used, reasons, self.faulty)


class Row:
    """One row of a file, with what was taken from it, left out and found wrong."""

    __slots__ = ("counts", "faults", "is_lost", "is_settled", "item", "ledger", "left", "line", "taken", "values")

    def __init__(self, ledger: Ledger, line: int, values: dict[str, Any], counts: dict[str, int]) -> None:
        self.ledger = ledger
        self.line = line
        self.values = values
        self.counts = counts
        self.taken: set[str] = set()
        self.left: dict[str, str] = {}
        self.faults: Counter[str] = Counter()
        self.is_lost = False
        self.is_settled = False
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
        if self.is_settled:
            self.ledger.used -= count
            self.ledger.faulty += count
        else:
            self.faults[column] += count
        self.ledger.note(code, self.line, message, remedy)

    def lose(self, code: str, message: str, remedy: str) -> None:
        """The row cannot be used at all."""
        if not self.is_lost:
            self.is_lost = True
            self.ledger.note(code, self.line, message, remedy)

    def count_used(self, left_out: Counter[str]) -> tuple[int, int]:
        """How many values were used and how many are faulty; those left out on purpose are added by their reason."""
        if self.is_lost:
            return 0, sum(self.counts.values())
        used, faulty = 0, 0
        for name, count in self.counts.items():
            if name in self.left:
                left_out[self.left[name]] += count
            elif name in self.taken:
                wrong = min(self.faults[name], count) if self.faults else 0
                faulty += wrong
                used += count - wrong
        return used, faulty

    def forget(self) -> None:
        """Let go of the values; where the row stands is kept."""
        self.is_settled = True
        self.values = self.counts = self.left = self.item = _NO_VALUES
        self.taken, self.faults = _NO_NAMES, _NO_FAULTS
