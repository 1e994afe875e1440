"""Puts the rows of a flattened table together: numbers alone on their line with cells on the lines between."""

from itertools import pairwise
from statistics import median_low

from techplomacy.corpus.segments import Segment

MOST_CELLS = 12


def gather_rows(segments: list[Segment]) -> list[Segment]:
    """The segments with each run of numbered cells made one row; a number that stands in no run (a page) is dropped."""
    if not any(segment.kind == "ordinal" for segment in segments):
        return segments
    gathered: list[Segment] = []
    position = 0
    while position < len(segments):
        if segments[position].kind != "ordinal":
            gathered.append(segments[position])
            position += 1
            continue
        run = _find_run(segments, position)
        if len(run) < 2:
            position += 1
            continue
        cells = median_low([after - before - 1 for before, after in pairwise(run)])
        stop = _find_stop(segments, run[-1], cells)
        for begin, end in zip(run, [*run[1:], stop], strict=True):
            gathered.append(Segment("row", segments[begin + 1].start, segments[end - 1].end))
        position = stop
    return gathered


def _find_run(segments: list[Segment], position: int) -> list[int]:
    """The positions of consecutive numbers, each with one to twelve cells after it."""
    run = [position]
    if position + 1 >= len(segments) or segments[position + 1].kind != "paragraph":
        return []
    cells = 0
    for n in range(position + 1, len(segments)):
        kind = segments[n].kind
        if kind == "ordinal":
            is_next = segments[n].number == segments[run[-1]].number + 1
            has_cells = n + 1 < len(segments) and segments[n + 1].kind == "paragraph"
            if not is_next or not has_cells or not cells:
                break
            run.append(n)
            cells = 0
            continue
        cells += 1
        if kind not in ("paragraph", "item", "row") or cells > MOST_CELLS:
            break
    return run


def _find_stop(segments: list[Segment], last: int, cells: int) -> int:
    stop = last + 1
    while stop < len(segments) and stop - last <= cells and segments[stop].kind == "paragraph":
        stop += 1
    return stop
