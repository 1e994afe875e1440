"""`check`: a paper against itself and against a study; the paper's records are compared and never added to anything."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from techplomacy.analysis import View
from techplomacy.audit import check_inside, read_paper
from techplomacy.audit.against import check_against
from techplomacy.audit.against.keys import check_keys
from techplomacy.audit.against.prose import Prose
from techplomacy.audit.against.review import Review, find_proofs, sort_findings
from techplomacy.audit.against.silence import make_verdict, silence
from techplomacy.audit.against.telling import find_class, list_classes
from techplomacy.corpus import read_document
from techplomacy.errors import DocumentError, InvalidValueError
from techplomacy.evidence import EvidenceBase
from techplomacy.extraction import extract_records
from techplomacy.model import Document, Finding, Link, Record, Step, Verdict, When
from techplomacy.resolution import link_records, resolve_actors
from techplomacy.vocabulary import Vocabulary, load_vocabulary
from techplomacy.workbench.folder import find_study
from techplomacy.workbench.mapping import map_study
from techplomacy.workbench.outcome import EVIDENCE
from techplomacy.workbench.progress import Progress, Silence
from techplomacy.workbench.sidecars import append_verdict, read_state, read_verdicts, write_state

__all__ = ["Choice", "Review", "check_paper", "covers", "find_evidence", "silence_finding"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which classes of findings are wanted: all, or some (`only`), without some (`without`).

    A class stands for those that begin with its name: `act` for act-date, act-parties and so on.
    """

    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        known = list_classes()
        for name in (*self.only, *self.without):
            if not any(covers(name, kind) for kind in known):
                raise InvalidValueError(f"No class of findings is called {name!r}; there are {', '.join(known)}.")

    def wants(self, kind: str) -> bool:
        """Whether findings of a class are wanted."""
        is_in = not self.only or any(covers(name, kind) for name in self.only)
        return is_in and not any(covers(name, kind) for name in self.without)


def check_paper(
    path: Path,
    *,
    study: Path | str | None = None,
    built: Path | None = None,
    alone: bool = False,
    choice: Choice | None = None,
    progress: Progress | None = None,
) -> Review:
    """All findings on a paper, heaviest first; the study is mapped first where it was not, or has changed.

    `alone` leaves the study out. DocumentError where the paper cannot be read, StudyError where the study cannot.
    """
    progress = progress or Silence()
    progress.start("Reading the paper")
    document = _read(path)
    if alone:
        return _finish(path, document, _check_inside(document, load_vocabulary())[0], choice, None)
    base_path, vocabulary = find_evidence(study, built, progress)
    progress.start("Checking the paper against itself")
    inside, year = _check_inside(document, vocabulary)
    progress.start("Checking it against the evidence")
    with EvidenceBase.open(base_path) as base:
        view = View(base, vocabulary=vocabulary)
        records, links = _read_records(document, view)
        found = [*inside, *check_against(view, document, records, links, year=year), *_check_keys(path, document, view)]
        return _finish(path, document, found, choice, view)


def silence_finding(
    path: Path,
    name: str,
    *,
    why: str,
    coder: str,
    at: str,
    study: Path | str | None = None,
    built: Path | None = None,
    alone: bool = False,
    progress: Progress | None = None,
) -> Verdict:
    """Append the verdict that silences a finding, by its id, to the file beside the paper."""
    review = check_paper(path, study=study, built=built, alone=alone, progress=progress)
    verdict = make_verdict(review.findings, name, review.document, why=why, coder=coder, at=at)
    append_verdict(path, verdict)
    return verdict


def find_evidence(study: Path | str | None, built: Path | None, progress: Progress) -> tuple[Path, Vocabulary]:
    """The evidence base of a study, mapped where it was not or has changed, and the words of the study."""
    root = find_study(study)
    codebook = root / "codebook"
    outcome = map_study(study, out=built, progress=progress)
    return outcome.folder / EVIDENCE, load_vocabulary(codebook if codebook.is_dir() else None)


def _read(path: Path) -> Document:
    try:
        return read_document(path)
    except DocumentError as error:
        message = f"{path}: {error} {error.remedy}".strip()
        raise DocumentError(message, code=error.code, remedy=error.remedy) from error


def covers(name: str, kind: str) -> bool:
    """Whether a class is the one named, or begins with it."""
    return kind == name or kind.startswith(f"{name}-")


def _check_inside(document: Document, vocabulary: Vocabulary) -> tuple[list[Finding], int | None]:
    paper = read_paper(document, vocabulary)
    return check_inside(paper), paper.year


def _read_records(document: Document, view: View) -> tuple[Sequence[Record], list[Link]]:
    """The records of the paper with their actors, and links between them and those of the evidence."""
    found = [r for r in extract_records(document, vocabulary=view.vocabulary) if r.passage is not None]
    records, _, _, _ = resolve_actors(found, vocabulary=view.vocabulary, countries=view.study.countries)
    own = {record.id for record in records}
    years = {date.year for record in records for date in _list_dates(record)}
    known = [r for r in view.records.values() if any(date.year in years for date in _list_dates(r))]
    links = link_records((*records, *known), vocabulary=view.vocabulary)
    return records, [link for link in links if (link.left in own) != (link.right in own)]


def _list_dates(record: Record) -> Iterable[When]:
    steps = (value for value in record.values("step") if isinstance(value, Step))
    return [step.when for step in steps if step.when is not None and step.when.year is not None]


def _check_keys(path: Path, document: Document, view: View) -> list[Finding]:
    found, state = check_keys(view, Prose(document, view.vocabulary), read_state(path))
    write_state(path, state)
    return found


def _finish(
    path: Path, document: Document, found: Collection[Finding], choice: Choice | None, view: View | None
) -> Review:
    told = [f if f.remedy or not f.weight else replace(f, remedy=find_class(f.kind)[1]) for f in found]
    kept, silenced, lost = silence(sort_findings(told), read_verdicts(path), document)
    wanted = choice or Choice()
    findings = tuple(finding for finding in kept if wanted.wants(finding.kind))
    return Review(
        document=document,
        findings=findings,
        silenced=tuple(silenced),
        proofs=find_proofs(findings, document, view),
        study=view.study.title if view is not None else None,
        lost=lost,
    )
