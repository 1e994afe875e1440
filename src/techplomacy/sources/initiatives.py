"""Threads of acts that promise something, with what was delivered as of when."""

from collections.abc import Collection
from typing import Annotated

from pydantic import BeforeValidator, Field

from techplomacy.model import Initiative
from techplomacy.sources.acts import keep_sectors
from techplomacy.sources.fields import Date, Fields, Flag, Text, Texts, read_fields
from techplomacy.sources.ledger import Row
from techplomacy.vocabulary import Vocabulary


class Thread(Fields):
    """The columns of an initiative; `score` is -1, 0, 1 or empty (not known)."""

    id: Text
    name: Text
    sectors: Texts = ()
    events: Texts = ()
    leads: Texts = ()
    promised: Text | None = None
    delivered: Text | None = None
    score: Annotated[int, BeforeValidator(lambda v: int(v) if isinstance(v, str) else v), Field(ge=-1, le=1)] | None = (
        None
    )
    as_of: Date | None = None
    sources: Texts = ()
    searched: Flag = False
    basis: Text | None = None
    coder: Text | None = None
    note: Text | None = None


def make_initiative(
    row: Row, *, vocabulary: Vocabulary, sources: Collection[str], acts: Collection[str]
) -> Initiative | None:
    """The initiative of one row; None where it cannot be used. Ids that nothing has become Issues and are left out."""
    thread = read_fields(row, Thread)
    if thread is None:
        return None
    return Initiative(
        id=thread.id,
        name=thread.name,
        sectors=keep_sectors(row, thread.sectors, vocabulary),
        events=_keep(row, "events", thread.events, acts, "no act has the id"),
        leads=thread.leads,
        promised=thread.promised,
        delivered=thread.delivered,
        score=thread.score,
        as_of=thread.as_of.edtf if thread.as_of else None,
        sources=_keep(row, "sources", thread.sources, sources, "the bibliography has no source"),
        searched=thread.searched,
        basis=thread.basis,
        coder=thread.coder,
        note=thread.note,
    )


def _keep(row: Row, column: str, named: tuple[str, ...], known: Collection[str], lack: str) -> tuple[str, ...]:
    for word in named:
        if word not in known:
            row.fault(column, "dangling-reference", f"{column}: {lack} {word!r}.", "Correct the id or add the row.")
    return tuple(word for word in named if word in known)
