"""Money of an answer: a table a stage, packages told from their parts, and the sum that a ledger of loans allows."""

from techplomacy.analysis import View
from techplomacy.analysis.ask import Answer
from techplomacy.analysis.ledger import tell_loan
from techplomacy.analysis.tally import Amount, Purse
from techplomacy.analysis.view import find_when
from techplomacy.model import Money, Record, When
from techplomacy.presentation.section import BlockItem, Column, Paragraph, Row, Section, Table, Tone
from techplomacy.presentation.span import Span, Style, as_text
from techplomacy.presentation.wording import capitalise, count_things, write_money, write_when

_COLUMNS = (
    Column("date", "Date"), Column("event", "Event"), Column("amount", "Amount", True), Column("remark", "Remark"),
)  # fmt: skip
_LOANS = (
    Column("date", "Date"), Column("loan", "Loan"), Column("amount", "Amount", True), Column("stage", "Stage"),
    Column("counted", "In the sum"),
)  # fmt: skip
_APART = (
    "Amounts are told stage by stage and are not added up: notes and the agreement that follows carry the same money, "
    "a package holds its loans, and a later report repeats what was told before."
)


def write_money_section(view: View, answer: Answer) -> Section:
    """The amounts of each stage, then the loans of the ledger with their sum."""
    blocks: list[BlockItem] = []
    if not answer.purses and not answer.loans:
        blocks.append(Paragraph(as_text("No amount is told of these events."), Tone.NOTHING))
    else:
        blocks.append(Paragraph(as_text(_APART)))
    blocks += [_tabulate(view, purse) for purse in answer.purses]
    if answer.loans:
        blocks += _tell_ledger(view, answer)
    return Section("money", "", "Money, stage by stage", tuple(blocks))


def name_stage(view: View, stage: str) -> str:
    """The label of a stage."""
    word = view.vocabulary.stages.get(stage)
    return word.label if word else stage


def _tabulate(view: View, purse: Purse) -> Table:
    rows = [
        Row(
            (
                as_text(write_when(find_when(amount.event))),
                (Span(capitalise(amount.event.title), f"#event-{amount.event.id}"),),
                as_text(write_money(amount.funds.money)),
                (Span(_remark(amount), style=Style.MINOR),),
            )
        )
        for amount in purse.amounts
    ]
    return Table(f"{capitalise(name_stage(view, purse.stage))}, {purse.currency}", _COLUMNS, tuple(rows))


def _remark(amount: Amount) -> str:
    if amount.parts:
        return f"a package: {count_things(len(amount.parts), 'loan')} of it are told apart"
    return f"part of another amount ({amount.funds.within})" if amount.funds.within else ""


def _tell_ledger(view: View, answer: Answer) -> list[BlockItem]:
    rows = tuple(_make_row(view, loan) for loan in answer.loans)
    told = [
        f"{write_money(row[0].value)} in {count_things(int(str(row[1].value)), 'loan')}"
        + (
            f"; {count_things(int(str(row[2].value)), 'row')} left out, whose money stands in another row"
            * bool(row[2].value)
        )
        for row in answer.total.rows
        if isinstance(row[0].value, Money)
    ]
    text = f"The ledger of loans, each money counted once: {'; '.join(told)}." if told else "The ledger has no amount."
    caveats = tuple(as_text(caveat) for caveat in answer.total.caveats)
    return [Paragraph(as_text(text)), Table("Loans of the ledger that the question fits", _LOANS, rows, caveats)]


def _make_row(view: View, loan: Record) -> Row:
    title, money, stage, day, summable = tell_loan(loan)
    return Row(
        (
            as_text(write_when(When(day)) if day else ""),
            as_text(title or loan.id),
            as_text(write_money(money) if money else ""),
            as_text(name_stage(view, stage) if stage else ""),
            as_text("yes" if summable else "no"),
        )
    )
