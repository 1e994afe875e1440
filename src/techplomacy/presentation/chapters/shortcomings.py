"""X: shortcomings of both kinds: the structural ones that the author names, and the gaps in the record."""

from collections.abc import Sequence

from techplomacy.analysis.concentration import answer_concentration
from techplomacy.analysis.gaps import (
    answer_contradicted,
    answer_dormant,
    answer_empty_sectors,
    answer_promises,
    answer_sides,
)
from techplomacy.analysis.grid import answer_grid
from techplomacy.analysis.outlook import list_items
from techplomacy.model import Cell, Result
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.chapters.claims import write_claims
from techplomacy.presentation.chapters.method import write_percentage
from techplomacy.presentation.chapters.placing import place_figures
from techplomacy.presentation.chapters.sectors import tell_day
from techplomacy.presentation.figure import Figure
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Column, Section
from techplomacy.presentation.span import Part
from techplomacy.presentation.tabulation import say, tabulate
from techplomacy.presentation.wording import count_things, write_number

SECTION = "X"
PROMISES, SIDES = 10, 10
_PROMISES = (
    Column("initiative", "Initiative"), Column("state", "State"), Column("promised", "Promised"),
    Column("delivered", "Delivered"), Column("as_of", "As of"),
)  # fmt: skip
_EMPTY = (
    Column("sector", "Field"),
    Column("events", "Other events", True),
    Column("nothing", "Which nothing"),
    Column("searches", "Searches", True),
)
_GRID = (
    Column("sector", "Field"), Column("meetings", "Meetings", True), Column("instruments", "Instruments", True),
    Column("projects", "Projects, statements", True), Column("committed", "With money committed", True),
    Column("delivered", "Initiatives delivered", True), Column("initiatives", "of", True),
)  # fmt: skip
_LEANS = (
    Column("of", "Of"), Column("largest", "The largest"), Column("percent", "Its share, %", True),
    Column("low", "at least", True), Column("high", "at most", True), Column("number", "Number", True),
    Column("effective_number", "As many as of equal size", True),
)  # fmt: skip
_DORMANT = (
    Column("dialogue", "Dialogue"), Column("sessions", "Sessions found", True), Column("last", "Latest session"),
    Column("years_silent", "Years silent", True),
)  # fmt: skip
_CONFLICTS = (Column("date", "Date"), Column("event", "Event"), Column("note", "What the coder notes"))


def write_shortcomings(notes: Notebook, figures: tuple[Figure, ...]) -> Section:
    """Structure, then record."""
    structural = Section(
        "structural", "", "Structural shortcomings, as the author argues", write_claims(notes, SECTION, "shortcomings")
    )
    record = Section("record-gaps", "", "Gaps in the record", tuple(_list_gaps(notes)))
    return Section("shortcomings", SECTION, "Shortcomings", place_figures(figures, SECTION), (structural, record))


def _list_gaps(notes: Notebook) -> list[BlockItem]:
    view = notes.view
    if not view.events:
        return [tell_absence(view, "acts of cooperation between which gaps could show")]
    blocks: list[BlockItem] = []
    overdue = [item for item in list_items(view) if item.state == "overdue"]
    told = count_things(len(overdue), "promise is", "promises are")
    blocks.append(
        say(
            f"{told[0].upper()}{told[1:]} overdue; the outlook (XI) lists {'it' if len(overdue) == 1 else 'them'}."
            if overdue
            else "No promise with a date is overdue."
        )
    )
    blocks += _tell_gap(notes, answer_grid(view), _GRID, "No field is known.", shown=SIDES)
    blocks += _tell_gap(notes, answer_empty_sectors(view), _EMPTY, "Every field has at least one concluded instrument.")
    blocks += _tell_gap(
        notes, answer_promises(view), _PROMISES, "No initiative is on record whose delivery is open.", shown=PROMISES
    )
    blocks += _tell_gap(notes, answer_dormant(view), _DORMANT, "No dialogue with two sessions or more has gone silent.")
    blocks.append(_tell_sides(notes))
    blocks += _tell_gap(notes, answer_concentration(view), _LEANS, "No body, place or initiative is named.")
    blocks += _tell_gap(
        notes, answer_contradicted(view), _CONFLICTS, "No event is marked as told differently by its sources."
    )
    return blocks


def _tell_gap(
    notes: Notebook,
    result: Result,
    columns: Sequence[Column],
    otherwise: str,
    *,
    shown: int | None = None,
) -> list[BlockItem]:
    if not result.rows:
        return [say(otherwise)]
    words = {"as_of": tell_day, "years_silent": _write_years}
    return [tabulate(notes, result, columns, shown=shown, words=words)]


def _write_years(cell: Cell) -> Part:
    return write_number(cell.value) if isinstance(cell.value, float) else str(cell.value)


def _tell_sides(notes: Notebook) -> BlockItem:
    view = notes.view
    a, b = (view.name_country(code) for code in view.study.countries)
    columns = (
        Column("sector", "Field"), Column("events", "Events", True), Column("only_a", f"Only {a} tells", True),
        Column("only_b", f"Only {b} tells", True), Column("both", "Both tell", True),
        Column("percent_both", "Share of both", True), Column("no_official_source", "No official source", True),
    )  # fmt: skip
    return tabulate(notes, answer_sides(view), columns, shown=SIDES, words={"percent_both": write_percentage})
