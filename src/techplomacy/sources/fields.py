"""The border: cells become typed fields, by pydantic; a bad cell is lost alone, its row only where it is needed."""

import json
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from techplomacy.errors import InvalidValueError
from techplomacy.model import When
from techplomacy.sources.ledger import Row, count_values

_REMEDIES = {
    "bad-date": "Write e.g. 2018-10-29, 2018-10, 2018 or 2018/2020.",
    "bad-value": "Correct the value; the message says what it must be.",
    "missing-column": "Add the column, or fill the cell.",
}


def parse_texts(value: Any) -> Any:
    """A list as it is; a cell that holds a JSON list as that list, else split at semicolons."""
    if isinstance(value, str):
        if (told := read_list(value)) is not None:
            return tuple(told)
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return value


def read_list(cell: str) -> list[Any] | None:
    """The JSON list that a cell holds; None where it holds none. A table writes one where a value has a semicolon."""
    if not cell.lstrip().startswith("["):
        return None
    try:
        told = json.loads(cell)
    except ValueError:
        return None
    return told if isinstance(told, list) else None


def parse_when(value: Any) -> Any:
    """An EDTF date."""
    try:
        return When(str(value).strip())
    except InvalidValueError as error:
        raise PydanticCustomError("bad-date", "{reason}", {"reason": str(error)}) from error


def parse_number(value: Any) -> Any:
    """A number written with a decimal point, with no blanks and no thousands marks."""
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation as error:
        raise PydanticCustomError("bad-value", "it is not a number (write 1234.5)") from error
    if not number.is_finite():
        raise PydanticCustomError("bad-value", "it is not a finite number")
    return number


def parse_flag(value: Any) -> Any:
    """Yes or no."""
    words = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if isinstance(value, str) and value.strip().lower() in words:
        return words[value.strip().lower()]
    return value


Text = str  # a number is read as it is written
Texts = Annotated[tuple[str, ...], BeforeValidator(parse_texts)]
Date = Annotated[When, BeforeValidator(parse_when)]
Number = Annotated[Decimal, BeforeValidator(parse_number)]
Flag = Annotated[bool, BeforeValidator(parse_flag)]


class Fields(BaseModel):
    """The typed columns of one kind of row."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True, arbitrary_types_allowed=True)


Kind = TypeVar("Kind", bound=Fields)


def read_fields(row: Row, kind: type[Kind]) -> Kind | None:
    """The row's columns as typed fields; None, with an Issue, where a needed one is missing or wrong."""
    found = {name: row.take(name) for name in kind.model_fields if name in row.values}
    try:
        return kind.model_validate(found)
    except ValidationError as error:
        faults = {str(fault["loc"][0]): fault for fault in error.errors()}
    needed = {name for name, field in kind.model_fields.items() if field.is_required()}
    for name, fault in faults.items():
        code, why = _explain(fault)
        message = f"The column {name!r} is missing or empty." if code == "missing-column" else ""
        message = message or f"{name}: {_shorten(found[name])} cannot be used: {why}"
        if name in needed:
            row.lose(code, message, f"{_REMEDIES[code]} The row is left out until then.")
        else:
            row.fault(name, code, message, _REMEDIES[code], count=count_values(found[name]))
    if row.is_lost:
        return None
    return kind.model_validate({name: value for name, value in found.items() if name not in faults})


def _explain(fault: Any) -> tuple[str, str]:
    kind = fault["type"]
    if kind == "missing":
        return "missing-column", ""
    return (kind if kind in _REMEDIES else "bad-value"), fault["msg"]


def _shorten(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def keep_known(
    row: Row, column: str, values: tuple[str, ...], is_known: Callable[[str], bool], *, code: str, table: str
) -> tuple[str, ...]:
    """The values that a vocabulary table knows; each other one becomes an Issue."""
    known = []
    for value in values:
        if is_known(value):
            known.append(value)
        else:
            row.fault(
                column,
                code,
                f"{column}: {value!r} is not in the table {table!r}.",
                f"Use an id of the table {table!r}, or add the word in the study's codebook.",
            )
    return tuple(known)
