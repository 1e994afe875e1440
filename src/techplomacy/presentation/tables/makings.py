"""The tables of the making: links, verdicts, codings, issues, and what became of the values of each file."""

from collections.abc import Iterator

from techplomacy.analysis import View
from techplomacy.presentation.tables.table import Column, Datums, Kind, Table


def list_making_tables(view: View) -> tuple[Table, ...]:
    """The tables of the making."""
    return (_list_links(view), _list_verdicts(view), _list_codings(view), _list_issues(view), _list_accounts(view))


def _number(what: str) -> Column:
    return Column("n", Kind.INTEGER, f"Numbers the {what} from 0.", needed=True)


def _list_links(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for n, told in enumerate(view.base.links()):
            yield n, told.about, told.left, told.right, told.judgement.value, told.score, told.reasons

    columns = (
        _number("links"),
        Column("about", Kind.TEXT, "What may be one: events, actors or documents.", needed=True),
        Column("left", Kind.TEXT, "The id of one.", needed=True),
        Column("right", Kind.TEXT, "The id of the other.", needed=True),
        Column("judgement", Kind.TEXT, "same, different or unsure.", needed=True),
        Column("score", Kind.NUMBER, "How sure the machine is, 0 to 1.", needed=True),
        Column("reasons", Kind.TEXTS, "Why, in words."),
    )
    about = "A machine's proposal that two records, names or documents are one."
    return Table("links", "Links", about, columns, list_rows, ("n",))


def _list_verdicts(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for told in view.base.verdicts():
            yield (
                told.id, told.decision, told.field, told.value, told.seen, told.coder, told.at, told.why, told.record,
                told.other, told.source, told.quote, told.before, told.after,
                told.state.value if told.state else None,
            )  # fmt: skip

    columns = (
        Column("id", Kind.TEXT, "Its id in the coder's file.", needed=True),
        Column("decision", Kind.TEXT, "accept, reject, correct, same or different.", needed=True),
        Column("field", Kind.TEXT, "On which field; empty for the whole record."),
        Column("value", Kind.TEXT, "The value decided, as JSON."),
        Column("seen", Kind.TEXT, "The value that the machine showed, as JSON."),
        Column("coder", Kind.TEXT, "Who decided.", needed=True),
        Column("at", Kind.TEXT, "When.", needed=True),
        Column("why", Kind.TEXT, "Why."),
        Column("record", Kind.TEXT, "The record that it is about."),
        Column("other", Kind.TEXT, "The second record of same or different."),
        Column("source", Kind.TEXT, "The source that it was decided on.", needed=True),
        Column("quote", Kind.TEXT, "The words that it was decided on."),
        Column("before", Kind.TEXT, "What stood before them."),
        Column("after", Kind.TEXT, "What stood after them."),
        Column("state", Kind.TEXT, "What became of it: applied, reopened or lost."),
    )
    return Table("verdicts", "Verdicts", "A person's decision: one row a verdict.", columns, list_rows, ("id",))


def _list_codings(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for told in view.base.codings():
            yield told.record, told.field, told.coder, told.values

    columns = (
        Column("record", Kind.TEXT, "The record of the act.", needed=True, refers="records.id"),
        Column("field", Kind.TEXT, "driver, third_party, third_country or benefit.", needed=True),
        Column("coder", Kind.TEXT, "Who coded.", needed=True),
        Column("values", Kind.LIST, "The codes; empty where the coder found none."),
    )
    about = "What a coder says of an act: one row an act, field and coder. Where several coded an act, all stand."
    return Table("codings", "Codings", about, columns, list_rows, ("record", "field", "coder"))


def _list_issues(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for n, told in enumerate(view.base.issues()):
            yield n, told.code, told.place, told.message, told.remedy

    columns = (
        _number("issues"),
        Column("code", Kind.TEXT, "What kind of issue; `techplomacy explain CODE` says what it means.", needed=True),
        Column("place", Kind.TEXT, "File and line, or an id.", needed=True),
        Column("message", Kind.TEXT, "What happened.", needed=True),
        Column("remedy", Kind.TEXT, "What to do.", needed=True),
    )
    return Table("issues", "Issues", "What needs a person: one row an issue.", columns, list_rows, ("n",))


def _list_accounts(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for told in view.base.accounting():
            left_out = tuple(f"{reason}: {count}" for reason, count in told.left_out)
            yield told.file, told.values, told.used, left_out, told.issues

    columns = (
        Column("file", Kind.TEXT, "The file, told from the study folder.", needed=True),
        Column("values", Kind.INTEGER, "The values that it holds.", needed=True),
        Column("used", Kind.INTEGER, "Those that were used.", needed=True),
        Column("left_out", Kind.TEXTS, "Those left out on purpose, by reason."),
        Column("issues", Kind.INTEGER, "Those that became issues.", needed=True),
    )
    about = "What became of the values of each input file: used, left out and issues make up all of them."
    return Table("accounts", "Accounts", about, columns, list_rows, ("file",))
