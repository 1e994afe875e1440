"""The answers of the analyses as tables: each value, and beside it the ids of what it rests on."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from techplomacy.analysis import View
from techplomacy.analysis.abbreviations import answer_abbreviations
from techplomacy.analysis.accuracy import answer_accuracy
from techplomacy.analysis.agreement import answer_agreement, answer_agreement_by_code
from techplomacy.analysis.arguments import answer_arguments, answer_evidence
from techplomacy.analysis.breaks import answer_break, list_breaks
from techplomacy.analysis.centrality import (
    answer_centrality,
    answer_centrality_by_period,
    answer_centrality_by_sector,
    answer_networks,
)
from techplomacy.analysis.concentration import answer_concentration
from techplomacy.analysis.conversions import answer_conversions, list_stages
from techplomacy.analysis.coverage import answer_bases, answer_coverage, answer_tiers
from techplomacy.analysis.dossier import answer_dossier, answer_initiatives, list_chapters
from techplomacy.analysis.exchange import answer_exchange
from techplomacy.analysis.flows import answer_flow
from techplomacy.analysis.framework import answer_benefits, answer_drivers, answer_third_parties
from techplomacy.analysis.gaps import (
    answer_contradicted,
    answer_dormant,
    answer_empty_sectors,
    answer_promises,
    answer_sides,
)
from techplomacy.analysis.grid import answer_grid
from techplomacy.analysis.hypothesis import answer_hypothesis
from techplomacy.analysis.institutions import answer_institutions
from techplomacy.analysis.ledger import answer_ledger, answer_loans, answer_overlaps
from techplomacy.analysis.literature import answer_literature
from techplomacy.analysis.method import answer_issues, answer_makers, answer_searches, answer_verdicts
from techplomacy.analysis.network import answer_network
from techplomacy.analysis.outlook import answer_outlook, answer_rising
from techplomacy.analysis.policies import (
    answer_dimensions,
    answer_policies,
    answer_policy_instruments,
    answer_policy_timeline,
    answer_themes,
)
from techplomacy.analysis.propositions import answer_propositions, answer_same_year
from techplomacy.analysis.sectors import answer_sectors
from techplomacy.analysis.statements import answer_statements
from techplomacy.analysis.timeline import (
    answer_decades,
    answer_firsts,
    answer_instruments,
    answer_kinds,
    answer_timeline,
)
from techplomacy.model import Cell, Money, Result
from techplomacy.presentation.tables.table import Column, Datum, Datums, Kind, Table
from techplomacy.presentation.tables.values import write_money

FOLDER = "answers"
REST = "rest"  # the sectors of no chapter
FAMILIES = ("investment", "loans", "aid")
_QUESTIONS = (
    answer_timeline, answer_decades, answer_firsts, answer_instruments, answer_kinds, answer_institutions,
    answer_sectors, answer_network, answer_initiatives, answer_ledger, answer_loans, answer_overlaps, answer_policies,
    answer_themes, answer_policy_instruments, answer_policy_timeline, answer_dimensions, answer_agreement,
    answer_agreement_by_code, answer_exchange, answer_grid, answer_concentration,
    answer_drivers, answer_third_parties, answer_benefits,
    answer_hypothesis, answer_networks, answer_centrality, answer_centrality_by_sector, answer_centrality_by_period,
    answer_empty_sectors, answer_promises, answer_dormant, answer_sides, answer_contradicted, answer_outlook,
    answer_rising, answer_literature, answer_abbreviations, answer_bases, answer_tiers, answer_coverage, answer_makers,
    answer_searches, answer_issues, answer_verdicts, answer_accuracy,
)  # fmt: skip


def list_answer_tables(view: View) -> tuple[Table, ...]:
    """One table an answer that has rows, by the id of the answer."""
    results = {result.id: result for result in list_answers(view) if result.rows}
    return tuple(_make_table(result) for _, result in sorted(results.items()))


def list_answers(view: View) -> Iterator[Result]:
    """The answer of each analysis, those without rows included."""
    for answer in _QUESTIONS:
        yield answer(view)
    for family in FAMILIES:
        yield from (answer_flow(view, family), answer_propositions(view, family), answer_same_year(view, family))
    yield from (answer_conversions(view, stage) for stage in list_stages())
    yield from (answer_break(view, turn) for turn in list_breaks())
    for section in sorted({argument.section for argument in view.base.arguments()}):
        yield from (answer_arguments(view, section), answer_statements(view, section))
    for argument in view.base.arguments():
        yield answer_evidence(view, argument)
    for chapter in (*list_chapters(view), None):
        dossier = answer_dossier(view, chapter)
        yield replace(dossier.instruments, id=f"instruments_{chapter or REST}")
        yield from (dossier.milestones, dossier.actors, dossier.money, dossier.stages, dossier.initiatives)


def _make_table(result: Result) -> Table:
    columns: list[Column] = []
    based = [any(row[n].ids for row in result.rows) for n in range(len(result.columns))]
    for n, name in enumerate(result.columns):
        columns.append(Column(name, _find_kind([row[n] for row in result.rows]), f"{result.title}: {name}."))
        if based[n]:
            columns.append(Column(f"{name}_ids", Kind.LIST, f"Ids of what `{name}` rests on."))
    columns.append(Column("row_sources", Kind.LIST, "The sources that the cells of the row name themselves."))

    def list_rows() -> Iterator[Datums]:
        for row in result.rows:
            cells: list[Datum] = []
            for cell, is_based in zip(row, based, strict=True):
                cells += [_tell(cell), cell.ids] if is_based else [_tell(cell)]
            yield (*cells, tuple(dict.fromkeys(source for cell in row for source in cell.sources)))

    about = " ".join((f"{result.title}.", *result.caveats, *result.coverage))
    name = result.id.lower().replace(" ", "_")
    return Table(name, result.title, about, tuple(columns), list_rows, folder=FOLDER)


def _tell(cell: Cell) -> Datum:
    return write_money(cell.value) if isinstance(cell.value, Money) else cell.value


def _find_kind(cells: list[Cell]) -> Kind:
    """Numbers only where each value is one: an answer may say why there is none instead."""
    kinds = {type(_tell(cell)) for cell in cells} - {type(None)}
    if kinds and kinds <= {int}:
        return Kind.INTEGER
    return Kind.NUMBER if kinds and kinds <= {int, float, Decimal} else Kind.TEXT
