"""Puts each figure into the section that it names."""

import re
from collections.abc import Sequence

from techplomacy.presentation.figure import Figure
from techplomacy.presentation.section import Picture


def place_figures(figures: Sequence[Figure], section: str) -> tuple[Picture, ...]:
    """The figures of a section, named by its number ("VI") or by number and letter ("VI a")."""
    return tuple(Picture(figure) for figure in figures if _normalise(figure.section) == _normalise(section))


def _normalise(section: str) -> str:
    return re.sub(r"[^a-z]", "", section.casefold())
