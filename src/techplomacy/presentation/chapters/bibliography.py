"""XIV: every source of the evidence base that something in it rests on, by CSL."""

from techplomacy.model import Source
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.citations import anchor, find_language
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import Entries, Entry, Section
from techplomacy.presentation.span import Span, Style, Text
from techplomacy.presentation.tabulation import say
from techplomacy.presentation.wording import count_things


def write_bibliography(notes: Notebook) -> Section:
    """The references in order, each with its address and what kind of voice it is."""
    view = notes.view
    if not view.sources:
        return Section("bibliography", "XIV", "Bibliography", (tell_absence(view, "sources"),))
    items = [
        Entry(anchor(identifier), _tell(notes, view.sources[identifier]))
        for identifier in notes.references.sort(view.sources)
    ]
    text = say(
        f"{count_things(len(items), 'source')}. The words in brackets say what kind of voice a source is and whose."
    )
    return Section("bibliography", "XIV", "Bibliography", (text, Entries("sources", tuple(items))))


def _tell(notes: Notebook, source: Source) -> Text:
    spans = list(notes.references.cite(source.id))
    language = find_language(source)
    if language:
        spans = [Span(s.text, s.link, s.note, s.style, language) for s in spans]
    if source.address:
        spans += [Span(" "), Span(source.address, source.address)]
    side = f", {notes.view.name_country(source.side)}" if source.side else ""
    spans.append(Span(f" [{source.tier.value}{side}{'; copy of another' if source.copies else ''}]", style=Style.MINOR))
    return tuple(spans)
