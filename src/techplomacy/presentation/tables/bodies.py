"""The tables of actors: who they are, and all their names."""

from collections.abc import Iterator

from techplomacy.analysis import View
from techplomacy.presentation.tables.table import Column, Datums, Kind, Table


def list_actor_tables(view: View) -> tuple[Table, Table]:
    """The two tables of actors."""
    return (_list_actors(view), _list_names(view))


def _list_actors(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for actor in view.actors.values():
            identifiers = tuple(f"{scheme}:{value}" for scheme, value in actor.identifiers)
            yield (
                actor.id, actor.name, actor.acronyms, actor.country, actor.kind, actor.parent, actor.since,
                actor.until, actor.successor, identifiers,
            )  # fmt: skip

    columns = (
        Column("id", Kind.TEXT, "Its id in the vocabulary, or one made of country and name.", needed=True),
        Column("name", Kind.TEXT, "What it is called.", needed=True),
        Column("acronyms", Kind.LIST, "Its short names."),
        Column("country", Kind.TEXT, "ISO 3166-1 alpha-3, EUE for bodies of the European Union, INT for others."),
        Column("kind", Kind.TEXT, "Government, ministry, agency, company, university …", needed=True),
        Column("parent", Kind.TEXT, "The id of the body that it is part of."),
        Column("since", Kind.DATE, "Since when it exists (EDTF)."),
        Column("until", Kind.DATE, "Until when it existed (EDTF)."),
        Column("successor", Kind.TEXT, "The id of the body that took its place."),
        Column("identifiers", Kind.LIST, "Its ids elsewhere, as scheme:id."),
    )
    return Table("actors", "Actors", "One row a body that acts.", columns, list_rows, ("id",))


def _list_names(view: View) -> Table:
    def list_rows() -> Iterator[Datums]:
        for actor in view.actors.values():
            for n, told in enumerate(actor.names):
                yield actor.id, n, told.name, told.language, told.kind, told.source

    columns = (
        Column("actor", Kind.TEXT, "The actor.", refers="actors.id", needed=True),
        Column("n", Kind.INTEGER, "Numbers the names of one actor from 0.", needed=True),
        Column("name", Kind.TEXT, "One of its names.", needed=True),
        Column("language", Kind.TEXT, "ISO 639-1.", needed=True),
        Column("kind", Kind.TEXT, "name, acronym or former.", needed=True),
        Column("source", Kind.TEXT, "Who uses it, where that was kept."),
    )
    return Table("actor_names", "Names of actors", "One row a name of an actor.", columns, list_rows, ("actor", "n"))
