"""The folder of statistics: tells each file's format and hands it to its reader; it must not read values itself."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from techplomacy.model import Account, Issue, Observation, Record, Series
from techplomacy.sources import crs, sdmx, worldbank
from techplomacy.sources.book import Book, Place, Value
from techplomacy.sources.delimited import find_heads
from techplomacy.sources.fields import read_fields
from techplomacy.sources.iati import is_activities, read_activities
from techplomacy.sources.imprint import Imprint, read_imprint
from techplomacy.sources.ledger import Ledger
from techplomacy.sources.table import SUFFIXES, read_table
from techplomacy.vocabulary import Vocabulary

TEXTS = (".csv", ".txt", ".tsv")
_BESIDE = (".toml", ".md")  # what is said of a table beside it
_METADATA = "Metadata_"  # the World Bank's own description of its codes, in the same archive

Reader = Callable[[Path, Ledger, Book, Imprint, Collection[str]], None]
_FORMATS: tuple[tuple[Callable[[list[str]], bool], Reader], ...] = (
    (crs.is_head, crs.read_crs),
    (sdmx.is_head, sdmx.read_sdmx),
    (worldbank.is_head, worldbank.read_worldbank),
)


@dataclass(frozen=True)
class Statistics:
    """What the folder of statistics holds; `records` are claims on single activities."""

    series: tuple[Series, ...] = ()
    observations: tuple[Observation, ...] = ()
    records: tuple[Record, ...] = ()
    issues: tuple[Issue, ...] = ()
    accounts: tuple[Account, ...] = ()


def read_statistics(
    folder: Path,
    *,
    root: Path,
    vocabulary: Vocabulary,
    sources: Collection[str],
    countries: Collection[str] = (),
    named: Mapping[str, str] | None = None,
) -> Statistics:
    """The series, observations and claims of all files of a folder, sorted by series and time.

    Rows of one series id that differ in basis, unit or year type become series of their own, with an Issue. Of tables
    of all the world, only what concerns `countries` is kept (all, where none is given). `named` leads from a file to
    the source that names it.
    """
    book = Book(vocabulary, sources)
    ledgers: list[Ledger] = []
    records: list[Record] = []
    for path in _list_tables(folder):
        ledger = Ledger(path.relative_to(root).as_posix())
        ledgers.append(ledger)
        if path.name.startswith(_METADATA):
            ledger.skip(sum(len(cells) for cells in find_heads(path)), "describes the codes of another file")
            continue
        records += _read_one(path, ledger, book, countries, named or {})
    return Statistics(
        tuple(book.series[key] for key in sorted(book.series)),
        book.list_observations(),
        tuple({record.id: record for record in records}.values()),
        tuple(issue for ledger in ledgers for issue in ledger.issues),
        tuple(ledger.close() for ledger in ledgers),
    )


def _read_one(
    path: Path, ledger: Ledger, book: Book, countries: Collection[str], named: Mapping[str, str]
) -> Sequence[Record]:
    """Reads a file by its format; an Issue for one that no reader knows. The claims on single activities, if any."""
    reader = _find_reader(path)
    if reader is None and path.suffix.lower() in SUFFIXES:
        _read_tidy(path, ledger, book)
        return ()
    if reader is None and not is_activities(path):
        remedy = "Save it as a tidy CSV or XLSX, World Bank CSV, SDMX-CSV, CRS text or IATI XML."
        ledger.note("document-format", 1, f"{path.name} has no format that is read here.", remedy)
        return ()
    imprint = read_imprint(path, ledger, book.sources, named)
    if imprint is None:
        return ()
    if reader is None:
        return read_activities(path, ledger, book.vocabulary, imprint, countries)
    reader(path, ledger, book, imprint, countries)
    return ()


def _list_tables(folder: Path) -> list[Path]:
    """The files of a folder that hold tables, sorted; what only lies beside them is left out."""
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return [p for p in paths if p.suffix.lower() not in _BESIDE and not p.name.startswith(".") and p.is_file()]


def _find_reader(path: Path) -> Reader | None:
    """The reader of a foreign table, by its column heads; None for tidy ones and what is no delimited text."""
    if path.suffix.lower() not in TEXTS:
        return None
    for heads in find_heads(path):
        for fits, reader in _FORMATS:
            if fits(heads):
                return reader
    return None


def _read_tidy(path: Path, ledger: Ledger, book: Book) -> None:
    read_table(path, ledger)
    for row in ledger.rows:
        told = read_fields(row, Value)
        if told is not None:
            book.enter(told, Place(row))
