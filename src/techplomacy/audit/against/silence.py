"""Findings that a person silenced with a reason stay silent while their passage stays; found again by its quote."""

from collections.abc import Iterable, Sequence

from techplomacy.audit.against.review import Silenced, name_findings
from techplomacy.errors import InvalidValueError
from techplomacy.model import Document, Finding, Verdict, make_id, skeleton
from techplomacy.text.quotes import find_quote

AROUND = 60  # characters kept either side of a passage, to tell it from its like


def silence(
    findings: Sequence[Finding], verdicts: Iterable[Verdict], document: Document
) -> tuple[list[Finding], list[Silenced], int]:
    """Findings that speak, those that are silent, and how many verdicts have lost their passage."""
    places: dict[tuple[str, str, int], Verdict] = {}
    lost = 0
    for verdict in verdicts:
        span = find_quote(verdict.quote, document.text, before=verdict.before, after=verdict.after)
        if span is None:
            lost += 1
        else:
            places[verdict.field or "", skeleton(verdict.quote), span[0]] = verdict
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    for finding in findings:
        told = places.get((finding.kind, skeleton(finding.quote), finding.start))
        if told is None:
            kept.append(finding)
        else:
            silenced.append(Silenced(finding, told.why, told.coder))
    return kept, silenced, lost


def make_verdict(
    findings: Sequence[Finding], name: str, document: Document, *, why: str, coder: str, at: str
) -> Verdict:
    """The verdict that silences the finding of an id; InvalidValueError where there is none, or no reason."""
    if not why.strip():
        raise InvalidValueError('A finding is silenced with a reason: add --why "…".')
    found = next((f for f, other in zip(findings, name_findings(findings), strict=True) if other == name), None)
    if found is None:
        raise InvalidValueError(f"No finding is called {name}; 'techplomacy check PAPER --json' shows the id of each.")
    text = document.text
    return Verdict(
        id=make_id("ver", name, found.start, at),
        source=document.name or document.id,
        quote=found.quote,
        before=text[max(0, found.start - AROUND) : found.start],
        after=text[found.end : found.end + AROUND],
        field=found.kind,
        seen=found.explanation,
        decision="reject",
        value=None,
        coder=coder,
        at=at,
        why=why.strip(),
    )
