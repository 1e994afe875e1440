"""Findings at a terminal and as files: what is told, what is written where, when a run has failed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from techplomacy.errors import InvalidValueError
from techplomacy.model import Finding
from techplomacy.presentation.checks import (
    VERDICT_WORDS,
    describe_review,
    write_comments,
    write_margin,
    write_table,
)
from techplomacy.workbench.checking import Choice, Review, covers

SHOWN = 40  # findings told at the terminal
LEAST = 0.12  # weight below which a finding is only counted there
FAILING = ("contradicted", "not_found")


@dataclass(frozen=True)
class Threshold:
    """From which weight on, or on which classes, a run has failed."""

    weight: float | None
    classes: tuple[str, ...] = ()

    @classmethod
    def read(cls, told: str) -> Self:
        """A weight from 0 to 1, or classes with commas; InvalidValueError for anything else."""
        try:
            weight = float(told)
        except ValueError:
            return cls(None, Choice(tuple(word.strip() for word in told.split(",") if word.strip())).only)
        if not 0.0 <= weight <= 1.0:
            raise InvalidValueError(f"A weight runs from 0 to 1, not {told}.")
        return cls(weight)

    def is_reached(self, review: Review) -> bool:
        """Whether some finding that is wrong or unfound is heavy enough, or of a class named."""
        return any(finding.verdict in FAILING and self._counts(finding) for finding in review.findings)

    def _counts(self, finding: Finding) -> bool:
        if self.weight is not None:
            return finding.weight >= self.weight
        return any(covers(name, finding.kind) for name in self.classes)


def write_files(
    review: Review, paper: Path, *, page: Path | None, table: Path | None, word: Path | None, out: Path | None
) -> list[Path]:
    """Write what was asked for; the paths. InvalidValueError where one is the paper itself."""
    tables, listing = [table] if table is not None else [], None
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        page, listing = page or out / f"{paper.stem}.html", out / f"{paper.stem}.json"
        tables += [out / f"{paper.stem}.csv", out / f"{paper.stem}.xlsx"]
        word = word or (out / f"{paper.stem}.docx" if paper.suffix.lower() == ".docx" else None)
    written = [path for path in (page, *tables, word, listing) if path is not None]
    _guard(paper, written)
    if page is not None:
        page.write_text(write_margin(review), encoding="utf-8", newline="\n")
    for path in tables:
        write_table(review, path)
    if word is not None:
        word.write_bytes(write_comments(review, paper))
    if listing is not None:
        listing.write_text(json.dumps(describe_review(review), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return written


def _guard(paper: Path, written: Sequence[Path]) -> None:
    for path in written:
        if path.resolve() == paper.resolve():
            raise InvalidValueError(f"{path} is the paper itself, which is never written to; name another file.")


def tell_review(review: Review, *, everything: bool) -> None:
    """The findings as a table, heaviest first, and what there is besides."""
    named = zip(review.findings, review.ids, strict=True)
    told = [(finding, name) for finding, name in named if everything or _is_told(finding)]
    shown = told if everything else told[:SHOWN]
    if shown:
        table = Table(show_lines=True)
        table.add_column("finding", max_width=30)
        table.add_column("passage, what is wrong, what would settle it")
        for finding, name in shown:
            table.add_row(_tell_class(review, finding, name), _tell_words(review, finding))
        Console().print(table)
    counts = review.count()
    words = ", ".join(f"{count} {VERDICT_WORDS[verdict]}" for verdict, count in counts.items())
    typer.echo(f"{words}; {len(review.silenced)} silenced.")
    if len(told) > len(shown):
        typer.echo(f"{len(told) - len(shown)} more findings: --all, --html or --table show them.")
    if counts["not_checked"] and not everything:
        typer.echo("Not checked means that nothing was compared, not that it is right; --all lists what was not.")
    if review.lost:
        typer.echo(f"{review.lost} silencing verdicts have lost their passage.")


def _is_told(finding: Finding) -> bool:
    return finding.weight >= LEAST and finding.verdict != "not_checked"


def _tell_class(review: Review, finding: Finding, name: str) -> str:
    page = review.document.page_of(finding.start)
    where = f", page {page}" if page else ""
    verdict = VERDICT_WORDS[finding.verdict]
    return f"[bold]{review.label(finding)}[/bold]\n{finding.weight:.2f} {verdict}{where}\n[dim]{name}[/dim]"


def _tell_words(review: Review, finding: Finding) -> str:
    quote = " ".join(finding.quote.split())
    short = quote if len(quote) <= 220 else f"{quote[:150]} … {quote[-60:]}"
    lines = [f"“{escape(short)}”", escape(finding.explanation)]
    proofs: list[Any] = [proof for proof in review.list_proofs(finding) if proof.address]
    lines += [f"[dim]{escape(proof.text[:90])} {escape(proof.address)}[/dim]" for proof in proofs[:2]]
    if finding.remedy:
        lines.append(f"[italic]Settled by: {escape(finding.remedy)}[/italic]")
    return "\n".join(lines)
