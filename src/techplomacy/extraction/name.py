"""A body, country or place that a text names; what reads and joins names knows no more than this of each other."""

from dataclasses import dataclass


@dataclass(slots=True)
class Name:
    """A body or country named at [start, end); as there are many, not frozen, but never changed.

    `kind` is body, country, government, people or place; `how` says whence its country is known.
    """

    start: int
    end: int
    name: str
    country: str | None
    kind: str = "body"
    acronym: str | None = None
    how: str = ""
