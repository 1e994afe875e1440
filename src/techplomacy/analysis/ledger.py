"""Loans and grants by fiscal year and stage, without counting any money twice."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from techplomacy.analysis.cells import make_result, tell
from techplomacy.analysis.view import View, once
from techplomacy.evidence import Wanted
from techplomacy.model import Money, Record, Result

KIND = "loan"


def list_loans(view: View) -> list[Record]:
    """The rows of the ledgers, in the order of the study."""
    return [record for record in view.claims if KIND in record.values("kind")]


@once
def answer_ledger(view: View) -> Result:
    """Sums of the rows that do not overlap, by fiscal year, stage and currency; never across any of the three."""
    groups: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for loan in list_loans(view):
        money = _find_money(loan)
        if money is not None:
            groups[
                _tell(loan, "fiscal_year") or "year not told", _tell(loan, "stage") or "unknown", money.currency
            ].append(loan)
    rows = []
    for (year, stage, currency), loans in sorted(groups.items()):
        kept = [loan for loan in loans if loan.values("summable") != (False,)]
        total = sum((money.amount for loan in kept if (money := _find_money(loan))), Decimal(0))
        word = view.vocabulary.stages.get(stage)
        rows.append(
            (
                tell(year),
                tell(word.label if word else stage),
                tell(Money(total, currency), ids=(loan.id for loan in kept), sources=_list_sources(kept)),
                tell(len(kept)),
                tell(len(loans) - len(kept), ids=(loan.id for loan in loans if loan not in kept)),
            )
        )
    return make_result(
        "ledger",
        "Loans by fiscal year and stage",
        ("fiscal_year", "stage", "total", "loans", "left_out"),
        rows,
        caveats=(
            "Sums run within one fiscal year, stage and currency. Rows whose money stands in another row too are left "
            "out and counted under `left_out`.",
            "The ledger holds the loans that were found: a year's sum may be incomplete.",
        ),
        coverage=(f"{len(list_loans(view))} rows.",),
    )


@once
def answer_loans(view: View) -> Result:
    """Every row of the ledgers with its amount, stage, date and whether it may be summed."""
    rows = [
        (
            tell(_tell(loan, "title"), ids=(loan.id,), sources=_list_sources([loan])),
            tell(_find_money(loan), ids=(loan.id,), sources=_list_sources([loan])),
            tell(_tell(loan, "stage")),
            tell(_tell(loan, "date")),
            tell(_tell(loan, "fiscal_year")),
            tell(_tell(loan, "interest")),
            tell(", ".join(view.name_sector(str(sector)) for sector in loan.values("sector"))),
            tell("no" if loan.values("summable") == (False,) else "yes"),
            tell(_tell(loan, "event"), ids=(str(_tell(loan, "event")),) if _tell(loan, "event") else ()),
            tell(_tell(loan, "note")),
        )
        for loan in list_loans(view)
    ]
    columns = ("loan", "amount", "stage", "date", "fiscal_year", "interest", "sectors", "summable", "event", "note")
    return make_result("loans", "The ledger of loans", columns, rows)


def answer_overlaps(view: View) -> Result:
    """Rows that carry money of another row, each with the row that it follows on the same project."""
    rows = [
        (
            tell(_tell(loan, "title"), ids=(loan.id,), sources=_list_sources([loan])),
            tell(_find_money(loan), ids=(loan.id,), sources=_list_sources([loan])),
            tell(_tell(loan, "stage")),
            tell(_tell(loan, "date")),
            tell(_tell(loan, "note")),
        )
        for loan in list_loans(view)
        if loan.values("summable") == (False,)
    ]
    return make_result(
        "ledger_overlaps", "Rows that are left out of sums", ("loan", "amount", "stage", "date", "note"), rows
    )


def _tell(record: Record, field: str) -> str | None:
    statement = record.get(field)
    return str(statement.value) if statement else None


def _find_money(record: Record) -> Money | None:
    statement = record.get("amount")
    return statement.value if statement and isinstance(statement.value, Money) else None


def _list_sources(loans: list[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(source) for loan in loans for source in loan.values("source")))


def list_matching_loans(view: View, wanted: Wanted, events: set[str]) -> list[Record]:
    """The rows of the ledgers that tell the words of a question, or that belong to one of these events, by date."""
    rows = [row for row in view.base.pick_claims(wanted.words, events) if KIND in row.values("kind")]
    return sorted(rows, key=lambda row: (_tell(row, "date") or "9999", row.id))


def sum_loans(loans: Iterable[Record]) -> Result:
    """Each money of these rows once, by currency, with the rows that carry money of another one left out."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for loan in loans:
        money = _find_money(loan)
        if money is not None:
            groups[money.currency].append(loan)
    rows = []
    for currency, told in sorted(groups.items()):
        kept = [loan for loan in told if loan.values("summable") != (False,)]
        total = sum((money.amount for loan in kept if (money := _find_money(loan))), Decimal(0))
        rows.append(
            (
                tell(Money(total, currency), ids=(loan.id for loan in kept), sources=_list_sources(kept)),
                tell(len(kept), ids=(loan.id for loan in kept)),
                tell(len(told) - len(kept), ids=(loan.id for loan in told if loan not in kept)),
            )
        )
    return make_result(
        "ledger_total",
        "Loans of the ledger, each money once",
        ("total", "loans", "left_out"),
        rows,
        caveats=("Each loan is counted at one stage: at its notes, or at its agreement where no notes were found.",),
    )


def tell_loan(loan: Record) -> tuple[str | None, Money | None, str | None, str | None, bool]:
    """Title, amount, stage, date of a row of the ledger, and whether it counts in sums."""
    summable = loan.values("summable") != (False,)
    return _tell(loan, "title"), _find_money(loan), _tell(loan, "stage"), _tell(loan, "date"), summable


def list_amounts(view: View) -> dict[str, list[tuple[str, float, str]]]:
    """(sector, amount, id) of each loan that may be summed, by currency; a loan counts for its first sector."""
    found: dict[str, list[tuple[str, float, str]]] = defaultdict(list)
    for loan in list_loans(view):
        money, sectors = _find_money(loan), loan.values("sector")
        if money is not None and sectors and loan.values("summable") != (False,):
            found[money.currency].append((str(sectors[0]), float(money.amount), loan.id))
    return found
