"""The picture of the years: how many events, and below in which sectors, on one axis of time."""

from collections.abc import Sequence
from typing import Any

from techplomacy.analysis.cells import read_rows
from techplomacy.model import Result
from techplomacy.presentation.drawing import LITE
from techplomacy.presentation.key import make_key
from techplomacy.presentation.scales import list_counts, list_years
from techplomacy.presentation.theme import find_colour, load_theme, make_config
from techplomacy.presentation.wording import DASH

WIDTH, BARS, ROW = 520, 130, 15  # pixels: of the years, of the bars, of a sector
SLOT = 40  # pixels of a year at most
CLASSES = (1, 2, 4, 7, 11)  # the least number of events of each shade


def draw_years(timeline: Result, sectors: Result, *, rest: str | None = None) -> dict[str, Any]:
    """The specification of `answer_timeline` over `answer_sectors_by_year`; the first must have rows.

    `rest` is the label of the sector of what has none, which stands below the others.
    """
    rows = list_bars(timeline)
    first, last = rows[0]["x"], rows[-1]["x2"]
    width = round(min(WIDTH, (last - first) * SLOT))
    axis = {
        "values": [y + 0.5 for y in list_years(first, last - 1, most=16)],
        "labelExpr": "format(datum.value - 0.5, 'd')",
    }
    across = {
        "field": "x",
        "type": "quantitative",
        "axis": axis | {"title": None, "grid": False},
        "scale": {"domain": [first, last], "nice": False, "zero": False},
    }
    views = [_make_bars(rows, across, width), *make_key(_list_fills(rows))]
    if sectors.rows:
        views += [_make_map(sectors, across, width, rest), *make_key(_list_shades(sectors))]
    return {
        "$schema": LITE,
        "config": make_config(),
        "padding": 8,
        "spacing": 14,
        "vconcat": views,
    }


def list_bars(timeline: Result) -> list[dict[str, Any]]:
    """One row a year: from which to which height its events are concluded, and the others above."""
    return [
        {
            "x": int(str(row["year"].value)),
            "x2": int(str(row["year"].value)) + 1,
            "concluded": int(str(row["concluded"].value)),
            "events": int(str(row["events"].value)),
        }
        for row in read_rows(timeline)
    ]


def list_cells(sectors: Result) -> list[dict[str, Any]]:
    """One row a sector and year with events, with the shade of their number."""
    return [
        {
            "sector": str(row["sector"].value),
            "x": int(str(row["year"].value)),
            "x2": int(str(row["year"].value)) + 1,
            "shade": find_shade(int(str(row["events"].value))),
        }
        for row in read_rows(sectors)
    ]


def find_shade(events: int) -> str:
    """The colour of a number of events."""
    colours: list[str] = load_theme()["ramp"]["colours"]
    return next(colour for least, colour in reversed(list(zip(CLASSES, colours, strict=True))) if events >= least)


def _make_bars(rows: Sequence[dict[str, Any]], across: dict[str, Any], width: int) -> dict[str, Any]:
    top = max(rows, key=lambda row: row["events"])
    value = {"title": "events", "values": list_counts(top["events"]), "format": "d", "domain": False, "ticks": False}
    scale = {"domain": [0, top["events"] * 1.2], "nice": False}
    up = {"field": "concluded", "type": "quantitative", "axis": value, "scale": scale}
    ends = {"x": across, "x2": {"field": "x2"}}
    label = {"type": "text", "dy": -7, "fontSize": load_theme()["small"], "color": find_colour("ink")}
    over = [row for row in rows if row["events"] > row["concluded"]]
    tied = sum(1 for row in rows if row["events"] == top["events"]) > 1
    peak = [] if tied else [{"x": top["x"] + 0.5, "concluded": top["events"], "text": f"{top['x']}: {top['events']}"}]
    align = "right" if top["x"] > (rows[0]["x"] + rows[-1]["x2"]) / 2 else "left"
    return {
        "width": width,
        "height": BARS,
        "layer": [
            {
                "data": {"values": list(rows)},
                "mark": _make_bar("first"),
                "encoding": ends | {"y": up, "y2": {"datum": 0}},
            },
            {
                "data": {"values": over},
                "mark": _make_bar("pending"),
                "encoding": ends | {"y": up, "y2": {"field": "events"}},
            },
            {
                "data": {"values": peak},
                "mark": label | {"align": align},
                "encoding": {"x": across, "y": up, "text": {"field": "text"}},
            },
        ],
    }


def _make_bar(fill: str) -> dict[str, Any]:
    return {"type": "rect", "fill": find_colour(fill), "stroke": find_colour("paper"), "strokeWidth": 0.8, "opacity": 1}


def _make_map(sectors: Result, across: dict[str, Any], width: int, rest: str | None) -> dict[str, Any]:
    cells = list_cells(sectors)
    order = list(dict.fromkeys(cell["sector"] for cell in cells))
    order = [name for name in order if name != rest] + [name for name in order if name == rest]
    axis = {
        "title": None,
        "domain": False,
        "ticks": False,
        "labelLimit": 220,
        "grid": True,
        "zindex": 0,
        "labelColor": find_colour("ink"),
    }
    return {
        "width": width,
        "height": ROW * len(order),
        "data": {"values": cells},
        "mark": {"type": "rect", "stroke": find_colour("paper"), "strokeWidth": 0.8, "opacity": 1},
        "encoding": {
            "x": across,
            "x2": {"field": "x2"},
            "y": {"field": "sector", "type": "nominal", "sort": order, "axis": axis, "scale": {"paddingInner": 0.12}},
            "fill": {"field": "shade", "type": "nominal", "scale": None, "legend": None},
        },
    }


def _list_fills(rows: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], str]]:
    told = [(_make_bar("first"), "concluded"), (_make_bar("pending"), "announced, planned or approved only")]
    return told if any(row["events"] > row["concluded"] for row in rows) else []


def _list_shades(sectors: Result) -> list[tuple[dict[str, Any], str]]:
    """The shades that occur; one alone needs no key."""
    shades = {cell["shade"] for cell in list_cells(sectors)}
    ends = [*(after - 1 for after in CLASSES[1:]), None]
    words = [
        f"{least} or more" if end is None else f"{least}" if end == least else f"{least}{DASH}{end}"
        for least, end in zip(CLASSES, ends, strict=True)
    ]
    words[0] += " event of a sector in a year"
    colours = load_theme()["ramp"]["colours"]
    told = [
        ({"type": "rect", "fill": colour, "opacity": 1}, word)
        for colour, word in zip(colours, words, strict=True)
        if colour in shades
    ]
    return told if len(told) > 1 else []
