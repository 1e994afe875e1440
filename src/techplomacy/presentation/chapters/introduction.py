"""III: the relation in time: events by year and by form, and the institutions with their sessions."""

from collections import Counter

from techplomacy.analysis.institutions import answer_institutions, count_sessions_by_period
from techplomacy.analysis.timeline import answer_instruments, answer_timeline
from techplomacy.model import Cell, Result
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.chapters.placing import place_figures
from techplomacy.presentation.figure import Figure
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Column, Section
from techplomacy.presentation.span import Part, Span, Text, join_texts
from techplomacy.presentation.tabulation import say, tabulate
from techplomacy.presentation.wording import DASH, count_things, join_words

SPELL = 5  # years in a spell of sessions
DIALOGUES = 12
FORMS = 12
NAMED = 4
_PLAIN = ("dialogue", "highest_number", "first", "last")  # their events are linked, and tell the sources
_YEARS = (Column("year", "Year"), Column("events", "Events", True), Column("concluded", "Of them concluded", True))
_KINDS = (Column("kind", "Form"), Column("events", "Events", True), Column("first", "First"), Column("last", "Latest"))


def write_introduction(notes: Notebook, figures: tuple[Figure, ...]) -> Section:
    """Time, forms, institutions."""
    view = notes.view
    parts = (_write_time(notes), _write_forms(notes), _write_institutions(notes))
    blocks: tuple[BlockItem, ...] = place_figures(figures, "III")
    if not view.events:
        blocks = (tell_absence(view, "acts of cooperation"), *blocks)
    return Section("introduction", "III", "Introduction: the relation and its institutions", blocks, parts)


def write_year(cell: Cell) -> Part:
    """A year without a separator of thousands."""
    return str(cell.value)


def _write_time(notes: Notebook) -> Section:
    view = notes.view
    result = answer_timeline(view)
    if not result.rows:
        return Section("timeline", "", "The relation in time", (tell_absence(view, "events with a year"),))
    best = sorted(result.rows, key=lambda row: (-int(str(row[1].value)), str(row[0].value)))[:NAMED]
    told = [tell_count(notes, row[0], row[1]) for row in best]
    years = count_things(len(result.rows), "year has", "years have")
    lead = "The years with most events are " if len(result.rows) > 1 else "All events fall in "
    text = say(lead, join_texts(told, ", "), f". {years} at least one event; the table has no rows for other years.")
    table = tabulate(notes, result, _YEARS, shown=0, words={"year": write_year})
    return Section("timeline", "", "The relation in time", (text, table))


def tell_count(notes: Notebook, name: Cell, count: Cell) -> Text:
    """What was counted, its count in brackets, and the note after them: a mark on a figure reads as a power."""
    return (Span(f"{name.value} ({count.value})", note=notes.note_count(count.ids)),)


def _write_forms(notes: Notebook) -> Section:
    result = answer_instruments(notes.view)
    if not result.rows:
        return Section("forms", "", "Forms of cooperation", (tell_absence(notes.view, "instruments of any form"),))
    told = [tell_count(notes, row[0], row[1]) for row in result.rows[:NAMED]]
    lead = "The most frequent forms are " if len(told) > 1 else "The only form is "
    text = say(lead, join_texts(told, ", "), ".")
    return Section(
        "forms",
        "",
        "Forms of cooperation",
        (text, tabulate(notes, result, _KINDS, shown=FORMS, plain=("first", "last"))),
    )


def _write_institutions(notes: Notebook) -> Section:
    view = notes.view
    result = answer_institutions(view)
    title = "Institutions and their sessions"
    if not result.rows:
        return Section("institutions", "", title, (tell_absence(view, "dialogues or committees"),))
    a, b = (view.name_country(code) for code in view.study.countries)
    columns = (
        Column("dialogue", "Dialogue"), Column("sessions", "Sessions found", True),
        Column("highest_number", "Highest number told", True), Column("first", "First"), Column("last", "Latest"),
        Column("actors_a", a), Column("actors_b", b), Column("state", "State"),
    )  # fmt: skip
    sessions = {spell: len(told) for spell, told in count_sessions_by_period(view, years=SPELL).items()}
    last = view.as_of.year
    spells = join_words([f"{n} in {spell}{DASH}{min(spell + SPELL - 1, last)}" for spell, n in sessions.items()])
    text = say(
        f"{count_things(len(result.rows), 'dialogue or committee is', 'dialogues and committees are')} on record: ",
        _tell_states(result),
        f". Sessions found: {spells}." if spells else ".",
    )
    return Section("institutions", "", title, (text, tabulate(notes, result, columns, shown=DIALOGUES, plain=_PLAIN)))


def _tell_states(result: Result) -> Text:
    counts = Counter(str(row[result.columns.index("state")].value) for row in result.rows)
    words = {
        "one session known": "known from one session",
        "not dated": "known from undated sessions",
        "not dormant": "that have not gone silent",
        "dormant": "that have gone silent",
    }
    return (Span(join_words([f"{n} {words.get(state, state)}" for state, n in counts.most_common()])),)
