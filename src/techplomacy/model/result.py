"""The answer of an analysis: rows whose cells lead to records, with what is not known said plainly."""

from dataclasses import dataclass
from decimal import Decimal

from techplomacy.model.basis import Nothing
from techplomacy.model.money import Money
from techplomacy.model.when import When

CellValue = str | int | float | Decimal | When | Money | Nothing | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One value with the ids (events, records, observations, sources …) that it rests on."""

    value: CellValue
    ids: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A table: `columns` names the cells of each row; caveats and coverage are sentences."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caveats: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a paper check found; verdict is supported, contradicted, not_found or not_checked.

    `evidence` holds ids of the evidence base or words of the paper itself; `remedy` is what would settle it.
    """

    kind: str
    verdict: str
    start: int
    end: int
    quote: str
    explanation: str
    evidence: tuple[str, ...] = ()
    weight: float = 1.0
    remedy: str = ""
