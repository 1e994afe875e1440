"""World Bank tables: one line a country and indicator, one column a year, lines of metadata on top."""

import re
from collections.abc import Collection
from decimal import Decimal, InvalidOperation
from pathlib import Path

from techplomacy.sources.book import Book, Place, Value
from techplomacy.sources.delimited import stream_cells
from techplomacy.sources.formats import load_formats
from techplomacy.sources.imprint import Imprint
from techplomacy.sources.ledger import Ledger, Row
from techplomacy.vocabulary import Country

CODES = ("Indicator Code", "Series Code")
NAMES = ("Indicator Name", "Series Name")
_YEAR = re.compile(r"(\d{4})(?: \[YR\d{4}\])?")
_UNIT = re.compile(r"\(([^()]*)\)\s*$")
_NOTHING = ("", "..")
_UPDATED = ("Last Updated Date", "Last Updated")
_OTHERS = "another country than the study's"


def is_head(cells: list[str]) -> bool:
    """Whether these cells are the column heads of such a table."""
    return "Country Code" in cells and any(code in cells for code in CODES) and any(map(_YEAR.fullmatch, cells))


def read_worldbank(path: Path, ledger: Ledger, book: Book, imprint: Imprint, countries: Collection[str]) -> None:
    """Enter the values of the study's countries and the world; no `countries` means all of them."""
    heads: list[str] = []
    vintage = imprint.vintage
    for line, cells in stream_cells(path, ledger):
        cells = [cell.strip() for cell in cells]
        if heads:
            row = ledger.open_row(line, {h: c for h, c in zip(heads, cells, strict=False) if h})
            _Line(row, book, imprint, vintage).enter(countries)
        elif is_head(cells):
            heads = cells
        elif cells[0] in _UPDATED and len(cells) > 1:
            vintage = vintage or f"updated {cells[1]}"


class _Line:
    """One country and indicator."""

    def __init__(self, row: Row, book: Book, imprint: Imprint, vintage: str) -> None:
        self.row, self.book, self.imprint, self.vintage = row, book, imprint, vintage

    def enter(self, countries: Collection[str]) -> None:
        """Enter the values of all years, or leave the line out with the reason."""
        country = self._find_country()
        if country is None:
            return
        if countries and country.alpha3 not in {*countries, "WLD"}:
            self._leave(_OTHERS)
            return
        code = next((told for name in CODES if (told := self.row.take(name))), None)
        title = next((told for name in NAMES if (told := self.row.take(name))), None)
        if code is None or title is None:
            self.row.lose("missing-column", "The line names no indicator.", "Export the table again with its codes.")
            return
        self.row.take("Country Name")
        unit = self._find_unit(title)
        for column in [name for name in self.row.values if _YEAR.fullmatch(name)]:
            self._enter_year(column, country, code, title, unit)

    def _find_country(self) -> Country | None:
        code = self.row.take("Country Code")
        if code is None:
            self._leave("a line below the table")
            return None
        if code in load_formats()["aggregates"]:
            self._leave("a group of countries")
            return None
        country = self.book.vocabulary.countries.get(code)
        if country is None:
            self.row.lose(
                "unknown-country",
                f"Country Code: {code!r} is no country of the vocabulary, and no group that is known.",
                "Add the country to the study's codebook, or leave it: the line is left out.",
            )
        return country

    def _leave(self, reason: str) -> None:
        for column in self.row.values:
            self.row.leave(column, reason)

    def _find_unit(self, title: str) -> str:
        told = _UNIT.search(title)
        unit = told[1] if told else self.imprint.unit
        if unit is None:
            self.row.ledger.note(
                "missing-column",
                self.row.line,
                f"{title!r} names no unit.",
                'Write unit = "…" in a TOML file of the same name beside the table; until then it says so.',
            )
        return unit or "unit not told"

    def _enter_year(self, column: str, country: Country, code: str, title: str, unit: str) -> None:
        written = self.row.values[column]
        if written in _NOTHING:
            self.row.leave(column, "no value for the year")
            return
        self.row.take(column)
        place = Place(self.row, column)
        try:
            number = Decimal(written)
        except InvalidOperation:
            place.reject("bad-value", f"{column}: {written!r} is not a number.", "Export the table again.")
            return
        year = _YEAR.fullmatch(column)
        self.book.enter(
            Value(
                series=f"{code.casefold().replace('.', '_')}.{country.alpha3.casefold()}",
                value=number,
                unit=unit,
                year_type=self.imprint.year_type,
                period=year[1] if year else column,
                source=self.imprint.source,
                measure=self.imprint.measure,
                title=f"{title}, {country.name}",
                giver=country.alpha3,
                currency=_find_currency(unit, country),
                basis=self.imprint.basis or f"World Bank {code}",
                vintage=self.vintage,
            ),
            place,
        )


def _find_currency(unit: str, country: Country) -> str | None:
    if "US$" in unit:
        return "USD"
    return country.currency if "LCU" in unit else None
