"""The picture of the areas of cooperation: actors of one side, sectors, actors of the other, and what joins them."""

from collections.abc import Mapping, Sequence
from typing import Any

from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.view import View
from techplomacy.model import Cell, Result
from techplomacy.presentation.layers import Band, Box, place_boxes, sort_columns, stack
from techplomacy.presentation.sheet import Sheet, make_letters
from techplomacy.presentation.theme import find_colour, load_theme, measure, shorten, wrap

SIDES = ("left", "right")
TOP = 30.0  # room for the names of the countries
BAR, INNER, REACH, LABEL = 9.0, 212.0, 138.0, 124.0  # widths: actors, sectors, bands, names of actors
BUSY = 430.0  # the height of all bands of one side, at most
THICK = 9.0  # of the band of a single event, at most
LEAST, LEAST_INNER = 15.0, 19.0  # the height of a box, so that a name of one line fits
LINES = 3  # of a name
GAP, WIDEST = 5.0, 26.0
OTHER = "other"  # the sector of what has none; it stays at the bottom


def draw_areas(view: View, result: Result) -> dict[str, Any]:
    """The specification of the picture of `answer_network`; the result must have rows."""
    rows = read_rows(result)
    sides = dict(zip(view.study.countries, SIDES, strict=True))
    bands: dict[str, list[Band]] = {side: [] for side in SIDES}
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for row in rows:
        side = sides[str(row["country"].value)]
        actor, sector = f"{side}:{_find_key(row['actor'])}", _find_key(row["sector"])
        bands[side].append(Band(actor, sector, float(str(row["events"].value))))
        names |= {actor: str(row["actor"].value), sector: str(row["sector"].value)}
        counts |= {actor: int(str(row["actor_events"].value)), sector: int(str(row["sector_events"].value))}
    columns = _make_columns(bands, names, counts)
    sheet = Sheet()
    _lay_bands(sheet, columns, bands)
    _lay_sectors(sheet, columns["inner"], names, counts)
    for side, country in zip(SIDES, view.study.countries, strict=True):
        _lay_actors(sheet, side, columns[side], names, counts)
        x = LABEL if side == "left" else LABEL + 2 * BAR + 2 * REACH + INNER
        style = {"fontSize": 14, "fontWeight": "bold", "fill": _find_colour(side)}
        sheet.write(x, 8, view.name_country(country), align="right" if side == "left" else "left", **style)
    sheet.write(LABEL + BAR + REACH + INNER / 2, 8, "areas", align="center", fill=find_colour("quiet"))
    return sheet.make_spec()


def _find_key(cell: Cell) -> str:
    return cell.ids[0] if cell.ids else str(cell.value)


def _find_colour(side: str) -> str:
    return find_colour("first" if side == "left" else "second")


def _make_columns(
    bands: Mapping[str, Sequence[Band]], names: Mapping[str, str], counts: Mapping[str, int]
) -> dict[str, list[Box]]:
    """The boxes of each column with their places, and the bands' weights scaled to pixels by `find_scale`."""
    scale = find_scale(bands)
    keys = {side: list(dict.fromkeys(band.outer for band in bands[side])) for side in SIDES}
    inner = list(dict.fromkeys(band.inner for side in SIDES for band in bands[side]))
    inner.sort(key=lambda key: (-_sum(bands, key), key))
    left, middle, right = sort_columns(keys["left"], inner, keys["right"], bands, OTHER)
    columns = {
        "left": [_make_box(key, names, counts, _weigh(bands["left"], key) * scale) for key in left],
        "inner": [
            Box(key, max(*(_weigh(bands[side], key) * scale + 4 for side in SIDES), LEAST_INNER)) for key in middle
        ],
        "right": [_make_box(key, names, counts, _weigh(bands["right"], key) * scale) for key in right],
    }
    height = max(sum(box.height for box in boxes) + GAP * (len(boxes) - 1) for boxes in columns.values())
    for boxes in columns.values():
        place_boxes(boxes, height=height, gap=GAP, widest=WIDEST)
        for box in boxes:
            box.y += TOP
    return columns


def _make_box(key: str, names: Mapping[str, str], counts: Mapping[str, int], height: float) -> Box:
    more = len(_wrap_name(names[key], counts[key])) - 1
    return Box(key, max(height, LEAST + more * (float(load_theme()["size"]) + 2)))


