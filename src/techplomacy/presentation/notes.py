"""The numbered notes: what each fact, count and value rests on; a note that is referred to twice is printed once."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from techplomacy.analysis import View
from techplomacy.analysis.hypothesis import answer_hypothesis
from techplomacy.analysis.summary import Summary, answer_summary
from techplomacy.model import Basis, Cell, Event, Observation, Result
from techplomacy.presentation.citations import References
from techplomacy.presentation.passages import list_testimony, tell_testimony
from techplomacy.presentation.section import Entry, Section, walk_spans
from techplomacy.presentation.span import Span, Style, Text, as_text, compose, join_texts
from techplomacy.presentation.telling import event_anchor
from techplomacy.presentation.wording import DASH, count_things, reword_days, write_amount

NAMED = 40  # how many things of a count are named; events are told by number
COUNTED = 1_000  # events that the list of a count names at most


@dataclass(frozen=True, slots=True)
class Note:
    """The text of a note, line by line."""

    lines: tuple[Text, ...]


@dataclass
class Notebook:
    """Makes notes and keeps them by key; counts in tables are kept apart, as a list that the figure leads to."""

    view: View
    references: References
    notes: dict[str, Note] = field(default_factory=dict)
    counts: dict[tuple[str, ...], int] = field(default_factory=dict)
    listed: Container[int] | None = None  # the numbers of the events that the report lists, once that is known

    def __post_init__(self) -> None:
        self.numbers = {event.id: n for n, event in enumerate(self.view.events, 1)}
        self._places = {identifier: self.numbers[event.id] for identifier, event in self.view.by_id.items()}

    @cached_property
    def summary(self) -> Summary:
        """The figures of the first page, asked once."""
        return answer_summary(self.view)

    @cached_property
    def tests(self) -> Result:
        """The hypothesis against the evidence, asked once."""
        return answer_hypothesis(self.view)

    def note_event(self, event: Event) -> str:
        """The key of the note on an event: its sources, each with its basis and passages."""
        key = f"event:{event.id}"
        if key not in self.notes:
            link = Span(f"Event {self.numbers[event.id]}", f"#{event_anchor(event.id)}")
            told = [tell_testimony(self.references, testimony) for testimony in list_testimony(self.view, event)]
            first = compose("{}. {}", link, told[0] if told else "No source is given.")
            self.notes[key] = Note((first, *told[1:]))
        return key

    def note_observation(self, observation: Observation, others: Sequence[Observation] = ()) -> str:
        """The key of the note on a value: its series, all its digits, its source, and what other sources print."""
        key = f"value:{observation.series}:{observation.period}:{observation.source}"
        if key not in self.notes:
            unit = self.view.series[observation.series].unit
            printed = [
                compose("Also printed: {}. {}", write_amount(o.value, unit, is_exact=True), self._cite(o.source))
                for o in others
            ]
            self.notes[key] = Note((*self._describe(observation), *printed))
        return key

    def _describe(self, observation: Observation) -> tuple[Text, ...]:
        series = self.view.series[observation.series]
        told = f"{series.title}, {observation.period}: {write_amount(observation.value, series.unit, is_exact=True)}"
        parts = [f"{told}; basis: {series.basis}; year: {self._write_year(series.year_type.value)}."]
        if observation.note:
            parts.append(f"The table notes: {reword_days(observation.note.rstrip('.'))}.")
        return (compose("{} {}", " ".join(parts), self._cite(observation.source)),)

    def note_ends(self, first: Cell, last: Cell) -> str | None:
        """The key of one note on the first and the last value of a series."""
        found = [o for cell in (first, last) if (o := self._find_observation(cell)) is not None]
        if len(set(found)) < 2:
            return self.note_observation(found[0]) if found else None
        key = f"ends:{found[0].series}:{found[0].period}:{found[1].period}"
        if key not in self.notes:
            lines = [line for o in found for line in self._describe(o)]
            self.notes[key] = Note(tuple(lines))
        return key

    def note_sources(self, sources: Sequence[str], *, about: str = "") -> str | None:
        """The key of the note that cites these sources; None of none."""
        if not sources:
            return None
        key = f"sources:{about}:{'|'.join(sources)}"
        if key not in self.notes:
            cited = [self._cite(source) for source in sources]
            self.notes[key] = Note((compose("{}{}", f"{about} " if about else "", cited[0]), *cited[1:]))
        return key

    def note_count(self, ids: Sequence[str]) -> str | None:
        """The key of the note that lists what was counted; None of nothing."""
        ids = tuple(dict.fromkeys(ids))
        if not ids:
            return None
        if len(ids) == 1 and ids[0] in self.view.by_id:
            return self.note_event(self.view.by_id[ids[0]])
        key = f"count:{'|'.join(ids)}"
        if key not in self.notes:
            self.notes[key] = Note((self._list_counted(ids),))
        return key

    def link_count(self, ids: Sequence[str]) -> str | None:
        """The link of a figure in a table to the list of what it counts; None of nothing."""
        ids = tuple(dict.fromkeys(ids))
        if not ids:
            return None
        if len(ids) == 1 and ids[0] in self.view.by_id:
            return f"#{event_anchor(self.view.by_id[ids[0]].id)}"
        return f"#{_name_count(self.counts.setdefault(ids, len(self.counts) + 1))}"

    def list_counts(self) -> tuple[Entry, ...]:
        """What each figure that leads to its list counts; to be made last."""
        heads = {ids: Span(f"{number}.", style=Style.MINOR) for ids, number in self.counts.items()}
        return tuple(
            Entry(_name_count(number), compose("{} {}", heads[ids], self._list_counted(ids)))
            for ids, number in self.counts.items()
        )

    def note_cell(self, cell: Cell) -> str | None:
        """The key of the note on a cell: its event, its value in a series, or its sources."""
        if not cell.sources:
            return None
        if len(cell.ids) == 1 and cell.ids[0] in self.view.by_id:
            return self.note_event(self.view.by_id[cell.ids[0]])
        observation = self._find_observation(cell)
        return self.note_observation(observation) if observation is not None else self.note_sources(cell.sources)

    def _find_observation(self, cell: Cell) -> Observation | None:
        """The observation that a cell of a series tells."""
        if len(cell.ids) != 1 or cell.ids[0] not in self.view.series:
            return None
        told = [o for o in self.view.observations[cell.ids[0]] if o.source in cell.sources]
        return next((o for o in told if cell.value in (o.value, o.period)), None)

    def _cite(self, source: str) -> Text:
        return (*self.references.link(source), Span(f" [{Basis.CITED.value}]", style=Style.MINOR))

    def _write_year(self, year_type: str) -> str:
        word = self.view.vocabulary.year_types.get(year_type)
        return word.label if word else year_type

    def _list_counted(self, ids: Sequence[str]) -> Text:
        places = self._places
        events = sorted({places[i] for i in ids if i in places})
        if len(events) == len(self.view.events) > 1:
            return as_text(f"All {len(events)} events of the list.")
        parts: list[Text] = []
        if events:
            ranges = self._list_ranges(events[:COUNTED])
            more = f" and {len(events) - COUNTED} more" if len(events) > COUNTED else ""
            parts.append(compose("{}: {}{}.", count_things(len(events), "event"), ranges, more))
        others = [identifier for identifier in ids if identifier not in places]
        if others:
            names = [self.name_thing(identifier) for identifier in others[:NAMED]]
            more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
            parts.append(compose("{}{}.", join_texts(names, "; "), more))
        return join_texts(parts, " ")

    def _list_ranges(self, events: Iterable[int]) -> Text:
        """Numbers of events, those of a run as its ends; a number leads to its event where the report lists it."""
        spans: list[Span] = []
        plain = ""
        for run in _find_runs(events):
            mark = ", " if plain or spans else ""
            for end in dict.fromkeys(run):
                plain += mark
                if self.listed is None or end in self.listed:
                    spans += [*as_text(plain), Span(str(end), f"#e{end}")]
                    plain = ""
                else:
                    plain += str(end)
                mark = DASH if run[1] - run[0] > 1 else ", "
        return (*spans, *as_text(plain))

    def name_thing(self, identifier: str) -> Text:
        """The name of an initiative, policy, series, loan or search, with its link where it has one."""
        view = self.view
        thread = next((thread for thread in view.initiatives if thread.id == identifier), None)
        if thread is not None:
            return (Span(thread.name, f"#initiative-{identifier}"),)
        if identifier in view.records:
            record = view.records[identifier]
            title = record.get("title")
            return (Span(str(title.value) if title else identifier, f"#{record.about.value}-{identifier}"),)
        if identifier in view.series:
            return as_text(view.series[identifier].title)
        if any(search.id == identifier for search in view.searches):
            return (Span(f"search {identifier}", f"#search-{identifier}"),)
        return as_text(identifier)


def _name_count(number: int) -> str:
    return f"count-{number}"


def _find_runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of numbers, which come in order."""
    first = last = None
    for number in numbers:
        if first is None or last is None:
            first = last = number
        elif number == last + 1:
            last = number
        else:
            yield first, last
            first = last = number
    if first is not None and last is not None:
        yield first, last


def number_notes(sections: Sequence[Section]) -> dict[str, int]:
    """Numbers by key in reading order; what is folded away is numbered after all that stands in the text."""
    numbers: dict[str, int] = {}
    for folded in (False, True):
        for section in sections:
            for span in walk_spans(section, folded=folded):
                if span.note is not None:
                    numbers.setdefault(span.note, len(numbers) + 1)
    return numbers
