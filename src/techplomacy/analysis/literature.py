"""The literature: method, sectors, period, claim and gap of each work."""

from techplomacy.analysis.cells import make_result, tell
from techplomacy.analysis.view import View
from techplomacy.model import Result


def answer_literature(view: View) -> Result:
    """One row a work, by source id."""
    rows = [
        (
            tell(
                view.sources[work.source].title if work.source in view.sources else work.source, sources=(work.source,)
            ),
            tell(work.method),
            tell(", ".join(view.name_sector(sector) for sector in work.sectors) or None),
            tell(work.period),
            tell(work.claim),
            tell(work.gap or None),
        )
        for work in sorted(view.base.works(), key=lambda work: work.source)
    ]
    return make_result("literature", "Literature", ("work", "method", "sectors", "period", "claim", "gap"), rows)
