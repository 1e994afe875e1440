"""Series and observations in the making: what every reader of statistics enters its values into.

It must not join rows that differ in basis, unit, year type or country, and must not read files.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from fnmatch import fnmatch

from techplomacy.errors import InvalidValueError
from techplomacy.model import Observation, Series, When, YearType, skeleton
from techplomacy.sources.acts import find_country
from techplomacy.sources.fields import Date, Fields, Number, Text
from techplomacy.sources.ledger import Row
from techplomacy.sources.period import make_period
from techplomacy.vocabulary import Vocabulary

NO_BASIS = "basis not told"
Key = tuple[str, str, str, str]


class Value(Fields):
    """One observation as told; `start` and `end` are the first and last day of the period."""

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
class Place:
    """Where a value stands: a row, or one column of a row that holds many values."""

    row: Row
    column: str | None = None

    def __str__(self) -> str:
        return self.row.place if self.column is None else f"{self.row.place} ({self.column})"

    def reject(self, code: str, message: str, remedy: str) -> None:
        """The value cannot be used; the other values of its row stay where it has a column of its own."""
        if self.column is None:
            self.row.lose(code, message, remedy)
        else:
            self.row.fault(self.column, code, message, remedy)


class Book:
    """All series and observations of a folder of statistics, by id."""

    def __init__(self, vocabulary: Vocabulary, sources: Collection[str]) -> None:
        self.vocabulary = vocabulary
        self.sources = sources
        self.series: dict[str, Series] = {}
        self.observations: dict[Key, Observation] = {}
        self._places: dict[Key, Place] = {}
        self._bare: set[str] = set()

    def enter(self, told: Value, place: Place) -> None:
        """Add the series and the observation of one value; what cannot be used becomes an Issue at its place."""
        if not self._is_usable(told, place):
            return
        when = _find_when(told, place)
        series = self._find_series(told, place)
        if when is None or series is None:
            return
        made = Observation(series.id, told.period, when, told.value, told.source, told.vintage, told.note)
        key = (series.id, made.period, made.vintage, made.source)
        if key in self.observations:
            place.reject(
                "duplicate-id",
                f"{series.id} {made.period} of this source and vintage stands at {self._places[key]} already.",
                "Take one of them out, or tell them apart by their vintage; the first is kept.",
            )
            return
        self.observations[key] = made
        self._places[key] = place

    def list_observations(self) -> tuple[Observation, ...]:
        """The observations by series and time."""
        return tuple(
            sorted(self.observations.values(), key=lambda o: (o.series, o.when.sort_key, o.period, o.vintage, o.source))
        )

    def _is_usable(self, told: Value, place: Place) -> bool:
        if told.source not in self.sources:
            place.reject(
                "dangling-reference",
                f"source: the bibliography has no source {told.source!r}.",
                "Correct the id, or add the source to sources.json. The row is left out until then.",
            )
        elif told.year_type not in set(YearType):
            place.reject(
                "unknown-word",
                f"year_type: {told.year_type!r} is not in the table 'year_types'.",
                f"Write {', '.join(YearType)}. The row is left out until then.",
            )
        elif told.currency is not None and told.currency not in self.vocabulary.currencies:
            place.reject(
                "unknown-currency",
                f"currency: {told.currency!r} is not an ISO 4217 code.",
                "Write the ISO 4217 code, e.g. EUR or USD. The row is left out until then.",
            )
        else:
            return True
        return False

    def _find_series(self, told: Value, place: Place) -> Series | None:
        places = {}
        for column in ("giver", "receiver"):
            written = getattr(told, column)
            places[column] = find_country(place.row, column, written, self.vocabulary) if written else None
            if written and places[column] is None:
                place.reject("unknown-country", f"{column}: {written!r} is no country.", "Write its alpha-3 code.")
                return None
        if told.basis is None and (place.column is None or told.series not in self._bare):
            self._bare.add(told.series)
            place.row.ledger.note(
                "basis-missing",
                place.row.line,
                f"{told.series} {told.period} does not say on what basis it was measured.",
                "Fill the basis from the source; the series is kept apart until then.",
            )
        made = Series(
            id=told.series,
            measure=self._find_measure(told, place),
            title=told.title or told.series.replace("_", " "),
            unit=told.unit,
            basis=told.basis or NO_BASIS,
            year_type=YearType(told.year_type),
            giver=places["giver"],
            receiver=places["receiver"],
            currency=told.currency,
        )
        return self._keep_apart(made, place)

    def _find_measure(self, told: Value, place: Place) -> str:
        if told.measure is None:
            return self._match_measure(told.series)
        if told.measure not in self.vocabulary.measures:
            place.row.fault(
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

    def _keep_apart(self, made: Series, place: Place) -> Series:
        known = self.series.setdefault(made.id, made)
        if _identity(known) == _identity(made):
            return known
        apart = replace(made, id=f"{made.id}.{_shorten(made, known)}")
        if apart.id not in self.series:
            place.row.ledger.note(
                "series-mixed",
                place.row.line,
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


def _find_when(told: Value, place: Place) -> When | None:
    """The period as a date: its days where the row gives them, else what the label itself says."""
    try:
        if told.start is None and told.end is None:
            return When(told.period)
        return make_period(told.start, told.end)
    except InvalidValueError as error:
        place.reject(
            "bad-date",
            f"period {told.period!r}: {error}",
            "Fill start and end with the first and last day of the period. The row is left out until then.",
        )
        return None
