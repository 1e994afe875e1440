"""The data package descriptor: what each file and column is, in the words of the Frictionless standards."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from techplomacy.analysis import View
from techplomacy.presentation.tables.delimited import Written
from techplomacy.presentation.tables.table import LIST, TEXTS, Column, Kind, Table

_TYPES: dict[Kind, dict[str, Any]] = {
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.FLAG: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    Kind.DAY: {"type": "date"},
}
_MEANINGS = {
    Kind.DATE: "EDTF.",
    Kind.LIST: f"Several values are parted by {LIST!r}.",
    Kind.TEXTS: f"Several values are parted by {TEXTS!r}.",
}
_RIGHTS = (
    "Each fact carries its source. Quotes stay under the terms of the sources that they were cut from. Where no "
    "licence is named, the rights in the collection are its author's."
)
_HINT = (
    "Every value stands whole in the CSV files (UTF-8, empty cells are missing values). Open tables.xlsx and not the "
    "CSV files in a spreadsheet program: there no text can act as a formula."
)


def write_descriptor(view: View, written: Sequence[Written], *, licence: str | None = None) -> str:
    """The descriptor as JSON text; `licence` is the SPDX name of the licence of the study's data. It holds no clock."""
    study = view.study
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": _make_name(study.id),
        "title": study.title,
        "description": f"{study.question} {_HINT}",
        "keywords": ["technology diplomacy", *(view.name_country(code) for code in study.countries)],
        "contributors": [{"title": author, "role": "author"} for author in study.authors],
        "licenses": [{"name": licence, "path": f"https://spdx.org/licenses/{licence}.html"}] if licence else [],
        "rights": _RIGHTS,
        "period": study.period.edtf,
        "as_of": study.as_of.isoformat(),
        "resources": [_describe_table(told) for told in written],
        "sources": list(_list_sources(view)),
    }
    kept = {name: value for name, value in package.items() if value not in ([], "")}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def _list_sources(view: View) -> Iterable[dict[str, str]]:
    for source in view.sources.values():
        told = {"title": source.title or source.id}
        if source.address and source.address.startswith(("http://", "https://")):
            told["path"] = source.address
        yield told


def _describe_table(told: Written) -> dict[str, Any]:
    table = told.table
    return {
        "profile": "tabular-data-resource",
        "name": _make_name(f"{table.folder}-{table.name}" if table.folder else table.name),
        "path": table.path,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": told.size,
        "hash": f"sha256:{told.digest}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _describe_schema(table),
    }


def _describe_schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_describe_column(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    keys = [
        _describe_reference(table, column.name, column.refers) for column in table.columns if column.refers is not None
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _describe_reference(table: Table, name: str, refers: str) -> dict[str, Any]:
    other, _, column = refers.partition(".")
    return {"fields": [name], "reference": {"resource": "" if other == table.name else other, "fields": [column]}}


def _describe_column(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.title,
        "description": " ".join((column.description, _MEANINGS.get(column.kind, ""))).strip(),
        **_TYPES.get(column.kind, {"type": "string"}),
    }
    if column.needed:
        field["constraints"] = {"required": True}
    return field


def _make_name(text: str) -> str:
    """Lower-case letters, digits, dots, underscores and hyphens only, as the standard wants."""
    return re.sub(r"[^a-z0-9._-]+", "-", text.lower()).strip("-") or "study"
