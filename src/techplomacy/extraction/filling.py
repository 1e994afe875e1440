"""Fills in the fields of the candidates of one sentence: parties, dates, money, sectors, signs, evidence."""

from techplomacy.extraction.amounts import attach_amounts, read_amounts
from techplomacy.extraction.candidates import Amount, Candidate
from techplomacy.extraction.context import Context
from techplomacy.extraction.dates import date_candidate, find_visit, read_dates
from techplomacy.extraction.evidencing import span_evidence
from techplomacy.extraction.naming import Namer
from techplomacy.extraction.parties import choose_parties, complete_parties
from techplomacy.extraction.scopes import Scope
from techplomacy.extraction.sectors import set_sectors
from techplomacy.extraction.sentences import Sentence
from techplomacy.extraction.signs import note_signs
from techplomacy.extraction.steps import settle_kind_step
from techplomacy.text.dates import DateSpan


def fill_candidates(
    context: Context, namer: Namer, sentence: Sentence, found: list[Candidate], scope: Scope | None
) -> tuple[list[DateSpan], list[Amount]]:
    """Fill the candidates of a sentence; the dates and amounts of the sentence, for those that stand for several."""
    names = namer.name(sentence)
    dates = read_dates(context, sentence)
    amounts = read_amounts(context, sentence)
    for candidate in found:
        choose_parties(context, candidate, names)
        date_candidate(context, candidate, dates)
        attach_amounts(candidate, amounts, found)
        if candidate.when is None and (scope is not None and scope.when is not None) and candidate.frame == "item":
            candidate.when = scope.when
        if candidate.when is None and candidate.step != "announced":
            visit = find_visit(context, sentence)
            if visit is not None:
                candidate.when = visit.when
        if scope is not None and candidate.frame == "item":
            scope.lend_parties(candidate, context.home)
        complete_parties(context, candidate, namer.pool(candidate))
        settle_kind_step(candidate)
        set_sectors(context, candidate, context.title)
        note_signs(context, candidate)
        candidate.spans = [span_evidence(candidate)]
    return dates, amounts
