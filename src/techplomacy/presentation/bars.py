"""The picture of flows as bars: one panel a series, one bar a year, years without a value left open."""

from collections.abc import Sequence
from typing import Any

from techplomacy.analysis.propositions import Shape
from techplomacy.presentation.drawing import LITE
from techplomacy.presentation.key import make_key
from techplomacy.presentation.labels import make_halo
from techplomacy.presentation.panels import is_soft, make_hole
from techplomacy.presentation.scales import find_top, list_years, place_day, place_text
from techplomacy.presentation.theme import find_colour, load_theme, make_config, wrap
from techplomacy.presentation.wording import write_number
from techplomacy.vocabulary import Vocabulary

MOST = 4  # panels
WIDTH, HEIGHT = 690, 210
SLOT = 64  # pixels of a year at most: two bars shall not fill the page
TIGHT = 23  # pixels of a year below which only the bars that propositions speak of are labelled
NARROW = 31  # pixels of a year below which the letters of the axis are smaller


def pick_bars(shapes: Sequence[Shape]) -> list[Shape]:
    """The series that get a panel, in the order given."""
    return [shape for shape in shapes if shape.years][:MOST]


def draw_bars(shapes: Sequence[Shape], vocabulary: Vocabulary) -> dict[str, Any]:
    """The specification; `pick_bars` of the shapes must not be empty."""
    picked = pick_bars(shapes)
    key = make_key(_list_entries(picked))
    panels = [_make_panel(shape, vocabulary) for shape in picked]
    return {"$schema": LITE, "config": make_config(), "padding": 8, "spacing": 16, "vconcat": [*panels, *key]}


def list_rows(shape: Shape) -> list[dict[str, Any]]:
    """One bar a whole year: where it begins and ends, its value, and whether that may be incomplete."""
    return [
        {
            "x": round(place_day(point.start) + 0.1, 4),
            "x2": round(place_day(point.start) + 0.9, 4),
            "middle": round(place_day(point.start) + 0.5, 4),
            "y": float(point.taken.value),
            "soft": is_soft(point),
            "text": write_number(round(point.taken.value, 0 if abs(point.taken.value) >= 100 else 1)),
        }
        for point in shape.years
        if point.start
    ]


def _make_panel(shape: Shape, vocabulary: Vocabulary) -> dict[str, Any]:
    rows = list_rows(shape)
    first, last = rows[0]["x"] - 0.3, rows[-1]["x2"] + 0.3
    width = round(min(WIDTH, (last - first) * SLOT))
    kind = vocabulary.year_types.get(shape.series.year_type.value)
    year = kind.label if kind else shape.series.year_type.value
    slot = width / (last - first)
    axis = {
        "labelFontSize": load_theme()["small"] - (1 if slot < NARROW else 0),
        "values": [year + 0.5 + (rows[0]["x"] - 0.1) % 1 for year in list_years(first + 0.2, last - 0.6, most=26)],
        "labelExpr": "format(floor(datum.value), 'd')",
        "title": f"year in which the twelve months begin ({year})",
        "grid": False,
        "ticks": False,
        "titlePadding": 8,
    }
    value = {"tickCount": 5, "title": shape.series.unit, "domain": False, "ticks": False}
    top = find_top([point.taken.value for point in shape.years], room=1.15)
    low = min(0.0, *(row["y"] for row in rows))
    axes = {
        "x": {"field": "x", "type": "quantitative", "axis": axis, "scale": _fix(first, last)},
        "y": {"field": "y", "type": "quantitative", "axis": value, "scale": _fix(low, top)},
    }
    return {
        "width": width,
        "height": HEIGHT,
        "title": {
            "text": wrap(shape.series.title, WIDTH, lines=1),
            "subtitle": wrap(shape.series.basis, WIDTH, lines=1),
            "subtitleFontSize": load_theme()["small"],
            "subtitleColor": find_colour("quiet"),
        },
        "layer": _make_layers(shape, rows, axes, slot),
    }


def _fix(first: float, last: float) -> dict[str, Any]:
    return {"domain": [round(first, 4), round(last, 4)], "nice": False, "zero": False}


def _make_layers(
    shape: Shape, rows: Sequence[dict[str, Any]], axes: dict[str, Any], slot: float
) -> list[dict[str, Any]]:
    told = {str(p.period) for p in shape.propositions}
    labelled = [
        row for row, point in zip(rows, shape.years, strict=True) if slot >= TIGHT or str(point.taken.when) in told
    ]
    base = axes | {"x2": {"field": "x2"}, "y2": {"datum": 0}}
    text = {"type": "text", "dy": -7, "fontSize": load_theme()["small"] - 0.5, "color": find_colour("ink")}
    over = axes | {"x": axes["x"] | {"field": "middle"}, "text": {"field": "text"}}
    holes = [{"x": place_text(start), "x2": place_text(end)} for start, end in shape.holes]
    wide = {"x": axes["x"], "x2": {"field": "x2"}}
    return [
        {"data": {"values": holes}, "mark": make_hole(), "encoding": wide},
        {"data": {"values": [r for r in rows if not r["soft"]]}, "mark": _make_bar("first"), "encoding": base},
        {"data": {"values": [r for r in rows if r["soft"]]}, "mark": _make_bar("part"), "encoding": base},
        {"data": {"values": labelled}, "mark": text | make_halo(), "encoding": over},
        {"data": {"values": labelled}, "mark": text, "encoding": over},
    ]


def _make_bar(fill: str) -> dict[str, Any]:
    return {"type": "rect", "fill": find_colour(fill), "stroke": find_colour("first"), "strokeWidth": 0.8, "opacity": 1}


def _list_entries(picked: Sequence[Shape]) -> list[tuple[dict[str, Any], str]]:
    soft = [is_soft(point) for shape in picked for point in shape.years]
    told = [
        (_make_bar("first"), "told as the whole of the year", not all(soft)),
        (_make_bar("part"), "may be incomplete or still change", any(soft)),
        (make_hole(), "no value found", any(shape.holes for shape in picked)),
    ]
    kept = [(mark, word) for mark, word, occurs in told if occurs]
    return kept if len(kept) > 1 or any(soft) else []
