"""The appendices: every event with its sources and passages, and what each count in a table counts."""

from techplomacy.model import Event
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import Entries, Section
from techplomacy.presentation.tabulation import say
from techplomacy.presentation.telling import make_entry
from techplomacy.presentation.wording import count_things

MOST = 3_000  # events that a report lists at most


def write_events(notes: Notebook) -> Section:
    """Appendix A: the events in order of time."""
    view = notes.view
    title = "Events, with their sources and passages"
    if not view.events:
        return Section("events", "A", title, (tell_absence(view, "acts of cooperation"),))
    listed = _choose_events(notes)
    notes.listed = frozenset(notes.numbers[event.id] for event in listed)
    items = tuple(make_entry(view, notes.references, event, notes.numbers[event.id]) for event in listed)
    count = count_things(len(view.events), "event")
    if len(items) < len(view.events):
        count = f"Of {count} the {len(items)} that the report names; the tables beside it hold all. They stand"
    text = say(
        f"{count} in order of time. In brackets stands how far a source can be shown: quoted and noted ones with their "
        "words, cited ones with their address."
    )
    return Section("events", "A", title, (text, Entries("events", items)))


def _choose_events(notes: Notebook) -> list[Event]:
    """All events of a study that can be leafed through; of a larger one those that notes tell of."""
    events = list(notes.view.events)
    if len(events) <= MOST:
        return events
    return [event for event in events if f"event:{event.id}" in notes.notes][:MOST]


def write_counts(notes: Notebook) -> Section:
    """Appendix B: made last, when all tables have been written."""
    title = "What the counts in tables count"
    if not notes.counts:
        return Section("counts", "B", title, (tell_absence(notes.view, "counts"),))
    text = say("Numbers are those of the list of events.")
    return Section("counts", "B", title, (text, Entries("counts", notes.list_counts(), True)))
