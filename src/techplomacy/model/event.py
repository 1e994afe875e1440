"""One act of cooperation: the fold of its records."""

from dataclasses import dataclass, field

from techplomacy.model.money import Money
from techplomacy.model.record import Participant, Step


@dataclass(frozen=True, slots=True)
class Funds:
    """Money of an event: the amount, its finance stage (vocabulary `stages`), and the record that says so."""

    money: Money
    stage: str
    record: str
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One act of cooperation, a pure fold of `records` (ids, the first gives the event its id), links and verdicts.

    `kind` is an instrument, `steps` are dated stages in order, `sectors` vocabulary ids. `verified` tells how many
    independent witnesses there are; `status` is the coder's word where one was given. `when` is the step that dates the
    event: the earliest dated one in order, else the first.
    """

    id: str
    kind: str
    title: str
    steps: tuple[Step, ...]
    participants: tuple[Participant, ...]
    sectors: tuple[str, ...]
    money: tuple[Funds, ...]
    records: tuple[str, ...]
    sources: tuple[str, ...]
    witnesses: int = 0
    place: str | None = None
    occasion: str | None = None
    summary: str | None = None
    status: str | None = None
    initiative: str | None = None
    follows: str | None = None
    when: Step | None = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        dated = next((step for step in self.steps if step.when is not None), self.steps[0] if self.steps else None)
        object.__setattr__(self, "when", dated)

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries of its participants, sorted."""
        return tuple(sorted({p.country for p in self.participants if p.country}))


@dataclass(frozen=True, slots=True)
class Initiative:
    """A thread of events that promises something. `score` is -1, 0, 1 or None (not known)."""

    id: str
    name: str
    sectors: tuple[str, ...]
    events: tuple[str, ...]
    leads: tuple[str, ...] = ()
    promised: str | None = None
    delivered: str | None = None
    score: int | None = None
    as_of: str | None = None
    sources: tuple[str, ...] = ()
    searched: bool = False
    basis: str | None = None
    coder: str | None = None
    note: str | None = None
