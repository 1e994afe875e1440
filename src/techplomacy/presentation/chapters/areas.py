"""V: the areas of cooperation: figure 1, each field in a row, and who works with whom."""

from techplomacy.analysis.breaks import answer_break, list_breaks
from techplomacy.analysis.sectors import answer_sectors
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.chapters.bodies import write_bodies
from techplomacy.presentation.chapters.introduction import tell_count
from techplomacy.presentation.chapters.placing import place_figures
from techplomacy.presentation.figure import Figure
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Column, Section
from techplomacy.presentation.span import join_texts
from techplomacy.presentation.tabulation import say, tabulate

NAMED = 5
REST = "other"  # the sector of what has none of its own
FIELDS = 15
BREAKS = 8


def write_areas(notes: Notebook, figures: tuple[Figure, ...]) -> Section:
    """The figure, the leading fields in words, all fields in a table."""
    view = notes.view
    pictures: tuple[BlockItem, ...] = place_figures(figures, "V")
    title = "Areas of cooperation"
    result = answer_sectors(view)
    filled = [row for row in result.rows if row[2].value]
    if not filled:
        return Section("areas", "V", title, (tell_absence(view, "events of any field"), *pictures))
    a, b = (view.name_country(code) for code in view.study.countries)
    columns = (
        Column("sector", "Field"), Column("events", "Events", True),
        Column("instruments", "Concluded instruments", True), Column("initiatives", "Initiatives", True),
        Column("first", "First"), Column("last", "Latest"), Column("actors_a", f"Most often, {a}"),
        Column("actors_b", f"Most often, {b}"),
        *([Column("state", "If empty")] if len(filled) < len(result.rows) else []),
    )  # fmt: skip
    named = [row for row in filled if row[0].ids != (REST,)][:NAMED] or filled[:NAMED]
    told = [tell_count(notes, row[0], row[2]) for row in named]
    text = say(
        f"Events touch {len(filled)} of {len(result.rows)} fields. The most frequent are "
        if len(filled) > 1
        else "All events touch one field: ",
        join_texts(told, ", "),
        ".",
    )
    fields = tabulate(notes, result, columns, shown=FIELDS, plain=("first", "last"))
    return Section("areas", "V", title, (text, *pictures, fields, *_tell_breaks(notes)), write_bodies(notes))


def _tell_breaks(notes: Notebook) -> list[BlockItem]:
    """Before, during and after each turning point: acts a year, with the ends of their intervals."""
    columns = (
        Column("group", "Acts"), Column("before", "Before", True), Column("before_a_year", "a year", True),
        Column("during", "During", True), Column("during_a_year", "a year", True), Column("after", "After", True),
        Column("after_a_year", "a year", True), Column("tells", "Before against after"),
    )  # fmt: skip
    results = [answer_break(notes.view, turn) for turn in list_breaks()]
    return [tabulate(notes, result, columns, shown=BREAKS) for result in results if result.rows]