def find_scale(bands: Mapping[str, Sequence[Band]]) -> float:
    """Pixels of a band's width for one event."""
    most = max(sum(band.weight for band in bands[side]) for side in SIDES)
    return min(BUSY / most, THICK)


def _weigh(bands: Sequence[Band], key: str) -> float:
    return sum(band.weight for band in bands if key in (band.outer, band.inner))


def _sum(bands: Mapping[str, Sequence[Band]], key: str) -> float:
    return sum(_weigh(bands[side], key) for side in SIDES)


def _lay_bands(sheet: Sheet, columns: Mapping[str, list[Box]], bands: Mapping[str, Sequence[Band]]) -> None:
    scale = find_scale(bands)
    inner = {box.key: box for box in columns["inner"]}
    order = {box.key: n for n, box in enumerate(columns["inner"])}
    for side in SIDES:
        outer = {box.key: box for box in columns[side]}
        starts = {
            band: stack(outer[band.outer], side, band.weight * scale, whole=_weigh(bands[side], band.outer) * scale)
            for band in sorted(bands[side], key=lambda band: order[band.inner])
        }
        ends = {
            band: stack(inner[band.inner], side, band.weight * scale, whole=_weigh(bands[side], band.inner) * scale)
            for band in sorted(bands[side], key=lambda band: outer[band.outer].y)
        }
        x = LABEL + BAR if side == "left" else LABEL + BAR + 2 * REACH + INNER
        to = x + REACH if side == "left" else x - REACH
        paths = [
            {"path": _curve(x, starts[band], to, ends[band]), "strokeWidth": band.weight * scale}
            for band in sorted(bands[side], key=lambda band: (-band.weight, band.outer, band.inner))
        ]
        sheet.lay("path", paths, stroke=_find_colour(side), strokeOpacity=0.42, x=0, y=0)


def _curve(x: float, y: float, to: float, end: float) -> str:
    middle = (x + to) / 2
    return f"M{x:.1f},{y:.2f}C{middle:.1f},{y:.2f} {middle:.1f},{end:.2f} {to:.1f},{end:.2f}"


def _lay_sectors(sheet: Sheet, boxes: Sequence[Box], names: Mapping[str, str], counts: Mapping[str, int]) -> None:
    x = LABEL + BAR + REACH
    rows = [{"x": x, "y": round(box.y, 2), "width": INNER, "height": round(box.height, 2)} for box in boxes]
    sheet.lay("rect", rows, fill=find_colour("field"), cornerRadius=3)
    texts = [
        {
            "x": x + INNER / 2,
            "y": round(box.y + box.height / 2, 2),
            "text": f"{names[box.key]}\u00a0\u00a0{counts[box.key]}",
        }
        for box in boxes
    ]
    sheet.lay("text", texts, **make_letters(align="center", limit=INNER - 8))


def _lay_actors(
    sheet: Sheet, side: str, boxes: Sequence[Box], names: Mapping[str, str], counts: Mapping[str, int]
) -> None:
    bar = LABEL if side == "left" else LABEL + BAR + 2 * REACH + INNER
    rows = [{"x": bar, "y": round(box.y, 2), "width": BAR, "height": round(box.height, 2)} for box in boxes]
    sheet.lay("rect", rows, fill=_find_colour(side))
    x = bar - 6 if side == "left" else bar + BAR + 6
    step = float(load_theme()["size"]) + 2
    for box in boxes:
        lines = _wrap_name(names[box.key], counts[box.key])
        y = box.y + box.height / 2 - step * (len(lines) - 1) / 2
        for n, line in enumerate(lines):
            sheet.write(x, round(y + n * step, 2), line, align="right" if side == "left" else "left")


def _wrap_name(name: str, count: int) -> list[str]:
    """The name and the count of its events, which never stands alone in a line and is never cut."""
    tail = f"\u00a0\u00a0{count}"
    whole = wrap(name + tail, LABEL, lines=LINES)
    if whole[-1].endswith(tail):
        return whole
    *lines, last = wrap(name, LABEL, lines=LINES)
    return [*lines, shorten(last.removesuffix(" …") + " …", LABEL - measure(tail)) + tail]
