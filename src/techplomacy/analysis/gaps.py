"""Shortcomings of the record: empty sectors, promises without delivery, silent dialogues, one-sided telling."""

from techplomacy.analysis.cells import count_events, make_result, tell, tell_event
from techplomacy.analysis.coverage import is_official, share
from techplomacy.analysis.institutions import answer_institutions
from techplomacy.analysis.searching import find_nothing, find_searches, find_silence
from techplomacy.analysis.sectors import is_concluded_instrument
from techplomacy.analysis.view import View, find_when, once
from techplomacy.model import Cell, Event, Initiative, Nothing, Result


@once
def answer_empty_sectors(view: View) -> Result:
    """Sectors without an instrument that parties conclude; the search log says which kind of nothing that is."""
    rows = []
    for sector, events in view.by_sector.items():
        if any(is_concluded_instrument(view, event) for event in events):
            continue
        rows.append(
            (
                tell(view.name_sector(sector), ids=(sector,)),
                count_events(events),
                tell(find_nothing(view, sector)),
                tell(len(find_searches(view, sector)), ids=(s.id for s in find_searches(view, sector))),
            )
        )
    return make_result(
        "gaps_sectors",
        "Sectors without a concluded instrument",
        ("sector", "events", "nothing", "searches"),
        rows,
        caveats=("Dialogues, programmes, plants and statements alone do not fill a sector here.",),
    )


@once
def answer_promises(view: View) -> Result:
    """Initiatives that are not delivered, the failed ones first; unknown outcomes say which nothing they are."""
    rows = [
        (
            tell(thread.name, ids=(thread.id,), sources=thread.sources),
            tell(_judge(view, thread), ids=(thread.id,), sources=thread.sources),
            tell(thread.promised, ids=(thread.id,), sources=thread.sources),
            tell(thread.delivered, ids=(thread.id,), sources=thread.sources),
            tell(thread.as_of),
        )
        for thread in sorted(view.initiatives, key=lambda t: (_rank(t), t.id))
        if thread.score != 1
    ]
    return make_result(
        "gaps_promises",
        "Promises not known to be delivered",
        ("initiative", "state", "promised", "delivered", "as_of"),
        rows,
        caveats=("One coder scored the outcomes in a first pass; no agreement between coders is known.",)
        if view.initiatives
        else (),
    )


def _rank(thread: Initiative) -> int:
    return 2 if thread.score is None else thread.score


def _judge(view: View, thread: Initiative) -> "str | Nothing":
    words = {-1: "lapsed or years late", 0: "under way"}
    return words[thread.score] if thread.score in words else find_silence(view, thread)


def answer_dormant(view: View) -> Result:
    """Dialogues that met at least twice and have been silent for long."""
    full = answer_institutions(view)
    state = full.columns.index("state")
    rows = [row for row in full.rows if row[state].value == "dormant"]
    return make_result("gaps_dialogues", "Dormant dialogues", full.columns, rows, caveats=full.caveats)


@once
def answer_sides(view: View) -> Result:
    """Sectors by who tells of them: events that only one side's own sources tell, and those without official source."""
    a, b = view.study.countries
    rows = []
    for sector, events in sorted(view.by_sector.items(), key=lambda item: (-len(item[1]), item[0])):
        if not events:
            continue
        only_a = [event for event in events if view.list_sides(event) == {a}]
        only_b = [event for event in events if view.list_sides(event) == {b}]
        both = [event for event in events if len(view.list_sides(event)) == 2]
        unofficial = [event for event in events if not is_official(view, event)]
        rows.append(
            (
                tell(view.name_sector(sector), ids=(sector,)),
                count_events(events),
                count_events(only_a),
                count_events(only_b),
                count_events(both),
                tell(share(len(both), len(events))),
                count_events(unofficial),
            )
        )
    return make_result(
        "gaps_sides",
        "Who tells of what",
        ("sector", "events", "only_a", "only_b", "both", "percent_both", "no_official_source"),
        rows,
        caveats=("A source is of a side when its publisher is; sources of third parties are of neither.",),
    )


@once
def answer_contradicted(view: View) -> Result:
    """Events whose sources contradict each other, with the coder's note."""
    rows = [_tell_conflict(view, e) for e in view.events if "contradicted" in view.find_values(e, "verified")]
    return make_result("gaps_contradicted", "Sources that contradict each other", ("date", "event", "note"), rows)


def _tell_conflict(view: View, event: Event) -> tuple[Cell, ...]:
    note = "; ".join(view.find_values(event, "note"))
    return tell_event(event, find_when(event)), tell_event(event, event.title), tell_event(event, note or None)
