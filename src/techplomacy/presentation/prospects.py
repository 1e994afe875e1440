"""The picture of the outlook: what is overdue, scheduled and announced, each at its date, around the as-of day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from techplomacy.analysis.outlook import STATES, Item
from techplomacy.analysis.view import View
from techplomacy.model import Precision, When
from techplomacy.presentation.lanes import Lanes
from techplomacy.presentation.scales import place_day
from techplomacy.presentation.theme import find_colour
from techplomacy.presentation.wording import write_when

MOST = 36  # lanes that a page holds
COLOURS = {"overdue": "lapsed", "scheduled": "coming", "announced": "open"}
SHAPES = {"overdue": "triangle-down", "scheduled": "circle", "announced": "square"}
HEADS = {
    "overdue": ("Overdue", "mark: the date first promised; line: the time since"),
    "scheduled": ("Scheduled", "mark: the date promised; bar: any day of that time is meant"),
    "announced": ("Announced", "mark: the day of the announcement; no date of delivery is told"),
}
AREA = 70  # of marks, square pixels
MARGIN = 0.24  # of the time shown, before the first date: room for its label


def draw_prospects(view: View, items: Sequence[Item]) -> dict[str, Any]:
    """The specification; `items` are those of `list_items` and not empty."""
    drawn = items[:MOST]
    lanes = _open_lanes(view, drawn)
    for state in STATES:
        told = [item for item in drawn if item.state == state]
        if not told:
            continue
        lanes.head(*HEADS[state], find_colour(COLOURS[state]))
        for item in told:
            sectors = ", ".join(view.name_sector(sector) for sector in item.sectors)
            _lay_item(lanes, item, lanes.open(item.label, sectors))
    return lanes.close().make_spec()


def _open_lanes(view: View, items: Sequence[Item]) -> Lanes:
    days = [day for item in items for when in _list_dates(item) for day in (when.earliest, when.latest) if day]
    days.append(view.as_of)
    first, last = place_day(min(days)), place_day(max(days)) + 0.02
    span = max(last - first, 1.0)
    return Lanes(first - MARGIN * span, last + MARGIN * span, view.as_of)


def _list_dates(item: Item) -> list[When]:
    told = (item.told,) if item.state == "announced" else (item.due, item.new)
    return [when for when in told if when is not None]


def _lay_item(lanes: Lanes, item: Item, y: float) -> None:
    when = item.told if item.state == "announced" else item.due
    day = find_day(when)
    if when is None or day is None:
        return
    sheet, colour, x = lanes.sheet, find_colour(COLOURS[item.state]), lanes.place(day)
    if when.earliest and when.earliest != when.latest:
        start = lanes.place(when.earliest)
        sheet.lay("rect", [{"x": start, "y": y - 2.5, "width": x - start, "height": 5}], fill=colour, opacity=0.35)
    if item.state == "overdue":
        rule = {"x": x, "x2": lanes.place(lanes.as_of), "y": y, "y2": y}
        sheet.lay("rule", [rule], stroke=colour, strokeWidth=2)
    _lay_mark(lanes, x, y, item.state)
    _lay_date(lanes, x, y, write_when(when), is_left=item.state != "scheduled", start=when.earliest)
    renewed = find_day(item.new)
    if item.new is not None and renewed is not None:
        at = lanes.place(renewed)
        sheet.lay(
            "symbol", [{"x": at, "y": y}], shape="diamond", size=AREA, fill=find_colour("paper"), stroke=colour,
            strokeWidth=1.6,
        )  # fmt: skip
        _lay_date(lanes, at, y, f"now {write_when(item.new)}", is_left=False, start=None)


def find_day(when: When | None) -> date | None:
    """The day at which a date is drawn: the last that it can mean, for "by 2028" is kept until its end."""
    if when is None:
        return None
    return when.earliest if when.precision is Precision.DAY else when.latest or when.earliest


def _lay_mark(lanes: Lanes, x: float, y: float, state: str) -> None:
    hollow = state == "announced"
    colour = find_colour(COLOURS[state])
    fill = find_colour("paper") if hollow else colour
    row = {"x": x, "y": y, "shape": SHAPES[state], "size": AREA}
    lanes.sheet.lay("symbol", [row], fill=fill, stroke=colour, strokeWidth=1.6)


def _lay_date(lanes: Lanes, x: float, y: float, text: str, *, is_left: bool, start: date | None) -> None:
    edge = min(x, lanes.place(start)) if start else x
    lanes.note(edge - 8 if is_left else x + 9, y, text, is_left=is_left, colour=find_colour("ink"))


def list_hidden(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items that found no room."""
    return tuple(items[MOST:])
