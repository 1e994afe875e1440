"""A coded word: the id that data use, its label, and what it means."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """One entry of a plain code list (roles, tiers, stages, drivers, themes …).

    `parent` groups entries, `words` are what texts write for it, `codes` are crosswalks (standard -> its codes).
    """

    id: str
    label: str
    meaning: str = ""
    parent: str | None = None
    order: int = 0
    words: tuple[str, ...] = ()
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StepWord:
    """A stage of an act. `order` sorts stages in time; `is_done` says whether the act is concluded once it is reached.

    `plover` is the PLOVER event type that the stage amounts to.
    """

    id: str
    label: str
    meaning: str
    order: int
    is_done: bool
    plover: str | None = None


@dataclass(frozen=True, slots=True)
class IssueCode:
    """A code that an `Issue` may carry: what it means and what a person can do."""

    id: str
    title: str
    meaning: str
    remedy: str

    @property
    def code(self) -> str:
        """The code itself."""
        return self.id


@dataclass(frozen=True, slots=True)
class Measure:
    """What a statistical series measures. `kind` is flow, stock, count, share, rate, index, price or budget.

    `direction` says whether it runs from a giver to a receiver (`bilateral`) or describes one country (`single`).
    `matches` are shell patterns of series ids.
    """

    id: str
    title: str
    kind: str
    direction: str
    matches: tuple[str, ...] = ()
    meaning: str = ""
    sector: str | None = None
