"""Reads the folder of hand-coded rows (acts, codes, policies, loans, initiatives) and how they refer to each other."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

from techplomacy.model import Account, Basis, Coding, Initiative, Issue, Record, Statement
from techplomacy.sources.acts import make_act
from techplomacy.sources.codes import Codes, make_codes
from techplomacy.sources.initiatives import make_initiative
from techplomacy.sources.ledger import Ledger, Row
from techplomacy.sources.loans import make_loan
from techplomacy.sources.policies import make_policy
from techplomacy.sources.table import SUFFIXES, read_rows
from techplomacy.vocabulary import Vocabulary

KINDS = ("events", "codes", "policies", "loans", "initiatives")


@dataclass(frozen=True)
class _File:
    """One file of the folder and its books."""

    path: Path
    ledger: Ledger

    def read_rows(self) -> Iterator[Row]:
        """Its rows; each is settled when the next is asked for."""
        for row in read_rows(self.path, self.ledger):
            yield row
            self.ledger.settle(row)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Noun = TypeVar("Noun", bound=_HasId)


@dataclass(frozen=True)
class Coded:
    """What the folder of coded rows holds."""

    records: tuple[Record, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    codings: tuple[Coding, ...] = ()
    issues: tuple[Issue, ...] = ()
    accounts: tuple[Account, ...] = ()


def read_records(
    folder: Path, *, root: Path, vocabulary: Vocabulary, sources: Collection[str], countries: tuple[str, ...] = ()
) -> Coded:
    """The records and initiatives of a folder whose files are named events*, codes*, policies*, loans*, initiatives*.

    `root` is what places are told from, `sources` the ids of the bibliography. Never stops for one row or file.
    """
    files = _open_files(folder, root)
    acts = _read_kind(files["events"], lambda row: make_act(row, vocabulary=vocabulary, sources=sources))
    ids = set(acts)
    _check_references(acts, ids)
    codes = _read_codes(files["codes"], vocabulary, ids, countries)
    policies = _read_kind(files["policies"], lambda row: make_policy(row, vocabulary=vocabulary, sources=sources))
    loans = _read_kind(files["loans"], lambda row: make_loan(row, vocabulary=vocabulary, sources=sources, acts=ids))
    threads = _read_kind(
        files["initiatives"],
        lambda row: make_initiative(row, vocabulary=vocabulary, sources=sources, acts=ids),
    )
    initiatives = [thread for thread, _ in threads.values()]
    threads_of = _index_threads(initiatives)
    records = [
        _extend(record, _choose_codes(codes.get(record.id, {})), threads_of.get(record.id, ()))
        for record, _ in acts.values()
    ]
    records += [record for record, _ in (*policies.values(), *loans.values())]
    ledgers = [file.ledger for kind in files for file in files[kind]]
    accounts = tuple(ledger.close() for ledger in ledgers)
    issues = tuple(issue for ledger in ledgers for issue in ledger.issues)
    codings = tuple(coding for told in codes.values() for code in told.values() for coding in code.list_codings())
    return Coded(tuple(records), tuple(initiatives), codings, issues, accounts)


def _open_files(folder: Path, root: Path) -> dict[str, list[_File]]:
    files: dict[str, list[_File]] = {kind: [] for kind in (*KINDS, "other")}
    paths = folder.iterdir() if folder.is_dir() else ()
    for path in sorted(paths, key=lambda path: (path.stem, path.name)):  # codes.jsonl before codes-anna.jsonl
        if path.name.startswith("."):
            continue
        ledger = Ledger(path.relative_to(root).as_posix())
        kind = next((kind for kind in KINDS if path.name.startswith(kind)), "other")
        if kind == "other" or path.suffix.lower() not in SUFFIXES:
            kind = "other"
            ledger.note(
                "document-format",
                1,
                f"{path.name} is not read: its name does not say what its rows are.",
                f"Name it {', '.join(KINDS)} (or a name that begins so) and save it as .jsonl, .csv or .xlsx.",
            )
        files[kind].append(_File(path, ledger))
    return files


def _read_kind(files: Iterable[_File], make: Callable[[Row], Noun | None]) -> dict[str, tuple[Noun, Row]]:
    """Nouns by id with their rows; the first of two equal ids stays."""
    found: dict[str, tuple[Noun, Row]] = {}
    for file in files:
        for row in file.read_rows():
            noun = make(row)
            if noun is None:
                continue
            if noun.id in found:
                row.lose(
                    "duplicate-id",
                    f"The id {noun.id!r} stands at {found[noun.id][1].place} already.",
                    "Give one of them another id; the first is kept.",
                )
                continue
            found[noun.id] = (noun, row)
    return found


def _check_references(acts: dict[str, tuple[Record, Row]], ids: set[str]) -> None:
    for identifier, (record, row) in acts.items():
        lost = [s for s in record.statements if s.field in ("follows", "within") and s.value not in ids]
        for statement in lost:
            row.fault(
                statement.field,
                "dangling-reference",
                f"{statement.field}: no act has the id {statement.value!r}.",
                "Correct the id or add the act.",
            )
        if lost:
            kept = tuple(statement for statement in record.statements if statement not in lost)
            acts[identifier] = (replace(record, statements=kept), row)


def _read_codes(
    files: Iterable[_File], vocabulary: Vocabulary, ids: set[str], countries: tuple[str, ...]
) -> dict[str, dict[str, Codes]]:
    """What each coder says of each act, coders in the order in which they come."""
    codes: dict[str, dict[str, Codes]] = {}
    for file in files:
        for row in file.read_rows():
            made = make_codes(row, vocabulary=vocabulary, acts=ids, countries=countries)
            if made is not None:
                told = codes.setdefault(made.event, {})
                earlier = told[made.coder].statements if made.coder in told else ()
                told[made.coder] = replace(made, statements=earlier + made.statements)
    return codes


def _choose_codes(told: Mapping[str, Codes]) -> tuple[Statement, ...]:
    """The codes by which an act is counted: those of its first coder, so that a second reading moves no count."""
    return next(iter(told.values())).statements if told else ()


def _index_threads(initiatives: Iterable[Initiative]) -> dict[str, list[str]]:
    """The initiatives of each act that one names."""
    found: dict[str, list[str]] = {}
    for thread in initiatives:
        for act in dict.fromkeys(thread.events):
            found.setdefault(act, []).append(thread.id)
    return found


def _extend(record: Record, codes: tuple[Statement, ...], threads: Sequence[str]) -> Record:
    """The act with its codes and the threads that it belongs to."""
    if not codes and not threads:
        return record
    counts: dict[str, int] = {}
    added = []
    for statement in codes:
        n = counts.get(statement.field, 0)
        counts[statement.field] = n + 1
        added.append(replace(statement, n=n))
    added += [Statement("initiative", thread, Basis.DERIVED, n=n) for n, thread in enumerate(threads)]
    return replace(record, statements=(*record.statements, *added))
