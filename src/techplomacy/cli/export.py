"""`techplomacy export`: what a study holds, for other programs."""

from pathlib import Path
from typing import Annotated

import typer


def export(
    study: Annotated[
        str | None, typer.Argument(help="A study that was mapped; the shipped default one where left out.")
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            help="Tables: csv, xlsx, datapackage (CSV with descriptor). Coded acts to edit: coding. "
            "Network: graphml, gexf. Bibliography: csl, bibtex, ris. Linked data: json-ld. All: sqlite.",
        ),
    ] = "datapackage",
    to: Annotated[Path, typer.Option(help="The folder to write into.")] = Path("export"),
    built: Annotated[
        Path | None, typer.Option("--from", help="The build folder, where map was told another one with --out.")
    ] = None,
) -> None:
    """Write events, actors, series, sources and statements in a format that other programs read.

    Examples:

    - `techplomacy export --format xlsx --to tables`
    - `techplomacy export my-study --format csl --to bibliography`
    - `techplomacy export my-study --format graphml --to network`
    """
    # Imported when the command runs: the help must come at once.
    from techplomacy.workbench.exporting import export_study

    for path in export_study(study, form=form, to=to, built=built):
        typer.echo(path)
