"""Puts the lines of a PDF page in reading order: one column or two, with headlines across both."""

from statistics import median

from techplomacy.corpus.pages import Line

_FEWEST = 5  # lines on either side of the gutter
_NARROWEST = 0.55  # of its column's width; the median line of prose is wider, that of a table's cells is not
_CROSSING = 0.25  # of the lines; more of them across the gutter, and the page has one column


def order_lines(lines: list[Line]) -> list[Line]:
    """The lines in reading order; the order of the file where the page has one column."""
    gutter = find_gutter(lines)
    if gutter is None:
        return lines
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(lines, key=lambda one: (-round(one.y), one.left)):
        if line.left < gutter < line.right:
            ordered += [*left, *right, line]
            left, right = [], []
        else:
            (left if line.right <= gutter else right).append(line)
    return [*ordered, *left, *right]


def find_gutter(lines: list[Line]) -> float | None:
    """The middle of the white strip between two columns; None where the page has one."""
    if len(lines) < 2 * _FEWEST:
        return None
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    middle = list(range(int(low + (high - low) * 0.35), int(low + (high - low) * 0.65)))
    sides = [(line.left, line.right) for line in lines]
    crossings = [(sum([left < x < right for left, right in sides]), x) for x in middle]
    if not crossings:
        return None
    fewest = min(crossings)[0]
    strip = [x for count, x in crossings if count == fewest]
    gutter = float(median(strip))
    columns = [line for line in lines if line.right <= gutter], [line for line in lines if line.left >= gutter]
    if min(map(len, columns)) < _FEWEST or fewest > _CROSSING * len(lines):
        return None
    widths = [(side, max(one.right for one in side) - min(one.left for one in side)) for side in columns]
    is_prose = all(median(one.right - one.left for one in side) >= _NARROWEST * width for side, width in widths)
    return gutter if is_prose else None
