"""Makes a noun from the fields of an entry, strictly: no field unknown, none of a wrong type, none missing."""

import types
import typing
from dataclasses import MISSING, fields
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, TypeVar

from techplomacy.errors import InvalidValueError
from techplomacy.model import When

Noun = TypeVar("Noun")


def make_entry(noun: type[Noun], key: str, raw: dict[str, Any], *, id_field: str = "id") -> Noun:
    """The noun with that id. Fields are text, numbers, lists or mappings; InvalidValueError says which one is wrong."""
    shape = _shape(typing.cast(Any, noun))
    unknown = sorted(set(raw) - set(shape) - {"source", "note"})
    if unknown:
        raise InvalidValueError(f"{key!r} has no field {unknown[0]!r}; it may have {', '.join(sorted(shape))}.")
    values: dict[str, Any] = {id_field: key}
    for name, (kind, needed) in shape.items():
        if name in raw and raw[name] is not None:
            values[name] = _convert(kind, raw[name], f"{key}.{name}")
        elif needed and name not in values:
            raise InvalidValueError(f"{key!r} lacks the field {name!r}.")
    return noun(**values)


@cache
def _shape(noun: type[Any]) -> dict[str, tuple[Any, bool]]:
    hints = typing.get_type_hints(noun)
    return {
        f.name: (_strip_none(hints[f.name]), f.default is MISSING and f.default_factory is MISSING)
        for f in fields(noun)
    }


def _strip_none(kind: Any) -> Any:
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return next(arg for arg in typing.get_args(kind) if arg is not type(None))
    return kind


def _convert(kind: Any, value: Any, place: str) -> Any:
    if kind is str and isinstance(value, str):
        return value
    if kind is bool and value in ("true", "false", True, False):
        return value in ("true", True)
    if kind is int and isinstance(value, int | str) and str(value).lstrip("-").isdigit():
        return int(value)
    if kind is When and isinstance(value, str):
        return When(value)
    if kind is Decimal and isinstance(value, str | int):
        return _convert_decimal(value, place)
    origin = typing.get_origin(kind)
    if origin is tuple and isinstance(value, list):
        return tuple(_convert(str, item, place) for item in value)
    if origin is dict and isinstance(value, dict):
        inner = typing.get_args(kind)[1]
        return {str(k): _convert(inner, v, f"{place}.{k}") for k, v in value.items()}
    raise InvalidValueError(f"{place} cannot be {value!r}; it must be {_name(kind)}.")


def _convert_decimal(value: str | int, place: str) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation as error:
        raise InvalidValueError(f"{place} cannot be {value!r}; it must be a number.") from error


def _name(kind: Any) -> str:
    plain = {str: "text", bool: "true or false", int: "a whole number", When: "an EDTF date", Decimal: "a number"}
    if kind in plain:
        return plain[kind]
    return "a list of text" if typing.get_origin(kind) is tuple else "a mapping"
