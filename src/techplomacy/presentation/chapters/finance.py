"""VII: direct investment, development aid and the ledger of loans, each series on its own basis."""

from collections.abc import Mapping
from dataclasses import replace

from techplomacy.analysis import View
from techplomacy.analysis.flows import Point
from techplomacy.analysis.ledger import answer_ledger, answer_loans, answer_overlaps
from techplomacy.analysis.propositions import Shape, answer_same_year, list_shapes
from techplomacy.analysis.statements import Says, answer_statements
from techplomacy.model import Cell, Money, Observation, Proposition, When
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.chapters.introduction import write_year
from techplomacy.presentation.chapters.placing import place_figures
from techplomacy.presentation.chapters.worth import write_worth
from techplomacy.presentation.figure import Figure
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Bullets, Column, Picture, Row, Section, Table
from techplomacy.presentation.span import Part, Span, Style, Text, as_text, compose, join_texts
from techplomacy.presentation.tabulation import fold, say, tabulate
from techplomacy.presentation.wording import BLANK, write_amount, write_money, write_when

SECTION = "VII"
LEDGER = 12
FAMILIES = {
    "investment": ("investment", "Direct investment"),
    "loans": ("loans", "Development loans"),
    "aid": ("aid", "Grants, technical cooperation and net aid"),
}
_CHANGES = {"rose": "then a higher", "fell": "then a lower"}
_PRINTED = (
    Column("period", "Period"), Column("taken", "Value shown", True), Column("other", "Also printed"),
    Column("series", "Series"),
)  # fmt: skip


def write_finance(notes: Notebook, figures: tuple[Figure, ...]) -> Section:
    """Figures 2 and 3, the series in words, the ledger."""
    view = notes.view
    pictures = list(place_figures(figures, "VII"))
    parts = []
    for family, (anchor, title) in FAMILIES.items():
        own = [picture for picture in pictures if _is_about(view, picture, family)]
        pictures = [picture for picture in pictures if picture not in own]
        parts.append(_write_family(notes, family, anchor, title, own))
    parts.append(_write_ledger(notes))
    parts += write_worth(notes)
    parts += _write_statements(notes)
    opening = say(
        "Money is told at its stage and on its basis. Series on another basis or year type are other series: nothing "
        "is added across them, and no line joins them."
    )
    return Section("finance", "VII", "Financial infusion", (opening, *pictures), tuple(parts))


def _write_statements(notes: Notebook) -> list[Section]:
    """What is claimed of the series, on each basis that tells; a basis that does not tell is folded away."""
    result = answer_statements(notes.view, SECTION)
    if not result.rows:
        return []
    verdict = result.columns.index("verdict")
    told = sorted(result.rows, key=lambda row: row[verdict].value == Says.SILENT.value)  # keeps the order otherwise
    columns = (
        Column("claim", "What is claimed"), Column("series", "Series"), Column("basis", "Basis"),
        Column("verdict", "It"), Column("told", "Values"), Column("why", "Remark"),
    )  # fmt: skip
    shown = sum(1 for row in told if row[verdict].value != Says.SILENT.value)
    table = tabulate(notes, replace(result, rows=tuple(told)), columns)
    text = say("Each claim is tested on every series of its kind by itself; one basis may bear it out and another not.")
    return [Section("statements", "", "What is claimed of these series", (text, fold(table, shown)))]


def _is_about(view: View, picture: Picture, family: str) -> bool:
    ids = {shape.series.id for shape in list_shapes(view, family)}
    return picture.figure.id == family or bool(ids & set(picture.figure.ids))


def _write_family(notes: Notebook, family: str, anchor: str, title: str, pictures: list[Picture]) -> Section:
    shapes = list_shapes(notes.view, family)
    if not shapes:
        nothing = tell_absence(notes.view, f"series of {title.casefold()}")
        drawn = [picture for picture in pictures if not picture.figure.missing]  # one reason is enough
        return Section(anchor, "", title, (nothing, *drawn))
    blocks: list[BlockItem] = [*pictures, Bullets(tuple(tell_shape(notes, shape) for shape in shapes))]
    blocks += _tell_same_year(notes, family)
    contested = [(shape, point) for shape in shapes for point in shape.points if point.is_contested]
    if contested:
        blocks.append(_tell_contested(notes, contested))
    return Section(anchor, "", title, tuple(blocks))


def tell_shape(notes: Notebook, shape: Shape) -> Text:
    """What a series supports, in words: its ends, their order, peak and trough, and its caveats."""
    name = Span(shape.series.title, style=Style.STRONG)
    caveats = shape.propositions[0].caveats if shape.propositions else (f"basis: {shape.series.basis}",)
    words = [_name_year(notes.view, text) for text in caveats]
    told = join_texts(_tell_ends(notes, shape), "; ")
    return compose("{}: {} ({}).", name, told, "; ".join(words))


def _name_year(view: View, caveat: str) -> str:
    """The caveat on the type of year in the vocabulary's words."""
    head, mark, year_type = caveat.partition("year type: ")
    word = view.vocabulary.year_types.get(year_type) if mark else None
    return f"{head}{mark}{word.label}" if word else caveat


