"""Which sector has which stage of cooperation: talks, instruments, projects, money, delivery; the log judges gaps."""

from techplomacy.analysis.ask import INSTRUMENTS, MEETINGS, find_form
from techplomacy.analysis.cells import count_events, make_result, tell
from techplomacy.analysis.searching import find_nothing, find_searches
from techplomacy.analysis.sectors import is_concluded_instrument
from techplomacy.analysis.view import View, once
from techplomacy.model import Cell, Event, Result

COMMITTED = (
    "notes",
    "agreement",
    "disbursement",
    "investment",
    "contract",
)  # stages at which money is more than a word


@once
def answer_grid(view: View) -> Result:
    """One row a sector; an empty cell says which kind of nothing it is."""
    rows = []
    for sector, events in view.by_sector.items():
        threads = [thread for thread in view.initiatives if sector in thread.sectors]
        done = [thread.id for thread in threads if thread.score == 1]
        cells = [
            [e for e in events if find_form(view, e.kind) == MEETINGS],
            [e for e in events if is_concluded_instrument(view, e)],
            [e for e in events if find_form(view, e.kind) not in (MEETINGS, INSTRUMENTS)],
            [e for e in events if any(funds.stage in COMMITTED for funds in e.money)],
        ]
        is_known = bool(done) or (bool(threads) and all(thread.score is not None for thread in threads))
        looked = find_searches(view, sector)
        rows.append(
            (
                tell(view.name_sector(sector), ids=(sector,)),
                *(_fill(view, sector, told) for told in cells),
                tell(len(done), ids=done) if is_known else tell(find_nothing(view, sector)),
                tell(len(threads), ids=(thread.id for thread in threads)),
                tell(len(looked), ids=(search.id for search in looked)),
            )
        )
    return make_result(
        "gaps_grid",
        "Fields by stage of cooperation",
        ("sector", "meetings", "instruments", "projects", "committed", "delivered", "initiatives", "searches"),
        rows,
        caveats=(
            "Delivered counts initiatives in use or in force. Committed counts events with money at the stages of "
            "notes, agreement, disbursement, investment or contract.",
        ),
    )


def _fill(view: View, sector: str, events: list[Event]) -> Cell:
    return count_events(events) if events else tell(find_nothing(view, sector))
