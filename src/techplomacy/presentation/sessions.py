"""The picture of standing dialogues: each a lane, each session a mark, silence a dashed line to the as-of day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.view import View, find_when
from techplomacy.model import Cell, Result, When
from techplomacy.presentation.lanes import Lanes
from techplomacy.presentation.scales import place_day
from techplomacy.presentation.theme import find_colour
from techplomacy.presentation.wording import count_things, write_number

MOST = 24  # lanes that a page holds
TWICE = 2  # sessions from which a dialogue is standing
DORMANT = "dormant"
WIDTHS = (262.0, 236.0, 242.0)  # of names, years and remarks


def pick_dialogues(institutions: Result) -> list[dict[str, Cell]]:
    """The rows of `answer_institutions` that are drawn: dialogues that met at least twice."""
    return [row for row in read_rows(institutions) if int(str(row["sessions"].value)) >= TWICE][:MOST]


def draw_sessions(view: View, rows: Sequence[Mapping[str, Cell]]) -> dict[str, Any]:
    """The specification; `rows` are those of `pick_dialogues` and not empty."""
    days = [day for row in rows for day in list_days(view, row)]
    first, last = min(place_day(day) for day in days), place_day(view.as_of)
    span = max(last - first, 1.0)
    lanes = Lanes(first - 0.04 * span, last + 0.04 * span, view.as_of, widths=WIDTHS)
    for row in rows:
        _lay_dialogue(view, lanes, row)
    return lanes.close().make_spec()


def list_days(view: View, row: Mapping[str, Cell]) -> list[date]:
    """The days of the dated sessions of a dialogue, in order; one told coarser stands in the middle of its time."""
    whens = [find_when(view.by_id[event]) for event in row["sessions"].ids if event in view.by_id]
    return sorted(day for when in whens if (day := _find_middle(when, view.as_of)))


def _find_middle(when: When | None, as_of: date) -> date | None:
    """The middle of the time that a date can mean; a session that was held was held by the as-of day."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    last = max(min(when.latest, as_of), when.earliest)
    return when.earliest + (last - when.earliest) / 2


def _lay_dialogue(view: View, lanes: Lanes, row: Mapping[str, Cell]) -> None:
    y = lanes.open(str(row["dialogue"].value), "; ".join(_list_remarks(row)))
    places = [lanes.place(day) for day in list_days(view, row)]
    if not places:
        return
    colour, sheet = find_colour("first"), lanes.sheet
    sheet.lay("rule", [{"x": places[0], "x2": places[-1], "y": y, "y2": y}], stroke=colour, strokeWidth=2)
    if row["state"].value == DORMANT:
        silent = {"x": places[-1], "x2": lanes.place(view.as_of), "y": y, "y2": y}
        sheet.lay("rule", [silent], stroke=find_colour("second"), strokeWidth=2, strokeDash=[2, 3])
    sheet.lay("symbol", [{"x": x, "y": y} for x in places], shape="circle", size=54, fill=colour)


def _list_remarks(row: Mapping[str, Cell]) -> list[str]:
    told = [count_things(int(str(row["sessions"].value)), "session")]
    if row["highest_number"].value:
        told.append(f"highest no. {row['highest_number'].value}")
    if row["state"].value == DORMANT and row["years_silent"].value is not None:
        told.append(f"silent for {write_number(float(str(row['years_silent'].value)))} years")
    return told
