"""SDMX-CSV as the OECD, Eurostat and others hand it out: one value a row, its key in code columns."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import Any

from techplomacy.errors import InvalidValueError
from techplomacy.model import When, skeleton
from techplomacy.sources.book import Book, Place, Value
from techplomacy.sources.delimited import stream_cells
from techplomacy.sources.formats import load_formats
from techplomacy.sources.imprint import Imprint
from techplomacy.sources.ledger import Ledger, Row
from techplomacy.sources.period import parse_period

_FLOW = ("DATAFLOW", "STRUCTURE_ID")
_OTHERS = "another country than the study's"
Pair = tuple[str | None, str | None]


def is_head(cells: list[str]) -> bool:
    """Whether these cells are the column heads of such a table."""
    return {"TIME_PERIOD", "OBS_VALUE"} <= set(cells)


def read_sdmx(path: Path, ledger: Ledger, book: Book, imprint: Imprint, countries: Collection[str]) -> None:
    """Enter the values between, or of, the study's countries and the world; no `countries` means all of them."""
    stream = stream_cells(path, ledger)
    _, heads = next(stream)
    shape = _Shape([head.strip() for head in heads], load_formats())
    strange: set[tuple[str, str]] = set()
    for line, cells in stream:
        row = ledger.open_row(line, shape.name_cells(cells))
        for label in shape.labels.values():
            row.leave(label, "the label of a code")
        _Entry(row, shape, book, imprint, strange).enter(countries)


@dataclass(frozen=True)
class _Shape:
    """Which columns are places, dimensions, attributes and labels."""

    heads: list[str]
    formats: dict[str, Any]

    def name_cells(self, cells: list[str]) -> dict[str, str]:
        """The cells by their heads."""
        return {head: cell.strip() for head, cell in zip(self.heads, cells, strict=False) if head}

    @cached_property
    def places(self) -> dict[str, str]:
        """The column of the giver and of the receiver, where there is one."""
        found = {}
        for role, names in self.formats["sdmx_places"].items():
            column = next((name for name in names if name in self.heads), None)
            if column is not None:
                found[role] = column
        return found

    @cached_property
    def labels(self) -> dict[str, str]:
        """The column with the label of each code column: it follows its code, and is not in capitals."""
        pairs = zip(self.heads, self.heads[1:], strict=False)
        return {
            code: label for code, label in pairs if code and code == code.upper() and label and label != label.upper()
        }

    @cached_property
    def dimensions(self) -> list[str]:
        """The other columns of the key."""
        known = {*self.formats["sdmx_attributes"], *self.places.values(), *self.labels.values()}
        return [head for head in self.heads if head and head not in known]


