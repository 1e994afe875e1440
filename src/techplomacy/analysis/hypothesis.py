"""The hypothesis against the evidence: each implication for, against or silent, and robust or not."""

from collections import Counter
from collections.abc import Sequence

from techplomacy.analysis.cells import make_result, tell
from techplomacy.analysis.measures import Verdict, Weighing, list_measures
from techplomacy.analysis.view import View, once
from techplomacy.model import Cell, Event, Implication, Result

MOST = 20  # publishers left out in turn, those that tell most alone: a large study has thousands
LONE = 3  # events that a publisher must tell alone to be left out: fewer turn nothing but a draw


@once
def answer_hypothesis(view: View) -> Result:
    """One row an implication: verdict, finding, and what remains when sources or announcements are left out."""
    hypothesis = view.study.hypothesis
    a, b = view.study.countries
    subsets = {
        "without_a": leave_side_out(view, a),
        "without_b": leave_side_out(view, b),
        "without_announcements": leave_announcements_out(view),
    }
    lone = list_lone_publishers(view)
    publishers = [leave_publisher_out(view, name) for name in lone[:MOST]]
    implications = hypothesis.implications if hypothesis else ()
    rows = [_make_row(view, implication, subsets, publishers) for implication in implications]
    return make_result(
        "hypothesis",
        "The hypothesis, implication by implication",
        (
            "implication", "verdict", "finding", "without_a", "without_b", "without_announcements",
            "turned_by_publisher", "robust",
        ),
        rows,
        caveats=(
            "Robust means: the verdict stays when the events that only one side's sources tell are left out, when acts "
            "that were only declared and whose initiative is not known to be delivered are"
            f"{_tell_publishers(len(publishers), len(lone))}.",
            "For, against and silent are said of an implication, not of a cause.",
        ),
    )  # fmt: skip


def _tell_publishers(tried: int, lone: int) -> str:
    """What else is left out in turn; nothing where no publisher tells enough alone."""
    if not tried:
        return ""
    if lone == 1:
        return f", and when the one publisher that alone tells {LONE} events or more is"
    told = f"{tried} publishers" if tried == lone else f"first {tried} of {lone} publishers"
    return f", and when each of the {told} that alone tell {LONE} events or more is"


def _make_row(
    view: View, implication: Implication, subsets: dict[str, list[Event]], publishers: list[list[Event]]
) -> tuple[Cell, ...]:
    main = _weigh(view, implication, view.events)
    others = {name: _weigh(view, implication, events).verdict for name, events in subsets.items()}
    turned = sum(_weigh(view, implication, events).verdict is not main.verdict for events in publishers)
    robust = all(verdict is main.verdict for verdict in others.values()) and not turned
    return (
        tell(implication.text, ids=(implication.id,)),
        tell(main.verdict.value, ids=main.ids),
        tell(main.finding, ids=main.ids),
        *(tell(others[name].value) for name in subsets),
        tell(turned),
        tell(_judge(main.verdict, robust)),
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


def leave_announcements_out(view: View) -> list[Event]:
    """The events that are left without those only declared, unless what they belong to was delivered."""
    delivered = {thread.id for thread in view.initiatives if thread.score == 1}
    return [event for event in view.events if event.initiative in delivered or view.is_concluded(event)]


def leave_publisher_out(view: View, publisher: str) -> list[Event]:
    """The events that are left when one publisher does not speak."""
    return [event for event, lone in zip(view.events, _find_lone(view), strict=True) if lone != publisher]


def list_lone_publishers(view: View) -> list[str]:
    """The publishers that alone tell LONE events or more, most first."""
    counts = Counter(name for name in _find_lone(view) if name is not None)
    return [name for name, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n >= LONE]


@once
def _find_lone(view: View) -> list[str | None]:
    """For each event the publisher that alone tells it; None where there are several, or none."""
    told = (_list_publishers(view, event) for event in view.events)
    return [next(iter(names)) if len(names) == 1 else None for names in told]


def _list_publishers(view: View, event: Event) -> set[str]:
    return {view.sources[source].publisher for source in event.sources if source in view.sources}


def _find_side(view: View, source: str) -> str | None:
    return view.sources[source].side if source in view.sources else None


@once
def answer_verdicts(view: View) -> Counter[str]:
    """How many implications have which verdict."""
    return Counter(str(row[1].value) for row in answer_hypothesis(view).rows)
