"""Dates, money, numbers, counts and the kinds of nothing in plain words; it makes no number of its own."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date

from techplomacy.model import Bound, Money, Nothing, Precision, When

LOCALE = "en"
DASH = "–"
BLANK = "—"
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_PLACES = 4  # decimals that an amount in millions or more may have before all its digits are printed
_ISO_DAY = re.compile(r"(?<![\w/=.-])\d{4}-\d{2}-\d{2}(?![\w/-])")
SCORES = {1: "in use or in force", 0: "under way", -1: "lapsed or years late"}
_REASONS = {
    Nothing.NONE_FOUND: "{what} were looked for and none were found (none found)",
    Nothing.PARTLY_SEARCHED: "{what} were looked for in some places only, and none were found there (partly searched)",
    Nothing.NOT_SEARCHED: "no search for {what} is on record (not searched)",
    Nothing.NOT_CHECKED: "{what} have not been written down or compared (not checked)",
}


def write_nothing(nothing: Nothing, what: str) -> str:
    """The sentence that stands where evidence would."""
    return f"No evidence, because {_REASONS[nothing].format(what=what)}."


@lru_cache(maxsize=4096)
def write_day(day: date, *, pattern: str = "d MMMM y") -> str:
    """A day, month or year in words."""
    return str(format_date(day, pattern, locale=LOCALE))


@lru_cache(maxsize=4096)
def write_when(when: When | None) -> str:
    """A date as fine as it was told; doubt and open ends are said."""
    if when is None:
        return BLANK
    if "/" in when.edtf:
        return _write_interval(when)
    return _mark_doubt(when, _write_point(when.edtf.rstrip("?~%"), when))


def _write_point(point: str, when: When) -> str:
    if when.precision is Precision.UNKNOWN:
        month = point.split("-")[1:2]
        return f"{write_day(date(2000, int(month[0]), 1), pattern='MMMM')}, year not told" if month else "year not told"
    if when.precision is Precision.DECADE:
        return f"the {point[:3]}0s"
    if when.precision is Precision.CENTURY:
        return f"the {point[:2]}00s"
    assert when.earliest is not None
    pattern = {Precision.DAY: "d MMMM y", Precision.MONTH: "MMMM y"}.get(when.precision, "y")
    return write_day(when.earliest, pattern=pattern)


def _mark_doubt(when: When, text: str) -> str:
    about = f"about {text}" if when.edtf[-1] in "~%" else text
    return f"{about} (uncertain)" if when.edtf[-1] in "?%" else about


def _write_interval(when: When) -> str:
    start, end = when.edtf.split("/")
    if start in ("", ".."):
        return f"until {write_when(When(end))}"
    if end in ("", ".."):
        return f"since {write_when(When(start))}"
    first, last = When(start), When(end)
    a, b = first.earliest, last.latest
    if first.precision is last.precision is Precision.DAY and a and b and not (first.is_uncertain or last.is_uncertain):
        if (a.year, a.month) == (b.year, b.month):
            return f"{a.day}{DASH}{write_day(b)}"
        if a.year == b.year:
            return f"{write_day(a, pattern='d MMMM')} to {write_day(b)}"
    if first.precision is last.precision is Precision.YEAR:
        return f"{write_when(first)}{DASH}{write_when(last)}"
    return f"{write_when(first)} to {write_when(last)}"


def write_time(when: When | None) -> str:
    """A date with the preposition that it needs in a sentence."""
    if when is None:
        return "at a time not told"
    text = write_when(when)
    if text.startswith(("since ", "until ")):
        return text
    if when.precision is Precision.INTERVAL:
        return f"in {text}" if f"{DASH}" in text and len(text) <= 9 else f"over {text}"
    return f"on {text}" if when.precision is Precision.DAY else f"in {text}"


def write_number(value: Decimal | int | float) -> str:
    """A figure with separators: whole from a thousand on, one decimal from a hundred on, else two; none that say 0."""
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    size = abs(number)
    places = 0 if size >= 1000 else 1 if size >= 100 else 2
    if 0 < size < 1:
        places = 3 if size >= Decimal("0.1") else 4
    return _trim(f"{number:,.{places}f}").replace("-", "−")


def write_exact(value: Decimal | int | float) -> str:
    """A figure with all its digits."""
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    return _trim(f"{number:,f}").replace("-", "−")


def _trim(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_amount(value: Decimal | int | float, unit: str, *, is_exact: bool = False) -> str:
    """A figure with its unit, currencies first; `is_exact` keeps all digits."""
    number = write_exact(value) if is_exact else write_number(value)
    code, _, scale = unit.partition(" ")
    if len(code) == 3 and code.isupper():
        return f"{code} {number}{' ' + scale if scale else ''}"
    return number if unit in ("count", "") else f"{number} {unit}"


def write_money(money: Money) -> str:
    """An amount with its currency code and the bound that the text gave it."""
    bound = "" if money.bound is Bound.EXACT else f"{money.bound} "
    return f"{bound}{money.currency} {_scale(money.amount)}"


def round_money(money: Money, figures: int = 4) -> str:
    """An amount that was computed, to so many figures: more of them would pretend to know."""
    exponent = money.amount.adjusted() - figures + 1
    amount = money.amount.quantize(Decimal(1).scaleb(exponent)) if money.amount and exponent > -2 else money.amount
    return write_money(Money(Decimal(f"{amount:f}"), money.currency, money.bound))


def _scale(amount: Decimal) -> str:
    for size, word in _SCALES:
        if amount >= size:
            short = (amount / size).normalize()
            if -int(short.as_tuple().exponent) <= _PLACES:
                return f"{_trim(f'{short:,f}')} {word}"
    return _trim(f"{amount:,f}")


def write_percent(value: float | int | None) -> str:
    """A share in percent as the analysis rounded it."""
    return BLANK if value is None else f"{_trim(f'{value:.1f}')} %"


def count_things(n: int, one: str, many: str | None = None) -> str:
    """A count with its noun."""
    return f"{write_exact(n)} {one if n == 1 else many or one + 's'}"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Words as a list in a sentence."""
    if len(words) < 3:
        return f" {last} ".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def join_names(names: Sequence[str]) -> str:
    """Names that may hold an "and" themselves, apart from one another."""
    return "; ".join(names) if any(" and " in name or "," in name for name in names) else join_words(names)


def reword_days(text: str) -> str:
    """A text with its ISO days in words; what is part of an address or of another number stays."""
    return _ISO_DAY.sub(_reword_day, text)


def _reword_day(match: re.Match[str]) -> str:
    try:
        return write_day(date.fromisoformat(match[0]))
    except ValueError:
        return match[0]


def capitalise(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def write_sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    told = capitalise(text.strip())
    return told if not told or told[-1] in ".!?" else f"{told}."
