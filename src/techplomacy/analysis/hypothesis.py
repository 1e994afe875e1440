"""The hypothesis against the evidence: each implication for, against or silent, and robust or not."""

from collections import Counter
from collections.abc import Sequence

from techplomacy.analysis.cells import make_result, tell
from techplomacy.analysis.measures import Verdict, Weighing, list_measures
from techplomacy.analysis.view import View
from techplomacy.model import Event, Implication, Result

PUBLISHERS = 5  # how many of the publishers with most events are left out in turn


def answer_hypothesis(view: View) -> Result:
    """One row an implication: verdict, finding, and what remains when a side's sources or a publisher are left out."""
    hypothesis = view.study.hypothesis
    a, b = view.study.countries
    subsets = {
        "without_a": leave_side_out(view, a),
        "without_b": leave_side_out(view, b),
    }
    publishers = [leave_publisher_out(view, name) for name in list_publishers(view)[:PUBLISHERS]]
    rows = []
    for implication in hypothesis.implications if hypothesis else ():
        main = _weigh(view, implication, view.events)
        others = {name: _weigh(view, implication, events).verdict for name, events in subsets.items()}
        turned = sum(_weigh(view, implication, events).verdict is not main.verdict for events in publishers)
        robust = all(verdict is main.verdict for verdict in others.values()) and not turned
        rows.append(
            (
                tell(implication.text, ids=(implication.id,)),
                tell(main.verdict.value, ids=main.ids),
                tell(main.finding, ids=main.ids),
                tell(others["without_a"].value),
                tell(others["without_b"].value),
                tell(turned),
                tell(_judge(main.verdict, robust)),
            )
        )
    return make_result(
        "hypothesis",
        "The hypothesis, implication by implication",
        ("implication", "verdict", "finding", "without_a", "without_b", "turned_by_publisher", "robust"),
        rows,
        caveats=(
            "Robust means: the verdict stays when the events that only one side's sources tell are left out, and when "
            f"each of the {len(publishers)} publishers with most events is.",
            "For, against and silent are said of an implication, not of a cause.",
        ),
    )


def _judge(verdict: Verdict, robust: bool) -> str | None:
    """Whether a verdict is robust; silence is none."""
    if verdict is Verdict.SILENT:
        return None
    return "yes" if robust else "no"


def _weigh(view: View, implication: Implication, events: Sequence[Event]) -> Weighing:
    measure = list_measures().get(implication.measure or "")
    if measure is None:
        return Weighing(Verdict.SILENT, "No analysis is named for this implication, so nothing was tested.")
    if not events:
        return Weighing(Verdict.SILENT, "There is no event to test it on.")
    return measure(view, events)


def leave_side_out(view: View, country: str) -> list[Event]:
    """The events that are left when the sources of one side do not speak; events without any source stay."""
    return [e for e in view.events if not e.sources or any(_find_side(view, s) != country for s in e.sources)]


def leave_publisher_out(view: View, publisher: str) -> list[Event]:
    """The events that are left when one publisher does not speak."""
    return [
        event
        for event in view.events
        if not event.sources or any(view.sources[s].publisher != publisher for s in event.sources if s in view.sources)
    ]


def list_publishers(view: View) -> list[str]:
    """Publishers by the number of events that they tell, most first."""
    counts: Counter[str] = Counter()
    for event in view.events:
        counts.update({view.sources[s].publisher for s in event.sources if s in view.sources})
    return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _find_side(view: View, source: str) -> str | None:
    return view.sources[source].side if source in view.sources else None


def answer_verdicts(view: View) -> Counter[str]:
    """How many implications have which verdict."""
    return Counter(str(row[1].value) for row in answer_hypothesis(view).rows)
