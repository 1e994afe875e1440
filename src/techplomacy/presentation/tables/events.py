"""The tables of events: one row an event, and one a step, participant, amount, sector and source of it."""

from collections.abc import Iterator

from techplomacy.analysis import View
from techplomacy.analysis.view import find_when
from techplomacy.model import Event, Value
from techplomacy.presentation.tables.table import Column, Datums, Kind, Table
from techplomacy.presentation.tables.values import find_days, write_value

_EVENT = Column("event", Kind.TEXT, "The event.", refers="events.id", needed=True)
_N = Column("n", Kind.INTEGER, "Numbers the rows of one event from 0.", needed=True)
_BASIS = Column(
    "basis",
    Kind.TEXT,
    "How it is known: quoted (exact passage), noted (a reader's own note), cited (address only), derived, or verdict "
    "where a person corrected it.",
)
_RECORD = Column("record", Kind.TEXT, "The record that tells it.", refers="records.id")
PERSON = "verdict"


def list_event_tables(view: View) -> tuple[Table, ...]:
    """The six tables of events."""
    return (_list_events(view), _list_steps(view), _list_participants(view), _list_money(view), *_list_pairs(view))


def find_origin(view: View, event: Event, field: str, value: Value) -> tuple[str, str | None]:
    """The basis and the record of what an event tells; the statement that the fold took goes before its equals."""
    chosen = view.base.chosen()
    found = [
        ((field, told.n) not in chosen.find_fields(record.id), told.basis.value, record.id)
        for record in view.find_records(event)
        for told in record.statements
        if told.field == field and told.value == value
    ]
    if not found:
        return PERSON, None
    _, basis, record_id = min(found, key=lambda told: told[0])
    return basis, record_id


def find_event(view: View, identifier: str | None) -> str | None:
    """The event of an event's or a record's id; the id itself where there is none."""
    event = view.by_id.get(identifier or "")
    return event.id if event else identifier


