"""The log of searches: what was looked for, where, in which words, with what outcome."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from techplomacy.model import Account, Issue, Outcome, Search, When
from techplomacy.sources.fields import Date, Fields, Text, Texts, read_fields
from techplomacy.sources.ledger import Ledger, Row
from techplomacy.sources.table import read_table
from techplomacy.vocabulary import Vocabulary

ALL = "all"


class Look(Fields):
    """The columns of a search; `outcome` is found, none found or partly searched."""

    day: Date
    words: Text
    outcome: Outcome
    id: Text | None = None
    sector: Text = ""
    initiative: Text | None = None
    period: Date | None = None
    sources: Text = ""
    languages: Texts = ()
    lookups: Annotated[int, BeforeValidator(lambda v: int(v) if isinstance(v, str) else v)] | None = None
    result: Text = ""
    note: Text | None = None


@dataclass(frozen=True)
class Searches:
    """What the search log holds."""

    searches: tuple[Search, ...] = ()
    issues: tuple[Issue, ...] = ()
    accounts: tuple[Account, ...] = ()


def read_searches(path: Path, *, root: Path, vocabulary: Vocabulary, initiatives: Collection[str]) -> Searches:
    """The rows of the search log; the sector `all` stands for every sector, an empty one for none in particular."""
    ledger = Ledger(path.relative_to(root).as_posix())
    read_table(path, ledger)
    found: dict[str, Search] = {}
    for number, row in enumerate(ledger.rows, 1):
        search = _make_search(row, number, vocabulary, initiatives)
        if search is None:
            continue
        if search.id in found:
            row.lose("duplicate-id", f"The id {search.id!r} stands here already.", "Give one of them another id.")
            continue
        found[search.id] = search
    account = ledger.close()
    return Searches(tuple(found.values()), tuple(ledger.issues), (account,))


def _make_search(row: Row, number: int, vocabulary: Vocabulary, initiatives: Collection[str]) -> Search | None:
    look = read_fields(row, Look)
    if look is None:
        return None
    day = look.day.earliest
    if day is None or look.day != When(day.isoformat()):
        row.lose("bad-date", f"day: {look.day} is not one day.", "Write the day, e.g. 2024-05-31.")
        return None
    sector = look.sector
    if sector not in ("", ALL) and sector not in vocabulary.sectors:
        row.fault(
            "sector",
            "unknown-sector",
            f"sector: {sector!r} is not in the table 'sectors'.",
            "Use an id of the sectors table, or `all`.",
        )
        sector = ""
    named = [part.strip() for part in (look.initiative or "").split(";") if part.strip()]
    for thread in named:
        if thread not in initiatives:
            row.fault("initiative", "dangling-reference", f"initiative: none has the id {thread!r}.", "Correct the id.")
    kept = ";".join(thread for thread in named if thread in initiatives)
    return Search(
        id=look.id or f"search-{number:03}",
        day=day,
        sector=sector,
        period=look.period,
        sources=look.sources,
        languages=look.languages,
        words=look.words,
        outcome=look.outcome,
        result=look.result,
        initiative=kept or None,
        lookups=look.lookups,
        note=look.note,
    )
