"""Something published, and whose voice it is."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from techplomacy.errors import InvalidValueError
from techplomacy.model.when import When


class Tier(StrEnum):
    """What kind of publisher speaks."""

    OFFICIAL = "official"
    COMPANY = "company"
    MEDIA = "media"
    ACADEMIC = "academic"


@dataclass(frozen=True, slots=True)
class Source:
    """One published thing. `csl` is its CSL-JSON item as canonical JSON text.

    `side` is the country (ISO 3166-1 alpha-3) whose voice it is, None for third parties. `votes` is False for a
    paper under check: its records are compared with the evidence and never added to it. `copies` is the id of the
    source that this one reprints (a wire story): both together are one witness.
    """

    id: str
    csl: str
    title: str
    publisher: str
    tier: Tier
    side: str | None = None
    address: str | None = None
    published: When | None = None
    votes: bool = True
    copies: str | None = None

    def __post_init__(self) -> None:
        if not self.id:
            raise InvalidValueError("A source needs an id.")

    @property
    def item(self) -> dict[str, Any]:
        """The CSL-JSON item."""
        item: dict[str, Any] = json.loads(self.csl)
        return item
