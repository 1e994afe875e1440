"""Intervals for shares, differences of shares and rates, by published formulas; 95 per cent, and no randomness."""

from math import sqrt

Z = 1.959964  # the normal quantile of a two-sided 95 per cent interval


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The score interval of a share (Wilson 1927)."""
    if not whole:
        return 0.0, 1.0
    p, z2 = part / whole, Z * Z
    centre = (p + z2 / (2 * whole)) / (1 + z2 / whole)
    half = Z / (1 + z2 / whole) * sqrt(p * (1 - p) / whole + z2 / (4 * whole * whole))
    return max(0.0, centre - half), min(1.0, centre + half)


def newcombe(part: int, whole: int, other_part: int, other_whole: int) -> tuple[float, float]:
    """The interval of the first share less the second, from their score intervals (Newcombe 1998, method 10)."""
    p, q = part / whole if whole else 0.0, other_part / other_whole if other_whole else 0.0
    (l1, u1), (l2, u2) = wilson(part, whole), wilson(other_part, other_whole)
    low = p - q - sqrt((p - l1) ** 2 + (u2 - q) ** 2)
    return low, p - q + sqrt((u1 - p) ** 2 + (q - l2) ** 2)


def byar(count: int) -> tuple[float, float]:
    """The interval of a count of independent acts (Byar's approximation to the Poisson, Breslow and Day 1987)."""
    low = count * (1 - 1 / (9 * count) - Z / (3 * sqrt(count))) ** 3 if count else 0.0
    more = count + 1
    return low, more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3
