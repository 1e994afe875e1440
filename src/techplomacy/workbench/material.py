"""All that a study folder holds, read and checked, before anything is made of it."""

from dataclasses import dataclass
from pathlib import Path

from techplomacy.model import (
    Account,
    Argument,
    Coding,
    Initiative,
    Issue,
    Observation,
    Record,
    Search,
    Series,
    Source,
    Study,
    Verdict,
    Work,
)
from techplomacy.vocabulary import Vocabulary


@dataclass(frozen=True)
class StudyFile:
    """One file of `documents/` and the source that it is; None where a file of many documents names each itself."""

    path: Path
    source_id: str | None


@dataclass(frozen=True, kw_only=True)
class Material:
    """A study folder as nouns. `root` is the folder; `vocabulary` is the shipped one with the study's codebook over it.

    `records` are the hand-coded acts, policies and claims; `files` are still to be read. `accounting` says of each
    file what became of its values.
    """

    study: Study
    root: Path
    vocabulary: Vocabulary
    sources: tuple[Source, ...] = ()
    records: tuple[Record, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    series: tuple[Series, ...] = ()
    observations: tuple[Observation, ...] = ()
    searches: tuple[Search, ...] = ()
    arguments: tuple[Argument, ...] = ()
    works: tuple[Work, ...] = ()
    files: tuple[StudyFile, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    codings: tuple[Coding, ...] = ()
    issues: tuple[Issue, ...] = ()
    accounting: tuple[Account, ...] = ()
