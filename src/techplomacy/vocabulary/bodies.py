"""Makes actors from the files of public bodies and well-known organisations, one file a country or group."""

from typing import Any

from techplomacy.errors import InvalidValueError, VocabularyError
from techplomacy.model import Actor, ActorName, When
from techplomacy.vocabulary.files import WordFile, place_entry

FIELDS = {
    "name",
    "country",
    "kind",
    "acronyms",
    "aliases",
    "former",
    "names",
    "parent",
    "since",
    "until",
    "successor",
    "identifiers",
    "source",
    "note",
}


def make_bodies(files: list[WordFile]) -> tuple[tuple[Actor, ...], dict[str, str]]:
    """All bodies sorted by id, and who says what each one is (the file's source where an entry names none)."""
    bodies: dict[str, Actor] = {}
    sources: dict[str, str] = {}
    for file in files:
        country = file.path.stem if len(file.path.stem) == 3 and file.path.stem.isupper() else None
        for key, row in file.rows.items():
            if key in bodies:
                raise VocabularyError(f"{place_entry(file.path, key)}: the body {key!r} stands in another file too.")
            try:
                bodies[key] = _make_body(key, row, country)
            except (InvalidValueError, KeyError) as error:
                raise VocabularyError(f"{place_entry(file.path, key)}: {error}") from error
            sources[key] = str(row.get("source") or file.header.source)
    return tuple(bodies[key] for key in sorted(bodies)), sources


def _make_body(key: str, row: dict[str, Any], country: str | None) -> Actor:
    unknown = sorted(set(row) - FIELDS)
    if unknown:
        raise InvalidValueError(f"{key!r} has no field {unknown[0]!r}; it may have {', '.join(sorted(FIELDS))}.")
    lacking = [name for name in ("name", "kind") if not row.get(name)]
    if lacking:
        raise InvalidValueError(f"{key!r} lacks the field {lacking[0]!r}.")
    return Actor(
        id=key,
        name=row["name"],
        country=row.get("country", country),
        kind=row["kind"],
        names=tuple(_make_names(key, row)),
        parent=row.get("parent"),
        since=When(row["since"]) if row.get("since") else None,
        until=When(row["until"]) if row.get("until") else None,
        successor=row.get("successor"),
        identifiers=tuple(sorted(row.get("identifiers", {}).items())),
    )


def _make_names(key: str, row: dict[str, Any]) -> list[ActorName]:
    names = [ActorName(row["name"])]
    for field, kind in (("aliases", "name"), ("acronyms", "acronym"), ("former", "former")):
        listed = row.get(field, [])
        if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
            raise InvalidValueError(f"{key}.{field} cannot be {listed!r}; it must be a list of text.")
        names += [ActorName(name, kind=kind) for name in listed]
    for language, listed in row.get("names", {}).items():
        names += [ActorName(name, language) for name in ([listed] if isinstance(listed, str) else listed)]
    return names
