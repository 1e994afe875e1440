"""`techplomacy evaluate`: how right the extractor is on a gold set."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from techplomacy.workbench.gold import Named
from techplomacy.workbench.scores import Bin, Evaluation, Group, Rates

FLOORS = tuple(n / 10 for n in range(10))  # of the curve as it is shown
RECALLS = (0.5, 0.6, 0.7, 0.8)  # at which precision is told
WORDS = 160  # characters of a passage shown


def evaluate(
    gold: Annotated[Path, typer.Argument(help="A gold set: JSON lines with text and records.")],
    predicted: Annotated[
        Path | None, typer.Option(help="Events to score, as `read --json` prints them; else the extractor's own.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")] = False,
    floor: Annotated[float, typer.Option(help="Leave out events of a lower confidence (0 to 1).")] = 0.0,
    show: Annotated[int, typer.Option(help="Print so many records missed, and so many false events.", min=0)] = 0,
) -> None:
    """Score the extractor on passages whose records are known: what it finds, what it makes up, field by field.

    An event is *detected* where it shows a record of the same countries, and *typed* where its kind is right too.
    Intervals are 95 %, by bootstrap over documents.

    Examples:

    - `techplomacy evaluate gold.jsonl`
    - `techplomacy evaluate gold.jsonl --show 10 --floor 0.5`
    - `techplomacy evaluate gold.jsonl --predicted events.jsonl --json > scores.json`
    """
    # Imported when the command runs: the help must come at once.
    from techplomacy.workbench.evaluating import evaluate_gold

    found = evaluate_gold(gold, predicted=predicted, floor=floor)
    if as_json:
        typer.echo(json.dumps(describe_evaluation(found, show), ensure_ascii=False))
        return
    _print_tables(found)
    for line in _tell_wrong(found, show):
        typer.echo(line)


def describe_evaluation(found: Evaluation, show: int = 0) -> dict[str, Any]:
    """An evaluation as one JSON object; `show` limits missed records and false events."""
    return {
        "gold": str(found.gold),
        "checksum": found.checksum,
        "floor": found.floor,
        "documents": found.documents,
        "records": found.records,
        "events": found.events,
        "typed": asdict(found.typed),
        "detected": asdict(found.detected),
        "fields": {name: asdict(field) for name, field in found.fields.items()},
        "kinds": _describe_groups(found.kinds),
        "steps": _describe_groups(found.steps),
        "sources": _describe_groups(found.sources),
        "empty_documents": found.empty_documents,
        "false_per_empty_document": found.false_per_empty_document,
        "precision_at_recall": {str(recall): found.precision_at(recall) for recall in RECALLS},
        "curve": [asdict(point) for point in found.curve],
        "calibration": {"error": found.calibration_error, "bins": [asdict(told) for told in found.bins]},
        "missed": [
            {"document": m.document, "kind": m.record.kind, "start": m.record.start, "evidence": m.record.evidence}
            for m in found.missed[:show]
        ],
        "false": [
            {"document": f.document, "kind": f.event.kind, "confidence": f.event.confidence, "evidence": f.event.quotes}
            for f in found.false[:show]
        ],
    }


def _describe_groups(groups: Mapping[str, Group]) -> dict[str, dict[str, Any]]:
    return {name: {**asdict(group), "f1": group.f1} for name, group in groups.items()}


def _print_tables(found: Evaluation) -> None:
    # Only tables for people need these.
    from rich.console import Console
    from rich.table import Table

    console = Console()

    def draw(title: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
        table = Table(title=title, title_justify="left", title_style="bold")
        for n, head in enumerate(heads):
            table.add_column(head, justify="right" if n else "left")
        for row in rows:
            table.add_row(*row)
        console.print(table)

    told = f"{found.documents:,} documents, {found.records:,} records to find, {found.events:,} events made"
    if found.false_per_empty_document is not None:
        told += f"; {found.false_per_empty_document:.2f} of them in each of {found.empty_documents:,} empty documents"
    typer.echo(f"{found.gold} ({found.checksum})\n{told}.\n")
    rates = [("typed (kind right)", found.typed), ("detected", found.detected)]
    draw("Records", ("", "precision", "recall", "F1"), [(name, *_tell_rates(told)) for name, told in rates])
    fields = [(name.replace("_", " "), _tell(f.value), str(f.total)) for name, f in found.fields.items() if f.total]
    draw("Fields of the records found", ("field", "right", "of"), fields)
    for title, groups in (("Kinds", found.kinds), ("Steps", found.steps), ("Sources", found.sources)):
        draw(title, ("", "gold", "made", "precision", "recall", "F1"), map(_tell_group, groups.items()))
    draw("Confidence", ("at least", "events", "precision", "recall", "F1"), _list_points(found))
    bins = [
        (f"{b.low:.1f}-{b.high:.1f}", str(b.events), _tell(b.confidence), _tell(b.right))
        for b in found.bins
        if b.events
    ]
    draw(f"Calibration (error {_tell(found.calibration_error)})", ("confidence", "events", "claimed", "right"), bins)


def _list_points(found: Evaluation) -> Iterable[tuple[str, ...]]:
    """The curve at round floors; precision at some recalls below it."""
    for floor in FLOORS:
        point = next((point for point in found.curve if point.floor >= floor), None)
        if point is not None:
            yield f"{floor:.1f}", str(point.events), *map(_tell, (point.precision, point.recall, point.f1))
    for recall in RECALLS:
        yield f"recall {recall:.2f}", "", _tell(found.precision_at(recall)), "", ""


def _tell_rates(rates: Rates) -> list[str]:
    return [f"{rate.value:.3f} ({rate.low:.3f}-{rate.high:.3f})" for rate in (rates.precision, rates.recall, rates.f1)]


def _tell_group(item: tuple[str, Group]) -> tuple[str, ...]:
    name, group = item
    return name, str(group.gold), str(group.made), *map(_tell, (group.precision, group.recall, group.f1))


def _tell_bin(told: Bin) -> tuple[str, ...]:
    return f"{told.low:.1f}-{told.high:.1f}", str(told.events), _tell(told.confidence), _tell(told.right)


def _has_events(told: Bin) -> bool:
    return told.events > 0


def _tell(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def _tell_wrong(found: Evaluation, show: int) -> Iterable[str]:
    for missed in found.missed[:show]:
        record = missed.record
        yield f"\nMISSED  {missed.document}:{record.start}  {record.kind}, {record.step}, {record.date or 'no date'}"
        yield f"        {_tell_parties(record.parties)}\n        {_shorten(record.evidence)}"
    for false in found.false[:show]:
        event = false.event
        place = ":".join([false.document, *(str(start) for start, _ in event.spans[:1])])
        yield f"\nFALSE   {place}  {event.kind}, {event.step}, {event.date or 'no date'} ({event.confidence:.2f})"
        yield f"        {_tell_parties(event.parties)}\n        {_shorten(' … '.join(event.quotes))}"


def _tell_parties(parties: Iterable[Named]) -> str:
    return "; ".join(f"{party.name} ({party.country})" if party.country else party.name for party in parties)


def _shorten(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= WORDS else f"{plain[:WORDS]}…"
