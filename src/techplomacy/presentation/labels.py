"""Values written at the marks of a line: the first, the last, the highest and the lowest, and none over another."""

from typing import Any

from techplomacy.analysis.flows import Point
from techplomacy.analysis.propositions import Shape
from techplomacy.presentation.scales import place_point
from techplomacy.presentation.theme import find_colour, load_theme
from techplomacy.presentation.wording import write_number

PLACES = {
    "top": {"align": "center", "dy": -12},
    "left": {"align": "right", "dx": -7},
    "right": {"align": "left", "dx": 7},
    "low left": {"align": "right", "dx": -7, "dy": -6},
    "low right": {"align": "left", "dx": 7, "dy": -6},
}
LOW = 0.08  # of the height: so near the axis a label is raised


def pick_labelled(shape: Shape) -> list[tuple[Point, str]]:
    """The points that the propositions of a series speak of, and the side of the mark where nothing else stands."""
    told = [(shape.find_point(p.period), p.predicate) for p in shape.propositions]
    peak = next((point for point, word in told if point and word == "peak"), None)
    ends = [point for point, word in told if point and word == "level" and point is not peak]
    sides = {shape.years[0].taken.period: "left", shape.years[-1].taken.period: "right"}
    found = [(point, sides[point.taken.period]) for point in ends if point.taken.period in sides]
    return [(peak, "top"), *found] if peak else found


def make_labels(shape: Shape, axes: dict[str, Any]) -> list[dict[str, Any]]:
    """One layer of texts a side; a label that would stand over that of the peak is left out."""
    first, last = axes["x"]["scale"]["domain"]
    low, top = axes["y"]["scale"]["domain"]
    rows: list[dict[str, Any]] = []
    for point, side in pick_labelled(shape):
        x, y = place_point(point), float(point.taken.value)
        if any(abs(x - r["x"]) < (last - first) / 8 and abs(y - r["y"]) < (top - low) / 7 for r in rows):
            continue
        place = side if side == "top" or (y - low) / (top - low) > LOW else f"low {side}"
        rows.append({"x": x, "y": y, "text": write_number(point.taken.value), "side": place})
    text = {
        "type": "text",
        "font": load_theme()["font"],
        "fontSize": load_theme()["small"],
        "color": find_colour("ink"),
    }
    return [
        {
            "data": {"values": [{key: row[key] for key in ("x", "y", "text")} for row in rows if row["side"] == side]},
            "mark": text | PLACES[side] | halo,
            "encoding": axes | {"text": {"field": "text"}},
        }
        for side in sorted({row["side"] for row in rows})
        for halo in (make_halo(), {})
    ]


def make_halo() -> dict[str, Any]:
    """What a text gets in a layer under itself, so that lines behind it do not run through its letters."""
    return {"stroke": find_colour("paper"), "strokeWidth": 3, "strokeJoin": "round"}
