"""IX: the author's arguments on impact, each with the evidence for and against it; "goes with", never "caused by"."""

from techplomacy.presentation.chapters.claims import write_claims
from techplomacy.presentation.chapters.placing import place_figures
from techplomacy.presentation.figure import Figure
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Section
from techplomacy.presentation.tabulation import say

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
    return Section("impact", SECTION, "Impact: arguments and their evidence", tuple(blocks))
