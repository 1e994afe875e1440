"""XIII: short names and the actors that they stand for; one short name of several bodies is shown as such."""

from techplomacy.analysis.abbreviations import answer_abbreviations
from techplomacy.model import Nothing
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import Column, Section
from techplomacy.presentation.tabulation import say, tabulate
from techplomacy.presentation.wording import count_things

_COLUMNS = (
    Column("abbreviation", "Short name"),
    Column("stands_for", "Stands for"),
    Column("events", "Events", True),
    Column("remark", "Remark"),
)


def write_abbreviations(notes: Notebook) -> Section:
    """The table, with the ambiguous ones counted first."""
    result = answer_abbreviations(notes.view)
    if not result.rows:
        nothing = tell_absence(notes.view, "short names of actors", nothing=Nothing.NOT_SEARCHED)
        return Section("abbreviations", "XIII", "Abbreviations", (nothing,))
    several = {row[0].value for row in result.rows if row[3].value}
    text = say(
        f"{count_things(len(result.rows), 'short name')} of actors and instruments in the events. "
        + (
            f"{count_things(len(several), 'of them stands', 'of them stand')} for more than one body."
            if several
            else ""
        )
    )
    return Section("abbreviations", "XIII", "Abbreviations", (text, tabulate(notes, result, _COLUMNS)))
