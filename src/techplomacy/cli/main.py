"""The door for people at a terminal: gathers the commands; each is one file and knows nothing of the others."""

from importlib.metadata import version
from typing import Annotated

import typer

from techplomacy.cli.ask import ask
from techplomacy.cli.brief import brief
from techplomacy.cli.changes import changes
from techplomacy.cli.check import check
from techplomacy.cli.door import Door
from techplomacy.cli.evaluate import evaluate
from techplomacy.cli.explain import explain
from techplomacy.cli.export import export
from techplomacy.cli.init import init
from techplomacy.cli.map import map_command
from techplomacy.cli.read import read

EPILOG = """
Examples:

- `techplomacy map` maps the shipped study into techplomacy-build/

- `techplomacy ask "semiconductors since 2023, delivered?"` asks the evidence

- `techplomacy read release.pdf` shows the acts that a document tells

- `techplomacy check paper.pdf` checks a paper against itself and against the evidence

- `techplomacy init my-study --countries KEN KOR`, then `techplomacy map my-study`

- `techplomacy explain memorandum of cooperation`
"""

app = typer.Typer(
    name="techplomacy",
    cls=Door,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EPILOG,
)
app.command("map")(map_command)
app.command("read")(read)
app.command("ask")(ask)
app.command("brief")(brief)
app.command("changes")(changes)
app.command("check")(check)
app.command("init")(init)
app.command("export")(export)
app.command("explain")(explain)
app.command("evaluate")(evaluate)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"techplomacy {version('techplomacy')}")
        raise typer.Exit


@app.callback()
def main(
    debug: Annotated[bool, typer.Option("--debug", help="Show the whole traceback of an error.")] = False,
    show_version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Map technology diplomacy between two countries, with a source behind every fact.

    A study is a folder of official documents, statistics and hand-coded records. One command reads it and builds an
    evidence base, figures, tables and a report in which each value leads back to its source.
    """


def run() -> None:
    """Run the command line."""
    app()
