"""Values of statements to JSON text and back, without loss."""

import json
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from techplomacy.errors import InvalidValueError
from techplomacy.model.money import Bound, Money
from techplomacy.model.record import Participant, Step, Value
from techplomacy.model.when import When

# One encoder for all: json.dumps with options makes a new one each time, which doubled the cost of a big load.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def encode_value(value: Value) -> str:
    """Canonical JSON text of a value: strings and booleans plain, others an object that names the type."""
    return encode_basestring(value) if type(value) is str else _ENCODER.encode(_encode(value))


def decode_value(text: str) -> Value:
    """The value that `encode_value` wrote; InvalidValueError for anything else."""
    return _decode(json.loads(text))


def _encode(value: Value) -> Any:
    match value:
        case bool() | str():
            return value
        case Decimal():
            return {"number": str(value)}
        case When():
            return {"when": value.edtf}
        case Money():
            return {"money": str(value.amount), "currency": value.currency, "bound": str(value.bound)}
        case Step():
            return {"step": value.name, "when": value.when.edtf if value.when else None}
        case Participant():
            fields = {
                name: getattr(value, name) for name in ("country", "kind", "acronym", "actor") if getattr(value, name)
            }
            return {"participant": value.name, "role": value.role, "implied": value.implied, **fields}


def _decode(data: Any) -> Value:
    match data:
        case bool() | str():
            return data
        case {"number": number}:
            return Decimal(number)
        case {"money": amount, "currency": currency, "bound": bound}:
            return Money(Decimal(amount), currency, Bound(bound))
        case {"step": name, "when": when}:
            return Step(name, When(when) if when else None)
        case {"participant": name, "role": role, "implied": implied}:
            return Participant(
                name,
                data.get("country"),
                role,
                data.get("kind"),
                data.get("acronym"),
                data.get("actor"),
                implied,
            )
        case {"when": when}:
            return When(when)
    raise InvalidValueError(f"{data!r} is not the JSON of a statement's value.")
