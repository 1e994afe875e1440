"""XII: what the author says, what the evidence says, and what is not known."""

from techplomacy.analysis.arguments import answer_arguments
from techplomacy.analysis.coverage import answer_coverage, find_strongest, read_figures
from techplomacy.analysis.searching import find_nothing
from techplomacy.model import Basis, Nothing
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.chapters.agreement import tell_second_coder
from techplomacy.presentation.chapters.hypothesis import VERDICTS
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Bullets, Section
from techplomacy.presentation.span import Span, Text, as_text, compose
from techplomacy.presentation.tabulation import say
from techplomacy.presentation.wording import SCORES, count_things, join_words, write_percent, write_sentence

SECTIONS = {"IX": "impact", "X": "shortcomings", "XI": "the outlook"}


def write_conclusion(notes: Notebook) -> Section:
    """Three parts, in this order."""
    parts = (
        Section("author-says", "", "What the author says", tuple(_tell_author(notes))),
        Section("evidence-says", "", "What the evidence says", tuple(_tell_evidence(notes))),
        Section("not-known", "", "What is not known", tuple(_tell_unknown(notes))),
    )
    return Section("conclusion", "XII", "Conclusion", (), parts)


def _tell_author(notes: Notebook) -> list[BlockItem]:
    hypothesis = notes.view.study.hypothesis
    blocks: list[BlockItem] = [say(f"The hypothesis: {write_sentence(hypothesis.text)}")] if hypothesis else []
    lines: list[Text] = []
    for section, what in SECTIONS.items():
        rows = answer_arguments(notes.view, section).rows
        if rows:
            told = sum(1 for row in rows if row[3].value)
            against = (
                f"{'all' if told == len(rows) else told or 'none'} of them with evidence at odds with them"
                if len(rows) > 1
                else ("with evidence at odds with it" if told else "with no evidence at odds with it")
            )
            lines.append(as_text(f"On {what} ({section}): {count_things(len(rows), 'argument')}, {against}."))
    if lines:
        blocks.append(Bullets(tuple(lines)))
    if not blocks:
        blocks.append(tell_absence(notes.view, "a hypothesis or arguments of the author", nothing=Nothing.NOT_CHECKED))
    return blocks


def _tell_evidence(notes: Notebook) -> list[BlockItem]:
    view = notes.view
    if not view.events:
        return [tell_absence(view, "acts of cooperation")]
    lines = [
        compose(
            "{} The evidence {}{}.",
            write_sentence(str(row[0].value)),
            Span(VERDICTS.get(str(row[1].value), str(row[1].value)), note=notes.note_count(row[1].ids)),
            ", and this is not robust" if row[6].value == "no" else "",
        )
        for row in notes.tests.rows
    ]
    summary = notes.summary
    told = [count_things(n, f"is {SCORES[s]}", f"are {SCORES[s]}") for s in SCORES if (n := summary.scores.get(s, 0))]
    if told:
        lines.append(as_text(f"Of the initiatives, {join_words(told)}."))
    if not lines:
        return [tell_absence(view, "tests of a hypothesis and outcomes of initiatives", nothing=Nothing.NOT_CHECKED)]
    return [Bullets(tuple(lines))]


def _tell_unknown(notes: Notebook) -> list[BlockItem]:
    view = notes.view
    figures = read_figures(answer_coverage(view))
    summary = notes.summary
    lines: list[Text] = []
    unknown = summary.scores.get(None, 0)
    if unknown:
        lines.append(as_text(f"What became of {count_things(unknown, 'initiative')}."))
    silent = [view.name_sector(s) for s in view.vocabulary.sectors if find_nothing(view, s) is Nothing.NOT_SEARCHED]
    if silent:
        lines.append(as_text(f"What there is in fields that nobody searched: {join_words(silent)}."))
    strongest = find_strongest(view)
    if strongest is not None and strongest is not Basis.QUOTED:
        lines.append(
            as_text(f"Whether the sources say what the coder read: most statements are {strongest.value}, not quoted.")
        )
    lone = figures.get("percent_one_witness")
    if lone:
        lines.append(as_text(f"Whether a second witness would agree, for {write_percent(lone)} of the events."))
    if view.records:
        lines.append(tell_second_coder(view))
    lines.append(
        as_text("Whether any of this changed what would have happened without it: counts of acts do not measure it.")
    )
    return [Bullets(tuple(lines))]
