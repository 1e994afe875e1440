"""The report as a whole, before it has a format: its sections in the paper's order, its notes, its figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from techplomacy.analysis import View
from techplomacy.presentation.chapters.abbreviations import write_abbreviations
from techplomacy.presentation.chapters.appendix import write_counts, write_events
from techplomacy.presentation.chapters.areas import write_areas
from techplomacy.presentation.chapters.background import write_background
from techplomacy.presentation.chapters.bibliography import write_bibliography
from techplomacy.presentation.chapters.conclusion import write_conclusion
from techplomacy.presentation.chapters.finance import write_finance
from techplomacy.presentation.chapters.front import write_frame, write_front
from techplomacy.presentation.chapters.hypothesis import write_hypothesis
from techplomacy.presentation.chapters.impact import write_impact
from techplomacy.presentation.chapters.introduction import write_introduction
from techplomacy.presentation.chapters.outlook import write_outlook
from techplomacy.presentation.chapters.policies import write_policies
from techplomacy.presentation.chapters.relevance import write_relevance
from techplomacy.presentation.chapters.sectors import write_sectors
from techplomacy.presentation.chapters.shortcomings import write_shortcomings
from techplomacy.presentation.citations import References
from techplomacy.presentation.figure import Figure
from techplomacy.presentation.notes import Note, Notebook, number_notes
from techplomacy.presentation.section import Entries, Entry, Section, Table


@dataclass(frozen=True)
class Outline:
    """Title, question and frame of the first page, the sections, and the notes by key with their numbers.

    `is_noted` is False for a page that tells its sources where it tells its facts, and has no notes;
    `has_contents` for one so short that it needs no list of its sections.
    """

    title: str
    question: str
    frame: str
    language: str
    authors: tuple[str, ...]
    front: tuple[Section, ...]
    sections: tuple[Section, ...]
    notes: dict[str, Note]
    numbers: dict[str, int]
    is_noted: bool = True
    has_contents: bool = True

    @property
    def anchors(self) -> frozenset[str]:
        """Everything that a link within the report can lead to."""
        found = {f"note-{number}" for number in self.numbers.values()}
        for section in (*self.front, *self.sections):
            for part in section.walk():
                found.add(part.id)
                for block in part.blocks:
                    rows: Sequence[Entry | object] = block.items if isinstance(block, Entries) else ()
                    rows = block.rows if isinstance(block, Table) else rows
                    for row in rows:
                        found |= {name for key in ("id", "alias") if (name := getattr(row, key, None))}
        return frozenset(found)


def make_outline(view: View, figures: Sequence[Figure]) -> Outline:
    """All sections of a study's report; each is written once, in order."""
    notes = Notebook(view, References(view.sources))
    drawn = tuple(figures)
    front = write_front(notes)
    written = (
        write_background(notes),
        write_relevance(notes),
        write_introduction(notes, drawn),
        write_hypothesis(notes),
        write_areas(notes, drawn),
        write_sectors(notes, drawn),
        write_finance(notes, drawn),
        write_policies(notes),
        write_impact(notes, drawn),
        write_shortcomings(notes, drawn),
        write_outlook(notes, drawn),
        write_conclusion(notes),
        write_abbreviations(notes),
        write_bibliography(notes),
        write_events(notes),
    )
    sections = (*written, write_counts(notes))  # the counts last: all tables have been written
    title, question, frame = write_frame(notes)
    numbers = number_notes((*front, *sections))
    study = view.study
    return Outline(title, question, frame, study.language, study.authors, front, sections, notes.notes, numbers)
