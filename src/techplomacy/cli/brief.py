"""`techplomacy brief`: one page on a subject, footnoted."""

from pathlib import Path
from typing import Annotated

import typer


def brief(
    subject: Annotated[
        list[str] | None, typer.Argument(help="A sector, an actor, an initiative (id or name), or: pair.")
    ] = None,
    study: Annotated[
        str | None, typer.Option(help="A study that was mapped; the shipped default one where left out.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write it to this file too: .docx, .html or .txt.")] = None,
    built: Annotated[
        Path | None, typer.Option("--from", help="The build folder, where map was told another one with --out.")
    ] = None,
) -> None:
    """Write one page: what was agreed, by whom, with what money, whether it was delivered, what is next and not known.

    Each fact has a footnote. The statements are kept too (beside FILE as .json), so that `changes` can say later which
    sentences no longer hold.

    Examples:

    - `techplomacy brief semiconductors --out semiconductors.docx`
    - `techplomacy brief JICA`
    - `techplomacy brief pair --out relation.html`
    """
    # Imported when the command runs: the help must come at once.
    from techplomacy.workbench.asking import open_mapped
    from techplomacy.workbench.briefing import brief

    with open_mapped(study, built) as view:
        text = brief(view, " ".join(subject or ["pair"]), out=out)
    typer.echo(text if out is None else out, nl=out is not None)
