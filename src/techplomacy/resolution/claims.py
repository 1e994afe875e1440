"""Puts the statements of the records of one event in the order in which they are believed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from techplomacy.model import Basis, Record, Source, Statement, Tier, Value
from techplomacy.resolution.rulings import Ruling
from techplomacy.resolution.verdicts import agree

# The rule, best first: a person's verdict, an official source quoted, a coder, other sources quoted, the rest.
PERSON, QUOTED_OFFICIAL, CODED = 0, 1, 2
_QUOTED = {Tier.OFFICIAL: QUOTED_OFFICIAL, Tier.COMPANY: 3, Tier.ACADEMIC: 4, Tier.MEDIA: 5}
_UNKNOWN_TIER = 5
_BASES = {Basis.NOTED: 6, Basis.CITED: 7, Basis.DERIVED: 8}


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that one record tells of an event; `n` is None where a person wrote it, and no statement has it."""

    value: Value
    record: str
    field: str
    n: int | None
    rank: int
    order: tuple[float, str, int]

    @property
    def key(self) -> tuple[int, tuple[float, str, int]]:
        """Sorts claims, the most believed first."""
        return (self.rank, self.order)


Claims = dict[str, list[Claim]]


def list_claims(
    records: Iterable[Record], rulings: Mapping[str, tuple[Ruling, ...]], sources: Mapping[str, Source]
) -> Claims:
    """The claims by field, the most believed first, after what persons ruled."""
    claims: Claims = defaultdict(list)
    for record in records:
        for claim in _rule(_list_own(record, sources), record.id, rulings.get(record.id, ())):
            claims[claim.field].append(claim)
    for told in claims.values():
        if len(told) > 1:
            told.sort(key=lambda claim: claim.key)
    return claims


def is_coded(record: Record) -> bool:
    """Whether a person wrote the record."""
    return record.document is None


def _list_own(record: Record, sources: Mapping[str, Source]) -> list[Claim]:
    source, key, score, coded = sources.get(record.source), record.id, -record.score, is_coded(record)
    return [
        Claim(told.value, key, told.field, told.n, CODED if coded else _rank(told, source), (score, key, told.n))
        for told in record.statements
    ]


def _rank(statement: Statement, source: Source | None) -> int:
    if statement.basis is Basis.QUOTED:
        return _QUOTED[source.tier] if source is not None else _UNKNOWN_TIER
    return _BASES[statement.basis]


def _rule(claims: list[Claim], record: str, rulings: Iterable[Ruling]) -> list[Claim]:
    for n, ruling in enumerate(rulings):
        meant = {i for i, c in enumerate(claims) if c.field == ruling.field and _is_meant(c, ruling)}
        if ruling.decision == "accept":
            claims = [replace(c, rank=PERSON) if i in meant else c for i, c in enumerate(claims)]
            continue
        claims = [c for i, c in enumerate(claims) if i not in meant]
        if ruling.decision == "correct" and ruling.value is not None:
            claims.append(Claim(ruling.value, record, ruling.field, None, PERSON, (-1.0, record, n)))
    return claims


def _is_meant(claim: Claim, ruling: Ruling) -> bool:
    return claim.n is not None and (ruling.seen is None or agree(claim.value, ruling.seen))
