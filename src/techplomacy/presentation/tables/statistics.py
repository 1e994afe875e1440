"""The tables of statistics: the series, and each value with its basis, source and vintage."""

from collections.abc import Iterator

from techplomacy.analysis import View
from techplomacy.presentation.tables.table import Column, Datums, Kind, Table
from techplomacy.presentation.tables.values import find_days

_UNIT = Column("unit", Kind.TEXT, "What is counted, and in which multiple.", needed=True)
_BASIS = Column("basis", Kind.TEXT, "How it is counted: series of different basis are never joined.", needed=True)
_YEAR = Column("year_type", Kind.TEXT, "Which twelve months a year means: calendar, april-march, other.", needed=True)


def list_statistics_tables(view: View) -> tuple[Table, Table]:
    """The two tables of statistics."""
    return (_list_series(view), _list_observations(view))


def _list_series(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for told in view.series.values():
            yield (
                told.id, told.measure, told.title, told.unit, told.basis, told.year_type.value, told.giver,
                told.receiver, told.currency,
            )  # fmt: skip

    columns = (
        Column("id", Kind.TEXT, "Measure, and what tells it from others of that measure.", needed=True),
        Column("measure", Kind.TEXT, "What is measured.", needed=True),
        Column("title", Kind.TEXT, "The measure in words.", needed=True),
        _UNIT,
        _BASIS,
        _YEAR,
        Column("giver", Kind.TEXT, "From which country it runs, or whose it is (alpha-3, WLD for the world)."),
        Column("receiver", Kind.TEXT, "To which country it runs."),
        Column("currency", Kind.TEXT, "ISO 4217, where the unit is money."),
    )
    return Table("series", "Series", "One row a statistic on one basis.", columns, list_rows, ("id",))


def _list_observations(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for series in view.series.values():
            for n, told in enumerate(view.observations[series.id]):
                yield (
                    series.id, n, told.period, *find_days(told.when), told.value, series.unit, series.basis,
                    series.year_type.value, told.source, told.vintage, told.note,
                )  # fmt: skip

    columns = (
        Column("series", Kind.TEXT, "The series.", refers="series.id", needed=True),
        Column("n", Kind.INTEGER, "Numbers the values of one series from 0, in order of time.", needed=True),
        Column("period", Kind.TEXT, "The period as its source writes it.", needed=True),
        Column("start", Kind.DAY, "Its first day."),
        Column("end", Kind.DAY, "Its last day."),
        Column("value", Kind.NUMBER, "The value with all its digits as printed.", needed=True),
        _UNIT,
        _BASIS,
        _YEAR,
        Column("source", Kind.TEXT, "Who printed it.", refers="sources.id", needed=True),
        Column("vintage", Kind.TEXT, "In which edition, or on which day."),
        Column("note", Kind.TEXT, "What must be known to use it."),
    )
    about = "One value of a series. Two sources or editions may print different values for one period: both are rows."
    return Table("observations", "Observations", about, columns, list_rows, ("series", "n"))