class _Entry:
    """One value."""

    def __init__(self, row: Row, shape: _Shape, book: Book, imprint: Imprint, strange: set[tuple[str, str]]) -> None:
        self.row, self.shape, self.book, self.imprint, self.strange = row, shape, book, imprint, strange
        self.formats = shape.formats

    def enter(self, countries: Collection[str]) -> None:
        """Enter the value, or leave the row out with the reason."""
        pair = self._find_pair()
        if pair is None:
            return
        if countries and not {place for place in pair if place} <= {*countries, "WLD"}:
            self._leave(_OTHERS)
            return
        written = self.row.take("OBS_VALUE")
        status = self.row.take("OBS_STATUS") or "A"
        if written is None or status in self.formats["missing_statuses"]:
            self._leave(f"no value: {self.formats['missing_statuses'].get(status, 'the cell is empty')}")
            return
        when, number = self._parse("TIME_PERIOD", parse_period), self._parse("OBS_VALUE", Decimal)
        if when is None or number is None:
            return
        self._tell(pair, when, number, status)

    def _tell(self, pair: Pair, when: When, written: Decimal, status: str) -> None:
        power = int(self.row.take("UNIT_MULT") or 0)
        unit, currency = self._find_unit()
        prices = self._find_prices()
        keys = [(name, self.row.take(name)) for name in self.shape.dimensions]
        flow = next((told for name in _FLOW if (told := self.row.take(name))), "table")
        marks = [flow.split(":")[-1].split("@")[-1].split("(")[0], *(str(code) for _, code in keys if code)]
        places = [place.casefold() for place in pair if place]
        words = [self._label(name, str(code)) for name, code in keys if code]
        notes = [f"written {written} × 10^{power}"] if power else []
        notes += [word] if (word := self._look("observation_statuses", "OBS_STATUS", status)) else []
        notes += [comment] if (comment := self.row.take("OBS_COMMENT")) else []
        for name in set(self.row.values) & set(self.formats["sdmx_attributes"]):
            self.row.take(name)
        self.book.enter(
            Value(
                series=".".join(filter(None, [skeleton("".join(marks)), skeleton(unit), skeleton(prices), *places])),
                value=written.scaleb(power),
                unit=", ".join(filter(None, [unit, prices])),
                year_type=self.imprint.year_type,
                period=str(self.row.values["TIME_PERIOD"]),
                source=self.imprint.source,
                measure=self.imprint.measure,
                title=", ".join([*words, *filter(None, pair)]),
                giver=pair[0],
                receiver=pair[1],
                currency=currency,
                basis=self.imprint.basis or "; ".join(filter(None, [flow, *words, prices])),
                start=When(when.edtf.split("/")[0]),
                end=When(when.edtf.split("/")[-1]),
                vintage=self.imprint.vintage,
                note="; ".join(notes) or None,
            ),
            Place(self.row),
        )

    def _find_pair(self) -> Pair | None:
        """Giver and receiver; None, with the reason, where a code is unknown or the direction is not told."""
        found: dict[str, str | None] = {"giver": None, "receiver": None}
        for role, column in self.shape.places.items():
            code = self.row.take(column)
            if not code or code.startswith("_"):
                continue
            country = self.book.vocabulary.countries.get("WLD" if code == "W" else code)
            if country is None:
                self._tell_strange(column, code)
                self._leave("a group of countries, or a code that is not known (see the issue)")
                return None
            found[role] = country.alpha3
        if self.shape.places.get("receiver") != "COUNTERPART_AREA" or found["receiver"] is None:
            return found["giver"], found["receiver"]
        return self._turn(found["giver"], found["receiver"])

    def _turn(self, area: str | None, partner: str) -> Pair | None:
        columns = [name for name in self.formats["sdmx_direction_columns"] if name in self.row.values]
        told = {self.formats["sdmx_directions"].get(self.row.values[name]) for name in columns} - {None}
        if len(told) != 1:
            self.row.lose(
                "bad-value",
                f"No column says whether the value runs from {area} to {partner} or back.",
                f"Export the table with one of {', '.join(self.formats['sdmx_direction_columns'])}.",
            )
            return None
        return (partner, area) if told == {"inward"} else (area, partner)

    def _find_unit(self) -> tuple[str, str | None]:
        code = self.row.take("UNIT_MEASURE") or self.row.take("CURRENCY") or self.imprint.unit
        if code is None:
            self._note_once(
                "missing-column", "UNIT_MEASURE", "", "The table names no unit.", "Write unit in its TOML file."
            )
            return "unit not told", None
        currency = code if code in self.book.vocabulary.currencies else None
        return (code if currency else self._label("UNIT_MEASURE", code)), currency

    def _find_prices(self) -> str:
        code = self.row.take("PRICE_BASE")
        if code is None:
            return ""
        prices = self._look("price_bases", "PRICE_BASE", code) or ""
        base = self.row.take("BASE_PER") or self.row.take("REF_YEAR_PRICE") or self.imprint.base_year
        if prices.startswith("constant") and base is None:
            remedy = "Write base_year in a TOML file of the same name."
            self._note_once("basis-missing", "BASE_PER", "", "Constant prices, and no year they are of.", remedy)
        return f"{prices} of {base}" if base and prices.startswith("constant") else prices

    def _look(self, table: str, column: str, code: str) -> str | None:
        word = self.formats[table].get(code)
        if word is None:
            self._tell_strange(column, code)
        return str(word) if word is not None else code

    def _label(self, column: str, code: str) -> str:
        label = self.shape.labels.get(column)
        return str(self.row.values.get(label or "") or f"{column} {code}")

    def _tell_strange(self, column: str, code: str) -> None:
        message = f"{column}: {code!r} is in no code list that is known here."
        self._note_once(
            "unknown-word", column, code, message, "None needed where it is a group; else correct the code."
        )

    def _note_once(self, kind: str, column: str, code: str, message: str, remedy: str) -> None:
        if (column, code) not in self.strange:
            self.strange.add((column, code))
            self.row.ledger.note(kind, self.row.line, message, remedy)

    def _leave(self, reason: str) -> None:
        for column in self.row.values:
            self.row.leave(column, reason)

    def _parse(self, column: str, parse: Any) -> Any:
        written = self.row.take(column)
        try:
            return parse(str(written))
        except (InvalidOperation, InvalidValueError) as error:
            message = f"{column}: {written!r} cannot be used ({error})."
            self.row.lose("bad-value" if parse is Decimal else "bad-date", message, "Export the table again.")
            return None
