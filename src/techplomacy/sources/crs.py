"""The OECD's Creditor Reporting System in bulk: a row an activity and year, summed by purpose, flow and stage.

Commitments and disbursements, current and constant prices, are series of their own; nothing is added across them.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from techplomacy.sources.book import Book, Place, Value
from techplomacy.sources.delimited import stream_cells
from techplomacy.sources.formats import load_formats
from techplomacy.sources.imprint import Imprint
from techplomacy.sources.ledger import Ledger, Row
from techplomacy.vocabulary import Vocabulary

KEYS = ("year", "donorcode", "donorname", "recipientcode", "recipientname", "flowcode", "purposecode")
AMOUNTS = ("usdcommitment", "usddisbursement", "usdcommitmentdefl", "usddisbursementdefl")
ALL = "all"
MILLION = 6  # the bulk files tell millions of US dollars
_OTHERS = "between other countries than the study's"
_UNREAD = "describes the activity; sums do not need it"


class CrsRow(NamedTuple):
    """What a sum needs of one row; amounts are as written (USD million), empty where there is none."""

    line: int
    year: str
    donor_code: str
    donor: str
    recipient_code: str
    recipient: str
    flow: str
    purpose: str
    amounts: tuple[str, ...]
    cells: list[str]


def fold_head(head: str) -> str:
    """A column head without case and marks: `USD_Commitment` and `usd commitment` are one."""
    return re.sub(r"[^a-z0-9]", "", head.casefold())


def is_head(cells: list[str]) -> bool:
    """Whether these cells are the column heads of such a table."""
    return {*KEYS, *AMOUNTS[:2]} <= {fold_head(cell) for cell in cells}


@dataclass(frozen=True)
class Columns:
    """Where keys and amounts stand in a row (None: the file has no such amount), and how many heads there are."""

    keys: tuple[int, ...]
    amounts: tuple[int | None, ...]
    heads: int

    def read(self, stream: Iterable[tuple[int, list[str]]], ledger: Ledger) -> Iterator[CrsRow]:
        """The rows; one that is cut short is an Issue."""
        pick = itemgetter(*self.keys)
        least = max(*self.keys, *(column for column in self.amounts if column is not None))
        for line, cells in stream:
            if len(cells) <= least:
                message = f"The row has {len(cells)} cells of {self.heads}."
                ledger.note("bad-value", line, message, "Fetch the file again.")
                continue
            told = tuple([cells[column] if column is not None else "" for column in self.amounts])
            yield CrsRow._make((line, *pick(cells), told, cells))


def find_columns(heads: list[str]) -> Columns:
    """The columns of a table that `is_head` knows."""
    folded = [fold_head(head) for head in heads]
    amounts = tuple(folded.index(name) if name in folded else None for name in AMOUNTS)
    return Columns(tuple(folded.index(key) for key in KEYS), amounts, len(heads))


def open_crs(path: Path, ledger: Ledger) -> tuple[list[str], Iterator[CrsRow]]:
    """The column heads of a bulk file, and its rows one at a time."""
    stream = stream_cells(path, ledger)
    _, heads = next(stream)
    return heads, find_columns(heads).read(stream, ledger)


@dataclass
class _Sum:
    """One cell of the table of sums."""

    total: Decimal = Decimal(0)
    rows: int = 0
    first: Row | None = None


@dataclass
class Sums:
    """Sums by (giver, receiver, purpose, flow code, amount column, year), and what was met only once."""

    cells: dict[tuple[str, str, str, str, str, str], _Sum] = field(default_factory=lambda: defaultdict(_Sum))
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    strange: set[tuple[str, str]] = field(default_factory=set)
    countries: dict[str, str | None] = field(default_factory=dict)


def read_crs(path: Path, ledger: Ledger, book: Book, imprint: Imprint, countries: Collection[str]) -> None:
    """Enter sums for each pair of the study's countries, by purpose and for all purposes; rows are streamed."""
    sums = Sums()
    heads, rows = open_crs(path, ledger)
    for told in rows:
        giver = _find_country(told.donor, told.donor_code, told.line, sums, ledger, book.vocabulary)
        receiver = _find_country(told.recipient, told.recipient_code, told.line, sums, ledger, book.vocabulary)
        if giver is None or receiver is None or (countries and not {giver, receiver} <= set(countries)):
            ledger.skip(sum(1 for cell in told.cells if cell), _OTHERS)
            continue
        row = ledger.open_row(told.line, dict(zip(heads, told.cells, strict=False)))
        add_row(sums, row, told, giver, receiver, book.vocabulary)
    _enter(sums, book, imprint, ledger)


