"""How far what the program reads can be trusted, in measured numbers."""

from techplomacy.analysis.accuracy import answer_accuracy
from techplomacy.analysis.method import count_made
from techplomacy.model import Cell
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import Column, Section
from techplomacy.presentation.span import Part
from techplomacy.presentation.tabulation import say, tabulate
from techplomacy.presentation.wording import BLANK, count_things

_COLUMNS = (
    Column("set", "Passages of"), Column("state", "When rules were written"), Column("passages", "Passages", True),
    Column("acts", "Acts in them", True), Column("precision", "Precision", True), Column("recall", "Recall", True),
    Column("f1", "F1", True), Column("f1_low", "at least", True), Column("f1_high", "at most", True),
    Column("step", "Step", True), Column("day", "Date", True), Column("countries", "Countries", True),
    Column("parties", "Parties", True), Column("amounts", "Amounts", True), Column("sectors", "Sectors", True),
)  # fmt: skip


def write_accuracy(notes: Notebook) -> Section:
    """The table of measurements, and what it means for this study."""
    view = notes.view
    title = "How right the program reads"
    if not view.records:
        return Section("accuracy", "", title, (tell_absence(view, "records"),))
    coded, read = count_made(view)
    made = (
        f"{count_things(read, 'record')} of acts in this study {'was' if read == 1 else 'were'} read by the program, "
        + (
            f"{count_things(coded, 'record')} {'was' if coded == 1 else 'were'} coded by persons."
            if coded
            else "none was coded by a person."
        )
        if read
        else "All records of acts in this study were coded by persons; none was read by the program."
    )
    told = (
        "How right the program reads was measured on passages that were marked up by hand. Precision is the share of "
        "the acts it tells that are there, with the right form of instrument; recall the share of the acts there that "
        "it tells; F1 joins both, with a 95 % interval. The other columns are shares of the acts found: the step, the "
        "date where one is told, the countries, the parties found, the amounts, and the overlap of the fields. "
        "Passages never seen are the honest expectation for a new collection."
    )
    shares = {column.key: _write_share for column in _COLUMNS[4:]}
    table = tabulate(notes, answer_accuracy(view), _COLUMNS, words=shares)
    return Section("accuracy", "", title, (say(f"{made} {told}"), table))


def _write_share(cell: Cell) -> Part:
    return f"{cell.value:.2f}" if isinstance(cell.value, float) else BLANK
