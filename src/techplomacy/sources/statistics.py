"""Tidy tables of statistics: each row one value with its series, basis, year type, source and vintage."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path

from techplomacy.errors import InvalidValueError
from techplomacy.model import Account, Issue, Observation, Series, When, YearType, skeleton
from techplomacy.sources.acts import find_country
from techplomacy.sources.fields import Date, Fields, Number, Text, read_fields
from techplomacy.sources.ledger import Ledger, Row
from techplomacy.sources.table import SUFFIXES, read_table
from techplomacy.vocabulary import Vocabulary

NO_BASIS = "basis not told"


class Value(Fields):
    """The columns of one observation; `start` and `end` are the first and last day of the period."""

    series: Text
    value: Number
    unit: Text
    year_type: Text
    period: Text
    source: Text
    measure: Text | None = None
    title: Text | None = None
    giver: Text | None = None
    receiver: Text | None = None
    currency: Text | None = None
    basis: Text | None = None
    start: Date | None = None
    end: Date | None = None
    vintage: Text = ""
    note: Text | None = None


@dataclass(frozen=True)
class Statistics:
    """What the folder of statistics holds."""

    series: tuple[Series, ...] = ()
    observations: tuple[Observation, ...] = ()
    issues: tuple[Issue, ...] = ()
    accounts: tuple[Account, ...] = ()


def read_statistics(folder: Path, *, root: Path, vocabulary: Vocabulary, sources: Collection[str]) -> Statistics:
    """The series and observations of all tables of a folder, sorted by series and time.

    Rows of one series id that differ in basis, unit or year type become series of their own, with an Issue.
    """
    book = _Book(vocabulary, sources)
    ledgers = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.suffix.lower() not in SUFFIXES:
            continue
        ledger = Ledger(path.relative_to(root).as_posix())
        read_table(path, ledger)
        for row in ledger.rows:
            book.enter(row)
        ledgers.append(ledger)
    accounts = tuple(ledger.close() for ledger in ledgers)
    issues = tuple(issue for ledger in ledgers for issue in ledger.issues)
    observations = sorted(
        book.observations.values(), key=lambda o: (o.series, o.when.sort_key, o.period, o.vintage, o.source)
    )
    return Statistics(tuple(book.series[k] for k in sorted(book.series)), tuple(observations), issues, accounts)


class _Book:
    """Series and observations in the making."""

    def __init__(self, vocabulary: Vocabulary, sources: Collection[str]) -> None:
        self.vocabulary = vocabulary
        self.sources = sources
        self.series: dict[str, Series] = {}
        self.observations: dict[tuple[str, str, str, str], Observation] = {}
        self._places: dict[tuple[str, str, str, str], str] = {}

    def enter(self, row: Row) -> None:
        """Add the series and the observation of one row."""
        told = read_fields(row, Value)
        if told is None or not self._is_usable(row, told):
            return
        when = _find_when(row, told)
        series = self._find_series(row, told)
        if when is None or series is None:
            return
        made = Observation(series.id, told.period, when, told.value, told.source, told.vintage, told.note)
        key = (series.id, made.period, made.vintage, made.source)
        if key in self.observations:
            row.lose(
                "duplicate-id",
                f"{series.id} {made.period} of this source and vintage stands at {self._places[key]} already.",
                "Take one of them out, or tell them apart by their vintage; the first is kept.",
            )
            return
        self.observations[key] = made
        self._places[key] = row.place

    def _is_usable(self, row: Row, told: Value) -> bool:
        if told.source not in self.sources:
            row.lose(
                "dangling-reference",
                f"source: the bibliography has no source {told.source!r}.",
                "Correct the id, or add the source to sources.json. The row is left out until then.",
            )
        if told.year_type not in set(YearType):
            row.lose(
                "unknown-word",
                f"year_type: {told.year_type!r} is not in the table 'year_types'.",
                f"Write {', '.join(YearType)}. The row is left out until then.",
            )
        if told.currency is not None and told.currency not in self.vocabulary.currencies:
            row.lose(
                "unknown-currency",
                f"currency: {told.currency!r} is not an ISO 4217 code.",
                "Write the ISO 4217 code, e.g. JPY, INR or USD. The row is left out until then.",
            )
        return not row.is_lost

    def _find_series(self, row: Row, told: Value) -> Series | None:
        places = {}
        for column in ("giver", "receiver"):
            written = getattr(told, column)
            places[column] = find_country(row, column, written, self.vocabulary) if written else None
            if written and places[column] is None:
                row.lose("unknown-country", f"{column}: {written!r} is no country.", "Write its alpha-3 code.")
                return None
        if told.basis is None:
            row.ledger.note(
                "basis-missing",
                row.line,
                f"{told.series} {told.period} does not say on what basis it was measured.",
                "Fill the basis from the source; the series is kept apart until then.",
            )
        made = Series(
            id=told.series,
            measure=self._find_measure(row, told),
            title=told.title or told.series.replace("_", " "),
            unit=told.unit,
            basis=told.basis or NO_BASIS,
            year_type=YearType(told.year_type),
            giver=places["giver"],
            receiver=places["receiver"],
            currency=told.currency,
        )
        return self._keep_apart(row, made)

    def _find_measure(self, row: Row, told: Value) -> str:
        if told.measure is None:
            return self._match_measure(told.series)
        if told.measure not in self.vocabulary.measures:
            row.fault(
                "measure",
                "unknown-word",
                f"measure: {told.measure!r} is not in the table 'measures'.",
                "Use an id of the measures table, or add one in the study's codebook.",
            )
        return told.measure

    def _match_measure(self, series: str) -> str:
        """The measure whose patterns fit the series id; else the id's own first part."""
        fitting = (m.id for m in self.vocabulary.measures.values() if any(fnmatch(series, p) for p in m.matches))
        return next(fitting, series.split(".")[0])

    def _keep_apart(self, row: Row, made: Series) -> Series:
        known = self.series.setdefault(made.id, made)
        if _identity(known) == _identity(made):
            return known
        apart = replace(made, id=f"{made.id}.{_shorten(made, known)}")
        if apart.id not in self.series:
            row.ledger.note(
                "series-mixed",
                row.line,
                f"Rows of the series {made.id} differ in what they measure; these are kept apart as {apart.id}.",
                "Give the rows of another basis, unit, year type or country a series id of their own.",
            )
        return self.series.setdefault(apart.id, apart)


