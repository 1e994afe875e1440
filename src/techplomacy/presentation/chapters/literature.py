"""IV, first part: the works read, side by side: method, fields, period, claim and gap."""

from techplomacy.analysis.literature import answer_literature
from techplomacy.model import Nothing
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import Column, Section
from techplomacy.presentation.tabulation import say, tabulate
from techplomacy.presentation.wording import count_things

_COLUMNS = (
    Column("work", "Work"),
    Column("method", "Method"),
    Column("sectors", "Fields"),
    Column("period", "Period"),
    Column("claim", "Claim"),
    Column("gap", "Gap"),
)


def write_literature(notes: Notebook) -> Section:
    """The matrix of works."""
    result = answer_literature(notes.view)
    if not result.rows:
        nothing = tell_absence(notes.view, "notes on works of the literature", nothing=Nothing.NOT_SEARCHED)
        return Section("literature", "1", "Literature review", (nothing,))
    text = say(
        f"{count_things(len(result.rows), 'work was', 'works were')} read. Claims and gaps are in the reader’s words."
    )
    return Section("literature", "1", "Literature review", (text, tabulate(notes, result, _COLUMNS)))
