"""The tables of what the study's author wrote: initiatives, searches, arguments, notes on the literature."""

from collections.abc import Iterator

from techplomacy.analysis import View
from techplomacy.presentation.tables.table import Column, Datums, Kind, Table

_ID = Column("id", Kind.TEXT, "Its id in the study folder.", needed=True)
_NOTE = Column("note", Kind.TEXT, "What else must be known.")


def list_author_tables(view: View) -> tuple[Table, ...]:
    """The four tables of the author."""
    return (_list_initiatives(view), _list_searches(view), _list_arguments(view), _list_works(view))


def _list_initiatives(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for told in view.initiatives:
            yield (
                told.id, told.name, told.sectors, told.leads, told.promised, told.delivered, told.score, told.as_of,
                told.searched, told.basis, told.coder, told.events, told.sources, told.note,
            )  # fmt: skip

    columns = (
        _ID,
        Column("name", Kind.TEXT, "What it is called.", needed=True),
        Column("sectors", Kind.LIST, "Its fields."),
        Column("leads", Kind.TEXTS, "Who leads it."),
        Column("promised", Kind.TEXT, "What was promised, by when."),
        Column("delivered", Kind.TEXT, "What was delivered, as of when."),
        Column(
            "score",
            Kind.INTEGER,
            "1: the main thing promised is in force, in use or produced. 0: under way. -1: lapsed, short of the aim, "
            "or years late. Empty: not known.",
        ),
        Column("as_of", Kind.TEXT, "The day of the last news of it."),
        Column("searched", Kind.FLAG, "Whether its outcome was looked for.", needed=True),
        Column("basis", Kind.TEXT, "On what the score rests."),
        Column("coder", Kind.TEXT, "Who gave it."),
        Column("events", Kind.LIST, "Its acts, by the ids of their records."),
        Column("sources", Kind.LIST, "Its sources."),
        _NOTE,
    )
    about = "A thread of events that promises something: one row an initiative."
    return Table("initiatives", "Initiatives", about, columns, list_rows, ("id",))


def _list_searches(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for told in view.searches:
            yield (
                told.id, told.day, told.sector, told.period, told.sources, told.languages, told.words,
                told.outcome.value, told.result, told.initiative, told.lookups, told.note,
            )  # fmt: skip

    columns = (
        _ID,
        Column("day", Kind.DAY, "When it was searched.", needed=True),
        Column("sector", Kind.TEXT, "In which field; `all` for every one, empty for one initiative."),
        Column("period", Kind.DATE, "For which time (EDTF)."),
        Column("sources", Kind.TEXT, "Where."),
        Column("languages", Kind.LIST, "In which languages."),
        Column("words", Kind.TEXT, "By which words."),
        Column("outcome", Kind.TEXT, "found, none found or partly searched.", needed=True),
        Column("result", Kind.TEXT, "What it brought."),
        Column("initiative", Kind.TEXT, "The initiatives whose outcome was looked for, parted by semicolons."),
        Column("lookups", Kind.INTEGER, "How many pages were looked at."),
        _NOTE,
    )
    return Table("searches", "Searches", "What was looked for: one row a search.", columns, list_rows, ("id",))


def _list_arguments(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for told in view.base.arguments():
            yield (
                told.id, told.section, told.claim, told.side, told.evidence_for, told.evidence_against, told.rival,
                told.indicator, told.limit,
            )  # fmt: skip

    columns = (
        _ID,
        Column("section", Kind.TEXT, "The section of the paper.", needed=True),
        Column("claim", Kind.TEXT, "What its author claims.", needed=True),
        Column("side", Kind.TEXT, "Whose gain or weakness it is about."),
        Column("evidence_for", Kind.LIST, "Ids of events, series, sources, initiatives or policies that speak for it."),
        Column("evidence_against", Kind.LIST, "Ids of those that speak against it."),
        Column("rival", Kind.TEXT, "What else would explain the same."),
        Column("indicator", Kind.TEXT, "The series that shows it."),
        Column("limit", Kind.TEXT, "What the evidence cannot show."),
    )
    about = "A claim of the study's author with the evidence for and against it: one row a claim."
    return Table("arguments", "Arguments", about, columns, list_rows, ("id",))


def _list_works(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for told in view.base.works():
            yield told.source, told.method, told.sectors, told.period, told.claim, told.gap, told.note

    columns = (
        Column("source", Kind.TEXT, "The work, by its id in the bibliography.", refers="sources.id", needed=True),
        Column("method", Kind.TEXT, "How it works."),
        Column("sectors", Kind.LIST, "Of which fields it speaks."),
        Column("period", Kind.DATE, "Of which time (EDTF)."),
        Column("claim", Kind.TEXT, "What it claims."),
        Column("gap", Kind.TEXT, "What it leaves open."),
        _NOTE,
    )
    return Table("works", "Works", "A note on the literature: one row a work.", columns, list_rows, ("source",))
