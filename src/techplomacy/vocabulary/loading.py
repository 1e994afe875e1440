"""Loads the vocabulary: the shipped files, a study's codebook over them, the nouns made and checked."""

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from techplomacy.errors import InvalidValueError, VocabularyError
from techplomacy.vocabulary.bodies import make_bodies
from techplomacy.vocabulary.cache import read_files
from techplomacy.vocabulary.checking import check_vocabulary
from techplomacy.vocabulary.codebook import lay_over
from techplomacy.vocabulary.country import Country, FiscalCalendar
from techplomacy.vocabulary.currency import Currency, MoneyMark, NumberWord
from techplomacy.vocabulary.entry import make_entry
from techplomacy.vocabulary.era import Era
from techplomacy.vocabulary.family import BodyFamily
from techplomacy.vocabulary.files import WordFile, place_entry
from techplomacy.vocabulary.instrument import Instrument
from techplomacy.vocabulary.sector import Sector
from techplomacy.vocabulary.vocabulary import Vocabulary
from techplomacy.vocabulary.word import IssueCode, Measure, StepWord, Word

Noun = TypeVar("Noun")
DATA = Path(__file__).parent / "data"
WORD_LISTS = (
    "roles",
    "kinds",
    "tiers",
    "stages",
    "flows",
    "drivers",
    "third_parties",
    "benefits",
    "themes",
    "policy_instruments",
    "target_groups",
    "budget_ranges",
    "year_types",
    "crs_purposes",
    "ford_fields",
)
TABLES: dict[str, type[Any]] = {
    "instruments": Instrument,
    "steps": StepWord,
    "sectors": Sector,
    "countries": Country,
    "body_families": BodyFamily,
    "currencies": Currency,
    "money_marks": MoneyMark,
    "number_words": NumberWord,
    "eras": Era,
    "fiscal_calendars": FiscalCalendar,
    "issue_codes": IssueCode,
    "measures": Measure,
    **dict.fromkeys(WORD_LISTS, Word),
}


def load_vocabulary(codebook: Path | None = None) -> Vocabulary:
    """The shipped vocabulary, with the changes of a study's `codebook` folder laid over it.

    The same object for the same codebook of None. VocabularyError names file, line and remedy.
    """
    return _load_shipped() if codebook is None else _load(codebook)


@lru_cache(maxsize=1)
def _load_shipped() -> Vocabulary:
    return _load(None)


def _load(codebook: Path | None) -> Vocabulary:
    files = _gather(codebook)
    tables = {name: _make_table(name, files) for name in TABLES}
    calendar = _rows(files, "calendar")
    bodies, sources = make_bodies(
        [file for name, group in files.items() if name.startswith("bodies/") for file in group]
    )
    vocabulary = Vocabulary(
        **tables,
        bodies=bodies,
        body_sources=sources,
        months=_number(calendar["months"]),
        weekdays=_number(calendar["weekdays"]),
        iati={
            name: {key: make_entry(Word, key, row) for key, row in rows.items()}
            for name, rows in _rows(files, "iati").items()
        },
        triggers={
            name.removeprefix("triggers/"): _list(group) for name, group in files.items() if name[:9] == "triggers/"
        },
        headers={name: group[0].header for name, group in sorted(files.items())},
    )
    check_vocabulary(vocabulary, lambda table, key: _place(files, table, key))
    return vocabulary


def _gather(codebook: Path | None) -> dict[str, list[WordFile]]:
    """Word files by table; the shipped file first, the codebook's after it."""
    found: dict[str, list[WordFile]] = {}
    for folder in (DATA, codebook):
        if folder is None:
            continue
        if not folder.is_dir():
            raise VocabularyError(f"{folder}: there is no such codebook folder.")
        paths = sorted([*folder.rglob("*.yaml"), *folder.rglob("*.json")])
        for path, file in zip(paths, read_files(paths), strict=True):
            name = path.relative_to(folder).with_suffix("").as_posix()
            if folder is not DATA and name not in found and not name.startswith(("bodies/", "triggers/")):
                raise VocabularyError(f"{path}:1: no table is called {name!r}; tables are {', '.join(sorted(found))}.")
            found.setdefault(name, []).append(file)
    found["countries"].append(found.pop("country_words")[0])
    found["currencies"].append(found.pop("currency_words")[0])
    return found


def _rows(files: dict[str, list[WordFile]], table: str) -> dict[str, dict[str, Any]]:
    first, *others = files[table]
    rows = first.rows
    for other in others:
        rows = lay_over(rows, other)
    return rows


def _make_table(name: str, files: dict[str, list[WordFile]]) -> dict[str, Any]:
    noun = TABLES[name]
    id_field = "alpha3" if noun is Country else "id"
    made: dict[str, Any] = {}
    for key, row in _rows(files, name).items():
        try:
            made[key] = make_entry(noun, key, row, id_field=id_field)
        except InvalidValueError as error:
            raise VocabularyError(f"{_place(files, name, key)}: {error}") from error
    return made


def _place(files: dict[str, list[WordFile]], table: str, key: str) -> str:
    group = files.get(table) or [file for name in sorted(files) if name.startswith(f"{table}/") for file in files[name]]
    places = [place_entry(file.path, key) for file in reversed(group)]
    return next((place for place in places if not place.endswith(":1")), places[0] if places else table)


def _number(table: dict[str, Any]) -> dict[str, dict[str, int]]:
    return {language: {word: int(n) for word, n in words.items()} for language, words in table.items()}


def _list(group: list[WordFile]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for file in group:
        entries = file.entries
        rows.extend(
            entries if isinstance(entries, list) else [{"id": key, **fields} for key, fields in file.rows.items()]
        )
    return rows