def _list_events(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for event in view.events:
            when = find_when(event)
            yield (
                event.id, event.kind, event.title, when, *find_days(when),
                tuple(write_value(step) for step in event.steps), event.countries, event.sectors, event.witnesses,
                event.status, event.initiative, event.place, event.occasion, find_event(view, event.follows),
                event.summary, view.find_basis(event).value, event.sources, event.records,
            )  # fmt: skip

    columns = (
        Column("id", Kind.TEXT, "The id of one member record, coded ones first; it does not change.", needed=True),
        Column("kind", Kind.TEXT, "The kind of instrument.", refers="instruments.id", needed=True),
        Column("title", Kind.TEXT, "What it is called."),
        Column("date", Kind.DATE, "The date of the earliest dated step, as precise as it was told (EDTF)."),
        Column("earliest", Kind.DAY, "The first day that the date can mean; empty where that end is open."),
        Column("latest", Kind.DAY, "The last day that the date can mean; empty where that end is open."),
        Column("steps", Kind.LIST, "What was done, each with its date; one row each in event_steps."),
        Column("countries", Kind.LIST, "The countries of its participants (ISO 3166-1 alpha-3, EUE, INT)."),
        Column("sectors", Kind.LIST, "Its fields; one row each in event_sectors."),
        Column("witnesses", Kind.INTEGER, "Independent sources: copies of one story count once.", needed=True),
        Column("status", Kind.TEXT, "The coder's word for its state, where one was given."),
        Column("initiative", Kind.TEXT, "The thread that it belongs to.", refers="initiatives.id"),
        Column("place", Kind.TEXT, "Where."),
        Column("occasion", Kind.TEXT, "At which visit, summit or session."),
        Column("follows", Kind.TEXT, "The event that it follows on.", refers="events.id"),
        Column("summary", Kind.TEXT, "What happened, in a sentence."),
        Column("basis", Kind.TEXT, "The best basis on which its kind is told."),
        Column("sources", Kind.LIST, "Its sources; one row each in event_sources."),
        Column("records", Kind.LIST, "The records that it was folded from."),
    )
    return Table("events", "Events", "Acts of cooperation: one row an event.", columns, list_rows, ("id",))


def _list_steps(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for event in view.events:
            for n, step in enumerate(event.steps):
                origin = find_origin(view, event, "step", step)
                precision = step.when.precision.value if step.when else None
                yield event.id, n, step.name, step.when, *find_days(step.when), precision, *origin

    columns = (
        _EVENT,
        _N,
        Column("step", Kind.TEXT, "What was done.", refers="steps.id", needed=True),
        Column("date", Kind.DATE, "When (EDTF); empty where not told."),
        Column("earliest", Kind.DAY, "The first day that the date can mean."),
        Column("latest", Kind.DAY, "The last day that the date can mean."),
        Column("precision", Kind.TEXT, "How fine the date was told: day, month, year, decade, century, interval."),
        _BASIS,
        _RECORD,
    )
    about = "Approved, signed, in force, operating and delivered are separate dated facts: one row a step of an event."
    return Table("event_steps", "Steps of events", about, columns, list_rows, ("event", "n"))


def _list_participants(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for event in view.events:
            for n, body in enumerate(event.participants):
                origin = find_origin(view, event, "participant", body)
                yield (
                    event.id, n, body.actor, body.name, body.acronym, body.country, body.kind, body.role, body.implied,
                    *origin,
                )  # fmt: skip

    columns = (
        _EVENT,
        _N,
        Column("actor", Kind.TEXT, "The actor that the name was resolved to.", refers="actors.id"),
        Column("name", Kind.TEXT, "The name as written.", needed=True),
        Column("acronym", Kind.TEXT, "The short name as written."),
        Column("country", Kind.TEXT, "ISO 3166-1 alpha-3, EUE for bodies of the European Union, INT for others."),
        Column("kind", Kind.TEXT, "What kind of body it is."),
        Column("role", Kind.TEXT, "The part that it takes.", refers="roles.id"),
        Column("implied", Kind.FLAG, "Whether the name is not in the passage (the government that issued it)."),
        _BASIS,
        _RECORD,
    )
    return Table("participants", "Participants", "One row a body of an event.", columns, list_rows, ("event", "n"))


def _list_money(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for event in view.events:
            for n, funds in enumerate(event.money):
                money = funds.money
                origin, _ = find_origin(view, event, "amount", money)
                within = find_event(view, funds.within)
                yield (
                    event.id, n, money.amount, money.currency, money.bound.value, funds.stage, within,
                    origin, funds.record,
                )  # fmt: skip

    columns = (
        _EVENT,
        _N,
        Column("amount", Kind.NUMBER, "The amount as written, in whole units of its currency.", needed=True),
        Column("currency", Kind.TEXT, "ISO 4217.", needed=True),
        Column("bound", Kind.TEXT, "What the words around it say: exact, up to, at least, about.", needed=True),
        Column("stage", Kind.TEXT, "Pledge, notes, agreement, disbursement …", refers="stages.id", needed=True),
        Column("within", Kind.TEXT, "The event whose money holds this amount already.", refers="events.id"),
        _BASIS,
        _RECORD,
    )
    about = (
        "One row an amount of an event. Do not add amounts up: a package and its loans, or notes and the agreement "
        "that follows, carry the same money."
    )
    return Table("event_money", "Money of events", about, columns, list_rows, ("event", "n"))


def _list_pairs(view: View) -> tuple[Table, Table]:
    sector = Column("sector", Kind.TEXT, "The field.", refers="sectors.id", needed=True)
    source = Column("source", Kind.TEXT, "The source.", refers="sources.id", needed=True)
    return (
        Table(
            "event_sectors",
            "Sectors of events",
            "One row a field of an event, in the order in which they are told.",
            (_EVENT, _N, sector),
            lambda: ((event.id, n, told) for event in view.events for n, told in enumerate(event.sectors)),
            ("event", "n"),
        ),
        Table(
            "event_sources",
            "Sources of events",
            "One row a source of an event.",
            (_EVENT, _N, source),
            lambda: ((event.id, n, told) for event in view.events for n, told in enumerate(event.sources)),
            ("event", "n"),
        ),
    )
