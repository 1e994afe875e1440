"""I: how the relation began and which fields came when."""

from techplomacy.analysis.timeline import answer_decades, answer_firsts
from techplomacy.analysis.view import find_when
from techplomacy.model import Event
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Column, Section
from techplomacy.presentation.span import Span, Text, compose, join_texts
from techplomacy.presentation.tabulation import say, tabulate
from techplomacy.presentation.telling import event_anchor, write_steps
from techplomacy.presentation.wording import capitalise, count_things, write_when

EARLIEST = 4  # acts that the first paragraph tells
FIRSTS = 12  # rows that stand open
_DECADES = (Column("decade", "Decade"), Column("events", "Events", True), Column("sectors", "Fields touched", True))
_FIRSTS = (
    Column("sector", "Field"),
    Column("date", "Date"),
    Column("event", "First recorded event"),
    Column("kind", "Form"),
)


def write_background(notes: Notebook) -> Section:
    """The earliest acts, the decades, and the first act of each field."""
    view = notes.view
    dated = [event for event in view.events if find_when(event)]
    if not dated:
        return Section("background", "I", "Background", (tell_absence(view, "dated acts of cooperation"),))
    told = join_texts([tell_event(notes, event) for event in dated[:EARLIEST]], "; ")
    opening = say(
        f"The record of {count_things(len(dated), 'dated event')} begins in {_name_start(dated[0])}. ",
        "The earliest on record: " if len(dated) > 1 else "It is: ",
        told,
        ".",
    )
    blocks: list[BlockItem] = [
        opening,
        tabulate(notes, answer_decades(view), _DECADES, title="Events and fields by decade"),
        tabulate(notes, answer_firsts(view), _FIRSTS, shown=FIRSTS, title="The first recorded event of each field"),
    ]
    return Section("background", "I", "Background", tuple(blocks))


def _name_start(event: Event) -> str:
    when = find_when(event)
    return str(when.year) if when and "X" not in when.edtf and when.year else write_when(when)


def tell_event(notes: Notebook, event: Event) -> Text:
    """Title with link and note, and its steps."""
    title = Span(capitalise(event.title), f"#{event_anchor(event.id)}", notes.note_event(event))
    return compose("{} ({})", title, write_steps(notes.view, event))
