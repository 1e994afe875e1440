"""Runs the checks that need nothing but the paper; it knows no check's rules."""

from collections.abc import Callable, Collection, Iterator

from techplomacy.audit.abbreviations import check_abbreviations
from techplomacy.audit.beginnings import check_beginnings
from techplomacy.audit.bibliography import check_citations, check_notes
from techplomacy.audit.counts import check_counts
from techplomacy.audit.crossrefs import check_references
from techplomacy.audit.entries import check_works
from techplomacy.audit.events import check_events
from techplomacy.audit.figures import check_figures
from techplomacy.audit.links import check_links
from techplomacy.audit.nationality import check_nationality
from techplomacy.audit.numbering import check_numbering
from techplomacy.audit.paper import Paper
from techplomacy.audit.periods import check_dates
from techplomacy.audit.phrasing import check_phrasing
from techplomacy.audit.restated import check_restated
from techplomacy.audit.sentences import check_sentences
from techplomacy.audit.terms import check_terms
from techplomacy.audit.totals import check_totals
from techplomacy.audit.trends import check_trends
from techplomacy.audit.values import check_values
from techplomacy.model import Finding

CHECKS: tuple[Callable[[Paper], Iterator[Finding]], ...] = (
    check_abbreviations,
    check_figures,
    check_links,
    check_numbering,
    check_references,
    check_sentences,
    check_phrasing,
    check_citations,
    check_notes,
    check_works,
    check_dates,
    check_events,
    check_restated,
    check_beginnings,
    check_counts,
    check_totals,
    check_values,
    check_trends,
    check_nationality,
    check_terms,
)


def check_inside(paper: Paper, *, classes: Collection[str] | None = None) -> list[Finding]:
    """What a paper says against itself, sorted by weight (the heaviest first), then place.

    `classes` are ids of the finding classes that are wanted; None means all. The same paper gives the same list.
    """
    found = {
        (finding.kind, finding.start, finding.end): finding
        for check in CHECKS
        for finding in check(paper)
        if classes is None or finding.kind in classes
    }
    return sorted(found.values(), key=lambda finding: (-finding.weight, finding.start, finding.end, finding.kind))