def _find_country(name: str, code: str, line: int, sums: Sums, ledger: Ledger, vocabulary: Vocabulary) -> str | None:
    """The alpha-3 code of a name; None, with one Issue a name, where it is no country and no group."""
    if name not in sums.countries:
        country = vocabulary.find_country(name)
        sums.countries[name] = country.alpha3 if country else None
        words = set(re.findall(r"[a-z]+", name.casefold()))
        if country is None and not words & set(load_formats()["group_words"]):
            message = f"{name!r} (code {code}) is no country of the vocabulary; its rows are left out."
            ledger.note("unknown-country", line, message, "Add the name as an alias in the study's codebook.")
    return sums.countries[name]


def add_row(sums: Sums, row: Row, told: CrsRow, giver: str, receiver: str, vocabulary: Vocabulary) -> None:
    """Add the amounts of a row to its purpose and to all purposes; a row that stood before is left out."""
    for head in row.values:
        row.take(head) if fold_head(head) in (*KEYS, *AMOUNTS) else row.leave(head, _UNREAD)
    twin = sums.seen.setdefault(tuple(told.cells), told.line)
    if twin != told.line:
        message = f"The row is the same in every cell as that of line {twin}; it is counted once."
        row.lose("overlapping-rows", message, "None needed; where both are meant, tell them apart by their CrsID.")
        return
    if told.flow not in load_formats()["crs_flows"]:
        message = f"FlowCode: {told.flow!r} is no flow that is known; its rows are left out."
        _note_once(sums, row, "FlowCode", told.flow, "unknown-word", message, "Add the flow to the crosswalk.")
        row.is_lost = True
        return
    if told.purpose not in vocabulary.crs_purposes:
        message = f"PurposeCode: {told.purpose!r} is not in the table 'crs_purposes'; it is kept without a sector."
        remedy = "Add the code to crs_purposes in the study's codebook."
        _note_once(sums, row, "PurposeCode", told.purpose, "unknown-word", message, remedy)
    for column, written in zip(AMOUNTS, told.amounts, strict=True):
        if not written.strip():
            continue
        try:
            amount = Decimal(written)
        except InvalidOperation:
            row.fault(column, "bad-value", f"{column}: {written!r} is not a number.", "Fetch the file again.")
            continue
        for purpose in (told.purpose, ALL):
            cell = sums.cells[giver, receiver, purpose, told.flow, column, told.year]
            cell.total, cell.rows, cell.first = cell.total + amount, cell.rows + 1, cell.first or row


def _note_once(sums: Sums, row: Row, column: str, code: str, kind: str, message: str, remedy: str) -> None:
    if (column, code) not in sums.strange:
        sums.strange.add((column, code))
        row.ledger.note(kind, row.line, message, remedy)


def _enter(sums: Sums, book: Book, imprint: Imprint, ledger: Ledger) -> None:
    formats = load_formats()
    constant = any(formats["crs_amounts"][key[4]]["constant"] for key in sums.cells)
    if constant and imprint.base_year is None:
        remedy = 'Write base_year = "…" in a TOML file of the same name beside the table.'
        ledger.note("basis-missing", 1, "The columns in constant prices do not say of which year.", remedy)
    for (giver, receiver, purpose, flow, column, year), cell in sorted(sums.cells.items()):
        if cell.first is None:
            continue
        amount, word = formats["crs_amounts"][column], formats["crs_flows"][flow]
        prices = (
            f"constant prices of {imprint.base_year or 'a year not told'}" if amount["constant"] else "current prices"
        )
        known = book.vocabulary.crs_purposes.get(purpose)
        about = "all purposes" if purpose == ALL else (known.label if known else f"purpose {purpose}")
        kind = f"{amount['stage']}{'_constant' if amount['constant'] else ''}"
        name = f"{word['flow']}_{kind}_crs.{flow}" if purpose == ALL else f"crs_purpose.{purpose}.{flow}.{kind}"
        book.enter(
            Value(
                series=f"{name}.{giver}.{receiver}".casefold(),
                value=cell.total.scaleb(MILLION),
                unit="USD" if not amount["constant"] else f"USD, {prices}",
                year_type=imprint.year_type,
                period=year,
                source=imprint.source,
                title=f"{word['label']}, {amount['stage']}, {prices}: {about}, {giver} to {receiver}",
                giver=giver,
                receiver=receiver,
                currency="USD",
                basis=imprint.basis or f"OECD CRS, {amount['stage']}, {prices}",
                vintage=imprint.vintage,
                note=f"sum of {cell.rows} {'row' if cell.rows == 1 else 'rows'}, written {cell.total} (USD million)",
            ),
            Place(cell.first, column),
        )
