"""`techplomacy check`: a paper as its hardest reviewer would read it."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

WRONG = 1

Paper = Annotated[Path, typer.Argument(help="The paper: PDF (two columns too), DOCX, Markdown or text.")]
Study = Annotated[str | None, typer.Option(help="The study to hold it against; the shipped default one if left out.")]
Built = Annotated[
    Path | None, typer.Option("--from", help="The build folder, where map was told another one with --out.")
]
Alone = Annotated[bool, typer.Option("--alone", help="Check it only against itself.")]
Page = Annotated[Path | None, typer.Option("--html", help="Write the paper with the findings in its margin.")]
Table = Annotated[Path | None, typer.Option(help="Write a table of the findings (.csv or .xlsx).")]
Word = Annotated[Path | None, typer.Option("--docx", help="Write a copy of a DOCX paper with findings as comments.")]
Limit = Annotated[
    str, typer.Option(help="Exit with 1 from this weight on (0 to 1), or on these classes, with commas between.")
]


def check(
    paper: Paper,
    study: Study = None,
    built: Built = None,
    alone: Alone = False,
    classes: Annotated[str, typer.Option(help="Only these classes, with commas: act, series, link …")] = "",
    without: Annotated[str, typer.Option(help="All but these classes.")] = "",
    page: Page = None,
    table: Table = None,
    word: Word = None,
    out: Annotated[Path | None, typer.Option(help="A folder to write all of these into.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of words.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Show also what was supported and not checked.")] = False,
    fail_on: Limit = "0.2",
    silence: Annotated[str | None, typer.Option(help="Silence a finding by its id; needs --why.")] = None,
    why: Annotated[str, typer.Option(help="The reason for --silence.")] = "",
    coder: Annotated[str, typer.Option(envvar="USER", help="Who silences.")] = "unnamed",
) -> None:
    """Find where a paper contradicts itself or the evidence, what is dated, and what nothing was compared with.

    A study that was never mapped, or has changed, is mapped first. Record keys in a manuscript ([@evt:ID], [@rec:ID],
    [@obs:SERIES:PERIOD]) are compared with what they said last (PAPER.keys.json). A silenced finding is kept in
    PAPER.verdicts.jsonl and stays silent while its passage stays. The paper itself is never written to.

    Exit codes: 0 nothing wrong, 1 findings at or above --fail-on, 2 the paper or an option cannot be used.

    Examples:

    - `techplomacy check paper.pdf`
    - `techplomacy check paper.docx --html margin.html --docx commented.docx`
    - `techplomacy check manuscript.md --classes key,series --json`
    """
    told = (silence, why, coder) if silence is not None else None
    chosen = (_split(classes), _split(without), fail_on)
    _run(paper, (study, built, alone), chosen, told, files=(page, table, word, out), form=(as_json, everything))


def _run(
    paper: Path,
    against: tuple[str | None, Path | None, bool],
    chosen: tuple[tuple[str, ...], tuple[str, ...], str],
    silence: tuple[str, str, str] | None,
    *,
    files: tuple[Path | None, Path | None, Path | None, Path | None],
    form: tuple[bool, bool],
) -> None:
    # Imported when the command runs: the help must come at once.
    from techplomacy.cli.bars import Bars
    from techplomacy.cli.findings import Threshold, tell_review, write_files
    from techplomacy.presentation.checks import describe_review
    from techplomacy.workbench.checking import Choice, check_paper, silence_finding

    (study, built, alone), (as_json, everything) = against, form
    choice, limit = Choice(*chosen[:2]), Threshold.read(chosen[2])
    with Bars(quiet=as_json) as bars:
        if silence is not None:
            name, why, coder = silence
            day = date.today().isoformat()
            silence_finding(
                paper, name, why=why, coder=coder, at=day, study=study, built=built, alone=alone, progress=bars
            )
        review = check_paper(paper, study=study, built=built, alone=alone, choice=choice, progress=bars)
    page, table, word, out = files
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
