"""Finds amounts of money in a text, as written; it must not add, convert or attach them, nor guess a currency."""

from dataclasses import dataclass
from decimal import Decimal

from techplomacy.model.money import Bound, Money
from techplomacy.text.bounds import BoundWords, compile_bounds
from techplomacy.text.claims import Claim, compile_claims, list_claims
from techplomacy.text.numbers import find_numbers, flatten
from techplomacy.text.ranges import compile_ranges, link_claims
from techplomacy.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class MoneySpan:
    """An amount and its place; `written` is the slice of the text from `start` to `end`, without words of bound."""

    start: int
    end: int
    money: Money
    written: str


@dataclass(frozen=True, slots=True)
class UnknownMoney:
    """An amount whose currency the text does not tell: the mark as listed, and the ISO 4217 codes it may mean."""

    start: int
    end: int
    amount: Decimal
    bound: Bound
    mark: str
    candidates: tuple[str, ...]
    written: str


def find_money(text: str, *, side: str | None = None, vocabulary: Vocabulary | None = None) -> list[MoneySpan]:
    """The amounts of a text, in order and without overlap.

    `side` is the ISO 3166-1 alpha-3 code of the country that speaks: its currency wins where a mark is shared. Amounts
    whose currency cannot be told are left to `find_unknown_money`. Both ends of a range are given, as at least and up
    to.
    """
    return [span for span in _scan(text, side, vocabulary) if isinstance(span, MoneySpan)]


def find_unknown_money(
    text: str, *, side: str | None = None, vocabulary: Vocabulary | None = None
) -> list[UnknownMoney]:
    """The amounts that `find_money` leaves out because several currencies share their mark; each deserves an Issue."""
    return [span for span in _scan(text, side, vocabulary) if isinstance(span, UnknownMoney)]


def parse_money(text: str, *, side: str | None = None, vocabulary: Vocabulary | None = None) -> Money | None:
    """The amount that a whole string is, bound words included; None where it is not one, or its currency is unknown."""
    words = load_vocabulary() if vocabulary is None else vocabulary
    spans = _scan(text, side, words)
    if len(spans) != 1 or not isinstance(spans[0], MoneySpan):
        return None
    low = flatten(text)
    _, start, end = compile_bounds(words).read(low, spans[0].start, spans[0].end)
    return spans[0].money if not low[:start].strip() and low[end:].strip() in ("", "/-", ".", ")") else None


def _scan(text: str, side: str | None, vocabulary: Vocabulary | None) -> list[MoneySpan | UnknownMoney]:
    words = load_vocabulary() if vocabulary is None else vocabulary
    low = flatten(text)
    claims = list_claims(text, low, find_numbers(low, words), compile_claims(words))
    if not any(claim.is_money for claim in claims):
        return []
    country = words.countries.get(side) if side is not None else None
    home = country.currency if country is not None else None
    bounds = compile_bounds(words)
    return [
        _make_span(text, low, claim, bound, bounds, home)
        for claim, bound in link_claims(low, claims, compile_ranges(words))
        if claim.is_money
    ]


def _make_span(
    text: str, low: str, claim: Claim, bound: Bound | None, bounds: BoundWords, home: str | None
) -> MoneySpan | UnknownMoney:
    mark, written = claim.mark, text[claim.start : claim.end]
    assert mark is not None
    if bound is None:
        bound = bounds.read(low, claim.start, claim.end)[0]
    currency = mark.choose(home)
    if currency is None:
        return UnknownMoney(claim.start, claim.end, claim.value, bound, mark.id, mark.candidates, written)
    return MoneySpan(claim.start, claim.end, Money(claim.value, currency, bound), written)