def _tell_ends(notes: Notebook, shape: Shape) -> list[Text]:
    if not shape.years:
        ends = [shape.points[0], *(shape.points[-1:] if len(shape.points) > 1 else [])]
        values = join_texts([_tell_point(notes, shape, point) for point in ends], " and ")
        return [compose("{}, for parts of years or spells that are not compared", values)]
    first, last = shape.years[0], shape.years[-1]
    if first is last:
        return [compose("{}, the only whole year told", _tell_point(notes, shape, first))]
    change = next((made.predicate for made in shape.propositions if made.predicate in _CHANGES), "level")
    pair = (_tell_point(notes, shape, first), _CHANGES.get(change, "then also"), _tell_point(notes, shape, last))
    places = {first.taken.period: "first", last.taken.period: "last"}
    extremes = [
        _tell_extreme(notes, shape, made, word, places)
        for word, made in (("highest", shape.find("peak")), ("lowest", shape.find("trough")))
        if made is not None
    ]
    return [compose("{}, {} {}", *pair), *(text for text in extremes if text)]


def _tell_extreme(notes: Notebook, shape: Shape, made: Proposition, word: str, ends: dict[str, str]) -> Text:
    point = shape.find_point(made.period)
    if point is None:
        return ()
    if point.taken.period in ends:
        return as_text(f"the {ends[point.taken.period]} is the {word}")
    return compose("{} {}", word, _tell_point(notes, shape, point))


def _tell_point(notes: Notebook, shape: Shape, point: Point) -> Text:
    amount = write_amount(point.taken.value, shape.series.unit)
    return (Span(f"{amount} in {point.taken.period}", note=notes.note_observation(point.taken, _list_others(point))),)


def _list_others(point: Point) -> list[Observation]:
    return [other for other in point.others if other.value != point.taken.value]


def _tell_contested(notes: Notebook, contested: list[tuple[Shape, Point]]) -> Table:
    rows = []
    for shape, point in contested:
        others = _list_others(point)
        printed = [
            Span(write_amount(other.value, shape.series.unit), note=notes.note_sources([other.source]))
            for other in others
        ]
        value = Span(
            write_amount(point.taken.value, shape.series.unit), note=notes.note_observation(point.taken, others)
        )
        cells: tuple[Part, ...] = (
            point.taken.period,
            value,
            join_texts([(s,) for s in printed], "; "),
            shape.series.title,
        )
        rows.append(Row(tuple(as_text(cell) for cell in cells)))
    caveat = as_text(
        "The value shown is that of the more official source, then of the more exact one; neither is corrected."
    )
    return Table("Values on which sources disagree", _PRINTED, tuple(rows), (caveat,))


def _tell_same_year(notes: Notebook, family: str) -> list[BlockItem]:
    result = answer_same_year(notes.view, family)
    if not result.rows:
        return []
    columns = (
        Column("year", "Year named"), Column("period", "Months meant"), Column("value", "Value", True),
        Column("unit", "Unit"), Column("basis", "Basis"), Column("whole_year", "Whole year"),
    )  # fmt: skip
    year = result.rows[0][0].value
    title = f"What “{year}” can mean: one year, several bases"
    return [tabulate(notes, result, columns, words={"year": write_year}, title=title)]


def _name_row(row: Mapping[str, Cell]) -> str:
    return f"claim-{row['loan'].ids[0]}"


def _write_ledger(notes: Notebook) -> Section:
    view = notes.view
    loans = answer_loans(view)
    if not loans.rows:
        return Section("ledger", "", "The ledger of loans", (tell_absence(view, "single loans"),))

    def tell_stage(cell: Cell) -> Part:
        word = view.vocabulary.stages.get(str(cell.value))
        return word.label if word else str(cell.value)

    def tell_day(cell: Cell) -> Part:
        return write_when(When(str(cell.value)))

    def tell_total(cell: Cell) -> Part:
        return write_money(cell.value) if isinstance(cell.value, Money) and cell.ids else BLANK

    sums = (
        Column("fiscal_year", "Fiscal year"), Column("stage", "Stage"), Column("total", "Sum of the loans found", True),
        Column("loans", "Loans", True), Column("left_out", "Left out", True),
    )  # fmt: skip
    rows = (
        Column("loan", "Loan"), Column("amount", "Amount", True), Column("stage", "Stage"), Column("date", "Date"),
        Column("fiscal_year", "Fiscal year"), Column("sectors", "Fields"), Column("summable", "In sums"),
    )  # fmt: skip
    words = {"stage": tell_stage, "date": tell_day}
    blocks: list[BlockItem] = [tabulate(notes, answer_ledger(view), sums, shown=LEDGER, words={"total": tell_total})]
    overlaps = answer_overlaps(view)
    if overlaps.rows:
        blocks.append(tabulate(notes, overlaps, (*rows[:4], Column("note", "Why")), words=words))
    blocks.append(
        tabulate(notes, loans, rows, shown=0, words=words, anchor=_name_row, title="Every loan of the ledger")
    )
    return Section("ledger", "", "The ledger of loans", tuple(blocks))
