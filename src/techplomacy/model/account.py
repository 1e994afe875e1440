"""What became of the values of one file: used, left out on purpose with a reason, or an Issue."""

from dataclasses import dataclass

from techplomacy.errors import InvalidValueError


@dataclass(frozen=True, slots=True)
class Account:
    """The values of one file; `values` = `used` + those left out (a count by reason) + those that became `issues`."""

    file: str
    values: int
    used: int
    left_out: tuple[tuple[str, int], ...] = ()
    issues: int = 0

    def __post_init__(self) -> None:
        if self.values != self.used + sum(n for _, n in self.left_out) + self.issues:
            raise InvalidValueError(f"The account of {self.file} does not add up: {self}.")
