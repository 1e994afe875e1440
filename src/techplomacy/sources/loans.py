"""A ledger of loans and grants: one row what one source says of one of them; its rows are claims, never acts."""

from collections.abc import Collection

from techplomacy.model import About, Basis, Record, Step
from techplomacy.sources.acts import keep_sectors, keep_sources, make_money
from techplomacy.sources.fields import Date, Fields, Flag, Number, Text, Texts, keep_known, read_fields
from techplomacy.sources.ledger import Row
from techplomacy.sources.record import Statements
from techplomacy.vocabulary import Vocabulary


class Loan(Fields):
    """The columns of a loan. `event` is the act of the same commitment; `overlaps` says that another row holds the
    same money.
    """

    id: Text
    project: Text
    amount: Number
    currency: Text
    stage: Text
    sources: Texts
    date: Date | None = None
    fiscal_year: Text | None = None
    sectors: Texts = ()
    field: Text | None = None
    tranche: Text | None = None
    interest: Text | None = None
    overlaps: Flag = False
    event: Text | None = None
    note: Text | None = None
    coder: Text = "unnamed"


def make_loan(row: Row, *, vocabulary: Vocabulary, sources: Collection[str], acts: Collection[str]) -> Record | None:
    """The claim of one row; None where it cannot be used."""
    loan = read_fields(row, Loan)
    if loan is None:
        return None
    told_by = keep_sources(row, loan.sources, sources)
    money = make_money(row, loan.amount, loan.currency, vocabulary)
    if not told_by or money is None:
        row.lose("bad-value", f"The loan {loan.id} has no usable amount.", "Correct amount and currency.")
        return None
    made = Statements()
    made.add("kind", "loan")
    made.add("title", loan.project)
    made.add("amount", money)
    known = vocabulary.stages.__contains__
    stages = keep_known(row, "stage", (loan.stage,), known, code="unknown-word", table="stages")
    made.add("stage", *stages)
    made.add("step", Step("exchanged" if loan.stage == "notes" else "signed", loan.date) if loan.date else None)
    made.add("date", loan.date)
    made.add("fiscal_year", loan.fiscal_year)
    made.add("sector", *keep_sectors(row, loan.sectors, vocabulary), written=loan.field)
    for name in ("tranche", "interest", "note"):
        made.add(name, getattr(loan, name))
    made.add("summable", not loan.overlaps)
    if loan.event and loan.event not in acts:
        row.fault("event", "dangling-reference", f"event: no act has the id {loan.event!r}.", "Correct the id.")
    elif loan.event:
        made.add("event", loan.event, basis=Basis.DERIVED)
    made.add("source", *told_by)
    if loan.overlaps:
        row.ledger.note(
            "overlapping-rows",
            row.line,
            f"{loan.project}: the money stands in another row too.",
            "None needed: sums leave it out and say so.",
        )
    return Record(loan.id, About.CLAIM, told_by[0], f"coder/{loan.coder}", tuple(made.made))
