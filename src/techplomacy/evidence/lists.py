"""The plain lists of an evidence base: one table, one noun."""

from collections import defaultdict
from dataclasses import replace
from typing import Any, TypeVar

from techplomacy.evidence.rows import decode_row, find_columns
from techplomacy.evidence.schema import Connection
from techplomacy.model import Actor, ActorName, Observation

Noun = TypeVar("Noun")


def read_nouns(connection: Connection, table: str, noun: type[Noun], where: dict[str, Any] | None = None) -> list[Noun]:
    """All nouns of a table, or those whose columns have these values, in the order of the build."""
    columns = ", ".join(f'"{name}"' for name in find_columns(noun))
    conditions = " AND ".join(f'"{name}" = ?' for name in where) if where else "1"
    values = tuple(where.values()) if where else ()
    rows = connection.execute(f"SELECT {columns} FROM {table} WHERE {conditions} ORDER BY rowid", values)
    return [decode_row(noun, row) for row in rows]


def read_actors(connection: Connection) -> dict[str, Actor]:
    """All actors with their names, by id."""
    names: dict[str, list[ActorName]] = defaultdict(list)
    for actor, *rest in connection.execute("SELECT actor, name, language, kind, source FROM actor_name ORDER BY rowid"):
        names[actor].append(ActorName(*rest))
    columns = [name for name in find_columns(Actor) if name != "names"]
    place = find_columns(Actor).index("names")
    actors = {}
    for row in connection.execute(f"SELECT {', '.join(columns)} FROM actor ORDER BY rowid"):
        bare = decode_row(Actor, (*row[:place], "[]", *row[place:]))
        actors[bare.id] = replace(bare, names=tuple(names[bare.id]))
    return actors


def read_observations(connection: Connection, series: str) -> list[Observation]:
    """The observations of a series, in order of time, then vintage as given."""
    found = read_nouns(connection, "observation", Observation, {"series": series})
    return sorted(found, key=lambda observation: observation.when.sort_key)
