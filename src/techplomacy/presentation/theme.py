"""How figures look: colours, letters and the settings that all charts share; it knows nothing of what they show."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

USUAL, WIDE, IDEOGRAPHS = 0.65, 1.0, 0x2E80  # ems of a letter that the theme does not list; where wide ones begin


@lru_cache(maxsize=1)
def load_theme() -> dict[str, Any]:
    """The theme as it stands in its file."""
    return tomllib.loads((files("techplomacy.presentation") / "theme.toml").read_text(encoding="utf-8"))


def find_colour(name: str) -> str:
    """A colour (or pattern) by what it stands for."""
    return str(load_theme()["colours"][name])


def measure(text: str, *, size: float | None = None) -> float:
    """How many pixels wide a text is in the letters of the theme."""
    widths = _load_widths()
    ems = sum(widths.get(letter, WIDE if ord(letter) >= IDEOGRAPHS else USUAL) for letter in text)
    return ems * float(size or load_theme()["size"])


@lru_cache(maxsize=1)
def _load_widths() -> dict[str, float]:
    return {letter: float(width) for width, letters in load_theme()["widths"].items() for letter in letters}


def shorten(text: str, pixels: float, *, size: float | None = None) -> str:
    """The text, cut after a word where it is wider than that."""
    if measure(text, size=size) <= pixels:
        return text
    words = text.split(" ")
    while len(words) > 1 and measure(" ".join(words) + " …", size=size) > pixels:
        words.pop()
    return " ".join(words).rstrip(",;:") + " …"


def wrap(text: str, pixels: float, *, lines: int, size: float | None = None) -> list[str]:
    """The text in at most so many lines of that width; the last one is cut where it does not fit."""
    made: list[str] = []
    words = text.split(" ")
    while words and len(made) < lines - 1:
        line = [words.pop(0)]
        while words and measure(" ".join([*line, words[0]]), size=size) <= pixels:
            line.append(words.pop(0))
        made.append(" ".join(line))
    return [*made, shorten(" ".join(words), pixels, size=size)] if words else made


@lru_cache(maxsize=1)
def make_config() -> dict[str, Any]:
    """The settings of every chart, in the terms of Vega and Vega-Lite."""
    theme = load_theme()
    font, size, colours = theme["font"], theme["size"], theme["colours"]
    axis = {
        "labelFont": font,
        "titleFont": font,
        "labelFontSize": size - 1,
        "titleFontSize": size - 1,
        "titleFontWeight": "normal",
        "labelColor": colours["quiet"],
        "titleColor": colours["quiet"],
        "gridColor": colours["line"],
        "gridOpacity": 0.7,
        "domainColor": colours["quiet"],
        "tickColor": colours["quiet"],
    }
    return {
        "background": colours["paper"],
        "font": font,
        "axis": axis,
        "view": {"stroke": None},
        "title": {"font": font, "fontSize": size, "anchor": "start", "color": colours["ink"], "offset": 8},
        "text": {"font": font, "fontSize": size - 1, "fill": colours["ink"]},
    }
