"""Runs the checks against the evidence base, each class on its own, and lists what none of them compared."""

from collections.abc import Iterable, Sequence

from techplomacy.analysis import View
from techplomacy.audit.against.actors import check_actors
from techplomacy.audit.against.acts import check_acts
from techplomacy.audit.against.indicators import check_indicators
from techplomacy.audit.against.likeness import Index
from techplomacy.audit.against.missing import check_missing
from techplomacy.audit.against.plans import check_plans
from techplomacy.audit.against.prose import Prose
from techplomacy.audit.against.series import check_series
from techplomacy.audit.against.telling import find_own_sources
from techplomacy.audit.against.unchecked import list_unchecked
from techplomacy.model import Document, Finding, Link, Record

_COMPARED = ("act", "series", "indicator", "plan")


def check_against(
    view: View,
    document: Document,
    records: Iterable[Record],
    links: Sequence[Link] = (),
    *,
    year: int | None = None,
) -> list[Finding]:
    """Findings of a paper against an evidence base, in order of place.

    `records` are the paper's, with actors resolved; `links` are resolution's between them and the evidence. `year`
    is that of the paper, where known. All classes are made, so that `unchecked` stays true; whoever asks may choose.
    """
    prose = Prose(document, view.vocabulary)
    index = Index(view, find_own_sources(view, document))
    found = [
        *check_acts(index, prose, records, links),
        *check_actors(view, prose),
        *check_series(view, prose, year=year),
        *check_indicators(view, prose),
        *check_plans(view, prose),
    ]
    found += check_missing(index, prose, frozenset(key for finding in found for key in finding.evidence), until=year)
    found += list_unchecked(prose, [f for f in found if f.kind.startswith(_COMPARED)])
    return sorted(found, key=lambda f: (f.start, f.end, f.kind, f.explanation))
