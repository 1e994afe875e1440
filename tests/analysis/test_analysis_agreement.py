"""Figures of agreement against examples that were published with their results, and intervals against theirs."""

import pytest

from techplomacy.analysis import View
from techplomacy.analysis.agreement import answer_agreement, find_ac1, find_alpha, find_raw, measure_agreement
from techplomacy.analysis.intervals import byar, newcombe, wilson


def split(*coders: str) -> list[tuple[str | None, ...]]:
    """Units from one line of values a coder; a dot is a value left out."""
    rows = [[None if value == "." else value for value in coder.split()] for coder in coders]
    return list(zip(*rows, strict=True))


# Krippendorff, Computing Krippendorff's Alpha-Reliability: two observers, ten units, two values: alpha 0.095.
BINARY = split("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
# The same text: two observers, twelve units, five values: alpha 0.692.
NOMINAL = split("a a b b d c c c e d d a", "b a b b b c c c e d d d")
# The same text: four observers, twelve units, values left out: alpha 0.743.
MISSING = split(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
# The example of three coders and fifteen units that encyclopaedias print: alpha 0.691.
THREE = split(". . . . . 3 4 1 2 1 1 3 3 . 3", "1 . 2 1 3 3 4 3 . . . . . . .", ". . 2 1 3 4 4 . 2 1 1 3 3 . 4")
# Gwet 2002: 125 subjects, 118 both yes, 5 and 2 split, none both no: AC1 0.9408 where kappa is -0.0234.
SKEWED = [("yes", "yes")] * 118 + [("yes", "no")] * 5 + [("no", "yes")] * 2


@pytest.mark.parametrize(("units", "alpha"), [(BINARY, 0.095), (NOMINAL, 0.692), (MISSING, 0.743), (THREE, 0.691)])
def test_alpha_as_published(units: list[tuple[str | None, ...]], alpha: float) -> None:
    assert find_alpha(units) == pytest.approx(alpha, abs=0.0005)


def test_ac1_as_published() -> None:
    assert find_raw(SKEWED) == pytest.approx(0.944)
    assert find_ac1(SKEWED) == pytest.approx(0.9408, abs=0.00005)


def test_all_figures_of_one_set() -> None:
    found = measure_agreement(MISSING)
    assert (found.units, found.coders) == (11, 4)  # the last unit has one value and says nothing
    assert found.interval is not None
    assert found.interval[0] < 0.743 < found.interval[1] <= 1


def test_agreement_without_contrast_has_no_alpha() -> None:
    found = measure_agreement([("a", "a")] * 4)
    assert (found.raw, found.alpha, found.ac1) == (1.0, None, None)
    assert measure_agreement([]).raw is None


def test_one_coder_gives_no_row(shipped: View) -> None:
    assert answer_agreement(shipped).rows == ()


def test_intervals_as_published() -> None:
    # Newcombe 1998, example (a): 56 of 70 less 48 of 80, method 10: 0.0524 to 0.3339; Wilson for 81 of 263: 0.2553 to
    # 0.3662; Poisson for a count of 10 after Byar: 4.79 to 18.39.
    assert newcombe(56, 70, 48, 80) == pytest.approx((0.0524, 0.3339), abs=0.0001)
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=0.0001)
    assert byar(10) == pytest.approx((4.79, 18.39), abs=0.01)
    assert wilson(0, 0) == (0.0, 1.0)
