"""Amounts of series and ledgers in another money and in the prices of one year, each with its rate, index and sources.

A converted amount stands beside the amount as told. Where a rate or an index lacks, the row says which, and no value
stands in its place. Commitments, agreements and disbursements are tables apart.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fnmatch import fnmatch
from functools import lru_cache
from importlib.resources import files
from typing import Any

from techplomacy.analysis.cells import make_result, tell, tell_part
from techplomacy.analysis.flows import list_families
from techplomacy.analysis.ledger import list_loans, tell_loan
from techplomacy.analysis.prices import PLACES, PriceIndex, find_index
from techplomacy.analysis.propositions import Shape, list_shapes
from techplomacy.analysis.rates import Missing, YearRate, find_rate, find_year
from techplomacy.analysis.view import View, once
from techplomacy.model import Cell, Money, Result, When

UNKNOWN = "stage not told"
COLUMNS = (
    "of", "period", "counted", "nominal", "converted", "rate", "rate_pair", "rate_period", "rate_basis", "constant",
    "constant_converted", "base_year", "index", "index_year", "base_index", "index_basis", "base_rate", "lacks",
)  # fmt: skip
_CAVEATS = (
    "Converted at the mean rate of the year that holds most of the period, not at the rate of a day; a payment of that "
    "year may have been worth more or less.",
    "In constant prices, an amount is deflated in its own money first and then converted at the rate of the base year.",
    "Nothing is added up here: an exchange of notes and the agreement that follows it carry the same money.",
)


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount as told, with its first and last day where they are known."""

    name: str
    ids: tuple[str, ...]
    sources: tuple[str, ...]
    period: str | None
    money: Money
    days: tuple[date, date] | None
    counted: bool = True
    home: str | None = None  # the giver's currency, where a series tells it


