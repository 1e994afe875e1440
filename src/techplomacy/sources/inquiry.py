"""One question to a bulk file of the Creditor Reporting System: what one country gave another for a sector in a year.

A study reads the sums of its two countries once (`crs.read_crs`). This answers for any pair, without reading the rest.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from techplomacy.errors import InvalidValueError
from techplomacy.model import Issue
from techplomacy.sources.crs import ALL, CrsRow, Sums, add_row, find_columns, is_head, open_crs
from techplomacy.sources.delimited import find_charset, find_heads, find_mark
from techplomacy.sources.formats import load_formats
from techplomacy.sources.ledger import Ledger
from techplomacy.sources.sieve import Sieve, sift
from techplomacy.vocabulary import Vocabulary

FIRST = "year"  # the column that must come first for rows to be sifted as bytes
_ASCII = ("utf-8-sig", "cp1252")  # charsets in which the keys of a row can be found without decoding it


@dataclass(frozen=True, slots=True)
class Question:
    """Who gave whom (alpha-3), in which year as the file writes it, for which sector of the vocabulary (None: all)."""

    giver: str
    receiver: str
    year: str
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """One sum in USD million: flow and stage in words, whether in constant prices, and how many rows it was made of."""

    flow: str
    stage: str
    constant: bool
    amount: Decimal
    rows: int


@dataclass(frozen=True, slots=True)
class Reply:
    """The sums, never added across flows, stages and prices; `lines` are those of the file, where it was sifted."""

    sums: tuple[Given, ...]
    issues: tuple[Issue, ...]
    lines: int | None


def ask_crs(path: Path, question: Question, vocabulary: Vocabulary, *, workers: int | None = None) -> Reply:
    """Sum the rows that fit, a row that stands twice once. Large files are sifted on all cores.

    InvalidValueError where the file has not the heads of such a table, or the vocabulary not the sector.
    """
    heads = find_heads(path, 1)
    if not heads or not is_head(heads[0]):
        raise InvalidValueError(f"{path.name} has not the columns of the Creditor Reporting System.")
    if question.sector is not None and question.sector not in vocabulary.sectors:
        raise InvalidValueError(f"{question.sector!r} is no sector of the vocabulary.")
    if question.sector is not None and not vocabulary.sectors[question.sector].crs:
        raise InvalidValueError(f"No purpose code stands for the sector {question.sector!r}.")
    ledger, sums = Ledger(path.name), Sums()
    rows, lines = _list_rows(path, heads[0], question, vocabulary, workers, ledger)
    for told in rows:
        row = ledger.open_row(told.line, dict(zip(heads[0], told.cells, strict=False)))
        add_row(sums, row, told, question.giver, question.receiver, vocabulary)
    return Reply(tuple(_list_sums(sums, question, vocabulary)), tuple(ledger.issues), lines)


def _list_rows(
    path: Path, heads: list[str], question: Question, vocabulary: Vocabulary, workers: int | None, ledger: Ledger
) -> tuple[Iterable[CrsRow], int | None]:
    """The rows of the pair and year, and the lines of the file where it could be sifted."""
    names = {place: _list_names(vocabulary, place) for place in (question.giver, question.receiver)}
    columns = find_columns(heads)
    donor, recipient, charset = columns.keys[2], columns.keys[4], find_charset(path)
    if columns.keys[0] == 0 and charset in _ASCII:
        with path.open(encoding=charset, newline="") as stream:
            mark = find_mark(stream.readline())
        keys = {donor: names[question.giver], recipient: names[question.receiver]}
        charset = charset.removesuffix("-sig")
        found = sift(Sieve(path, mark, charset, question.year, keys), workers=workers or os.cpu_count() or 1)
        return columns.read(found.rows, ledger), found.lines
    _, rows = open_crs(path, ledger)
    fitting = (
        row
        for row in rows
        if row.year == question.year
        and _fold(row.donor) in names[question.giver]
        and _fold(row.recipient) in names[question.receiver]
    )
    return fitting, None


def _list_names(vocabulary: Vocabulary, code: str) -> frozenset[str]:
    """All names by which the vocabulary finds this country and no other, folded."""
    country = vocabulary.countries.get(code)
    if country is None:
        raise InvalidValueError(f"{code!r} is no alpha-3 code of a country of the vocabulary.")
    told = (
        name for name in (*country.names, country.alpha2, country.alpha3) if vocabulary.find_country(name) == country
    )
    return frozenset(_fold(name) for name in told)


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


def _list_sums(sums: Sums, question: Question, vocabulary: Vocabulary) -> Iterable[Given]:
    """One sum a flow and amount column, over the purposes of the sector."""
    formats = load_formats()
    prefixes = vocabulary.sectors[question.sector].crs if question.sector else ()
    found: dict[tuple[str, str], tuple[Decimal, int]] = {}
    for (_, _, purpose, flow, column, _), cell in sorted(sums.cells.items()):
        if purpose == ALL if question.sector is None else purpose != ALL and purpose.startswith(prefixes):
            amount, rows = found.get((flow, column), (Decimal(0), 0))
            found[flow, column] = amount + cell.total, rows + cell.rows
    for (flow, column), (amount, rows) in found.items():
        word = formats["crs_amounts"][column]
        yield Given(formats["crs_flows"][flow]["label"], word["stage"], word["constant"], amount, rows)
