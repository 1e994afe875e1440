"""The author's claims for impact, shortcomings and outlook, from a TOML file."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from techplomacy.model import Account, Argument, Issue
from techplomacy.sources.fields import Fields, Text, Texts, read_fields
from techplomacy.sources.ledger import Ledger, Row

SECTIONS = {"finance": "VII", "impact": "IX", "shortcomings": "X", "outlook": "XI"}  # by name or by number
PREDICATES = ("peak", "trough", "level", "rose", "rose_each_year", "fell", "fell_each_year", "fell_little", "begins")
TEST = re.compile(rf"\S+ (?:{'|'.join(PREDICATES)}) [\d/X-]+(?: [\d.]+ (?:(?:million|billion|trillion) )?[A-Z]{{3}})?")


class Claim(Fields):
    """The keys of one [[argument]]; `section` is a name or a number of SECTIONS.

    `for` and `against` hold ids of acts, policies, series, initiatives or sources.
    """

    id: Text
    section: Text
    claim: Text
    side: Text | None = None
    evidence_for: Texts = ()
    evidence_against: Texts = ()
    rival: Text = ""
    indicator: Text | None = None
    limit: Text = ""
    tests: Texts = ()


@dataclass(frozen=True)
class Arguments:
    """What the file of arguments holds."""

    arguments: tuple[Argument, ...] = ()
    issues: tuple[Issue, ...] = ()
    accounts: tuple[Account, ...] = ()


def read_arguments(path: Path, *, root: Path, known: Collection[str], series: Collection[str]) -> Arguments:
    """The arguments of a file, in its order. `known` are all ids that evidence may name, `series` those of series."""
    ledger = Ledger(path.relative_to(root).as_posix())
    found: dict[str, Argument] = {}
    for line, values in read_toml_rows(path, ledger, "argument"):
        row = ledger.open_row(line, values)
        argument = _make_argument(row, known, series)
        if argument is None:
            continue
        if argument.id in found:
            row.lose("duplicate-id", f"The argument {argument.id!r} stands here already.", "Give it another id.")
            continue
        found[argument.id] = argument
    account = ledger.close()
    return Arguments(tuple(found.values()), tuple(ledger.issues), (account,))


def read_toml_rows(path: Path, ledger: Ledger, table: str) -> list[tuple[int, dict[str, object]]]:
    """The entries of one array of tables with the lines on which they begin; an Issue where the file is no TOML."""
    try:
        text = path.read_text(encoding="utf-8")
        entries = tomllib.loads(text).get(table, [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        ledger.note("document-unreadable", 1, f"{path.name} is not TOML ({error}).", "Correct the line it names.")
        return []
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == f"[[{table}]]"]
    return list(zip(lines, entries, strict=False))


def _make_argument(row: Row, known: Collection[str], series: Collection[str]) -> Argument | None:
    for name, alias in (("evidence_for", "for"), ("evidence_against", "against")):
        if alias in row.values:
            row.values[name], row.counts[name] = row.values.pop(alias), row.counts.pop(alias, 0)
    claim = read_fields(row, Claim)
    if claim is None:
        return None
    section = SECTIONS.get(claim.section.casefold(), claim.section.upper())
    if section not in SECTIONS.values():
        told = ", ".join(f"{name} ({number})" for name, number in SECTIONS.items())
        row.lose("unknown-word", f"section: {claim.section!r} shows no arguments.", f"Write one of {told}.")
        return None
    indicator = claim.indicator
    if indicator is not None and indicator not in series:
        row.fault("indicator", "dangling-reference", f"indicator: no series {indicator!r}.", "Correct the id.")
        indicator = None
    both = _find_torn(row, claim)
    return Argument(
        id=claim.id,
        section=section,
        claim=claim.claim,
        side=claim.side,
        evidence_for=_keep(row, "evidence_for", claim.evidence_for, known, both),
        evidence_against=_keep(row, "evidence_against", claim.evidence_against, known, both),
        rival=claim.rival,
        indicator=indicator,
        limit=claim.limit,
        tests=_read_tests(row, claim.tests),
    )


def _read_tests(row: Row, tests: tuple[str, ...]) -> tuple[str, ...]:
    for test in tests:
        if not TEST.fullmatch(test):
            remedy = (
                f"Write a family or series, one of {', '.join(PREDICATES)}, a period, and a value where one is claimed."
            )
            row.fault("tests", "unknown-word", f"tests: {test!r} cannot be read.", remedy)
    return tuple(test for test in tests if TEST.fullmatch(test))


def _find_torn(row: Row, claim: Claim) -> frozenset[str]:
    """What is named for and against one claim: it would be counted twice and prove nothing, so neither side has it."""
    both = frozenset(claim.evidence_for) & frozenset(claim.evidence_against)
    for word in sorted(both):
        row.faults["evidence_against"] += claim.evidence_against.count(word)
        row.fault(
            "evidence_for",
            "evidence-on-both-sides",
            f"{word!r} stands both for and against the claim {claim.id!r}; it is counted on neither side.",
            "Leave it on the side that its facts speak for, and say what tells against it in 'limit' or 'rival'.",
            count=claim.evidence_for.count(word),
        )
    return both


def _keep(
    row: Row, column: str, named: tuple[str, ...], known: Collection[str], both: Collection[str]
) -> tuple[str, ...]:
    for word in named:
        if word not in known and word not in both:
            row.fault(
                column,
                "dangling-reference",
                f"{column}: nothing in the study has the id {word!r}.",
                "Name an act, a policy, a series, an initiative or a source, or take it out.",
            )
    return tuple(word for word in named if word in known and word not in both)
