"""`techplomacy read`: the acts that documents tell, without a study."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from techplomacy.cli.issues import tell_issues
from techplomacy.model import Issue
from techplomacy.workbench.harvest import Harvest

COLUMNS = ("document", "kind", "step", "date", "parties", "sectors", "amounts", "confidence", "quote")
FAILED = 1


def read(
    files: Annotated[
        list[Path],
        typer.Argument(help="Documents (PDF, HTML, DOCX, TXT, MD), .jsonl or .jsonl.gz of many, or folders."),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a document and line, offsets included.")
    ] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="One row an act.")] = False,
    side: Annotated[
        str | None, typer.Option(help="The country that speaks, by name or ISO code; else what a file says of itself.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="The day the texts were published, by which 'yesterday' is read.")
    ] = None,
    floor: Annotated[float, typer.Option(help="Leave out acts of a lower confidence (0 to 1).")] = 0.0,
) -> None:
    """Find acts of cooperation in documents: who signed what with whom, when, for how much, in which words.

    Each act comes with the exact passage that tells it. Files that cannot be read are listed at the end.

    Examples:

    - `techplomacy read release.pdf`
    - `techplomacy read --csv papers/ > acts.csv`
    - `techplomacy read --json --floor 0.8 corpus.jsonl.gz > acts.jsonl`
    """
    # Imported when the command runs: the help must come at once.
    from techplomacy.workbench.reading import make_options, read_files

    options = make_options(side=side, published=published, floor=floor)
    sieve = Sieve(read_files(files, options))
    write = _write_json if as_json else _write_csv if as_csv else _write_table
    acts = write(sieve)
    if not (as_json or as_csv):
        typer.echo(f"{_count(acts, 'act')} in {_count(sieve.documents, 'document')}.")
    for line in tell_issues(sieve.issues):
        typer.echo(line, err=True)
    if sieve.issues and not sieve.documents:
        raise typer.Exit(FAILED)


class Sieve:
    """Lets harvests through one by one and keeps the issues among them for the end."""

    def __init__(self, items: Iterable[Harvest | Issue]) -> None:
        self.documents = 0
        self.issues: list[Issue] = []
        self._items = items

    def __iter__(self) -> Iterator[Harvest]:
        for item in self._items:
            if isinstance(item, Issue):
                self.issues.append(item)
            else:
                self.documents += 1
                yield item


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _write_json(harvests: Iterable[Harvest]) -> int:
    acts = 0
    for harvest in harvests:
        acts += len(harvest.events)
        line = json.dumps({"doc_id": harvest.document, "events": list(harvest.events)}, ensure_ascii=False)
        sys.stdout.write(line + "\n")
    return acts


def _write_csv(harvests: Iterable[Harvest]) -> int:
    acts = 0
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(COLUMNS)
    for harvest in harvests:
        acts += len(harvest.events)
        table.writerows(_make_row(harvest.document, event) for event in harvest.events)
    return acts


def _write_table(harvests: Iterable[Harvest]) -> int:
    # Only a table for people needs these.
    from rich.console import Console
    from rich.table import Table

    acts = 0
    table = Table("kind, step, date", "parties", "sectors, amounts", "quote", show_lines=True)
    for harvest in harvests:
        for event in harvest.events:
            acts += 1
            row = dict(zip(COLUMNS, _make_row(harvest.document, event), strict=True))
            first = "\n".join(filter(None, (row["kind"], row["step"], row["date"], f"({row['confidence']})")))
            third = "\n".join(filter(None, (row["sectors"], row["amounts"])))
            table.add_row(first, row["parties"], third, f"{row['quote']}\n[dim]{row['document']}[/dim]")
    if acts:
        Console().print(table)
    return acts


def _write_amount(amount: dict[str, Any]) -> str:
    return f"{amount['currency']} {amount['value']:,.2f}".removesuffix(".00")


def _make_row(document: str, event: dict[str, Any]) -> tuple[str, ...]:
    parties = "; ".join(
        f"{party['name']} ({party['country']})" if party.get("country") else party["name"]
        for party in event.get("participants", ())
    )
    amounts = "; ".join(_write_amount(amount) for amount in event.get("amounts", ()))
    quote = " … ".join(" ".join(span["quote"].split()) for span in event.get("evidence", ()))
    return (
        document,
        event.get("kind") or "",
        event.get("step") or "",
        event.get("date") or "",
        parties,
        "; ".join(event.get("sectors", ())),
        amounts,
        f"{event.get('confidence', 1.0):.2f}",
        quote,
    )
