"""All figures of a study in the order of the report: drawn, worded, and written to its folder."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from techplomacy.analysis.flows import find_main_direction
from techplomacy.analysis.institutions import answer_institutions
from techplomacy.analysis.network import answer_network
from techplomacy.analysis.outlook import answer_outlook, count_states, list_items
from techplomacy.analysis.propositions import Shape, list_shapes
from techplomacy.analysis.timeline import answer_sectors_by_year, answer_timeline
from techplomacy.analysis.view import View
from techplomacy.model import Result
from techplomacy.presentation.areas import OTHER, draw_areas
from techplomacy.presentation.bars import draw_bars, pick_bars
from techplomacy.presentation.captions import (
    name_pair,
    note_events,
    note_series,
    spell_names,
    tell_day,
    tell_result,
    tell_shapes,
    tell_widest,
    tell_years,
)
from techplomacy.presentation.drawing import draw_png, draw_svg, find_width
from techplomacy.presentation.figure import Figure
from techplomacy.presentation.panels import draw_panels, find_parts, pick_panels
from techplomacy.presentation.prospects import draw_prospects, list_hidden
from techplomacy.presentation.sessions import draw_sessions, pick_dialogues
from techplomacy.presentation.wording import count_things, join_words, write_sentence
from techplomacy.presentation.years import draw_years

FOLDER = "figures"
Drawing = tuple[Figure, dict[str, Any] | None]


def write_figures(view: View, folder: Path) -> tuple[Figure, ...]:
    """Write `figures/<id>.svg` and `.png` of each figure and `figures/figures.json`; the figures in order."""
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for figure, spec in make_figures(view):
        if spec is None:
            written.append(figure)
            continue
        svg = draw_svg(spec, title=figure.title, alt=figure.alt)
        (target / f"{figure.id}.svg").write_text(svg, encoding="utf-8")
        (target / f"{figure.id}.png").write_bytes(draw_png(svg))
        written.append(replace(figure, width=find_width(svg)))
    told = json.dumps([asdict(figure) for figure in written], ensure_ascii=False, indent=1)
    (target / f"{FOLDER}.json").write_text(told + "\n", encoding="utf-8")
    return tuple(written)


def make_figures(view: View) -> tuple[Drawing, ...]:
    """Each figure with its specification for Vega or Vega-Lite; None where there is nothing to draw.

    The four that the report's model has bear its numbers; those beyond it bear letters, in the order of the sections.
    `width` is 0 until a figure is drawn.
    """
    makers: tuple[Callable[[View], Drawing], ...] = (
        _make_areas,
        _make_investment,
        _make_loans,
        _make_outlook,
    )
    more: tuple[Callable[[View], Drawing], ...] = (_make_years, _make_sessions, _make_aid)
    numbered = [*zip("1234", makers, strict=True), *zip("ABC", more, strict=True)]
    return tuple((replace(figure, number=number), spec) for number, make in numbered for figure, spec in [make(view)])


def _make(
    identifier: str, section: str, title: str, *, caption: str, note: str, alt: str, ids: Iterable[str]
) -> Figure:
    return Figure(identifier, "", section, title, caption, note, f"{alt} {caption}".strip(), 0, tuple(ids))


def _miss(view: View, identifier: str, section: str, title: str, reason: str) -> Drawing:
    caption = write_sentence(f"No figure, because {reason}")
    note = write_sentence(tell_day(view))
    return Figure(identifier, "", section, title, caption, note, caption, 0, (), reason), None


def _make_areas(view: View) -> Drawing:
    title = f"Areas of cooperation between {name_pair(view)}"
    result = answer_network(view)
    if not result.rows:
        return _miss(view, "areas", "V", title, "no event with a sector names actors of both countries")
    ids = _list_ids(result, "events")
    counted = "The number beside a name counts its joint events; an event in several sectors is in several bands"
    figure = _make(
        "areas",
        "V",
        title,
        caption=f"{tell_widest(view, result)} {tell_result(result)}".strip(),
        note=note_events(view, ids, counted, spell_names(view, result)),
        alt="Bands join actors of {} on the left with sectors in the middle, and these with actors of {} on the "
        "right.".format(*(view.name_country(code) for code in view.study.countries)),
        ids=ids,
    )
    return figure, draw_areas(view, result)


def _list_ids(result: Result, column: str) -> tuple[str, ...]:
    """The ids that the cells of a column carry, sorted."""
    n = result.columns.index(column)
    return tuple(sorted({identifier for row in result.rows for identifier in row[n].ids}))


def _make_investment(view: View) -> Drawing:
    return _make_panels(view, "investment", "investment", "Foreign direct investment")


def _make_aid(view: View) -> Drawing:
    return _make_panels(view, "aid", "aid", "Development assistance")


def _make_panels(view: View, identifier: str, family: str, name: str) -> Drawing:
    shapes = list_shapes(view, family)
    picked = pick_panels(shapes)
    if not picked:
        return _miss(view, identifier, "VII", _name_flow(view, name), _tell_want(shapes, "two whole years"))
    apart = {point.taken.series for shape in picked for point in find_parts(shape, shapes)}
    hidden = [shape for shape in shapes if shape not in picked and shape.series.id not in apart]
    figure = _make(
        identifier,
        "VII",
        _name_flow(view, name),
        caption=tell_shapes(view, [shape for shape in shapes if shape in picked]),
        note=note_series(view, picked, hidden),
        alt=f"{count_things(len(picked), 'line chart')}, each of one series on its own basis.",
        ids=[shape.series.id for shape in shapes],
    )
    return figure, draw_panels(shapes, view.vocabulary)


def _name_flow(view: View, name: str) -> str:
    giver, receiver = find_main_direction(view)
    return f"{name} from {view.name_country(giver)} to {view.name_country(receiver)}"


def _tell_want(shapes: list[Shape], want: str) -> str:
    return f"no series of it tells {want}" if shapes else "the study holds no series of it"


def _make_loans(view: View) -> Drawing:
    shapes = list_shapes(view, "loans")
    picked = pick_bars(shapes)
    title = _name_flow(view, "Loans")
    if not picked:
        return _miss(view, "loans", "VII", title, _tell_want(shapes, "a whole year"))
    figure = _make(
        "loans",
        "VII",
        title,
        caption=tell_shapes(view, picked),
        note=note_series(view, picked, [shape for shape in shapes if shape not in picked]),
        alt=f"{count_things(len(picked), 'bar chart')}, one bar a year.",
        ids=[shape.series.id for shape in shapes],
    )
    return figure, draw_bars(shapes, view.vocabulary)


def _make_outlook(view: View) -> Drawing:
    title = f"Outlook for {name_pair(view)}: overdue, scheduled, announced"
    items = list_items(view)
    if not items:
        return _miss(view, "outlook", "XI", title, "nothing is known to be scheduled, announced or overdue")
    states = join_words([f"{count} {state}" for state, count in count_states(items).items()])
    hidden = list_hidden(items)
    left = f"Not drawn for want of room: {'; '.join(item.label for item in hidden)}" if hidden else ""
    ids = sorted({identifier for item in items for identifier in item.ids})
    figure = _make(
        "outlook",
        "XI",
        title,
        caption=f"{write_sentence(states)} {tell_result(answer_outlook(view))}",
        note=" ".join(
            write_sentence(part)
            for part in (
                "Source: own drawing from the initiatives and events of the evidence base",
                left,
                tell_day(view),
            )
            if part
        ),
        alt="One lane an item, with a mark at its date, around a dashed line at the as-of day.",
        ids=ids,
    )
    return figure, draw_prospects(view, items)


def _make_years(view: View) -> Drawing:
    title = f"Events between {name_pair(view)} by year and sector"
    timeline, sectors = answer_timeline(view), answer_sectors_by_year(view)
    if not timeline.rows:
        return _miss(view, "years", "III", title, "no event has a year")
    known = "Later years are better recorded on the web than earlier ones, so part of a rise is one of sources"
    ids = _list_ids(timeline, "events")
    figure = _make(
        "years",
        "III",
        title,
        caption=f"{tell_years(timeline)} {tell_result(timeline, sectors)}",
        note=note_events(view, ids, known),
        alt="Bars count the events of each year; below, one row a sector, darker where a year has more events.",
        ids=ids,
    )
    return figure, draw_years(timeline, sectors, rest=view.name_sector(OTHER))


def _make_sessions(view: View) -> Drawing:
    title = f"Standing dialogues of {name_pair(view)} and their sessions"
    result = answer_institutions(view)
    rows = pick_dialogues(result)
    if not rows:
        return _miss(view, "sessions", "III", title, "no dialogue is known to have met twice")
    ids = sorted({event for row in rows for event in row["sessions"].ids})
    figure = _make(
        "sessions",
        "III",
        title,
        caption=f"Dialogues with at least two sessions known. {tell_result(result)}",
        note=note_events(view, ids, "A dotted line runs from the last session of a dormant dialogue to that day"),
        alt="One lane a dialogue, with a mark at each session.",
        ids=ids,
    )
    return figure, draw_sessions(view, rows)
