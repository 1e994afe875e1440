"""The picture of flows as lines: one panel a series, so that bases and year types never meet in one line."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

from techplomacy.analysis.flows import Point, find_flags
from techplomacy.analysis.propositions import Shape
from techplomacy.presentation.captions import are_alike
from techplomacy.presentation.drawing import LITE
from techplomacy.presentation.key import make_key
from techplomacy.presentation.labels import make_labels
from techplomacy.presentation.scales import find_top, list_years, place_day, place_point, place_text
from techplomacy.presentation.theme import find_colour, load_theme, make_config, measure, wrap
from techplomacy.vocabulary import Vocabulary

MOST = 8  # panels: more of them cannot be read on one page
ENOUGH = 2  # whole years from which a series gets its panel
WIDTH, HEIGHT, ALONE = 325, 112, 690  # pixels of a panel, and the width of one that stands alone
MARGIN = 0.12  # of the time shown, on either side: room for the labels of the first and the last value
PADDING = 6  # pixels between the labels of an axis and the panel, and for letters wider than measured
BOLD = 1.08  # how much wider bold letters are
YEAR = 373  # days: a value for a longer time is not drawn beside those of a year
SOFT = {"incomplete", "provisional"}  # flags of values that may still change


def pick_panels(shapes: Sequence[Shape]) -> list[Shape]:
    """The series that get a panel, in the order given but those of one unit together."""
    kept = [shape for shape in shapes if len(shape.years) >= ENOUGH]
    units = list(dict.fromkeys(shape.series.unit for shape in kept))
    return sorted(kept[:MOST], key=lambda shape: units.index(shape.series.unit))


def find_parts(shape: Shape, shapes: Iterable[Shape]) -> list[Point]:
    """Values for less than a year on the same basis and in the same unit, of this series or one without whole years."""
    akin = [
        other
        for other in shapes
        if (other.series.basis, other.series.unit) == (shape.series.basis, shape.series.unit)
        and (other is shape or not other.years)
    ]
    return [p for other in akin for p in other.points if p.start and p.end and (p.end - p.start).days < YEAR
            and not p.is_year]  # fmt: skip


def is_soft(point: Point) -> bool:
    """Whether a value is told to be incomplete or provisional."""
    return bool(SOFT & set(find_flags(point.taken)))


def draw_panels(shapes: Sequence[Shape], vocabulary: Vocabulary) -> dict[str, Any]:
    """The specification; panels of one unit share both axes. `pick_panels` of the shapes must not be empty."""
    picked = pick_panels(shapes)
    parts = {shape.series.id: find_parts(shape, shapes) for shape in picked}
    drawn = {
        shape.series.unit: [
            p for o in picked if o.series.unit == shape.series.unit for p in (*o.years, *parts[o.series.id])
        ]
        for shape in picked
    }
    extent = max(measure_labels(points) for points in drawn.values())
    axes = {unit: _make_axes(points, len(picked) == 1, extent) for unit, points in drawn.items()}
    made = [_make_panel(shape, parts[shape.series.id], axes[shape.series.unit], picked, vocabulary) for shape in picked]
    key = make_key(_list_entries(picked, any(parts.values())))
    return {
        "$schema": LITE,
        "config": make_config(),
        "padding": 8,
        "spacing": 18,
        "vconcat": [{"columns": 2, "spacing": {"row": 22, "column": 34}, "concat": made}, *key],
    }


def _make_panel(
    shape: Shape, parts: Sequence[Point], axes: dict[str, Any], picked: Sequence[Shape], vocabulary: Vocabulary
) -> dict[str, Any]:
    alone = len(picked) == 1
    width = ALONE if alone else WIDTH
    return {
        "width": width,
        "height": HEIGHT * (2 if alone else 1),
        "title": _make_title(shape, picked, width, vocabulary),
        "layer": _make_layers(shape, parts, axes),
    }


def _make_title(shape: Shape, picked: Sequence[Shape], width: int, vocabulary: Vocabulary) -> dict[str, Any]:
    """What a panel shows: its basis alone, where all panels show the same measure."""
    series, theme = shape.series, load_theme()
    kind = vocabulary.year_types.get(series.year_type.value)
    told = f"{series.unit}, {kind.label if kind else series.year_type.value}"
    is_same = are_alike(picked)
    basis = wrap(series.basis, width / BOLD, lines=2)
    return {
        "text": basis if is_same else wrap(series.title, width / BOLD, lines=2),
        "subtitle": [told] if is_same else [*basis, told],
        "subtitleFont": theme["font"],
        "subtitleFontSize": theme["small"],
        "subtitleColor": find_colour("quiet"),
        "subtitlePadding": 3,
        "fontWeight": "bold",
    }


def measure_labels(drawn: Sequence[Point]) -> int:
    """Pixels that the labels of the upright axis need; panels stand in a column only where all leave the same room."""
    top = find_top([o.value for p in drawn for o in (p.taken, *p.others)])
    return math.ceil(measure(f"{top:,.0f}" if top >= 10 else f"{top:.1f}", size=load_theme()["small"])) + PADDING


def _make_axes(drawn: Sequence[Point], alone: bool, extent: int) -> dict[str, Any]:
    """The two position channels that all layers of a panel share; `extent` is the room left of the upright axis."""
    first = min(place_day(p.start) for p in drawn if p.start)
    last = max(place_day(p.end) for p in drawn if p.end)
    margin = (last - first) * MARGIN / (2 if alone else 1)
    first, last = first - margin, last + margin
    values = [o.value for p in drawn for o in (p.taken, *p.others)]
    low = min(0.0, *(float(value) * 1.3 for value in values))
    years = {"values": list_years(first, last, most=12 if alone else 7), "format": "d", "title": None, "grid": False}
    across = {"domain": [round(first, 4), round(last, 4)], "nice": False, "zero": False}
    up = {"domain": [low, find_top(values)], "nice": False}
    sums = {"tickCount": 4, "title": None, "domain": False, "ticks": False, "minExtent": extent}
    return {
        "x": {"field": "x", "type": "quantitative", "axis": years, "scale": across},
        "y": {"field": "y", "type": "quantitative", "axis": sums, "scale": up},
    }


def _make_layers(shape: Shape, parts: Sequence[Point], axes: dict[str, Any]) -> list[dict[str, Any]]:
    style = _find_style(shape)
    rows = list_rows(shape)
    spans = [
        {"x": place_day(p.start), "x2": place_day(p.end), "y": float(p.taken.value)} for p in parts if p.start and p.end
    ]
    told = [{"x": place_point(p), "y": float(p.taken.value)} for p in parts]
    line = {"type": "line", "color": style["colour"], "strokeWidth": 1.8, "strokeJoin": "round"}
    joined = axes | {"detail": {"field": "run"}, "order": {"field": "x", "type": "quantitative"}}
    reach = {"x2": {"field": "x2"}}
    holes = [{"x": place_text(start), "x2": place_text(end)} for start, end in shape.holes]
    return [
        _lay(holes, make_hole(), {"x": axes["x"]} | reach),
        _lay(rows, line, joined),
        _lay(spans, {"type": "rule", "color": style["colour"], "strokeWidth": 1.2}, axes | reach),
        _lay(told, _make_part(style), axes),
        _lay([row for row in rows if not row["soft"]], _make_mark(style), axes),
        _lay([row for row in rows if row["soft"]], _make_hollow(style), axes),
        *_lay_others(shape, axes),
        *make_labels(shape, axes),
    ]


def _lay(rows: Sequence[dict[str, Any]], mark: dict[str, Any], encoding: dict[str, Any]) -> dict[str, Any]:
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


def _lay_others(shape: Shape, axes: dict[str, Any]) -> list[dict[str, Any]]:
    """Rings around values for which sources print different ones, and those others as short strokes."""
    contested = [point for point in shape.years if point.is_contested]
    rings = [{"x": place_point(p), "y": float(p.taken.value)} for p in contested]
    others = [{"x": place_point(p), "y": float(o.value)} for p in contested for o in p.others]
    stroke = {"type": "tick", "color": find_colour("ink"), "size": 14, "orient": "horizontal", "thickness": 1}
    return [_lay(rings, _make_ring(), axes), _lay(others, stroke, axes)]


def list_rows(shape: Shape) -> list[dict[str, Any]]:
    """The whole years of a series; values of one `run` follow each other without a hole and may be joined."""
    starts = [place_text(end) for _, end in shape.holes]
    return [
        {
            "x": place_point(point),
            "y": float(point.taken.value),
            "run": sum(1 for start in starts if start < place_point(point)),
            "soft": is_soft(point),
        }
        for point in shape.years
    ]


def _find_style(shape: Shape) -> dict[str, Any]:
    styles: dict[str, dict[str, Any]] = load_theme()["years"]
    return styles.get(shape.series.year_type.value, styles["other"])


def _make_mark(style: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "point",
        "shape": style["shape"],
        "filled": True,
        "color": style["colour"],
        "size": 36,
        "opacity": 1,
    }


def _make_hollow(style: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "point",
        "shape": style["shape"],
        "stroke": style["colour"],
        "fill": find_colour("paper"),
        "strokeWidth": 1.5,
        "size": 34,
        "opacity": 1,
    }


def _make_part(style: dict[str, Any]) -> dict[str, Any]:
    return _make_hollow(style) | {"shape": "diamond", "size": 44}


def _make_ring() -> dict[str, Any]:
    return {
        "type": "point",
        "shape": "circle",
        "filled": False,
        "color": find_colour("ink"),
        "size": 150,
        "strokeWidth": 1,
    }


def make_hole() -> dict[str, Any]:
    """The mark of a stretch for which no value is known."""
    return {"type": "rect", "color": find_colour("hole"), "opacity": 1}


def _list_entries(picked: Sequence[Shape], has_parts: bool) -> list[tuple[dict[str, Any], str]]:
    """The entries of the key: only marks that occur."""
    style = _find_style(picked[0])
    years = [point for shape in picked for point in shape.years]
    told = [
        (_make_mark(style), "whole year", True),
        (_make_hollow(style), "incomplete or provisional", any(is_soft(point) for point in years)),
        (_make_part(style), "part of a year", has_parts),
        (_make_ring(), "sources print different values", any(point.is_contested for point in years)),
        (make_hole(), "no value found", any(shape.holes for shape in picked)),
    ]
    kept = [(mark, word) for mark, word, occurs in told if occurs]
    return kept if len(kept) > 1 else []
