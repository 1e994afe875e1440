"""Strategies for the nouns: dates as texts tell them, amounts, participants and all other values of statements."""

from decimal import Decimal

from hypothesis import strategies as st

from techplomacy.errors import InvalidValueError
from techplomacy.model import Bound, Money, Participant, Step, When

DOUBTS = st.sampled_from(["", "?", "~", "%"])
YEARS = st.integers(1, 9999).map(lambda year: f"{year:04d}")
DAYS = st.dates().map(str)
MONTHS = st.dates().map(lambda day: str(day)[:7])
DECADES = st.integers(1, 999).map(lambda decade: f"{decade:03d}X")
CENTURIES = st.integers(1, 99).map(lambda century: f"{century:02d}XX")
POINTS = st.one_of(DAYS, MONTHS, YEARS, DECADES, CENTURIES)
NO_YEAR = st.one_of(
    st.just("XXXX"), MONTHS.map(lambda month: f"XXXX{month[4:]}"), DAYS.map(lambda day: f"XXXX{day[4:]}")
)


def order_ends(ends: tuple[str, str]) -> str | None:
    """Two points as an interval; the other way round where they stand in the wrong order, None where neither fits."""
    for text in ("/".join(ends), "/".join(reversed(ends))):
        try:
            return When(text).edtf
        except InvalidValueError:
            continue
    return None


MARKED = st.tuples(POINTS, DOUBTS).map("".join)
CLOSED = st.tuples(POINTS, POINTS).map(order_ends).filter(bool)
OPEN = st.one_of(POINTS.map(lambda end: f"../{end}"), POINTS.map(lambda start: f"{start}/.."))
EDTF = st.one_of(MARKED, CLOSED, OPEN, NO_YEAR)
WHENS = EDTF.map(When)

AMOUNTS = st.decimals(0, 10**15, places=2, allow_nan=False, allow_infinity=False)
CURRENCIES = st.sampled_from(["KES", "KRW", "USD", "EUR"])
MONEY = st.builds(Money, AMOUNTS, CURRENCIES, st.sampled_from(Bound))

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NAMES = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
PARTICIPANTS = st.builds(
    Participant,
    name=TEXTS,
    country=st.sampled_from([None, "KEN", "KOR", "EUE", "INT"]),
    role=TEXTS,
    kind=NAMES,
    acronym=NAMES,
    actor=NAMES,
    implied=st.booleans(),
)
NUMBERS = st.one_of(AMOUNTS, st.decimals(allow_nan=False, allow_infinity=False, places=5), st.just(Decimal("1E+3")))
VALUES = st.one_of(TEXTS, st.booleans(), NUMBERS, WHENS, MONEY, st.builds(Step, TEXTS, st.none() | WHENS), PARTICIPANTS)
