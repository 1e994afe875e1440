"""A sheet on which rectangles, lines, symbols and texts are laid at given places; a Vega specification comes out."""

from collections.abc import Iterable, Mapping
from typing import Any

from techplomacy.presentation.drawing import VEGA
from techplomacy.presentation.theme import find_colour, load_theme, make_config


class Sheet:
    """Marks in the order in which they are laid, later ones on top. Places are pixels from the upper left corner."""

    def __init__(self) -> None:
        self.data: list[dict[str, Any]] = []
        self.marks: list[dict[str, Any]] = []
        self.right = 0.0
        self.bottom = 0.0

    def lay(self, kind: str, rows: Iterable[Mapping[str, Any]], **same: Any) -> None:
        """Lay marks of one kind (Vega's rect, rule, symbol, path, text); `same` holds for each of them."""
        values = [dict(same) | dict(row) for row in rows]
        if not values:
            return
        name = f"marks{len(self.data)}"
        channels = sorted({channel for value in values for channel in value})
        self.data.append({"name": name, "values": values})
        encode = {channel: {"field": channel} for channel in channels}
        self.marks.append({"type": kind, "from": {"data": name}, "encode": {"enter": encode}, "interactive": False})
        for value in values:
            self.right = max(self.right, value.get("x2", 0), value.get("x", 0) + value.get("width", 0))
            self.bottom = max(self.bottom, value.get("y2", 0), value.get("y", 0) + value.get("height", 0))

    def write(self, x: float, y: float, text: str, **style: Any) -> None:
        """Lay one text; (x, y) is its anchor at half its height."""
        self.lay("text", [{"x": x, "y": y, "text": text, **make_letters(**style)}])

    def join(self, other: "Sheet") -> None:
        """Lay all of another sheet on top."""
        for data, mark in zip(other.data, other.marks, strict=True):
            name = f"marks{len(self.data)}"
            self.data.append(data | {"name": name})
            self.marks.append(mark | {"from": {"data": name}})
        self.right, self.bottom = max(self.right, other.right), max(self.bottom, other.bottom)

    def make_spec(self) -> dict[str, Any]:
        """The specification; texts that stand out of the sheet widen the picture."""
        return {
            "$schema": VEGA,
            "width": round(self.right),
            "height": round(self.bottom),
            "padding": 8,
            "autosize": "pad",
            "background": find_colour("paper"),
            "config": make_config(),
            "data": self.data,
            "marks": self.marks,
        }


def make_letters(**style: Any) -> dict[str, Any]:
    """Channels of a text, the theme's where `style` has none."""
    theme = load_theme()
    plain = {
        "font": theme["font"],
        "fontSize": theme["size"],
        "fill": find_colour("ink"),
        "baseline": "middle",
        "lineHeight": theme["size"] + 2,
    }
    return plain | style
