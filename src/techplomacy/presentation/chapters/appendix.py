"""The appendices: every event with its sources and passages, and what each count in a table counts."""

from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import Entries, Section
from techplomacy.presentation.tabulation import say
from techplomacy.presentation.telling import make_entry
from techplomacy.presentation.wording import count_things


def write_events(notes: Notebook) -> Section:
    """Appendix A: the events in order of time."""
    view = notes.view
    title = "Events, with their sources and passages"
    if not view.events:
        return Section("events", "A", title, (tell_absence(view, "acts of cooperation"),))
    items = tuple(make_entry(view, notes.references, event, notes.numbers[event.id]) for event in view.events)
    text = say(
        f"{count_things(len(items), 'event')} in order of time. In brackets stands how far a source can be shown: "
        "quoted and noted ones with their words, cited ones with their address."
    )
    return Section("events", "A", title, (text, Entries("events", items)))


def write_counts(notes: Notebook) -> Section:
    """Appendix B: made last, when all tables have been written."""
    title = "What the counts in tables count"
    if not notes.counts:
        return Section("counts", "B", title, (tell_absence(notes.view, "counts"),))
    items = tuple(notes.counts.values())
    return Section(
        "counts", "B", title, (say("Numbers are those of the list of events."), Entries("counts", items, True))
    )
