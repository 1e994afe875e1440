"""`techplomacy changes`: what is new since an earlier build or a day."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

Since = Annotated[
    str,
    typer.Option(
        help="The build before this one (last), a build's mark, a snapshot or evidence.sqlite; or a day, by which the "
        "dates of acts are read."
    ),
]
Briefs = Annotated[
    list[Path] | None,
    typer.Option(help="The .json beside a brief; the last brief of each subject where left out. May be repeated."),
]


def changes(
    since: Since = "last",
    study: Annotated[
        str | None, typer.Option(help="A study that was mapped; the shipped default one where left out.")
    ] = None,
    brief: Briefs = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of words.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write it as one page that opens offline.")] = None,
    built: Annotated[
        Path | None, typer.Option("--from", help="The build folder, where map was told another one with --out.")
    ] = None,
) -> None:
    """List what is new, changed, due, overdue and contradicted, and which sentences of the last briefs no longer hold.

    Examples:

    - `techplomacy changes`
    - `techplomacy changes --since 2026-01-01`
    - `techplomacy changes --since old/evidence.sqlite --html changes.html`
    """
    # Imported when the command runs: the help must come at once.
    from techplomacy.presentation.changing import make_changes_page
    from techplomacy.presentation.html import write_html
    from techplomacy.presentation.plain import write_plain
    from techplomacy.workbench.asking import open_mapped
    from techplomacy.workbench.changing import list_changes

    with open_mapped(study, built) as view:
        found = list_changes(view, since, briefs=tuple(brief or ()))
        if as_json:
            typer.echo(json.dumps(asdict(found), ensure_ascii=False))
            return
        page = make_changes_page(view, found.since, found.changes, found.outdated)
        if html is None:
            typer.echo(write_plain(page), nl=False)
            return
        html.write_text(write_html(page, view.base.path.parent), encoding="utf-8")
        typer.echo(html)
