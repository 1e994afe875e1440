"""VI: one chapter for each letter of the vocabulary, then the other fields."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from techplomacy.analysis import View
from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.context import answer_context
from techplomacy.analysis.dossier import Dossier, answer_dossier, list_chapters
from techplomacy.model import Cell, Nothing, Result, When
from techplomacy.presentation.absence import tell_absence, tell_reason
from techplomacy.presentation.chapters.placing import place_figures
from techplomacy.presentation.figure import Figure
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Column, Row, Section, Table
from techplomacy.presentation.span import Part, Span, as_text
from techplomacy.presentation.tabulation import fold, say, tabulate
from techplomacy.presentation.telling import write_steps
from techplomacy.presentation.wording import (
    SCORES,
    capitalise,
    count_things,
    join_names,
    join_words,
    write_day,
    write_number,
    write_when,
)

CONTEXT, FORMS, THREADS, ACTORS = 6, 5, 10, 8
NAMED = 3


def write_sectors(notes: Notebook, figures: tuple[Figure, ...]) -> Section:
    """Chapters a, b, c … and the rest."""
    view = notes.view
    letters = list_chapters(view)
    parts = tuple(_write_chapter(notes, figures, letter) for letter in letters)
    rest = _write_chapter(notes, figures, None)
    blocks: tuple[BlockItem, ...] = place_figures(figures, "VI")
    if not view.events:
        blocks = (tell_absence(view, "acts of cooperation in any field"), *blocks)
    return Section("sectors", "VI", "Fields of cooperation, one by one", blocks, (*parts, rest))


def name_fields(view: View, sectors: tuple[str, ...]) -> str:
    """The labels of sectors as a title."""
    return capitalise(join_names([view.name_sector(sector) for sector in sectors]))


def _write_chapter(notes: Notebook, figures: tuple[Figure, ...], letter: str | None) -> Section:
    view = notes.view
    dossier = answer_dossier(view, letter)
    title = name_fields(view, dossier.sectors) if letter else "Other fields"
    number = f"{letter})" if letter else ""
    anchor = f"sector-{letter or 'rest'}"
    blocks: list[BlockItem] = list(place_figures(figures, f"VI {letter}")) if letter else []
    if letter is None:
        fields = join_names([view.name_sector(sector) for sector in dossier.sectors])
        blocks.append(say(f"Fields that stand in none of the chapters above: {fields}."))
    context = answer_context(view, dossier.sectors, identifier=f"context_{letter or 'rest'}")
    if not dossier.events:
        what = f"acts of cooperation in {join_words([view.name_sector(s) for s in dossier.sectors], 'or')}"
        blocks.append(tell_absence(view, what, nothing=dossier.nothing or Nothing.NOT_SEARCHED))
    else:
        blocks += [
            _tell_opening(notes, dossier),
            tabulate(notes, dossier.instruments, _INSTRUMENTS, shown=5, plain=("first", "last")),
        ]
        blocks += [_tell_milestones(notes, dossier), *_tell_actors(notes, dossier), *_tell_money(notes, dossier)]
    blocks += [*_tell_threads(notes, dossier), *_tell_context(notes, context)]
    return Section(anchor, number, title, tuple(blocks))


_INSTRUMENTS = (
    Column("kind", "Form"), Column("events", "Events", True), Column("first", "First"), Column("last", "Latest"),
)  # fmt: skip


def _tell_opening(notes: Notebook, dossier: Dossier) -> BlockItem:
    n = len(dossier.events)
    count = Span(count_things(n, "event"), note=notes.note_count([event.id for event in dossier.events]))
    kinds = [f"{row[0].value} ({row[1].value})" for row in dossier.instruments.rows[:NAMED]]
    return say(count, " on record; " if n == 1 else " on record, most often ", f"{join_words(kinds)}.")


def _tell_milestones(notes: Notebook, dossier: Dossier) -> BlockItem:
    view = notes.view
    if not dossier.milestones.rows:
        return tell_reason("no event of these fields has a date, so none can be placed in time")

    def tell_steps(cell: Cell) -> Part:
        return write_steps(view, view.by_id[cell.ids[0]])

    columns = (
        Column("date", "Date"), Column("event", "Event"), Column("kind", "Form"), Column("steps", "What is on record"),
        Column("witnesses", "Witnesses", True),
    )  # fmt: skip
    words: dict[str, Callable[[Cell], Part]] = {"steps": tell_steps}
    return tabulate(notes, dossier.milestones, columns, words=words)


def _tell_actors(notes: Notebook, dossier: Dossier) -> list[BlockItem]:
    if not dossier.actors.rows:
        return [tell_absence(notes.view, "names of actors", nothing=Nothing.NOT_CHECKED)]
    kinds = notes.view.vocabulary.kinds

    def tell_kind(cell: Cell) -> Part:
        return kinds[str(cell.value)].label if str(cell.value) in kinds else str(cell.value)

    columns = (
        Column("name", "Actor"), Column("country", "Country"), Column("kind", "Kind"), Column("events", "Events", True),
    )  # fmt: skip
    return [tabulate(notes, _rank(dossier.actors), columns, shown=ACTORS, words={"kind": tell_kind})]


def _rank(result: Result) -> Result:
    """The rows by events, most first: the leading actors of both sides stand open together."""
    place = result.columns.index("events")
    rows = sorted(result.rows, key=lambda row: -int(str(row[place].value)))
    return Result(result.id, result.title, result.columns, tuple(rows), result.caveats, result.coverage)


def _tell_money(notes: Notebook, dossier: Dossier) -> list[BlockItem]:
    if not dossier.money.rows:
        return [tell_reason("no source tells an amount of money of these events")]
    stages = (
        Column("stage", "Stage"), Column("currency", "Currency"), Column("events", "Events", True),
        Column("largest", "Largest amount", True), Column("largest_event", "Of the event"),
    )  # fmt: skip
    amounts = (
        Column("date", "Date"), Column("event", "Event"), Column("amount", "Amount", True), Column("stage", "Stage"),
        Column("within", "Part of"),
    )  # fmt: skip

    def tell_whole(cell: Cell) -> Part:
        whole = notes.view.by_id.get(str(cell.value))
        return Span(whole.title, f"#event-{whole.id}") if whole else str(cell.value)

    return [
        tabulate(notes, dossier.stages, stages),
        tabulate(notes, dossier.money, amounts, shown=0, words={"within": tell_whole}),
    ]


_OUTCOMES = (
    "In use or in force: the main thing promised is at work. Under way: begun, or done in form with no use seen. "
    "Lapsed or years late: ended short of its aim, or far behind its date with nothing in use.",
)


def tell_score(cell: Cell) -> Part:
    """An outcome in words."""
    return SCORES[cell.value] if isinstance(cell.value, int) else str(cell.value)


def tell_day(cell: Cell) -> Part:
    """A day that an initiative carries as text."""
    return write_when(When(str(cell.value)))


def _tell_threads(notes: Notebook, dossier: Dossier) -> list[BlockItem]:
    view = notes.view
    if not dossier.initiatives.rows:
        return [] if not dossier.events else [tell_reason("no initiative of these fields is on record")]
    rows = read_rows(dossier.initiatives)
    known = [row for row in rows if isinstance(row["score"].value, int)]
    counts = {score: sum(1 for row in known if row["score"].value == score) for score in SCORES}
    told = join_words([f"{n} {SCORES[score]}" for score, n in counts.items() if n])
    unknown = len(rows) - len(known)
    parts = [part for part in (told, f"{unknown} of unknown outcome" if unknown else "") if part]
    columns = (
        Column("initiative", "Initiative"), Column("promised", "Promised"), Column("delivered", "Delivered"),
        Column("score", "State"), Column("as_of", "As of"),
    )  # fmt: skip
    text = say(
        f"{count_things(len(rows), 'initiative')} promised something in these fields; as of "
        f"{write_day(view.as_of)}: {'; '.join(parts)}."
    )
    table = tabulate(
        notes, dossier.initiatives, columns, shown=THREADS,
        words={"score": tell_score, "as_of": tell_day},
        anchor=lambda row: f"initiative-{row['initiative'].ids[0]}", caveats=_OUTCOMES,
    )  # fmt: skip
    return [text, table]


def _tell_context(notes: Notebook, result: Result) -> list[BlockItem]:
    if not result.rows:
        return [tell_reason("no series of statistics of either country names these fields")]
    rows = [_write_series(notes, row) for row in read_rows(result)]
    table = Table(result.title, _CONTEXT, tuple(rows))
    return [fold(table, CONTEXT)]


_CONTEXT = (
    Column("series", "Series"), Column("unit", "Unit"), Column("first_period", "First period"),
    Column("first", "Value", True), Column("last_period", "Last period"), Column("last", "Value", True),
    Column("basis", "Basis"),
)  # fmt: skip


def _write_series(notes: Notebook, row: Mapping[str, Cell]) -> Row:
    """One note for both values of a series, on its title."""
    key = notes.note_ends(row["first"], row["last"])
    cells: tuple[Part, ...] = (
        Span(str(row["series"].value), note=key), str(row["unit"].value), str(row["first_period"].value),
        _write_figure(row["first"]), str(row["last_period"].value), _write_figure(row["last"]), str(row["basis"].value),
    )  # fmt: skip
    return Row(tuple(as_text(cell) for cell in cells))


def _write_figure(cell: Cell) -> str:
    return write_number(cell.value) if isinstance(cell.value, Decimal) else str(cell.value)
