"""IATI activity files: an activity and each of its transactions become claims; they never become events.

Commitments, disbursements and the rest are told apart; what is planned or budgeted is no transaction and never summed.
"""

from collections.abc import Collection
from pathlib import Path

from techplomacy.errors import InvalidValueError
from techplomacy.model import About, Record
from techplomacy.sources.activity import Activity
from techplomacy.sources.imprint import Imprint
from techplomacy.sources.ledger import Ledger
from techplomacy.sources.markup import Node, find_root, stream_nodes
from techplomacy.sources.payment import read_budget, read_transaction
from techplomacy.sources.record import Statements
from techplomacy.vocabulary import Vocabulary

ROOT = "iati-activities"
ACTIVITY = "iati-activity"
MAKER = "iati/2.03"
PLANNED = {"budget": "activity_budget", "planned-disbursement": "planned_disbursement"}
_READ = {
    "iati-identifier", "title", "activity-status", "activity-date", "participating-org", "reporting-org", "sector",
    "recipient-country", "default-flow-type", "default-finance-type", "default-aid-type", "recipient-region",
}  # fmt: skip
_UNREAD = "tells neither money nor who, when and in which sector"
_OTHERS = "no activity in a country of the study"


def is_activities(path: Path) -> bool:
    """Whether a file is one of activities."""
    return path.suffix.lower() == ".xml" and find_root(path) == ROOT


def read_activities(
    path: Path, ledger: Ledger, vocabulary: Vocabulary, imprint: Imprint, countries: Collection[str]
) -> tuple[Record, ...]:
    """The claims of the activities that reach a country of the study; no `countries` means all of them."""
    made: dict[str, Record] = {}
    try:
        for node in stream_nodes(path, ACTIVITY):
            for record in _read_activity(node, ledger, vocabulary, imprint, countries):
                made.setdefault(record.id, record)
    except InvalidValueError as error:
        ledger.note("document-unreadable", 1, f"{path.name} could not be read on: {error}.", "Fetch the file again.")
    return tuple(made.values())


def _read_activity(
    node: Node, ledger: Ledger, vocabulary: Vocabulary, imprint: Imprint, countries: Collection[str]
) -> list[Record]:
    transactions = node.every("transaction")
    planned = [child for child in node.children if child.name in PLANNED]
    activity = Activity(node, ledger, vocabulary)
    if countries and not activity.list_countries() & set(countries):
        ledger.skip(len(node.list_values()), _OTHERS)
        return []
    values: dict[str, list[str]] = {"iati-activity": list(node.attributes.values())}
    for child in node.children:
        if child not in transactions and child not in planned:
            values.setdefault(child.name, []).extend(child.list_values())
    row = ledger.open_row(node.line, dict(values))
    for name in values:
        row.take(name) if name in _READ or name == ACTIVITY else row.leave(name, _UNREAD)
    activity.row = row
    if activity.identifier is None:
        row.lose("missing-column", "The activity has no iati-identifier.", "Fill it; the activity is left out.")
        ledger.skip(sum(len(child.list_values()) for child in (*transactions, *planned)), "its activity has no id")
        return []
    made = [_make_record(activity.identifier, activity.tell(), imprint)]
    counts: dict[str, int] = {}
    for child in (*transactions, *planned):
        counts[child.name] = counts.get(child.name, 0) + 1
        identifier = f"{activity.identifier}/{child.name}-{counts[child.name]}"
        part = ledger.open_row(child.line, {child.name: child.list_values()})
        part.take(child.name)
        kind = PLANNED.get(child.name)
        told = read_budget(child, part, activity, kind) if kind else read_transaction(child, part, activity, countries)
        if told is not None:
            made.append(_make_record(identifier, told, imprint))
    return made


def _make_record(identifier: str, told: Statements, imprint: Imprint) -> Record:
    told.add("source", imprint.source)
    return Record(identifier, About.CLAIM, imprint.source, MAKER, tuple(told.made))
