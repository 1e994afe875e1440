"""Figures of context for a chapter: the series of either country whose title speaks of one of its sectors."""

import re
from collections.abc import Sequence
from functools import lru_cache

from techplomacy.analysis.cells import make_result, tell, tell_observation
from techplomacy.analysis.propositions import make_shape
from techplomacy.analysis.view import View
from techplomacy.model import Cell, Result, Series

LANGUAGE = "en"
_WORD = re.compile(r"[^\W_]+")


def answer_context(view: View, sectors: Sequence[str], *, identifier: str) -> Result:
    """One row a series: its first and last value; series of one country, those between the two first."""
    wanted = [series for _, series in sorted(view.series.items()) if is_about(view, series, sectors)]
    wanted.sort(key=lambda series: (series.receiver is None, series.id))
    rows = [row for series in wanted if (row := _make_row(view, series))]
    return make_result(
        identifier,
        "Figures of context",
        ("series", "basis", "unit", "first_period", "first", "last_period", "last", "country"),
        rows,
    )


def is_about(view: View, series: Series, sectors: Sequence[str]) -> bool:
    """Whether the title of a series holds a subject word of one of the sectors, and it is of the two countries."""
    sides = {code for code in (series.giver, series.receiver) if code}
    if not sides or not sides <= set(view.study.countries):
        return False
    title = _pad(series.title)
    words = [
        _pad(word)
        for sector in sectors
        if sector in view.vocabulary.sectors
        for word in view.vocabulary.sectors[sector].words.get(LANGUAGE, ())
    ]
    return any(word in title for word in words)


@lru_cache(maxsize=8192)  # the subject words of a sector meet every series
def _pad(text: str) -> str:
    """The words of a text with one space around each, so that `in` finds whole words."""
    return f" {' '.join(re.findall(_WORD, text.casefold()))} "


def _make_row(view: View, series: Series) -> tuple[Cell, ...] | None:
    shape = make_shape(view, series)
    points = shape.years or shape.points
    if not points:
        return None
    first, last = points[0].taken, points[-1].taken
    country = view.name_country(series.giver or series.receiver) if not (series.giver and series.receiver) else None
    return (
        tell(series.title, ids=(series.id,)),
        tell(series.basis),
        tell(series.unit),
        tell_observation(first, first.period),
        tell_observation(first, first.value),
        tell_observation(last, last.period),
        tell_observation(last, last.value),
        tell(country),
    )
