"""Something that needs a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """A code of the issues vocabulary, the place (file:line, or an id), what happened, and what to do."""

    code: str
    place: str
    message: str
    remedy: str
