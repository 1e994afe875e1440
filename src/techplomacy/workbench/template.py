"""`init`: a new study folder that maps at once and says in each file what belongs there."""

from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template

from techplomacy.errors import InvalidValueError, StudyError
from techplomacy.vocabulary import Country, load_vocabulary

FOLDERS = ("documents", "records", "statistics", "works", "verdicts")


def init_study(folder: Path, countries: Sequence[str], *, as_of: date, title: str | None = None) -> list[Path]:
    """Write a study about two countries (names or ISO codes) into a new or empty folder; the files made, sorted.

    `as_of` is the day that "overdue" is measured against. StudyError where the folder holds something already.
    """
    first, second = _find_pair(countries)
    if folder.exists() and any(folder.iterdir()):
        raise StudyError(f"{folder} is not empty. Name a new folder; `init` never writes over anything.")
    words = {
        "title": title or f"Technology diplomacy between {first.name} and {second.name}",
        "first": first.alpha3,
        "second": second.alpha3,
        "first_name": first.name,
        "second_name": second.name,
        "as_of": as_of.isoformat(),
        "start": f"{as_of.year - 24:04}",
        "end": f"{as_of.year:04}",
    }
    made: list[Path] = []
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
        made.append(_write(folder / name / ".gitkeep", ""))
    shelf = files("techplomacy.workbench").joinpath("skeleton")
    for item in shelf.iterdir():
        name = item.name.removesuffix(".template").replace("dot-", ".")
        made.append(_write(folder / name, Template(item.read_text(encoding="utf-8")).substitute(words)))
    return sorted(made)


def _find_pair(countries: Sequence[str]) -> tuple[Country, Country]:
    if len(countries) != 2:
        raise InvalidValueError(f"A study is about two countries; {len(countries)} were given.")
    found = []
    for written in countries:
        country = load_vocabulary().find_country(written)
        if country is None:
            raise InvalidValueError(f"{written!r} is no country that is known here; write its name or ISO 3166-1 code.")
        found.append(country)
    if found[0] == found[1]:
        raise InvalidValueError(f"A study is about two countries; {found[0].name} is given twice.")
    return found[0], found[1]


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
