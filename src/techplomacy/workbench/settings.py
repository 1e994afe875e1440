"""Reads study.toml: what the study asks, of which two countries, as of which day; nothing else can stop a study."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from techplomacy.errors import InvalidValueError, StudyError
from techplomacy.model import Expectation, Hypothesis, Implication, Issue, Study, When
from techplomacy.vocabulary import Vocabulary

FILE = "study.toml"
TABLES = {"sector": "sectors", "kind": "instruments", "step": "steps", "country": "countries"}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Implication(_Strict):
    id: str
    text: str
    measure: str | None = None


class _Hypothesis(_Strict):
    text: str
    falsifier: str = ""
    rivals: list[str] = []
    implications: list[_Implication] = []


class _Expectation(_Strict):
    at_least: int = Field(ge=1)
    sector: str | None = None
    kind: str | None = None
    step: str | None = None
    country: str | None = None


def _write_day(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


class _Settings(_Strict):
    title: str
    question: str
    countries: list[str] = Field(min_length=2, max_length=2)
    period: Annotated[str, BeforeValidator(_write_day)]
    as_of: date
    id: str | None = None
    hypothesis: _Hypothesis | None = None
    expectations: list[_Expectation] = []
    chapters: list[str] = []
    authors: list[str] = []
    language: str = "en"


def read_settings(path: Path, vocabulary: Vocabulary) -> tuple[Study, tuple[Issue, ...]]:
    """The study of a study.toml; StudyError, naming file, line and remedy, where it cannot be used."""
    text = _read_text(path)
    try:
        settings = _Settings.model_validate(tomllib.loads(text))
        issues: list[Issue] = []
        expectations = tuple(
            made for item in settings.expectations for made in _make_expectation(item, text, vocabulary, issues)
        )
        study = Study(
            id=settings.id or path.parent.name,
            title=settings.title,
            question=settings.question,
            countries=_find_countries(settings.countries, path, text, vocabulary),
            period=When(settings.period),
            as_of=settings.as_of,
            hypothesis=_make_hypothesis(settings.hypothesis),
            expectations=expectations,
            chapters=tuple(settings.chapters),
            authors=tuple(settings.authors),
            language=settings.language,
        )
    except tomllib.TOMLDecodeError as error:
        raise StudyError(f"{path}: this is not TOML ({error}). Correct the line it names.") from error
    except ValidationError as error:
        raise StudyError(_explain(path, text, error)) from error
    except InvalidValueError as error:
        raise StudyError(f"{path}:{_find_line(text, 'period')}: {error}") from error
    return study, tuple(issues)


def _read_text(path: Path) -> str:
    if not path.is_file():
        raise StudyError(f"{path}: there is no {FILE} here. Make a study with `techplomacy init`, or name its folder.")
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise StudyError(f"{path}: this is not UTF-8 text ({error}). Save it again as UTF-8.") from error


def _find_countries(written: list[str], path: Path, text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    found = []
    for word in written:
        country = vocabulary.find_country(word)
        if country is None:
            raise StudyError(
                f"{path}:{_find_line(text, 'countries')}: {word!r} is no country of the vocabulary. "
                "Write the ISO 3166-1 alpha-3 code, or add the country to the study's codebook."
            )
        found.append(country.alpha3)
    return found[0], found[1]


def _make_hypothesis(told: _Hypothesis | None) -> Hypothesis | None:
    if told is None:
        return None
    implications = tuple(Implication(i.id, i.text, i.measure) for i in told.implications)
    return Hypothesis(told.text, implications, told.falsifier, tuple(told.rivals))


def _make_expectation(
    told: _Expectation, text: str, vocabulary: Vocabulary, issues: list[Issue]
) -> tuple[Expectation, ...]:
    line = _find_line(text, "[[expectations]]")
    given = [(field, value) for field in TABLES if (value := getattr(told, field)) is not None]
    if len(given) != 1:
        issues.append(
            Issue(
                "bad-value", f"{FILE}:{line}", "An expectation names not exactly one field.", "Name one, e.g. sector."
            )
        )
        return ()
    field, value = given[0]
    if value not in getattr(vocabulary, TABLES[field]):
        issues.append(
            Issue(
                "unknown-sector" if field == "sector" else "unknown-word",
                f"{FILE}:{_find_line(text, repr(value)) if repr(value) in text else line}",
                f"The expectation's {field} {value!r} is not in the table {TABLES[field]!r}.",
                f"Use an id of the table {TABLES[field]!r}.",
            )
        )
        return ()
    return (Expectation(field, value, told.at_least),)


def _explain(path: Path, text: str, error: ValidationError) -> str:
    told = []
    for fault in error.errors():
        key = ".".join(str(part) for part in fault["loc"])
        line = _find_line(text, str(fault["loc"][0]))
        told.append(f"{path}:{line}: {key}: {fault['msg']}")
    return "; ".join(told) + ". Correct these keys; the format is described in docs/reference/study-folder.md."


def _find_line(text: str, key: str) -> int:
    """The first line that begins with a key (or its table)."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().lstrip("[").startswith(key.lstrip("[")):
            return number
    return 1
