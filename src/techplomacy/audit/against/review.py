"""A paper with all that was found on it: findings, those a person silenced, and what they rest on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from techplomacy.analysis import View
from techplomacy.audit.against.telling import describe_event, find_class
from techplomacy.model import Document, Event, Finding, make_id, skeleton

_QUOTED = 300  # characters shown of a passage of the evidence
CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a finding rests on: an id of the evidence base or a place in the paper, in words, with its address."""

    id: str
    text: str
    address: str | None = None
    quote: str | None = None


@dataclass(frozen=True)
class Silenced:
    """A finding that a person silenced, with the reason."""

    finding: Finding
    why: str
    coder: str = ""


@dataclass(frozen=True)
class Review:
    """`findings` in order of weight, then place. `study` is the title of what the paper was held against, if anything.

    `proofs` are what the evidence ids of the findings lead to; `lost` counts silencing verdicts whose passage is gone.
    """

    document: Document
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...] = ()
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    study: str | None = None
    lost: int = 0

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of each finding, in order."""
        return tuple(name_findings(self.findings))

    def count(self) -> dict[str, int]:
        """How many findings have each verdict, heaviest first; all four are there."""
        verdicts = (CONTRADICTED, "not_found", "not_checked", "supported")
        return {verdict: sum(1 for f in self.findings if f.verdict == verdict) for verdict in verdicts}

    def label(self, finding: Finding) -> str:
        """What a finding's class is called."""
        return find_class(finding.kind)[0]

    def list_proofs(self, finding: Finding) -> list[Proof]:
        """What a finding rests on, in its order."""
        return [self.proofs.get(key, Proof(key, key)) for key in finding.evidence]


def name_findings(findings: Iterable[Finding]) -> list[str]:
    """An id a finding: class and letters of the passage, numbered among equals; offsets are no part of it."""
    seen: dict[str, int] = {}
    names = []
    for finding in findings:
        base = make_id("fin", finding.kind, skeleton(finding.quote) or finding.quote)
        seen[base] = seen.get(base, 0) + 1
        names.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return names


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """By weight, the heaviest first, then by place."""
    return sorted(findings, key=lambda f: (-f.weight, f.start, f.end, f.kind, f.explanation))


def find_proofs(findings: Iterable[Finding], document: Document, view: View | None) -> dict[str, Proof]:
    """What the evidence of findings leads to, each once."""
    keys = {key for finding in findings for key in finding.evidence}
    return {key: _find_proof(key, document, view) for key in sorted(keys)}


def _find_proof(key: str, document: Document, view: View | None) -> Proof:
    place = key.removeprefix(f"{document.id}:")
    first, _, last = place.partition("-")
    if place != key and first.isdigit() and last.isdigit():
        return Proof(key, "the paper itself", None, " ".join(document.text[int(first) : int(last)].split())[:_QUOTED])
    if view is None:
        return Proof(key, key)
    if (event := view.by_id.get(key)) is not None:
        return Proof(key, describe_event(view, event), None, _find_quote(view, event))
    if (source := view.sources.get(key)) is not None:
        told = f"{source.publisher}: {source.title}" if source.publisher else source.title
        return Proof(key, told, source.address)
    if (series := view.series.get(key)) is not None:
        return Proof(key, f"{series.title}; basis: {series.basis}; year type: {series.year_type.value}; {series.unit}")
    thread = next((thread for thread in view.initiatives if thread.id == key), None)
    if thread is not None:
        return Proof(key, thread.name)
    actor = view.actors.get(key) or view.vocabulary.body_index.get(key)
    return Proof(key, actor.name if actor else key)


def _find_quote(view: View, event: Event) -> str | None:
    """The first passage that tells of an event, shortened."""
    for record in view.find_records(event):
        for passage in (record.passage, *(statement.passage for statement in record.statements)):
            if passage is not None:
                return " ".join(passage.quote.split())[:_QUOTED]
    return None
