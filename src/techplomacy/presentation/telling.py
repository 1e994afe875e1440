"""What is said of one event: its steps as they were told, its parties, its money, its sources and their passages."""

from collections.abc import Sequence

from techplomacy.analysis import View
from techplomacy.analysis.view import find_when
from techplomacy.model import Basis, Event, Funds, Participant, Step
from techplomacy.presentation.citations import References
from techplomacy.presentation.passages import Testimony, list_testimony, tell_testimony
from techplomacy.presentation.section import Entry
from techplomacy.presentation.span import Span, Style, Text, as_text, compose
from techplomacy.presentation.wording import (
    capitalise,
    count_things,
    join_names,
    join_words,
    reword_days,
    write_money,
    write_sentence,
    write_time,
    write_when,
)

CONFLICT = "contradicted"
_PLAIN_ROLE = "party"


def event_anchor(identifier: str) -> str:
    """The anchor of an event in the list of events."""
    return f"event-{identifier}"


def write_steps(view: View, event: Event) -> str:
    """Its steps in order of time, each with its date where that is told; nothing is said that no step says."""
    return "; ".join(_write_step(view, step) for step in event.steps) or "no step told"


def _write_step(view: View, step: Step) -> str:
    word = view.vocabulary.steps.get(step.name)
    label = word.label if word else step.name
    if step.when is None:
        return label
    # The occasion of a plan lies ahead: "planned on 3 May" would say that the planning took place then.
    return f"{label} for {write_when(step.when)}" if step.name == "planned" else f"{label} {write_time(step.when)}"


def write_parties(view: View, event: Event) -> str:
    """Who takes part, by country in the order of the study, others last; roles other than party in brackets."""
    order = {code: n for n, code in enumerate(view.study.countries)}
    told = sorted(enumerate(event.participants), key=lambda pair: (order.get(pair[1].country or "", 9), pair[0]))
    names = [_write_party(view, participant) for _, participant in told]
    return "; ".join(dict.fromkeys(names))


def _write_party(view: View, participant: Participant) -> str:
    name = view.name_actor(participant)
    country = view.name_country(participant.country) if participant.country else ""
    marks = [country] if country and country not in name else []
    if participant.role != _PLAIN_ROLE:
        role = view.vocabulary.roles.get(participant.role)
        marks.append(role.label if role else participant.role)
    if participant.implied:
        marks.append("understood, not named")
    return f"{name} ({', '.join(marks)})" if marks else name


def write_funds(view: View, funds: Funds) -> str:
    """An amount and its stage."""
    stage = view.vocabulary.stages.get(funds.stage)
    return f"{write_money(funds.money)} ({stage.label if stage else funds.stage})"


def make_entry(view: View, references: References, event: Event, number: int) -> Entry:
    """The entry of an event in the list of events."""
    when = find_when(event)
    head = compose(
        "{} {}. {}",
        Span(f"{number}.", style=Style.MINOR),
        write_when(when) if when else "Undated",
        Span(capitalise(event.title), style=Style.STRONG),
    )
    facts = [f"{capitalise(view.name_kind(event.kind))}: {write_steps(view, event)}."]
    if event.participants:
        facts.append(f"Parties: {write_parties(view, event)}.")
    if event.sectors:
        facts.append(f"Fields: {join_names([view.name_sector(sector) for sector in event.sectors])}.")
    if event.money:
        facts.append(f"Money: {join_words([write_funds(view, funds) for funds in event.money])}.")
    if event.place:
        facts.append(f"Place: {event.place}.")
    lines: list[Text] = [as_text(" ".join(facts))]
    if event.summary:
        lines.append(as_text(write_sentence(event.summary)))
    lines += _tell_conflict(view, event)
    witnesses = count_things(event.witnesses, "independent witness", "independent witnesses")
    told = list_testimony(view, event)
    known = f"The form is {_find_basis(view, event, 'kind')}, the steps are {_find_basis(view, event, 'step')}."
    lines.append(as_text(f"{capitalise(witnesses)}. {known}"))
    lines += [tell_testimony(references, testimony) for testimony in told] or [as_text("No source is given.")]
    brief = _make_brief(references, facts, told)
    return Entry(event_anchor(event.id), head, tuple(lines), f"e{number}", brief)


def _make_brief(references: References, facts: Sequence[str], told: Sequence[Testimony]) -> Text:
    """Facts and sources by name; the words of the first passage where there is one."""
    names = "; ".join(f"{references.name(testimony.source)} [{testimony.basis.value}]" for testimony in told)
    quotes = [quote for testimony in told for quote in testimony.quotes]
    shown = (Span(f" “{quotes[0].words}”", style=Style.QUOTE, language=quotes[0].language),) if quotes else ()
    return (*as_text(f" {' '.join(facts)} Sources: {names or 'none given'}."), *shown)


def _find_basis(view: View, event: Event, field: str) -> str:
    """The strongest basis on which a field is told."""
    told = {s.basis for record in view.find_records(event) for s in record.every(field)}
    return next((basis.value for basis in Basis if basis in told), Basis.DERIVED.value)


def _tell_conflict(view: View, event: Event) -> list[Text]:
    """The coder's note, under a warning where sources contradict each other."""
    notes = " ".join(reword_days(write_sentence(note)) for note in view.find_values(event, "note"))
    if CONFLICT in view.find_values(event, "verified"):
        return [compose("{} {}", Span("Sources contradict each other.", style=Style.STRONG), notes)]
    return [compose("Coder’s note: {}", notes)] if notes else []
