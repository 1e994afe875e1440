"""VIII: policies of science, technology and innovation, the two countries side by side."""

from collections.abc import Mapping

from techplomacy.analysis.policies import (
    answer_dimensions,
    answer_policies,
    answer_policy_instruments,
    answer_policy_timeline,
    answer_themes,
    list_policies,
)
from techplomacy.model import Cell, Money, Nothing
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Column, Section
from techplomacy.presentation.span import Part
from techplomacy.presentation.tabulation import say, tabulate, write_value
from techplomacy.presentation.wording import capitalise, count_things, join_words

FORMS = 12  # rows of a table that stand in the text


def write_policies(notes: Notebook) -> Section:
    """Dimension by dimension, theme by theme, then each policy; draft told from adopted."""
    view = notes.view
    title = "Policies compared"
    result = answer_policies(view)
    if not result.rows:
        nothing = tell_absence(view, "policies of either country", nothing=Nothing.NOT_SEARCHED)
        return Section("policies", "VIII", title, (nothing,))
    a, b = (view.name_country(code) for code in view.study.countries)
    counts = [(view.name_country(code), len(list_policies(view, code))) for code in view.study.countries]
    told = join_words([f"{n} of {name}" for name, n in counts])
    text = say(
        f"{count_things(len(result.rows), 'policy is', 'policies are')} compared: {told}. What is a draft or only "
        "announced is marked as such and counted apart from what was adopted."
    )
    themes = (
        Column("theme", "Theme"),
        Column("adopted_a", f"{a}, adopted", True), Column("other_a", f"{a}, draft or announced", True),
        Column("adopted_b", f"{b}, adopted", True), Column("other_b", f"{b}, draft or announced", True),
    )  # fmt: skip
    dimensions = (
        Column("dimension", "Dimension"), Column("text_a", a), Column("policies_a", "Policies", True),
        Column("text_b", b), Column("policies_b", "Policies", True),
    )  # fmt: skip
    policies = (
        Column("country", "Country"), Column("year", "Year"), Column("policy", "Policy"), Column("kind", "Kind"),
        Column("level", "State"), Column("lead", "Lead"), Column("budget", "Budget"), Column("summary", "What it says"),
    )  # fmt: skip
    blocks: list[BlockItem] = [text]
    side = answer_dimensions(view)
    if side.rows:
        blocks.append(tabulate(notes, side, dimensions, words={"dimension": _write_label}, title="Side by side"))
    by_theme = answer_themes(view)
    if by_theme.rows:
        blocks.append(tabulate(notes, by_theme, themes))
    blocks += _tell_forms(notes, a, b)
    words = {"budget": _write_budget, "kind": _write_label}
    blocks.append(tabulate(notes, result, policies, shown=0, words=words, anchor=_name_row, title="Every policy"))
    return Section("policies", "VIII", title, tuple(blocks))


def _tell_forms(notes: Notebook, a: str, b: str) -> list[BlockItem]:
    """By instrument, then year by year."""
    forms = (
        Column("instrument", "Instrument"), Column("adopted_a", f"{a}, adopted", True),
        Column("other_a", f"{a}, draft or announced", True), Column("adopted_b", f"{b}, adopted", True),
        Column("other_b", f"{b}, draft or announced", True),
    )  # fmt: skip
    years = (Column("year", "Year"), Column("a", a), Column("b", b))
    tables = ((answer_policy_instruments(notes.view), forms), (answer_policy_timeline(notes.view), years))
    return [tabulate(notes, result, columns, shown=FORMS) for result, columns in tables if result.rows]


def _name_row(row: Mapping[str, Cell]) -> str:
    return f"policy-{row['policy'].ids[0]}"


def _write_label(cell: Cell) -> Part:
    return capitalise(str(cell.value).replace("_", " "))


def _write_budget(cell: Cell) -> Part:
    return write_value(cell.value) if isinstance(cell.value, Money) else str(cell.value)
