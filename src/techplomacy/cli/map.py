"""`techplomacy map`: build everything that a study gives."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from techplomacy.cli.issues import tell_issues
from techplomacy.workbench.outcome import MapOutcome


def map_command(
    study: Annotated[
        str | None,
        typer.Argument(help="A study folder, or the name of a shipped study; the shipped default one where left out."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Where to put what is made; else STUDY/build, or techplomacy-build/ for a shipped study."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of words.")] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Build again, and use nothing that earlier runs kept.")
    ] = False,
) -> None:
    """Read a study and build its evidence base, figures, tables and report.

    Nothing is done where nothing has changed since the last run. What a run cannot use is listed at the end and in
    issues.csv; it never stops the rest.

    Examples:

    - `techplomacy map`
    - `techplomacy map my-study`
    - `techplomacy map my-study --out elsewhere --json`
    """
    # Imported when the command runs: the help must come at once.
    from techplomacy.cli.bars import Bars
    from techplomacy.workbench.mapping import map_study

    with Bars(quiet=as_json) as bars:
        outcome = map_study(study, out=out, fresh=fresh, progress=bars)
    if as_json:
        typer.echo(json.dumps(_describe(outcome), ensure_ascii=False))
        return
    _tell_answer(outcome)
    _tell_issues(outcome)


def _tell_answer(outcome: MapOutcome) -> None:
    if not outcome.is_fresh:
        typer.echo("Nothing has changed since the last run.")
    typer.echo(f"\n{outcome.study}\n\n{outcome.paragraph}\n")
    width = max(map(len, outcome.paths), default=0)
    for name, path in outcome.paths.items():
        typer.echo(f"  {name:<{width}}  {path}")


def _describe(outcome: MapOutcome) -> dict[str, Any]:
    return {
        "study": outcome.study,
        "folder": str(outcome.folder),
        "paths": {name: str(path) for name, path in outcome.paths.items()},
        "answer": outcome.paragraph,
        "changed": outcome.is_fresh,
        "seconds": {stage: round(seconds, 3) for stage, seconds in outcome.timings.items()},
        "issues": [
            {"code": issue.code, "place": issue.place, "message": issue.message, "remedy": issue.remedy}
            for issue in outcome.issues
        ],
    }


def _tell_issues(outcome: MapOutcome) -> None:
    if not outcome.issues:
        typer.echo("\nNothing needs a person.")
        return
    many = f"{len(outcome.issues):,} things need" if len(outcome.issues) > 1 else "One thing needs"
    typer.echo(f"\n{many} a person (all in {outcome.paths['issues']}):")
    for line in tell_issues(outcome.issues):
        typer.echo(line)
