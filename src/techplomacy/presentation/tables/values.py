"""Writes the values of statements and the participants of events as one cell, the way a study folder reads them."""

from datetime import date
from decimal import Decimal

from techplomacy.model import Bound, Money, Participant, Step, Value, When

PART = "|"


def name_type(value: Value) -> str:
    """What kind of value it is."""
    match value:
        case str():
            return "text"
        case bool():
            return "flag"
        case Decimal():
            return "number"
        case When():
            return "date"
        case Money():
            return "money"
        case Step():
            return "step"
        case Participant():
            return "participant"


def write_value(value: Value) -> str:
    """The value as text: `signed 2018-10-29`, `up to JPY 5000`, `name|acronym|country|kind|role`."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case When():
            return value.edtf
        case Money():
            return write_money(value)
        case Step():
            return f"{value.name} {value.when}" if value.when else value.name
        case Participant():
            return write_participant(value)


def write_money(money: Money) -> str:
    """Currency and amount with all digits as written, after the bound where there is one."""
    bound = "" if money.bound is Bound.EXACT else f"{money.bound} "
    return f"{bound}{money.currency} {money.amount:f}"


def write_participant(body: Participant) -> str:
    """`name|acronym|country|kind|role`, without the empty parts at its end."""
    parts = (body.name, body.acronym or "", body.country or "", body.kind or "", body.role)
    return PART.join(part.replace(PART, "/") for part in parts).rstrip(PART)


def find_days(when: When | None) -> tuple[date | None, date | None]:
    """The first and the last day that a date can mean."""
    return (when.earliest, when.latest) if when else (None, None)
