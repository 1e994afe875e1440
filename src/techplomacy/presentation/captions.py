"""The words of figures: captions in what propositions and results support, notes with source, basis and as-of day."""

from collections import Counter
from collections.abc import Iterable, Sequence

from techplomacy.analysis.propositions import Shape
from techplomacy.analysis.view import View
from techplomacy.model import Proposition, Result, Series
from techplomacy.presentation.wording import (
    capitalise,
    count_things,
    join_names,
    join_words,
    reword_days,
    write_amount,
    write_day,
    write_sentence,
)

TOLD = 3  # series that a caption speaks of; the text of the report speaks of each
NAMED = 4  # publishers that a note names
_PLAIN = ("basis:", "year type:")  # caveats that the picture itself tells


def name_pair(view: View) -> str:
    """The two countries of the study."""
    return join_words([view.name_country(code) for code in view.study.countries])


def tell_shapes(view: View, shapes: Sequence[Shape]) -> str:
    """What the series with the most years support, one sentence a series."""
    is_same = are_alike(shapes)
    return " ".join(tell_shape(view, shape, is_same=is_same) for shape in shapes[:TOLD] if shape.propositions)


def are_alike(shapes: Sequence[Shape]) -> bool:
    """Whether several series show one measure, so that their bases tell them apart."""
    return len(shapes) > 1 and len({shape.series.measure for shape in shapes}) == 1


def tell_shape(view: View, shape: Shape, *, is_same: bool) -> str:
    """One sentence: the ends and their order, the peak, and the caveats; on which basis, in which years."""
    series = shape.series
    parts = [_tell_ends(shape)]
    peak = shape.find("peak")
    if peak is not None:
        parts.append(f"the highest value told is {_tell_value(shape, peak)}")
    parts += [text for text in shape.propositions[0].caveats if not text.startswith(_PLAIN)]
    basis = f"{series.basis}, {name_years(view, series)}"
    name = capitalise(basis) if is_same else f"{series.title} ({basis})"
    return f"{name}: {'; '.join(parts)}."


def _tell_ends(shape: Shape) -> str:
    first, *others = [p for p in shape.propositions if p.predicate == "level" and shape.find_point(p.period)]
    if not others:
        return f"the one value told is {_tell_value(shape, first)}"
    ends = f"from {_tell_value(shape, first)} to {_tell_value(shape, others[0])}"
    turned = next((p.predicate for p in shape.propositions if p.predicate in ("rose", "fell")), None)
    return f"{turned} {ends}" if turned else f"the same at both ends, {ends}"


def _tell_value(shape: Shape, proposition: Proposition) -> str:
    point = shape.find_point(proposition.period)
    period = point.taken.period if point else str(proposition.period)
    value = proposition.value
    return f"{write_amount(value, shape.series.unit)} in {period}" if value is not None else period


def name_years(view: View, series: Series) -> str:
    """Which twelve months a year of a series means."""
    kind = view.vocabulary.year_types.get(series.year_type.value)
    return kind.label if kind else series.year_type.value


def tell_result(*results: Result) -> str:
    """Coverage and caveats of results, as they stand."""
    told = dict.fromkeys(text for result in results for text in (*result.coverage, *result.caveats))
    return reword_days(" ".join(write_sentence(text) for text in told))


def note_series(view: View, drawn: Sequence[Shape], hidden: Iterable[Shape]) -> str:
    """Sources, bases and year types of what is drawn, what is not drawn, and the as-of day."""
    told = Counter(
        view.sources[point.taken.source].publisher or view.sources[point.taken.source].title
        for shape in drawn
        for point in shape.points
        if point.taken.source in view.sources
    )
    publishers = sorted(told, key=lambda name: (-told[name], name))
    bases = dict.fromkeys(f"{shape.series.basis} ({name_years(view, shape.series)})" for shape in drawn)
    undrawn = dict.fromkeys(f"{shape.series.title} ({shape.series.basis})" for shape in hidden)
    parts = [f"Sources: {_name_some(publishers)}", f"{'Basis' if len(bases) == 1 else 'Bases'}: {'; '.join(bases)}"]
    if undrawn:
        parts.append(f"Not drawn, for want of two whole years: {'; '.join(undrawn)}")
    return " ".join(write_sentence(part) for part in (*parts, tell_day(view)))


def _name_some(names: Sequence[str]) -> str:
    if len(names) <= NAMED:
        return join_names(names)
    return f"{'; '.join(names[:NAMED])}; and others, which the tables name for each value"


def note_events(view: View, ids: Iterable[str], *more: str) -> str:
    """On how many events a picture rests, what else is to be said, and the as-of day."""
    count = count_things(len(set(ids)), "event")
    told = f"Source: own drawing from {count} of the evidence base; the list of events names the sources of each"
    return " ".join(write_sentence(part) for part in (told, *more, tell_day(view)) if part)


def tell_day(view: View) -> str:
    """The day that the picture shows the record of."""
    return f"as of {write_day(view.as_of)}"


def tell_widest(view: View, result: Result) -> str:
    """The strongest tie of each side in the network."""
    told = []
    for country in view.study.countries:
        rows = [row for row in result.rows if row[1].value == country]
        if rows:
            best = max(rows, key=lambda row: int(str(row[5].value)))
            told.append(f"{best[0].value} in {best[3].value} ({count_things(int(str(best[5].value)), 'event')})")
    return f"Widest are the bands of {join_words(told)}." if len(told) > 1 else ""


def tell_years(timeline: Result) -> str:
    """The year with the most events, where it is one, and what the two fillings mean."""
    most = max(int(str(row[1].value)) for row in timeline.rows)
    years = [str(row[0].value) for row in timeline.rows if row[1].value == most]
    told = f"Most events of a year: {most} in {years[0]}. " if len(years) == 1 else ""
    return f"{told}Concluded means more than announced, planned or approved."


def spell_names(view: View, result: Result) -> str:
    """What the short names of actors in the network stand for; empty where all names stand whole."""
    drawn = dict.fromkeys((str(row[0].value), row[0].ids[0]) for row in result.rows if row[0].ids)
    full = {short: view.actors[key].name for short, key in drawn if key in view.actors}
    told = [f"{short}, {name}" for short, name in sorted(full.items()) if name != short]
    return f"Short names: {'; '.join(told)}" if told else ""