def _identity(series: Series) -> tuple[object, ...]:
    return (series.basis, series.unit, series.currency, series.year_type, series.giver, series.receiver)


def _shorten(made: Series, known: Series) -> str:
    parts = [
        skeleton(str(ours))[:24] or "none"
        for ours, theirs in zip(_identity(made), _identity(known), strict=True)
        if ours != theirs
    ]
    return ".".join(parts)


def _find_when(row: Row, told: Value) -> When | None:
    """The period as a date: its days where the row gives them, else what the label itself says."""
    try:
        if told.start is None and told.end is None:
            return When(told.period)
        return make_period(told.start, told.end)
    except InvalidValueError as error:
        row.lose(
            "bad-date",
            f"period {told.period!r}: {error}",
            "Fill start and end with the first and last day of the period. The row is left out until then.",
        )
        return None


def make_period(start: When | None, end: When | None) -> When:
    """The shortest EDTF date that covers first to last day: a year, a month, a day, or an interval."""
    first = start.earliest if start else None
    last = end.latest if end else None
    if first is None or last is None:
        return When(f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}")
    for text in (f"{first:%Y}", f"{first:%Y-%m}", first.isoformat()):
        whole = When(text)
        if (whole.earliest, whole.latest) == (first, last):
            return whole
    return When(f"{first.isoformat()}/{last.isoformat()}")
