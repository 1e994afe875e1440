"""All that one evidence base holds, as nouns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from techplomacy.model import (
    Account,
    Actor,
    Argument,
    Chosen,
    Coding,
    Document,
    Event,
    Initiative,
    Issue,
    Link,
    Observation,
    Record,
    Search,
    Series,
    Source,
    Study,
    Verdict,
    Work,
)


@dataclass(frozen=True, kw_only=True)
class Contents:
    """What goes into an evidence base. Each iterable is read once, in its order, which is kept.

    `members` maps a record to its event; `chosen` holds (record, field, n) of the statements that the fold took.
    `build` says with what it was made (versions, fingerprints; no clock).
    """

    study: Study
    build: Mapping[str, str] = field(default_factory=dict)
    sources: Iterable[Source] = ()
    documents: Iterable[Document] = ()
    records: Iterable[Record] = ()
    events: Iterable[Event] = ()
    members: Mapping[str, str] = field(default_factory=dict)
    chosen: Chosen = field(default_factory=Chosen)
    actors: Iterable[Actor] = ()
    links: Iterable[Link] = ()
    verdicts: Iterable[Verdict] = ()
    codings: Iterable[Coding] = ()
    initiatives: Iterable[Initiative] = ()
    series: Iterable[Series] = ()
    observations: Iterable[Observation] = ()
    searches: Iterable[Search] = ()
    arguments: Iterable[Argument] = ()
    works: Iterable[Work] = ()
    issues: Iterable[Issue] = ()
    accounts: Iterable[Account] = ()
