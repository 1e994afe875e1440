"""`techplomacy init`: a new study folder."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[Path, typer.Argument(help="The folder to make.")],
    countries: Annotated[
        tuple[str, str], typer.Option(help="The two countries, by name or ISO code.", metavar="FIRST SECOND")
    ],
    title: Annotated[str | None, typer.Option(help="The study's title; else one made of the two names.")] = None,
    as_of: Annotated[
        str | None, typer.Option(help="The day that 'overdue' is measured against (2025-06-30); else today.")
    ] = None,
) -> None:
    """Make a study folder that maps at once and says in each file what belongs there.

    Examples:

    - `techplomacy init my-study --countries KEN KOR`
    """
    # Imported when the command runs: the help must come at once.
    from techplomacy.errors import InvalidValueError
    from techplomacy.workbench.template import init_study

    try:
        day = date.fromisoformat(as_of) if as_of else date.today()
    except ValueError as error:
        raise InvalidValueError(f"{as_of!r} is no day; write e.g. 2025-06-30.") from error
    for path in init_study(folder, countries, as_of=day, title=title):
        if not path.name.startswith("."):
            typer.echo(f"  {path}")
    typer.echo(f"Put official texts into {folder / 'documents'}, then run: techplomacy map {folder}")