@dataclass(frozen=True, slots=True)
class _Worth:
    """What is known of the worth of one amount: rate and index of its year, the rate of the base year, what lacks."""

    rate: YearRate | None = None
    index: PriceIndex | None = None
    constant: Money | None = None
    base_rate: YearRate | None = None
    year: int = 0
    lacks: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _load_target() -> str:
    text = (files("techplomacy.analysis") / "conversions.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["into"])


@lru_cache(maxsize=1)
def _load_stages() -> dict[str, Any]:
    return tomllib.loads((files("techplomacy.analysis") / "flows.toml").read_text(encoding="utf-8"))


def list_stages() -> tuple[str, ...]:
    """The stages that have a table of their own, in their order; the last holds what tells no stage."""
    told = [str(row["stage"]) for row in _load_stages()["stages"]]
    return tuple(dict.fromkeys((*told, *_load_stages()["stages_of_rows"].values(), UNKNOWN)))


@once
def answer_conversions(view: View, stage: str) -> Result:
    """One row an amount of a stage: as told, converted, and both in the prices of a base year."""
    rows = [_make_row(view, amount) for amount in _list_amounts(view, stage)]
    rated = sum(1 for row in rows if row[COLUMNS.index("rate")].value is not None)
    priced = sum(1 for row in rows if row[COLUMNS.index("constant")].value is not None)
    return make_result(
        f"conversions_{stage.replace(' ', '_')}",
        f"In other money and in constant prices: {stage}",
        COLUMNS,
        rows,
        caveats=_CAVEATS,
        coverage=(f"{tell_part(rated, len(rows), 'amount has', 'amounts have')} a rate, {priced} a price index.",),
    )


def _list_amounts(view: View, stage: str) -> Iterator[Amount]:
    for family in list_families():
        for shape in list_shapes(view, family):
            if find_stage(shape) == stage:
                yield from _read_series(view, shape)
    names = _load_stages()["stages_of_rows"]
    for loan in list_loans(view):
        title, money, told, day, counted = tell_loan(loan)
        if money is not None and names.get(told or "", UNKNOWN) == stage:
            sources = tuple(str(source) for source in loan.values("source"))
            days = _find_days(When(day)) if day else None
            yield Amount(title or loan.id, (loan.id,), sources, day, money, days, counted)


def find_stage(shape: Shape) -> str:
    """The stage of a series, by its measure, its id and its basis."""
    names = (shape.series.measure, shape.series.id, shape.series.basis.casefold())
    for row in _load_stages()["stages"]:
        if any(fnmatch(name, pattern) for name in names for pattern in row["any"]):
            return str(row["stage"])
    return UNKNOWN


def _read_series(view: View, shape: Shape) -> Iterator[Amount]:
    """The whole years of a series in units of its currency; none of a unit that is no money, or is deflated already."""
    code, _, scale = shape.series.unit.partition(" ")
    word = view.vocabulary.number_words.get(scale)
    if code not in view.vocabulary.currencies or (scale and word is None):
        return
    factor = word.value if word else Decimal(1)
    giver = view.vocabulary.countries.get(shape.series.giver or "")
    home = giver.currency if giver and giver.currency != code else None
    for point in shape.years:
        taken = point.taken
        if taken.value >= 0 and point.start and point.end:
            money = Money(taken.value * factor, code)
            days = (point.start, point.end)
            yield Amount(shape.series.title, (taken.series,), (taken.source,), taken.period, money, days, home=home)


def _find_days(when: When) -> tuple[date, date] | None:
    """First and last day; None where they are more than a year apart, for then no rate is meant."""
    if when.earliest is None or when.latest is None or (when.latest - when.earliest).days > 366:
        return None
    return when.earliest, when.latest


def _make_row(view: View, amount: Amount) -> tuple[Cell, ...]:
    if amount.days is None:
        return _fill(amount, _Worth(lacks=("no year is told",)))
    money, year = amount.money, find_year(*amount.days)
    index = find_index(view, money.currency)
    constant = index.deflate(money, year) if isinstance(index, PriceIndex) else index
    rate = base_rate = None
    target = _find_target(amount)
    if target:
        rate = find_rate(view, money.currency, target, *amount.days)
        if isinstance(index, PriceIndex):
            base_year = index.base_year
            base_rate = find_rate(view, money.currency, target, date(base_year, 1, 1), date(base_year, 12, 31))
    lacks = dict.fromkeys(told.why for told in (rate, constant, base_rate) if isinstance(told, Missing))
    return _fill(
        amount,
        _Worth(
            rate if isinstance(rate, YearRate) else None,
            index if isinstance(index, PriceIndex) and isinstance(constant, Money) else None,
            constant if isinstance(constant, Money) else None,
            base_rate if isinstance(base_rate, YearRate) else None,
            year,
            tuple(lacks),
        ),
    )


def _find_target(amount: Amount) -> str | None:
    """Another money than the amount's own: the common one, or for amounts in that the giver's."""
    target = _load_target()
    return target if amount.money.currency != target else amount.home


def _fill(amount: Amount, worth: _Worth) -> tuple[Cell, ...]:
    """The cells of one row; what is not known stays empty, and the last cell says why."""
    index, money = worth.index, worth.constant
    used = index.years[worth.year] if index else None
    priced = (*amount.sources, used.source) if used else ()
    return (
        tell(amount.name, ids=amount.ids),
        tell(amount.period),
        tell("yes" if amount.counted else "no"),
        tell(amount.money, ids=amount.ids, sources=amount.sources),
        _convert(amount.money, worth.rate, amount.ids, amount.sources),
        *_tell_rate(worth.rate),
        tell(money, ids=amount.ids, sources=priced),
        _convert(money, worth.base_rate, amount.ids, priced),
        tell(index.base_year if index else None),
        tell(used.value, ids=(used.series,), sources=(used.source,)) if used else tell(None),
        tell(worth.year if used else None),
        tell(index.years[index.base_year].value if index else None),
        tell(index.series.basis if index else None),
        _tell_rate(worth.base_rate)[0] if index else tell(None),
        tell("; ".join(worth.lacks) or None),
    )


def _convert(money: Money | None, rate: YearRate | None, ids: tuple[str, ...], sources: tuple[str, ...]) -> Cell:
    if money is None or rate is None:
        return tell(None)
    made = money.convert(rate.rate).money
    told = Money(made.amount.quantize(PLACES), made.currency, made.bound)
    return tell(told, ids=(*ids, rate.series.id), sources=dict.fromkeys((*sources, rate.rate.source)))


def _tell_rate(rate: YearRate | None) -> tuple[Cell, Cell, Cell, Cell]:
    if rate is None:
        return tell(None), tell(None), tell(None), tell(None)
    return (
        tell(rate.rate.value, ids=(rate.series.id,), sources=(rate.rate.source,)),
        tell(rate.pair),
        tell(rate.taken.period),
        tell(rate.series.basis),
    )
