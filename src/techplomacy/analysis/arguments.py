"""The author's claims, each beside the evidence for and against it; associated with, never caused by."""

from techplomacy.analysis.cells import make_result, tell
from techplomacy.analysis.propositions import make_shape
from techplomacy.analysis.view import View, find_when
from techplomacy.model import Argument, Event, Initiative, Observation, Record, Result, Series

MILLION = 1_000_000


def answer_arguments(view: View, section: str) -> Result:
    """One row a claim of a section, with its rival, indicator and limit; evidence is described item by item."""
    rows = [
        (
            tell(argument.claim, ids=(argument.id,)),
            tell(argument.side),
            tell(len(argument.evidence_for), ids=argument.evidence_for),
            tell(len(argument.evidence_against), ids=argument.evidence_against),
            tell(argument.rival or None),
            tell(argument.indicator, ids=(argument.indicator,) if argument.indicator else ()),
            tell(argument.limit or None),
        )
        for argument in view.base.arguments(section)
    ]
    return make_result(
        f"arguments_{section.lower()}",
        "Claims and their evidence",
        ("claim", "side", "for", "against", "rival", "indicator", "limit"),
        rows,
        caveats=("What goes together is not thereby shown to be cause and effect.",),
    )


def answer_evidence(view: View, argument: Argument) -> Result:
    """One row a piece of evidence: for or against, what it is, and what it tells."""
    rows = []
    for stand, ids in (("for", argument.evidence_for), ("against", argument.evidence_against)):
        for identifier in ids:
            kind, text, sources = describe_evidence(view, identifier)
            rows.append((tell(stand), tell(kind), tell(text, ids=(identifier,), sources=sources)))
    return make_result(f"evidence_{argument.id}", argument.claim, ("stand", "kind", "tells"), rows)


def describe_evidence(view: View, identifier: str) -> tuple[str, str, tuple[str, ...]]:
    """What an id stands for, what it tells in a few words, and its sources."""
    thread = next((thread for thread in view.initiatives if thread.id == identifier), None)
    if thread is not None:
        return "initiative", _describe_thread(thread), thread.sources
    if identifier in view.series:
        return _describe_series(view, view.series[identifier])
    if identifier in view.by_id:
        event = view.by_id[identifier]
        return "event", _describe_event(event), event.sources
    if identifier in view.records:
        record = view.records[identifier]
        return "policy", _describe_record(record), tuple(str(source) for source in record.values("source"))
    if identifier in view.sources:
        return "source", view.sources[identifier].title, (identifier,)
    return "unknown", identifier, ()


def _describe_thread(thread: Initiative) -> str:
    return f"{thread.name}: {thread.delivered or 'outcome not told'}"


def _describe_event(event: Event) -> str:
    when = find_when(event)
    return f"{event.title} ({when})" if when else event.title


def _describe_record(record: Record) -> str:
    title, year, level = (record.get(field) for field in ("title", "year", "level"))
    told = ", ".join(str(part.value) for part in (year, level) if part)
    return f"{title.value if title else record.id} ({told})" if told else str(title.value if title else record.id)


def _describe_series(view: View, series: Series) -> tuple[str, str, tuple[str, ...]]:
    shape = make_shape(view, series)
    points = shape.years or shape.points
    if not points:
        return "series", f"{series.title}: no value", ()
    first, last = points[0].taken, points[-1].taken
    unit = "" if series.unit == "count" or _is_money(series.unit) or _is_said(series) else f", {series.unit}"
    text = f"{series.title}{unit}: {_write(first, series.unit)}"
    if first is not last:
        text += f", {_write(last, series.unit)}"
    return "series", text, tuple(dict.fromkeys((first.source, last.source)))


def _is_said(series: Series) -> bool:
    """Whether the title says the unit already: a rank is a rank."""
    return set(series.unit.casefold().split()) <= set(series.title.casefold().replace(",", "").split())


def _write(observation: Observation, unit: str) -> str:
    """A value in three or more figures, with its currency where it has one, and its period."""
    code, _, scale = unit.partition(" ")
    value = observation.value
    if _is_money(unit) and not scale and abs(value) >= MILLION:
        value, scale = value / MILLION, "million"
    size = abs(value)
    places = 0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 1 else 3
    number = f"{value:,.{places}f}"
    number = number.rstrip("0").rstrip(".") if "." in number else number
    if _is_money(unit):
        number = f"{code} {number} {scale}".rstrip()
    return f"{number} ({observation.period})"


def _is_money(unit: str) -> bool:
    code = unit.partition(" ")[0]
    return len(code) == 3 and code.isupper()


def describe_indicator(view: View, argument: Argument) -> tuple[str, tuple[str, ...]] | None:
    """What the argument's indicator tells; None where it has none that is in the evidence."""
    if argument.indicator is None or argument.indicator not in view.series:
        return None
    _, text, sources = _describe_series(view, view.series[argument.indicator])
    return text, sources
