"""A copy of a DOCX paper with the findings as comments; the words of the paper are not touched."""

import io
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from techplomacy.audit.against.review import Proof, Review
from techplomacy.errors import InvalidValueError
from techplomacy.model import Finding, skeleton
from techplomacy.presentation.checks.listing import VERDICT_WORDS
from techplomacy.presentation.word import fix_times

AUTHOR, INITIALS = "techplomacy check", "tc"
_SHOWN = 3  # sources named in a comment


def write_comments(review: Review, paper: Path, *, least: float = 0.12) -> bytes:
    """The bytes of a copy with one comment a finding of that weight at least; those on footnotes stand at the top.

    InvalidValueError where the paper is no DOCX.
    """
    if paper.suffix.lower() != ".docx":
        raise InvalidValueError(f"{paper.name} is no DOCX: comments can only be put into one; use --html instead.")
    document: Any = docx.Document(str(paper))
    paragraphs = _place_blocks(review, _list_paragraphs(document))
    shown = [finding for finding in review.findings if finding.weight >= least]
    # From the last to the first, so that runs cut for one comment do not move those of another.
    for finding in sorted(shown, key=lambda f: (f.start, f.end), reverse=True):
        paragraph = _find_paragraph(review, finding, paragraphs)
        runs = _cut_runs(paragraph, finding.quote) if paragraph is not None else []
        words = _write(review, finding)
        if not runs:
            runs = next((told for p in _list_paragraphs(document) if (told := [r for r in p.runs if r.text])), [])
            words = f"At “{' '.join(finding.quote.split())}”: {words}"
        if runs:
            comment = document.add_comment(runs, words, author=AUTHOR, initials=INITIALS)
            comment._comment_elm.attrib.pop(qn("w:date"), None)  # no clock in results
    stream = io.BytesIO()
    document.save(stream)
    return fix_times(stream.getvalue())


def _list_paragraphs(document: Any) -> list[Paragraph]:
    """All paragraphs of the body in order, those in tables included."""
    return [Paragraph(element, document) for element in document.element.body.iter(qn("w:p"))]


def _place_blocks(review: Review, paragraphs: list[Paragraph]) -> dict[int, Paragraph]:
    """The paragraph of each block of the paper's text, looked for in order."""
    letters = [skeleton(paragraph.text) for paragraph in paragraphs]
    found: dict[int, Paragraph] = {}
    place = 0
    for block in review.document.blocks:
        wanted = skeleton(review.document.text[block.start : block.end])
        fits = (n for n in (*range(place, len(letters)), *range(place)) if letters[n] and letters[n] in wanted)
        n = next(fits, None) if wanted else None
        if n is not None:
            found[block.n] = paragraphs[n]
            place = n + 1
    return found


def _find_paragraph(review: Review, finding: Finding, paragraphs: dict[int, Paragraph]) -> Paragraph | None:
    blocks = [block for block in review.document.blocks if block.start < finding.end and block.end > finding.start]
    return next((paragraphs[block.n] for block in blocks if block.n in paragraphs), None)


def _cut_runs(paragraph: Paragraph, quote: str) -> list[Run]:
    """The runs that hold a passage, cut at its ends; all runs where the passage is not found as it stands."""
    runs = [run for run in paragraph.runs if run.text]
    start = "".join(run.text for run in runs).find(quote)
    if start < 0:
        return runs
    _cut(runs, start)
    runs = [run for run in paragraph.runs if run.text]
    _cut(runs, start + len(quote))
    place, held = 0, []
    for run in (run for run in paragraph.runs if run.text):
        if start <= place < start + len(quote):
            held.append(run)
        place += len(run.text)
    return held or runs


def _cut(runs: list[Run], place: int) -> None:
    """Cut the run in which an offset lies in two; a run that holds more than text stays whole."""
    for run in runs:
        if 0 < place < len(run.text):
            if all(child.tag in (qn("w:t"), qn("w:rPr")) for child in run._r):
                second = deepcopy(run._r)
                run._r.addnext(second)
                whole = run.text
                run.text = whole[:place]
                Run(second, run._parent).text = whole[place:]
            return
        place -= len(run.text)


def _write(review: Review, finding: Finding) -> str:
    lines = [f"{review.label(finding)} ({VERDICT_WORDS[finding.verdict]}). {finding.explanation}"]
    lines += [_write_proof(proof) for proof in review.list_proofs(finding)[: _SHOWN + 1]]
    if finding.remedy:
        lines.append(f"Settled by: {finding.remedy}")
    return "\n".join(lines)


def _write_proof(proof: Proof) -> str:
    parts = [proof.text, f"“{proof.quote}”" if proof.quote else "", proof.address or ""]
    return " – ".join(part for part in parts if part)
