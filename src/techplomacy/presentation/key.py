"""The key under a chart: the marks that it uses, in one line, each with its meaning; a Vega-Lite view."""

from collections.abc import Iterable
from typing import Any

from techplomacy.presentation.theme import find_colour, load_theme, measure

HEIGHT, GAP, MARK = 14, 20.0, 12.0  # pixels of the line, between two entries, between a mark and its word


def make_key(entries: Iterable[tuple[dict[str, Any], str]]) -> list[dict[str, Any]]:
    """The view as a list of one, or of none without entries; an entry is a mark of Vega-Lite and its meaning."""
    theme, layers, x = load_theme(), [], 6.0
    text = {"type": "text", "align": "left", "font": theme["font"], "fontSize": theme["small"]}
    for mark, word in entries:
        wide = mark["type"] in ("rect", "line", "rule")
        layers.append(_place(mark, x, x + MARK if wide else None))
        start = x + (MARK + 6 if wide else MARK)
        layers.append(_place(text | {"text": word, "color": find_colour("quiet")}, start, None))
        x = round(start + measure(word, size=theme["small"]) + GAP, 1)
    return [{"width": round(x), "height": HEIGHT, "layer": layers}] if layers else []


def _place(mark: dict[str, Any], x: float, x2: float | None) -> dict[str, Any]:
    encoding: dict[str, Any] = {"x": {"value": round(x, 1)}, "y": {"value": HEIGHT / 2}}
    if x2 is not None:
        encoding["x2"] = {"value": round(x2, 1)}
        if mark["type"] == "rect":
            encoding |= {"y": {"value": 1}, "y2": {"value": HEIGHT - 1}}
    kind = mark | {"type": "rule"} if mark["type"] == "line" else mark
    return {"data": {"values": [{}]}, "mark": kind, "encoding": encoding}
