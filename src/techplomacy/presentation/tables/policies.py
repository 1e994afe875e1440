"""The tables of policies and of the ledger of loans: one row a record, its fields as columns."""

from collections.abc import Iterator, Sequence

from techplomacy.analysis import View
from techplomacy.analysis.ledger import list_loans
from techplomacy.model import Money, Record, When
from techplomacy.presentation.tables.events import find_event
from techplomacy.presentation.tables.table import Column, Datum, Datums, Kind, Table
from techplomacy.presentation.tables.values import write_value

DIMENSION = "dimension:"


def list_policy_tables(view: View) -> tuple[Table, Table]:
    """The tables of policies and loans."""
    return (_list_policies(view), _list_loans(view))


def _list_policies(view: View) -> Table:
    dimensions = sorted(
        {told.field for record in view.policies for told in record.statements if told.field.startswith(DIMENSION)}
    )

    def list_rows() -> Iterator[Datums]:
        for record in view.policies:
            yield (
                record.id, _tell(record, "country"), _tell(record, "title"), _date(record, "year"),
                _tell(record, "kind"), _tell(record, "level"), _tell(record, "lead"), _all(record, "goal"),
                _all(record, "means"), _all(record, "theme"), _all(record, "policy_instrument"),
                _all(record, "target_group"), *_money(record, "budget"),
                *(_all(record, dimension) for dimension in dimensions), _flag(record, "is_sti", True),
                _tell(record, "summary"), _tell(record, "note"), _all(record, "source"), record.maker,
            )  # fmt: skip

    about = "Policies of science, technology and innovation of both countries: one row a policy."
    return Table("policies", "Policies", about, _list_columns(dimensions), list_rows, ("id",))


def _list_columns(dimensions: Sequence[str]) -> tuple[Column, ...]:
    return (
        Column("id", Kind.TEXT, "The record.", refers="records.id", needed=True),
        Column("country", Kind.TEXT, "Whose policy (ISO 3166-1 alpha-3)."),
        Column("title", Kind.TEXT, "What it is called."),
        Column("year", Kind.DATE, "When (EDTF)."),
        Column("kind", Kind.TEXT, "Law, plan, strategy …"),
        Column("level", Kind.TEXT, "Whether adopted or draft."),
        Column("lead", Kind.TEXT, "Who leads it."),
        Column("goals", Kind.TEXTS, "What it wants."),
        Column("means", Kind.TEXTS, "By which means."),
        Column("themes", Kind.LIST, "Themes of the STIP Compass taxonomy."),
        Column("policy_instruments", Kind.LIST, "Instruments of that taxonomy."),
        Column("target_groups", Kind.LIST, "Target groups of that taxonomy."),
        Column("budget", Kind.NUMBER, "The amount as written, in whole units of its currency."),
        Column("currency", Kind.TEXT, "ISO 4217."),
        Column("bound", Kind.TEXT, "What the words around it say: exact, up to, at least, about."),
        *(Column(_name(d), Kind.TEXTS, f"What is coded for the dimension {_name(d)}.") for d in dimensions),
        Column("is_sti", Kind.FLAG, "False where it is not a policy of science, technology and innovation."),
        Column("summary", Kind.TEXT, "What it says, in a sentence."),
        Column("note", Kind.TEXT, "What else must be known."),
        Column("sources", Kind.LIST, "Its sources."),
        Column("maker", Kind.TEXT, "Who coded it.", needed=True),
    )


def _list_loans(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for loan in list_loans(view):
            yield (
                loan.id, _tell(loan, "title"), *_money(loan, "amount"), _tell(loan, "stage"), _date(loan, "date"),
                _tell(loan, "fiscal_year"), _tell(loan, "interest"), _tell(loan, "tranche"), _all(loan, "sector"),
                _flag(loan, "summable", True), find_event(view, _tell(loan, "event")), _tell(loan, "note"),
                _all(loan, "source"),
            )  # fmt: skip

    columns = (
        Column("id", Kind.TEXT, "The record.", refers="records.id", needed=True),
        Column("title", Kind.TEXT, "The project."),
        Column("amount", Kind.NUMBER, "The amount as written, in whole units of its currency."),
        Column("currency", Kind.TEXT, "ISO 4217."),
        Column("bound", Kind.TEXT, "What the words around it say: exact, up to, at least, about."),
        Column("stage", Kind.TEXT, "Notes or agreement: the same money stands at both.", refers="stages.id"),
        Column("date", Kind.DATE, "When (EDTF)."),
        Column("fiscal_year", Kind.TEXT, "The fiscal year as its source writes it."),
        Column("interest", Kind.TEXT, "The rate as its source writes it."),
        Column("tranche", Kind.TEXT, "Which part of a longer loan."),
        Column("sectors", Kind.LIST, "Its fields."),
        Column("summable", Kind.FLAG, "False where another row holds the same money."),
        Column("event", Kind.TEXT, "The event of the same commitment.", refers="events.id"),
        Column("note", Kind.TEXT, "What else must be known."),
        Column("sources", Kind.LIST, "Its sources."),
    )
    about = "The ledger of loans and grants: one row what one source says of one of them."
    return Table("loans", "Loans", about, columns, list_rows, ("id",))


def _name(dimension: str) -> str:
    return dimension.removeprefix(DIMENSION)


def _tell(record: Record, field: str) -> str | None:
    told = record.get(field)
    return write_value(told.value) if told else None


def _all(record: Record, field: str) -> tuple[str, ...]:
    return tuple(write_value(value) for value in record.values(field))


def _date(record: Record, field: str) -> When | None:
    told = record.get(field)
    return told.value if told and isinstance(told.value, When) else None


def _flag(record: Record, field: str, default: bool) -> bool:
    told = record.get(field)
    return told.value if told and isinstance(told.value, bool) else default


def _money(record: Record, field: str) -> Sequence[Datum]:
    told = record.get(field)
    if told is None or not isinstance(told.value, Money):
        return (None, None, None)
    return (told.value.amount, told.value.currency, told.value.bound.value)
