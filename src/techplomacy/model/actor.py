"""A body that acts: government, ministry, agency, company, university, institute, bank, association."""

from dataclasses import dataclass

from techplomacy.errors import InvalidValueError
from techplomacy.model.when import When


@dataclass(frozen=True, slots=True)
class ActorName:
    """One name of an actor; `kind` is name, acronym or former; `source` says who uses it."""

    name: str
    language: str = "en"
    kind: str = "name"
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A body with its country (ISO 3166-1 alpha-3, EUE or INT), kind, parent and active dates."""

    id: str
    name: str
    country: str | None
    kind: str
    names: tuple[ActorName, ...] = ()
    parent: str | None = None
    since: When | None = None
    until: When | None = None
    successor: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.since and self.until and not _is_ordered(self.since, self.until):
            raise InvalidValueError(f"The actor {self.id} ends ({self.until}) before it begins ({self.since}).")

    @property
    def acronyms(self) -> tuple[str, ...]:
        """The short names."""
        return tuple(n.name for n in self.names if n.kind == "acronym")

    def is_active(self, when: When) -> bool:
        """Whether it can have existed at that time."""
        began = (
            self.since is None
            or self.since.earliest is None
            or when.latest is None
            or self.since.earliest <= when.latest
        )
        lasted = (
            self.until is None
            or self.until.latest is None
            or when.earliest is None
            or self.until.latest >= when.earliest
        )
        return began and lasted


def _is_ordered(since: When, until: When) -> bool:
    return since.earliest is None or until.latest is None or since.earliest <= until.latest
