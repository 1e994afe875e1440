"""What a file of statistics in somebody else's format cannot say of itself: our source id, vintage, price base.

It stands in a TOML file of the same name beside the table, or is the source whose `file` is the table.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from techplomacy.model import YearType
from techplomacy.sources.ledger import Ledger

KEYS = ("source", "vintage", "basis", "unit", "year_type", "base_year", "measure")


@dataclass(frozen=True)
class Imprint:
    """`base_year` is the year of constant prices; `unit`, `basis`, `measure` hold for the whole file."""

    source: str
    vintage: str = ""
    basis: str | None = None
    unit: str | None = None
    year_type: str = YearType.CALENDAR.value
    base_year: str | None = None
    measure: str | None = None


def read_imprint(path: Path, ledger: Ledger, sources: Collection[str], named: Mapping[str, str]) -> Imprint | None:
    """The imprint of a table; None, with an Issue, where no source of the bibliography stands behind it.

    `named` leads from files (as places tell them) to the source that names them.
    """
    told = _read_keys(path.with_suffix(".toml"), ledger)
    source = told.get("source") or named.get(ledger.label)
    if source is None or source not in sources:
        code = "source-missing" if source is None else "dangling-reference"
        which = "names this file" if source is None else f"has the id {source!r}"
        ledger.note(
            code,
            1,
            f"No source of the bibliography {which}, so none of its values can be used.",
            f'Write source = "…" in {path.stem}.toml beside it, or `file` = {ledger.label!r} in the source.',
        )
        return None
    return Imprint(**{**told, "source": source})


def _read_keys(path: Path, ledger: Ledger) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        ledger.note("document-unreadable", 1, f"{path.name} could not be read ({error}).", "Correct it; it is TOML.")
        return {}
    for key in sorted(set(told) - set(KEYS)):
        ledger.note("unknown-word", 1, f"{path.name}: nothing reads {key!r}.", f"The keys are {', '.join(KEYS)}.")
    return {key: str(value) for key, value in told.items() if key in KEYS}
