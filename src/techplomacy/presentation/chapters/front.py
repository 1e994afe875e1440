"""The first page: title, question, day, the shares of what the statements rest on, and the answer."""

from collections.abc import Mapping

from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.coverage import answer_bases
from techplomacy.model import Basis, Cell
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.answer import list_sentences
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import Bar, Paragraph, Section, Share, Tone
from techplomacy.presentation.span import Span
from techplomacy.presentation.wording import count_things, join_words, write_day, write_percent, write_when

MEANINGS = {
    Basis.QUOTED: "an exact passage of the source stands behind it",
    Basis.NOTED: "a passage of a reader’s own note on the source stands behind it",
    Basis.CITED: "only the address of the source that a coder read",
    Basis.DERIVED: "metadata or other statements, by a rule",
}


def write_front(notes: Notebook) -> tuple[Section, Section]:
    """The shares first, then the answer."""
    view = notes.view
    shares = [_write_share(row) for row in read_rows(answer_bases(view))]
    found = any(share.percent for share in shares)
    blocks = () if found else (tell_absence(view, "statements"),)
    bar = Bar("Statements of the evidence base by what stands behind them", tuple(shares))
    return (
        Section("shares", "", "What this report rests on", (*blocks, bar)),
        Section("answer", "", "The answer in one paragraph", (_write_answer(notes),)),
    )


def _write_share(row: Mapping[str, Cell]) -> Share:
    basis = Basis(str(row["basis"].value))
    percent = row["percent"].value
    share = percent if isinstance(percent, float) else None
    told = count_things(int(str(row["statements"].value)), "statement")
    return Share(basis.value, f"{write_percent(share)}, {told}: {MEANINGS[basis]}", share or 0.0)


def _write_answer(notes: Notebook) -> Paragraph:
    """The sentences, each with the notes on what it counts and on its values."""
    spans: list[Span] = []
    for sentence in list_sentences(notes.view, notes.summary):
        keys = [key for key in (notes.note_count(sentence.ids),) if key]
        keys += [notes.note_observation(value) for value in sentence.values]
        spans.append(Span(f"{' ' if spans else ''}{sentence.text}", note=keys[0] if keys else None))
        spans += [Span("", note=key) for key in keys[1:]]
    return Paragraph(tuple(spans), Tone.LEAD)


def write_frame(notes: Notebook) -> tuple[str, str, str]:
    """Title, question and the line that names countries, period and day."""
    study = notes.view.study
    sides = join_words([notes.view.name_country(code) for code in study.countries])
    line = f"{sides}, {write_when(study.period)}; as of {write_day(study.as_of)}"
    return study.title, study.question, line
