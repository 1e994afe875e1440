"""Orders and places the boxes of a picture in three columns, so that few of its bands cross; geometry alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

ROUNDS = 12


@dataclass
class Box:
    """One box: the bands that leave it to the left and to the right are stacked in its height."""

    key: str
    height: float
    y: float = 0.0
    used: dict[str, float] = field(default_factory=dict)  # by side, from its upper edge


@dataclass(frozen=True)
class Band:
    """One connection between an outer box and an inner one; `weight` is its width."""

    outer: str
    inner: str
    weight: float


def sort_columns(
    left: Sequence[str], inner: Sequence[str], right: Sequence[str], bands: Mapping[str, Sequence[Band]], last: str
) -> tuple[list[str], list[str], list[str]]:
    """The three columns in an order with few crossings, by means of neighbours' places; `last` stays at the bottom."""
    columns = {"left": list(left), "inner": list(inner), "right": list(right)}
    best, fewest = {side: list(keys) for side, keys in columns.items()}, float("inf")
    for _ in range(ROUNDS):
        places = _rank(columns["inner"])
        for side in ("left", "right"):
            links = [(band.outer, places[band.inner], band.weight) for band in bands[side]]
            columns[side] = _sort_by_mean(columns[side], links)
        outer = {side: _rank(columns[side]) for side in ("left", "right")}
        links = [(b.inner, outer[side][b.outer], b.weight) for side in ("left", "right") for b in bands[side]]
        columns["inner"] = _sort_by_mean(columns["inner"], links, last=last)
        crossed = sum(_count_crossings(columns[side], columns["inner"], bands[side]) for side in ("left", "right"))
        if crossed < fewest:
            best, fewest = {side: list(keys) for side, keys in columns.items()}, crossed
    return best["left"], best["inner"], best["right"]


def _rank(keys: Sequence[str]) -> dict[str, float]:
    return {key: (n + 0.5) / len(keys) for n, key in enumerate(keys)}


def _sort_by_mean(keys: Sequence[str], links: Iterable[tuple[str, float, float]], *, last: str = "") -> list[str]:
    sums: dict[str, tuple[float, float]] = {}
    for key, place, weight in links:
        total, weights = sums.get(key, (0.0, 0.0))
        sums[key] = total + place * weight, weights + weight
    means = {key: sums[key][0] / sums[key][1] if key in sums else 0.5 for key in keys}
    return sorted(keys, key=lambda key: (key == last, round(means[key], 9), keys.index(key)))


def _count_crossings(outer: Sequence[str], inner: Sequence[str], bands: Sequence[Band]) -> float:
    a, b = _rank(outer), _rank(inner)
    ends = sorted((a[band.outer], b[band.inner], band.weight) for band in bands)
    return sum(
        min(weight, other) for n, (x, y, weight) in enumerate(ends) for u, v, other in ends[n + 1 :] if u > x and v < y
    )


def place_boxes(boxes: Sequence[Box], *, height: float, gap: float, widest: float) -> None:
    """Spread a column over the height: gaps between `gap` and `widest`, the column in the middle."""
    told = sum(box.height for box in boxes)
    space = min(max((height - told) / (len(boxes) - 1), gap), widest) if len(boxes) > 1 else 0.0
    y = max((height - told - space * (len(boxes) - 1)) / 2, 0.0)
    for box in boxes:
        box.y = y
        y += box.height + space


def stack(box: Box, side: str, width: float, *, whole: float) -> float:
    """The middle of the next band of a box on one side, where its bands are `whole` wide together."""
    start = box.used.get(side, (box.height - whole) / 2)
    box.used[side] = start + width
    return box.y + start + width / 2
