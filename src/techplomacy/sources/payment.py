"""The money of an IATI activity: one transaction, budget or planned disbursement each; it adds nothing up."""

from collections.abc import Collection
from decimal import Decimal, InvalidOperation

from techplomacy.model import Basis, Money
from techplomacy.sources.activity import Activity, read_day, read_narrative
from techplomacy.sources.formats import load_formats
from techplomacy.sources.ledger import Row
from techplomacy.sources.markup import Node
from techplomacy.sources.period import make_period
from techplomacy.sources.record import Statements

_PLANNED_STAGES = {"activity_budget": "budget", "planned_disbursement": "pledge"}


def read_transaction(node: Node, row: Row, activity: Activity, countries: Collection[str]) -> Statements | None:
    """What one transaction says; None where type or value cannot be used, or it goes to another country."""
    formats = load_formats()
    told = node.find("transaction-type")
    code = (told.get("code") if told else None) or ""
    code = formats["iati_letters"].get(code, code)
    rule = formats["iati_transactions"].get(code)
    if rule is None:
        row.lose("unknown-word", f"transaction-type: {code!r} is not in TransactionType.", "Correct the code.")
        return None
    own = activity.read_countries(node)
    reached = own or activity.read_countries(activity.node)
    inside = [share for share in reached if not countries or share.code in countries]
    if not inside:
        row.leave(node.name, "the transaction goes to another country than the study's")
        return None
    day = node.find("transaction-date")
    made = Statements()
    made.add("kind", "transaction")
    made.add("title", activity.title)
    made.add("activity", activity.identifier, basis=Basis.DERIVED)
    made.add("transaction_type", activity.vocabulary.iati["TransactionType"][code].label, written=code)
    made.add("stage", rule["stage"], basis=Basis.DERIVED, written=code)
    if not _add_value(made, node, row, activity):
        return None
    made.add("date", read_day(day.get("iso-date")) if day else None)
    made.add("summary", read_narrative(node.find("description")))
    _add_bodies(made, node, activity)
    activity.add_sectors(made, node if node.every("sector") else activity.node)
    for share in reached:
        made.add("country", share.code, basis=Basis.CITED if own else Basis.DERIVED, written=f"{share.percent:f} %")
    whole = sum(share.percent for share in inside) == 100
    if not whole:
        message = f"{activity.identifier}: part of the amount goes to other countries; it is left out of sums."
        row.ledger.note("overlapping-rows", row.line, message, "None needed: sums leave it out and say so.")
    made.add("summable", whole and not rule.get("mirror", False))
    return made


def read_budget(node: Node, row: Row, activity: Activity, kind: str) -> Statements | None:
    """What is budgeted or planned for a period: never summed, with transactions least of all."""
    first, last = (read_day(end.get("iso-date")) if (end := node.find(name)) else None for name in _ENDS)
    made = Statements()
    made.add("kind", kind)
    made.add("title", activity.title)
    made.add("activity", activity.identifier, basis=Basis.DERIVED)
    made.add("stage", _PLANNED_STAGES[kind], basis=Basis.DERIVED, written=node.name)
    if not _add_value(made, node, row, activity):
        return None
    if first is not None and last is not None:
        made.add("period", make_period(first, last))
    _add_bodies(made, node, activity)
    made.add("summable", False)
    return made


_ENDS = ("period-start", "period-end")


def _add_value(made: Statements, node: Node, row: Row, activity: Activity) -> bool:
    value = node.find("value")
    written = value.text.strip() if value else ""
    currency = (value.get("currency") if value else None) or activity.node.get("default-currency")
    try:
        amount = Decimal(written.replace(",", ""))
    except InvalidOperation:
        row.lose("bad-value", f"{activity.identifier}: {written!r} is no amount.", "Correct the value.")
        return False
    if currency is None or currency not in activity.vocabulary.currencies:
        message = f"{activity.identifier}: {currency!r} is not an ISO 4217 code, so {written} is left out."
        row.lose("unknown-currency", message, "Write currency, or default-currency of the activity.")
        return False
    # A negative value takes back what was told before: it is a correction, and sums subtract it.
    made.add("amount" if amount >= 0 else "correction", Money(abs(amount), currency), written=written)
    made.add("value_date", read_day(value.get("value-date")) if value else None)
    return True


def _add_bodies(made: Statements, node: Node, activity: Activity) -> None:
    for name, role in (("provider-org", "donor"), ("receiver-org", "recipient")):
        org = node.find(name)
        if org is not None:
            made.add("participant", activity.read_body(org, role))
