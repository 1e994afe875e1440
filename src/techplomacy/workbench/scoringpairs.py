"""Pairs rows with columns, one to one, so that the sum of weights is greatest; exact, for the sizes of one document."""

from collections.abc import Sequence

Weights = Sequence[Sequence[float]]


def pair_best(weights: Weights) -> list[tuple[int, int]]:
    """(row, column) of a matching of the greatest weight, in the order of the rows; pairs of weight 0 are left out."""
    partner: dict[int, int] = {}  # the row of each column that is taken
    for row in range(len(weights)):
        _add_row(weights, row, partner)
    return sorted((row, column) for column, row in partner.items())


def _add_row(weights: Weights, row: int, partner: dict[int, int]) -> None:
    """Let a row in: the rows before it may change columns, and one of them, or it, may go without."""
    gains = {column: weight for column, weight in enumerate(weights[row]) if weight > 0}
    before: dict[int, int] = {}  # the column that the row of a column leaves for it; the first column has none
    is_changed = True
    while is_changed:
        is_changed = False
        for column in [c for c in gains if c in partner]:
            mover = partner[column]
            rest = gains[column] - weights[mover][column]
            for other, weight in enumerate(weights[mover]):
                if weight > 0 and rest + weight > gains.get(other, 0.0) + 1e-9 and not _leads(before, column, other):
                    gains[other], before[other] = rest + weight, column
                    is_changed = True
    _shift(weights, row, partner, gains, before)


def _leads(before: dict[int, int], column: int, wanted: int) -> bool:
    """Whether the chain that ends at a column runs through another one already."""
    while column != wanted and column in before:
        column = before[column]
    return column == wanted


def _shift(
    weights: Weights, row: int, partner: dict[int, int], gains: dict[int, float], before: dict[int, int]
) -> None:
    """Take the chain of the greatest gain: it ends at a free column, or at one whose row then goes without."""
    lost = {column: weights[partner[column]][column] if column in partner else 0.0 for column in gains}
    end = max(gains, key=lambda column: gains[column] - lost[column], default=None)
    if end is None or gains[end] - lost[end] <= 0:
        return
    while end in before:
        partner[end] = partner[before[end]]
        end = before[end]
    partner[end] = row
