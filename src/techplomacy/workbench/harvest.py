"""What one document tells, in the shape of `read --json`."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Harvest:
    """A document's name and title, and its events: kind, step, date, participants, sectors, amounts, evidence."""

    document: str
    title: str
    events: tuple[dict[str, Any], ...]
