"""`techplomacy explain`: what a word means here."""

from pathlib import Path
from typing import Annotated

import typer

UNKNOWN = 2


def explain(
    word: Annotated[list[str], typer.Argument(help="An id, label, name or acronym; several words are read as one.")],
    study: Annotated[Path | None, typer.Option(help="A study folder whose codebook counts too.")] = None,
) -> None:
    """Say what a word means: a sector, instrument, step, country, public body, issue code, basis or noun of the model.

    Examples:

    - `techplomacy explain exchange of notes`
    - `techplomacy explain bad-date`
    - `techplomacy explain quoted`
    """
    # Imported when the command runs: the help must come at once.
    from techplomacy.workbench.words import explain_word, suggest_words

    codebook = study / "codebook" if study and (study / "codebook").is_dir() else None
    asked = " ".join(word)
    found = explain_word(asked, codebook=codebook)
    for meaning in found:
        typer.secho(meaning.word, bold=True, nl=False)
        typer.echo(f"  ({meaning.table})\n  {meaning.meaning}")
        for name, value in meaning.facts:
            typer.echo(f"    {name}: {value}")
        if meaning.origin:
            typer.echo(f"    source: {meaning.origin}")
    if found:
        return
    near = suggest_words(asked, codebook=codebook)
    hint = f"Did you mean {', '.join(near)}?" if near else "See docs/reference/vocabulary.md for all words."
    typer.echo(f"Nothing here is called {asked!r}. {hint}", err=True)
    raise typer.Exit(UNKNOWN)
