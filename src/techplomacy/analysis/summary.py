"""The study's answer in figures: what a first page needs, each with the ids it rests on; words are presentation's."""

from collections import Counter
from dataclasses import dataclass

from techplomacy.analysis.coverage import answer_coverage, read_figures
from techplomacy.analysis.gaps import answer_dormant
from techplomacy.analysis.hypothesis import answer_verdicts
from techplomacy.analysis.outlook import list_items
from techplomacy.analysis.propositions import Shape, list_shapes
from techplomacy.analysis.sectors import is_concluded_instrument
from techplomacy.analysis.view import View, find_when, find_year, once
from techplomacy.model import Basis, Event

FIELDS = 4  # how many leading sectors are named


@dataclass(frozen=True)
class Summary:
    """What the evidence says in a few figures. `scores` counts initiatives by outcome, None for not known."""

    events: tuple[Event, ...]
    first_year: int | None
    last_year: int | None
    undated: int
    instruments: int
    leading: tuple[tuple[str, int], ...]
    scores: dict[int | None, int]
    loans: Shape | None
    investment: tuple[Shape, ...]
    verdicts: dict[str, int]
    dormant: int
    outlook: dict[str, int]
    figures: dict[str, float | int | None]
    bases: dict[Basis, int]


@once
def answer_summary(view: View) -> Summary:
    """The figures of the first page."""
    years = [year for event in view.events if (year := find_year(event)) is not None]
    fields = sorted(((s, len(e)) for s, e in view.by_sector.items() if e), key=lambda pair: (-pair[1], pair[0]))
    loans = list_shapes(view, "loans")
    return Summary(
        events=view.events,
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        undated=sum(1 for event in view.events if find_when(event) is None),
        instruments=sum(1 for event in view.events if is_concluded_instrument(view, event)),
        leading=tuple((view.name_sector(sector), n) for sector, n in fields if sector != "other")[:FIELDS],
        scores=dict(Counter(thread.score for thread in view.initiatives)),
        loans=loans[0] if loans and loans[0].years else None,
        investment=tuple(shape for shape in list_shapes(view, "investment") if shape.find("peak")),
        verdicts=dict(answer_verdicts(view)),
        dormant=len(answer_dormant(view).rows),
        outlook=dict(Counter(item.state for item in list_items(view))),
        figures=read_figures(answer_coverage(view)),
        bases=view.base.shares(),
    )
