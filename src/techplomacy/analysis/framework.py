"""The geopolitical and strategic frame: coded drivers, third parties and who is said to gain what."""

from collections import defaultdict

from techplomacy.analysis.agreement import list_coded_twice
from techplomacy.analysis.cells import count_events, make_result, tell, tell_part
from techplomacy.analysis.coverage import share
from techplomacy.analysis.view import View, once
from techplomacy.model import Event, Result
from techplomacy.vocabulary import Word

NONE_EVIDENT = "none_evident"


@once
def answer_drivers(view: View) -> Result:
    """Events by coded driver."""
    return _count_codes(view, "driver", view.vocabulary.drivers, "drivers", "Drivers of cooperation")


@once
def answer_third_parties(view: View) -> Result:
    """Events by third party named; most summaries leave third parties out, so absence says little."""
    return _count_codes(view, "third_party", view.vocabulary.third_parties, "third_parties", "Third parties")


def _count_codes(view: View, field: str, words: dict[str, Word], identifier: str, title: str) -> Result:
    groups: dict[str, list[Event]] = defaultdict(list)
    coded = []
    for event in view.events:
        told = view.find_values(event, field)
        if told:
            coded.append(event)
        for code in told:
            groups[code].append(event)
    rows = [
        (
            tell(words[code].label if code in words else code, ids=(code,)),
            count_events(events),
            tell(share(len(events), len(coded))),
        )
        for code, events in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    return make_result(
        identifier,
        title,
        ("code", "events", "percent_of_coded"),
        rows,
        caveats=(_tell_coders(view, coded),),
        coverage=(f"{tell_part(len(coded), len(view.events), 'event is', 'events are')} coded.",),
    )


def _tell_coders(view: View, coded: list[Event]) -> str:
    """Who coded: one first pass, or a second coder beside it."""
    twice = sum(1 for record in list_coded_twice(view) if record in view.by_id)
    if not twice:
        return "Codes of one first pass over titles and summaries; no second coder, no figure of agreement."
    part = tell_part(twice, len(coded), "coded event was", "coded events were")
    return f"Counts are of each event's first coder; {part} coded a second time, see how far coders agree."


@once
def answer_benefits(view: View) -> Result:
    """What is said to be gained, and by whom: events by benefit and side."""
    a, b = view.study.countries
    groups: dict[str, dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
    for event in view.events:
        for told in view.find_values(event, "benefit"):
            side, _, what = told.partition(":")
            groups[what][side].append(event)
    words = view.vocabulary.benefits
    rows = [
        (
            tell(words[what].label if what in words else what, ids=(what,)),
            *(count_events(sides.get(side, [])) for side in ("both", a, b, "third")),
        )
        for what, sides in sorted(groups.items(), key=lambda item: (-sum(map(len, item[1].values())), item[0]))
    ]
    return make_result(
        "benefits",
        "What is said to be gained, and by whom",
        ("benefit", "both", "only_a", "only_b", "third"),
        rows,
        caveats=("This repeats wording of sources and summaries; it measures no benefit.",),
    )
