"""What all commands share: an error becomes one message that says what to do, and the exit code 2."""

from typing import Any

import typer
from typer.core import TyperGroup

from techplomacy.errors import TechplomacyError

WRONG = 2


class Door(TyperGroup):
    """A group of commands that tells errors of this package in a sentence; with --debug they are raised."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except TechplomacyError as error:
            if ctx.params.get("debug"):
                raise
            typer.secho("Error: ", fg="red", bold=True, nl=False, err=True)
            typer.echo(str(error), err=True)
            raise typer.Exit(WRONG) from error
