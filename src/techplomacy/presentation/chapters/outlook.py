"""XI: what is scheduled, announced and overdue, which fields rise, and the author's arguments on what comes."""

from collections import Counter

from techplomacy.analysis.outlook import answer_outlook, answer_rising
from techplomacy.model import Cell, When
from techplomacy.presentation.absence import tell_absence, tell_reason
from techplomacy.presentation.chapters.claims import write_claims
from techplomacy.presentation.chapters.placing import place_figures
from techplomacy.presentation.figure import Figure
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Column, Section
from techplomacy.presentation.span import Part
from techplomacy.presentation.tabulation import say, tabulate
from techplomacy.presentation.wording import count_things, join_words, write_day, write_number, write_when

SECTION = "XI"
ITEMS, RISING = 15, 8


def write_outlook(notes: Notebook, figures: tuple[Figure, ...]) -> Section:
    """Figure 4, the items, the rising fields, the arguments."""
    claims = Section("prospects", "", "Arguments on what comes", write_claims(notes, SECTION, "the outlook"))
    blocks = (*place_figures(figures, SECTION), *_tell_items(notes), *_tell_rising(notes))
    return Section("outlook", SECTION, "Outlook", blocks, (claims,))


def _tell_items(notes: Notebook) -> list[BlockItem]:
    view = notes.view
    result = answer_outlook(view)
    if not result.rows:
        return [tell_absence(view, "plans, promises with a date and open announcements")]
    counts = Counter(str(row[1].value) for row in result.rows)
    told = join_words([f"{n} {state}" for state, n in counts.items()])
    columns = (
        Column("item", "What"), Column("state", "State"), Column("due", "Due"), Column("told", "Told"),
        Column("note", "Remark"), Column("sectors", "Fields"),
    )  # fmt: skip
    text = say(
        f"As of {write_day(view.as_of)}, {count_things(len(result.rows), 'thing lies', 'things lie')} ahead or behind "
        f"time: {told}."
    )
    return [text, tabulate(notes, result, columns, shown=ITEMS, words={"note": _write_remark})]


def _write_remark(cell: Cell) -> Part:
    """A remark "new date: EDTF" with its date in words."""
    head, mark, date = str(cell.value).partition(": ")
    return f"{head}{mark}{write_when(When(date))}" if mark else head


def _tell_rising(notes: Notebook) -> list[BlockItem]:
    result = answer_rising(notes.view)
    if not result.rows:
        return [tell_reason("too few events are on record to compare the shares of fields over time")]
    columns = (
        Column("sector", "Field"), Column("before", "Events before", True), Column("now", "Events now", True),
        Column("change_points", "Change of share, points", True), Column("low", "at least", True),
        Column("high", "at most", True), Column("latest", "Latest event"),
    )  # fmt: skip
    return [tabulate(notes, result, columns, shown=RISING, words={"change_points": _write_change})]


def _write_change(cell: Cell) -> Part:
    value = cell.value if isinstance(cell.value, float) else 0.0
    return f"+{write_number(value)}" if value > 0 else write_number(value)
