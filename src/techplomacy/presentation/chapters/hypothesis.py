"""IV: the hypothesis with its implications tested, its falsifier and its rivals; then literature and method."""

from collections.abc import Mapping

from techplomacy.analysis.cells import read_rows
from techplomacy.model import Cell, Nothing
from techplomacy.presentation.absence import tell_absence, tell_reason
from techplomacy.presentation.chapters.literature import write_literature
from techplomacy.presentation.chapters.method import write_method
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Bullets, Column, Section, Tone
from techplomacy.presentation.span import Part, Span, Style, Text, as_text, compose
from techplomacy.presentation.tabulation import say, tabulate
from techplomacy.presentation.wording import count_things, reword_days, write_sentence

VERDICTS = {"for": "speaks for it", "against": "speaks against it", "silent": "is silent"}
_CAVEAT = "A verdict says what goes together with what; it does not say what brings about what."


def write_hypothesis(notes: Notebook) -> Section:
    """The hypothesis, then the review of the literature, then the method."""
    hypothesis = notes.view.study.hypothesis
    parts = (write_literature(notes), write_method(notes))
    title = "Hypothesis, literature and method"
    if hypothesis is None:
        nothing = tell_reason("the study states no hypothesis, so nothing was tested (not checked)")
        return Section("hypothesis", "IV", title, (nothing,), parts)
    blocks: list[BlockItem] = [say(Span(hypothesis.text, style=Style.STRONG), tone=Tone.LEAD)]
    if hypothesis.implications:
        blocks += _write_tests(notes)
    else:
        blocks.append(tell_absence(notes.view, "tests of the hypothesis", nothing=Nothing.NOT_CHECKED))
    if hypothesis.falsifier:
        blocks.append(say(Span("What would refute it. ", style=Style.STRONG), write_sentence(hypothesis.falsifier)))
    if hypothesis.rivals:
        blocks.append(say(Span("Rival explanations, named before the run. ", style=Style.STRONG)))
        blocks.append(Bullets(tuple(as_text(write_sentence(rival)) for rival in hypothesis.rivals)))
    return Section("hypothesis", "IV", title, tuple(blocks), parts)


def _write_tests(notes: Notebook) -> list[BlockItem]:
    view = notes.view
    result = notes.tests
    a, b = (view.name_country(code) for code in view.study.countries)
    points = tuple(_write_test(notes, row) for row in read_rows(result))
    columns = (
        Column("implication", "Implication"), Column("verdict", "Evidence"),
        Column("without_a", f"Without sources of {a}"), Column("without_b", f"Without sources of {b}"),
        Column("without_announcements", "Without what was only announced"),
        Column("turned_by_publisher", "Publishers that turn it", True), Column("robust", "Robust"),
    )  # fmt: skip
    # The points above carry the notes; the table only repeats the verdicts side by side.
    table = tabulate(notes, result, columns, words={"verdict": _write_plain}, title="Is the verdict robust?")
    return [
        say(f"{count_things(len(points), 'implication was', 'implications were')} written down before the run."),
        Bullets(points),
        say(_CAVEAT),
        table,
    ]


def _write_plain(cell: Cell) -> Part:
    return str(cell.value)


def _write_test(notes: Notebook, row: Mapping[str, Cell]) -> Text:
    verdict = str(row["verdict"].value)
    robust = {"yes": " The verdict is robust.", "no": " The verdict is not robust."}.get(str(row["robust"].value), "")
    finding = Span(reword_days(write_sentence(str(row["finding"].value))), note=notes.note_count(row["finding"].ids))
    return compose(
        "{} The evidence {}. {}{}",
        Span(write_sentence(str(row["implication"].value)), style=Style.STRONG),
        VERDICTS.get(verdict, verdict),
        finding,
        robust,
    )
