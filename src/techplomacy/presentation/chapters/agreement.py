"""How far two coders agree, in the chapter of the strategic frame: field by field, then code by code."""

from techplomacy.analysis import View
from techplomacy.analysis.agreement import answer_agreement, answer_agreement_by_code
from techplomacy.model import Cell
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import Column, Table
from techplomacy.presentation.span import Part, Text, as_text
from techplomacy.presentation.tabulation import tabulate

_FIGURES = (
    Column("raw", "Raw share", True), Column("alpha", "Krippendorff’s alpha", True),
    Column("alpha_low", "at least", True), Column("alpha_high", "at most", True), Column("ac1", "Gwet’s AC1", True),
)  # fmt: skip
_BY_FIELD = (Column("field", "Field"), Column("coders", "Coders", True), Column("units", "Records", True), *_FIGURES)
_BY_CODE = (
    Column("field", "Field"), Column("code", "Code"), Column("given", "Given by one or more", True),
    Column("given_by_all", "Given by all", True), *_FIGURES,
)  # fmt: skip
_FIELDS = {
    "driver": "drivers", "third_party": "third parties", "third_country": "third countries", "benefit": "gains",
}  # fmt: skip
SHOWN = 8  # rows of the long table that are not folded away


def list_agreement(notes: Notebook) -> list[Table]:
    """The tables of agreement; none where nobody coded a second time."""
    fields, codes = answer_agreement(notes.view), answer_agreement_by_code(notes.view)
    tables = []
    if fields.rows:
        tables.append(tabulate(notes, fields, _BY_FIELD, words={"field": _name_field}))
    if codes.rows:
        words = {"field": _name_field, "code": lambda cell: _name_code(notes.view, str(cell.value))}
        tables.append(tabulate(notes, codes, _BY_CODE, words=words, shown=SHOWN))
    return tables


def tell_second_coder(view: View) -> Text:
    """What a second coder leaves unknown."""
    twice = max((int(str(row[2].value)) for row in answer_agreement(view).rows), default=0)
    if not twice:
        return as_text("How a second coder would have coded: no record was coded twice, and no agreement is known.")
    records = "1 record was" if twice == 1 else f"{twice:,} records were"
    return as_text(
        f"How a second coder would have coded everything: {records} coded twice, and the two do not always agree."
    )


def _name_field(cell: Cell) -> Part:
    return _FIELDS.get(str(cell.value), str(cell.value))


def _name_code(view: View, code: str) -> Part:
    """A code by its label; a gain with those who gain: `JPN:finance` is told as finance, for the country."""
    gainer, _, what = code.rpartition(":")
    words = view.vocabulary
    known = next((table[what] for table in (words.drivers, words.third_parties, words.benefits) if what in table), None)
    label = known.label if known else view.name_country(what)
    if not gainer:
        return label
    who = {"both": "both", "third": "others"}.get(gainer) or view.name_country(gainer)
    return f"{label}, for {who}"
