"""IX: the author's arguments on impact, each with the evidence for and against it; "goes with", never "caused by"."""

from techplomacy.analysis.exchange import answer_exchange
from techplomacy.model import Cell
from techplomacy.presentation.chapters.claims import write_claims
from techplomacy.presentation.chapters.placing import place_figures
from techplomacy.presentation.figure import Figure
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Column, Section
from techplomacy.presentation.span import Part
from techplomacy.presentation.tabulation import say, tabulate
from techplomacy.presentation.wording import capitalise

SECTION = "IX"


def write_impact(notes: Notebook, figures: tuple[Figure, ...]) -> Section:
    """The arguments of the section."""
    blocks: list[BlockItem] = []
    if notes.view.base.arguments(SECTION):
        blocks.append(
            say(
                "Each argument stands beside what is in line with it and what is at odds with it. Things that are "
                "associated with one another are not thereby shown to be cause and effect."
            )
        )
    blocks += [*place_figures(figures, SECTION), *write_claims(notes, SECTION, "impact")]
    blocks += _tell_exchange(notes)
    return Section("impact", SECTION, "Impact: arguments and their evidence", tuple(blocks))


def _tell_exchange(notes: Notebook) -> list[BlockItem]:
    """What each side gets from the other, in series of both directions."""
    if not notes.view.series:
        return []
    columns = (
        Column("what", "What"), Column("side", "Who gets it"), Column("series", "Shown by"), Column("unit", "Unit"),
        Column("first_period", "From"), Column("first", "Value", True), Column("last_period", "To"),
        Column("last", "Value", True),
    )  # fmt: skip
    return [tabulate(notes, answer_exchange(notes.view), columns, words={"what": _write_label})]


def _write_label(cell: Cell) -> Part:
    return capitalise(str(cell.value))
