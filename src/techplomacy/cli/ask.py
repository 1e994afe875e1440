"""`techplomacy ask`: a question to the evidence of a mapped study."""

import csv
import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

NOTHING = 1


Question = Annotated[list[str] | None, typer.Argument(help="In plain words; several words are read as one question.")]
Study = Annotated[str | None, typer.Option(help="A study that was mapped; the shipped default one where left out.")]
Built = Annotated[
    Path | None, typer.Option("--from", help="The build folder, where map was told another one with --out.")
]
Sectors = Annotated[list[str] | None, typer.Option(help="Only this sector (an id or label); may be repeated.")]
Kinds = Annotated[list[str] | None, typer.Option(help="Only this kind of instrument; may be repeated.")]
Steps = Annotated[list[str] | None, typer.Option(help="Only with this step: signed, in force …; may be repeated.")]
Actors = Annotated[list[str] | None, typer.Option(help="Only with this body (name or acronym); all that are given.")]
Countries = Annotated[list[str] | None, typer.Option(help="Only with a party of this country; may be repeated.")]
Status = Annotated[
    str | None,
    typer.Option(help="Only with an initiative that is delivered, not, open (under way), failed or unknown."),
]


def ask(
    question: Question = None,
    study: Study = None,
    sector: Sectors = None,
    kind: Kinds = None,
    step: Steps = None,
    actor: Actors = None,
    country: Countries = None,
    since: Annotated[str | None, typer.Option(help="From this day, month or year on.")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this day, month or year.")] = None,
    status: Status = None,
    words: Annotated[str | None, typer.Option(help="Words that the evidence must hold.")] = None,
    most: Annotated[int, typer.Option(help="How many events are told in full.")] = 50,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object: how it was read, one item an event.")
    ] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="One row an event.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write the answer as one page that opens offline.")] = None,
    built: Built = None,
) -> None:
    """Find what was agreed, by whom, with what money, and whether it was delivered, with the passage behind each fact.

    Sectors, forms, steps, bodies, countries and dates are read as filters, everything else is looked up as words, in
    any script. The answer begins with how the question was understood.

    Examples:

    - `techplomacy ask "semiconductors since 2023, delivered?"`
    - `techplomacy ask "How much for the high-speed railway?"`
    - `techplomacy ask --sector space --status not --csv > space.csv`
    """
    given = {
        "sectors": sector, "kinds": kind, "steps": step, "actors": actor, "countries": country, "since": since,
        "until": until, "status": status, "words": words,
    }  # fmt: skip
    form = html or ("json" if as_json else "csv" if as_csv else "plain")
    if not _answer(" ".join(question or ()), study, given, most, form, built):
        raise typer.Exit(NOTHING)


def _answer(
    question: str, study: str | None, given: dict[str, Any], most: int, form: str | Path, built: Path | None
) -> int:
    """Put the question and write the answer in its form; how many events fit."""
    # Imported when the command runs: the help must come at once.
    from techplomacy.workbench.asking import ask, make_filters, open_mapped, write_page

    with open_mapped(study, built) as view:
        asked = ask(view, question, make_filters(**given), shown=most)
        if isinstance(form, Path):
            form.write_text(write_page(view, question, asked, as_html=True), encoding="utf-8")
            typer.echo(form)
        elif form == "json":
            typer.echo(json.dumps(_describe(view, question, asked), ensure_ascii=False))
        elif form == "csv":
            _write_csv(view, asked)
        else:
            typer.echo(write_page(view, question, asked, as_html=False), nl=False)
    return int(asked.answer.found.total)


def _describe(view: Any, question: str, asked: Any) -> dict[str, Any]:
    from techplomacy.analysis.ask import tabulate_answer
    from techplomacy.presentation.rows import make_rows

    reading = asked.understanding
    answer = asked.answer
    return {
        "question": question,
        "understood": [{"written": written, "meaning": meaning} for written, meaning in reading.read],
        "not_understood": reading.unread,
        "widened": asked.widened,
        "found": answer.found.total,
        "forms": answer.count_forms(view),
        "nothing": answer.nothing.value if answer.nothing else None,
        "events": make_rows(tabulate_answer(view, answer)),
        "loans_once": make_rows(answer.total),
    }


def _write_csv(view: Any, asked: Any) -> None:
    from techplomacy.analysis.ask import tabulate_answer
    from techplomacy.presentation.rows import make_rows

    result = tabulate_answer(view, asked.answer)
    table = csv.DictWriter(sys.stdout, result.columns, lineterminator="\n")
    table.writeheader()
    table.writerows(make_rows(result))
