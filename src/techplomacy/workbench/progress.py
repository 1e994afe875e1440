"""How a long run tells what it is at; the doors decide how that looks."""

from typing import Protocol


class Progress(Protocol):
    """Told of each stage: its name, how many parts it has (None where not known), each part that is done."""

    def start(self, stage: str, total: int | None = None) -> None:
        """A stage begins; the one before it is done."""

    def advance(self, parts: int = 1) -> None:
        """Some parts of the stage are done."""


class Silence:
    """Progress that nobody watches."""

    def start(self, stage: str, total: int | None = None) -> None:
        """Say nothing."""

    def advance(self, parts: int = 1) -> None:
        """Say nothing."""
