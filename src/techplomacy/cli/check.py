"""`techplomacy check`: a paper as its hardest reviewer would read it."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

WRONG = 1


def check(
    paper: Annotated[Path, typer.Argument(help="The paper: PDF (two columns too), DOCX, Markdown or text.")],
    study: Annotated[
        str | None, typer.Option(help="The study to hold it against; the shipped default one where left out.")
    ] = None,
    built: Annotated[
        Path | None, typer.Option("--from", help="The build folder, where map was told another one with --out.")
    ] = None,
    alone: Annotated[bool, typer.Option("--alone", help="Check it only against itself.")] = False,
    classes: Annotated[str, typer.Option(help="Only these classes, with commas (act, series, link …).")] = "",
    without: Annotated[str, typer.Option(help="All but these classes.")] = "",
    page: Annotated[Path | None, typer.Option("--html", help="Write the paper with findings in its margin.")] = None,
    table: Annotated[Path | None, typer.Option(help="Write a table of the findings (.csv or .xlsx).")] = None,
    word: Annotated[
        Path | None, typer.Option("--docx", help="Write a copy of a DOCX paper with the findings as comments.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="A folder to write all of these into.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of words.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Show also what was supported and not checked.")] = False,
    fail_on: Annotated[
        str, typer.Option(help="Exit with 1 from this weight on (0 to 1), or on these classes, with commas.")
    ] = "0.2",
    silence: Annotated[str | None, typer.Option(help="Silence a finding by its id; needs --why.")] = None,
    why: Annotated[str, typer.Option(help="The reason for --silence.")] = "",
    coder: Annotated[str, typer.Option(envvar="USER", help="Who silences.")] = "unnamed",
) -> None:
    """Find where a paper contradicts itself or the evidence, what is dated, and what nothing was compared with.

    A study that was never mapped, or has changed, is mapped first. Record keys in a manuscript ([@evt:ID], [@rec:ID],
    [@obs:SERIES:PERIOD]) are compared with what they said last; the paper itself is never written to. A silenced
    finding is kept in PAPER.verdicts.jsonl and stays silent while its passage stays.

    Exit codes: 0 nothing wrong, 1 findings at or above --fail-on, 2 the paper or an option cannot be used.

    Examples:

    - `techplomacy check paper.pdf`
    - `techplomacy check paper.docx --html margin.html --docx commented.docx`
    - `techplomacy check manuscript.md --classes key,series --json`
    - `techplomacy check paper.pdf --silence fin-0123456789abcdef --why "the ministry's own spelling"`
    """
    # Imported when the command runs: the help must come at once.
    from techplomacy.cli.bars import Bars
    from techplomacy.cli.findings import Limit, tell_review, write_files
    from techplomacy.presentation.checks import describe_review
    from techplomacy.workbench.checking import Choice, check_paper, silence_finding

    choice, limit = Choice(_split(classes), _split(without)), Limit.read(fail_on)
    with Bars(quiet=as_json) as bars:
        if silence is not None:
            told = date.today().isoformat()
            silence_finding(
                paper, silence, why=why, coder=coder, at=told, study=study, built=built, alone=alone, progress=bars
            )
        review = check_paper(paper, study=study, built=built, alone=alone, choice=choice, progress=bars)
    written = write_files(review, paper, page=page, table=table, word=word, out=out)
    if as_json:
        typer.echo(json.dumps(describe_review(review), ensure_ascii=False))
    else:
        tell_review(review, everything=everything)
        for path in written:
            typer.echo(f"  {path}")
    if limit.is_reached(review):
        raise typer.Exit(WRONG)


def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())
