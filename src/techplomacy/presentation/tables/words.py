"""The tables of coded words that events refer to: label and meaning of each, the study's own words included."""

from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from techplomacy.analysis import View
from techplomacy.presentation.tables.table import Column, Datums, Kind, Table


class _Labelled(Protocol):
    @property
    def label(self) -> str: ...

    @property
    def meaning(self) -> str: ...


def list_word_tables(view: View) -> tuple[Table, ...]:
    """One table a list of words."""
    words = view.vocabulary
    events = view.events
    return (
        _list_words("instruments", "Kinds of instruments", words.instruments, {event.kind for event in events}),
        _list_words("steps", "Steps", words.steps, {step.name for event in events for step in event.steps}),
        _list_words("sectors", "Sectors", words.sectors, {sector for event in events for sector in event.sectors}),
        _list_words("roles", "Roles", words.roles, {body.role for event in events for body in event.participants}),
        _list_words("stages", "Stages of finance", words.stages, {f.stage for event in events for f in event.money}),
        _list_words("tiers", "Tiers of sources", words.tiers, set()),
    )


def _list_words(name: str, title: str, known: Mapping[str, _Labelled], used: Collection[str]) -> Table:
    def list_rows() -> Iterator[Datums]:
        for identifier, word in known.items():
            yield identifier, word.label, word.meaning or None, True
        for identifier in sorted(set(used) - set(known)):
            yield identifier, identifier, None, False

    columns = (
        Column("id", Kind.TEXT, "The word that the other tables use.", needed=True),
        Column("label", Kind.TEXT, "The word as people write it.", needed=True),
        Column("meaning", Kind.TEXT, "What is meant by it."),
        Column("known", Kind.FLAG, "Whether the vocabulary explains it.", needed=True),
    )
    return Table(name, title, "Coded words: one row a word.", columns, list_rows, ("id",))
