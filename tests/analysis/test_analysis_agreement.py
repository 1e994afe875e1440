"""Figures of agreement against examples that were published with their results, and intervals against theirs."""

from unittest.mock import Mock

import pytest

from techplomacy.analysis import View
from techplomacy.analysis.agreement import (
    answer_agreement,
    answer_agreement_by_code,
    find_ac1,
    find_alpha,
    find_raw,
    list_coded_twice,
    measure_agreement,
)
from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.framework import answer_drivers
from techplomacy.analysis.intervals import byar, newcombe, wilson
from techplomacy.evidence import EvidenceBase
from techplomacy.model import Coding


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


def view_codings(*codings: Coding) -> View:
    """A view on nothing but what coders say."""
    base = Mock(spec=EvidenceBase)
    base.codings.return_value, base.verdicts.return_value = list(codings), []
    return View(base)


def test_one_coder_gives_no_row() -> None:
    view = view_codings(Coding("a", "one", "driver", ("x",)), Coding("b", "two", "driver", ("x",)))
    assert answer_agreement(view).rows == ()
    assert answer_agreement_by_code(view).rows == ()


def test_sets_of_codes_agree_whole_and_single_codes_each() -> None:
    told = {"a": ("x y", "y x"), "b": ("x", "x y"), "c": ("", ""), "d": ("x", "x")}
    coders = ("one", "two")
    view = view_codings(
        *(
            Coding(record, coder, "driver", tuple(codes.split()))
            for record, pair in told.items()
            for coder, codes in zip(coders, pair, strict=True)
        ),
        Coding("e", "one", "driver", ("x",)),  # nobody read it again
    )
    (row,) = read_rows(answer_agreement(view))
    assert (row["field"].value, row["units"].value, row["raw"].value) == ("driver", 4, 0.75)
    assert row["units"].ids == ("a", "b", "c", "d")
    # by hand: sets xy 3, x 3, none 2 of 8 values: 1 - 7 * 0.5 * 2 / (64 - 9 - 9 - 4) = 1 - 14 / 42
    assert row["alpha"].value == pytest.approx(0.667)
    by_code = {row["code"].value: row for row in read_rows(answer_agreement_by_code(view))}
    assert [(c, r["given"].value, r["given_by_all"].value, r["raw"].value) for c, r in by_code.items()] == [
        ("x", 3, 3, 1.0),
        ("y", 2, 1, 0.75),
    ]
    assert list_coded_twice(view) == ["a", "b", "c", "d"]


def test_the_second_reading_of_the_shipped_study_is_told(shipped: View) -> None:
    rows = {str(row["field"].value): row for row in read_rows(answer_agreement(shipped))}
    assert set(rows) == {"benefit", "driver", "third_country", "third_party"}
    assert {row["units"].value for row in rows.values()} == {200}
    assert (rows["driver"]["raw"].value, rows["driver"]["alpha"].value) == (0.555, 0.51)
    assert "200 of" in answer_drivers(shipped).caveats[0]


def test_intervals_as_published() -> None:
    # Newcombe 1998, example (a): 56 of 70 less 48 of 80, method 10: 0.0524 to 0.3339; Wilson for 81 of 263: 0.2553 to
    # 0.3662; Poisson for a count of 10 after Byar: 4.79 to 18.39.
    assert newcombe(56, 70, 48, 80) == pytest.approx((0.0524, 0.3339), abs=0.0001)
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=0.0001)
    assert byar(10) == pytest.approx((4.79, 18.39), abs=0.01)
    assert wilson(0, 0) == (0.0, 1.0)
