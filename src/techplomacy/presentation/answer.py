"""The study's answer in one paragraph: words around the figures of `analysis.summary`, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.analysis import View
from techplomacy.analysis.gaps import answer_dormant
from techplomacy.analysis.outlook import list_items
from techplomacy.analysis.propositions import Shape
from techplomacy.analysis.searching import find_nothing
from techplomacy.analysis.summary import Summary, answer_summary
from techplomacy.model import Basis, Observation
from techplomacy.presentation.absence import EVERYWHERE
from techplomacy.presentation.wording import (
    SCORES,
    capitalise,
    count_things,
    join_words,
    write_amount,
    write_exact,
    write_nothing,
    write_percent,
)

PEAKS = 3  # series of investment that are named, those with most whole years first


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what it rests on: ids of what it counts, and values of series."""

    text: str
    ids: tuple[str, ...] = ()
    values: tuple[Observation, ...] = ()


def answer_in_one_paragraph(view: View) -> str:
    """What the evidence says, in plain sentences; figures carry their period, basis and caveat."""
    return " ".join(sentence.text for sentence in list_sentences(view, answer_summary(view)))


def list_sentences(view: View, summary: Summary) -> list[Sentence]:
    """The sentences of the answer; one that says which nothing it is where there is no event."""
    sides = join_words([view.name_country(code) for code in view.study.countries])
    if not summary.events:
        return [Sentence(write_nothing(find_nothing(view, EVERYWHERE), f"acts of cooperation between {sides}"))]
    told = [
        _tell_acts(summary, sides),
        _tell_threads(view, summary),
        *_tell_loans(summary.loans),
        *_tell_investment(summary.investment),
        _tell_verdicts(summary),
        _tell_open(view),
        _tell_bases(summary),
    ]
    return [sentence for sentence in told if sentence.text]


def _tell_acts(summary: Summary, sides: str) -> Sentence:
    first, last, n = summary.first_year, summary.last_year, len(summary.events)
    years = f" from {first} to {last}" if first and last and first != last else f" in {first}" if first else ""
    told = f"The record holds {count_things(n, 'act')} of cooperation between {sides}{years}"
    if n > 1:
        those = {0: "none of them a concluded instrument", 1: "1 of them a concluded instrument"}
        count = "all" if summary.instruments == n else f"{summary.instruments}"
        told += f", {those.get(summary.instruments, f'{count} of them concluded instruments')}"
    told += "; " + count_things(summary.undated, "has no date", "have no date") if summary.undated else ""
    told += "."
    if len(summary.leading) > 1:
        fields = join_words([f"{name} ({count})" for name, count in summary.leading])
        told += f" Most touch {fields}; an act may touch several fields."
    return Sentence(told, tuple(event.id for event in summary.events))


def _tell_threads(view: View, summary: Summary) -> Sentence:
    total = sum(summary.scores.values())
    if not total:
        return Sentence("")
    found = {score: n for score, n in summary.scores.items() if n}
    parts = [count_things(found[s], f"is {SCORES[s]}", f"are {SCORES[s]}") for s in SCORES if s in found]
    if None in found:
        parts.append(f"of {found[None]} the outcome is not known")
    told = f"Of {count_things(total, 'initiative')}, {join_words(parts)}."
    return Sentence(told, tuple(thread.id for thread in view.initiatives))


def _tell_loans(shape: Shape | None) -> Iterator[Sentence]:
    if shape is None:
        return
    unit, first, last = shape.series.unit, shape.years[0].taken, shape.years[-1].taken
    values = [first]
    told = f"{shape.series.title} came to {write_amount(first.value, unit)} in {first.period}"
    if first is not last:
        told += f" and to {write_amount(last.value, unit)} in {last.period}"
        values.append(last)
    peak = find_peak(shape)
    if peak is not None:
        told += f", with a peak of {_write_value(shape, peak)}"
        values.append(peak)
    yield Sentence(f"{told} (basis: {shape.series.basis}{_tell_flaws(shape)}).", (), tuple(dict.fromkeys(values)))


def _tell_flaws(shape: Shape) -> str:
    """What weakens the years of a series, in the words of its propositions."""
    caveats = shape.propositions[0].caveats if shape.propositions else ()
    flaws = [text for text in caveats if not text.startswith(("basis:", "year type:"))]
    return f"; {'; '.join(flaws)}" if flaws else ""


def _tell_investment(shapes: tuple[Shape, ...]) -> Iterator[Sentence]:
    found = [(shape, peak) for shape in shapes if (peak := find_peak(shape))][:PEAKS]
    if not found:
        return
    peaks = [f"{_write_value(shape, peak)} ({shape.series.basis.partition(' (')[0]})" for shape, peak in found]
    told = f"Direct investment had its highest year with {join_words(peaks, 'or')}"
    told += ": each basis is a series of its own." if len(peaks) > 1 else "."
    yield Sentence(told, (), tuple(peak for _, peak in found))


def find_peak(shape: Shape) -> Observation | None:
    """The value of the highest whole year; None where the series supports none."""
    peak = shape.find("peak")
    point = shape.find_point(peak.period) if peak else None
    return point.taken if point else None


def _write_value(shape: Shape, observation: Observation) -> str:
    return f"{write_amount(observation.value, shape.series.unit)} in {observation.period}"


def _tell_verdicts(summary: Summary) -> Sentence:
    total = sum(summary.verdicts.values())
    words = {"for": "speaks for {}", "against": "against {}", "silent": "is silent on {}"}
    told = [words[key].format(summary.verdicts[key]) for key in words if summary.verdicts.get(key)]
    text = f"Of {count_things(total, 'implication')} of the hypothesis, the evidence {join_words(told)}."
    return Sentence(text if total else "")


def _tell_open(view: View) -> Sentence:
    overdue = [item for item in list_items(view) if item.state == "overdue"]
    dormant = answer_dormant(view).rows
    parts = [count_things(len(overdue), "promise is overdue", "promises are overdue")] if overdue else []
    if dormant:
        parts.append(count_things(len(dormant), "standing dialogue has", "standing dialogues have") + " gone silent")
    ids = [*(i for item in overdue for i in item.ids), *(i for row in dormant for i in row[0].ids)]
    return Sentence(f"{capitalise(join_words(parts))}." if parts else "", tuple(ids))


def _tell_bases(summary: Summary) -> Sentence:
    total, quoted = sum(summary.bases.values()), summary.bases.get(Basis.QUOTED, 0)
    lone = summary.figures.get("percent_one_witness")
    witness = f", and {write_percent(lone)} of the acts have one witness alone" if lone else ""
    if not quoted:
        return Sentence(f"None of the {write_exact(total)} statements shows the words of its source{witness}.")
    shown = count_things(quoted, "shows the words of its source", "show the words of their source")
    return Sentence(f"Of {write_exact(total)} statements {shown}{witness}.")
