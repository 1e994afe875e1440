"""Figures draw what analysis answers: holes stay open, bases stay apart, captions say what propositions say."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from techplomacy.analysis import View
from techplomacy.analysis.outlook import STATES
from techplomacy.analysis.propositions import list_shapes
from techplomacy.evidence import Contents, EvidenceBase, write_evidence
from techplomacy.model import (
    About,
    Basis,
    Event,
    Initiative,
    Observation,
    Participant,
    Record,
    Series,
    Source,
    Statement,
    Step,
    Study,
    Tier,
    When,
    YearType,
)
from techplomacy.presentation.bars import list_rows as list_bars
from techplomacy.presentation.captions import tell_shapes
from techplomacy.presentation.drawing import LEAST, VEGA
from techplomacy.presentation.figures import make_figures, write_figures
from techplomacy.presentation.layers import Band, sort_columns
from techplomacy.presentation.panels import draw_panels, list_rows, measure_labels
from techplomacy.presentation.prospects import HEADS
from techplomacy.presentation.theme import load_theme, measure, wrap
from techplomacy.presentation.wording import write_amount

ALL = ["areas", "investment", "loans", "outlook", "years", "sessions", "aid"]
VALUES = {2001: "10", 2002: "30.5", 2003: "20", 2006: "45", 2007: "40"}


def make_observations() -> Iterator[Observation]:
    for year, value in VALUES.items():
        yield Observation("fdi_a", str(year), When(str(year)), Decimal(value), "src", "v1")
        span = When(f"{year}-04-01/{year + 1}-03-31")
        yield Observation("fdi_b", f"FY{year}", span, Decimal(value) * 2, "src", "v1")
        note = "sum of the loans found" if year == 2007 else None
        yield Observation("loan_commitments", f"FY{year}", span, Decimal(value) * 3, "src", "v1", note)
    yield Observation("fdi_a", "2002", When("2002"), Decimal("31"), "copy", "v2")
    yield Observation("fdi_part", "Apr-Dec 2004", When("2004-04-01/2004-12-31"), Decimal("12"), "src", "v1")
    yield Observation("fdi_long", "since 1991", When("1991-01-01/2004-12-31"), Decimal("900"), "src", "v1")


def make_series() -> tuple[Series, ...]:
    def make(identifier: str, basis: str, year_type: YearType) -> Series:
        return Series(identifier, "fdi", f"Flow {identifier}", "USD million", basis, year_type, "BBB", "AAA", "USD")

    return (
        make("fdi_a", "balance of payments", YearType.CALENDAR),
        make("fdi_b", "approvals", YearType.APRIL_MARCH),
        make("fdi_part", "balance of payments", YearType.OTHER),
        make("fdi_long", "actual inflow", YearType.OTHER),
        replace(make("loan_commitments", "notes", YearType.APRIL_MARCH), measure="loan"),
    )


def make_event(identifier: str, kind: str, steps: tuple[Step, ...], sectors: tuple[str, ...]) -> Event:
    parties = (Participant("Aland Space Office", "AAA"), Participant("Boria Space Board", "BBB"))
    title = f"Space dialogue {identifier}" if kind == "dialogue" else f"Act {identifier}"
    return Event(identifier, kind, title, steps, parties, sectors, (), (identifier,), ("src",), 1)


def make_events() -> tuple[Event, ...]:
    return (
        make_event("e1", "dialogue", (Step("held", When("2019-05-03")),), ("space",)),
        make_event("e2", "dialogue", (Step("held", When("2020-06")),), ("space",)),
        make_event("e3", "memorandum_of_understanding", (Step("signed", When("2021")),), ("space", "health")),
        make_event("e4", "memorandum_of_understanding", (Step("approved", When("2021-02-01")),), ("other",)),
        make_event("e5", "memorandum_of_understanding", (Step("planned", When("2025-02-01")),), ("health",)),
    )


def make_contents() -> Contents:
    events = make_events()
    records = tuple(
        Record(e.id, About.ACT, "src", "coder:one", (Statement("kind", e.kind, Basis.CITED),)) for e in events
    )
    promise = Initiative("late", "A late plant", ("energy",), (), promised="To open in 2022", score=0)
    return Contents(
        study=Study("s", "Two lands", "Why?", ("AAA", "BBB"), When("2000/2024"), date(2024, 6, 1)),
        sources=(
            Source("src", '{"id":"src"}', "Yearbook", "Bureau", Tier.OFFICIAL, "AAA"),
            Source("copy", '{"id":"copy"}', "Story", "Paper", Tier.MEDIA),
        ),
        records=records,
        events=events,
        members={event.id: event.id for event in events},
        initiatives=(promise,),
        series=make_series(),
        observations=tuple(make_observations()),
    )


def open_view(path: Path, contents: Contents) -> View:
    write_evidence(path / "evidence.sqlite", contents)
    return View(EvidenceBase.open(path / "evidence.sqlite"))


@pytest.fixture
def view(tmp_path: Path) -> View:
    return open_view(tmp_path, make_contents())


@pytest.fixture
def bare(tmp_path: Path) -> View:
    empty = replace(make_contents(), series=(), observations=(), events=(), records=(), members={}, initiatives=())
    return open_view(tmp_path, empty)


def find_spec(view: View, identifier: str) -> dict[str, Any]:
    spec = {figure.id: spec for figure, spec in make_figures(view)}[identifier]
    assert spec is not None
    return spec


def list_layers(spec: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(title of its panel, layer) of all panels of lines."""
    for panel in spec["vconcat"][0]["concat"]:
        for layer in panel["layer"]:
            yield " ".join(panel["title"]["text"]), layer


def test_files_are_written_for_each_figure_that_is_not_missing(view: View, tmp_path: Path) -> None:
    figures = write_figures(view, tmp_path)
    assert [figure.id for figure in figures] == ALL
    assert [figure.number for figure in figures] == ["1", "2", "3", "4", "A", "B", "C"]
    told = json.loads((tmp_path / "figures" / "figures.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in told] == ALL
    for figure in figures:
        svg = tmp_path / "figures" / f"{figure.id}.svg"
        png = tmp_path / "figures" / f"{figure.id}.png"
        assert svg.is_file() == png.is_file() == (figure.missing is None), figure.id
        assert figure.caption and figure.note and figure.alt and figure.section
        assert "1 June 2024" in figure.note
        if figure.missing is None:
            assert figure.width >= LEAST
            assert figure.ids
            assert "<title>" in svg.read_text(encoding="utf-8")
            assert png.read_bytes().startswith(b"\x89PNG")
    assert [figure.id for figure in figures if figure.missing] == ["aid"]


def test_same_view_same_bytes(view: View, tmp_path: Path) -> None:
    write_figures(view, tmp_path / "one")
    write_figures(view, tmp_path / "two")
    for first in sorted((tmp_path / "one" / "figures").iterdir()):
        assert first.read_bytes() == (tmp_path / "two" / "figures" / first.name).read_bytes(), first.name


def test_nothing_to_draw_is_told_and_leaves_no_file(bare: View, tmp_path: Path) -> None:
    figures = write_figures(bare, tmp_path)
    assert [figure.id for figure in figures] == ALL
    assert all(figure.missing and figure.caption.startswith("No figure, because ") for figure in figures)
    assert [path.name for path in (tmp_path / "figures").iterdir()] == ["figures.json"]


def test_a_hole_is_never_joined(view: View) -> None:
    shape = next(shape for shape in list_shapes(view, "investment") if shape.series.id == "fdi_a")
    runs = {round(row["x"] - 0.5): row["run"] for row in list_rows(shape)}
    assert runs == {2001: 0, 2002: 0, 2003: 0, 2006: 1, 2007: 1}
    for _, layer in list_layers(find_spec(view, "investment")):
        if isinstance(layer["mark"], dict) and layer["mark"]["type"] == "line":
            assert layer["encoding"]["detail"] == {"field": "run"}


def test_a_hole_is_marked(view: View) -> None:
    rects = [layer for _, layer in list_layers(find_spec(view, "investment")) if layer["mark"]["type"] == "rect"]
    assert [len(layer["data"]["values"]) for layer in rects] == [1, 1]
    assert all(2003.9 < row["x"] < row["x2"] < 2006.3 for layer in rects for row in layer["data"]["values"])


def test_bases_and_year_types_never_share_a_line(view: View) -> None:
    lines = [
        (title, [row["y"] for row in layer["data"]["values"]])
        for title, layer in list_layers(find_spec(view, "investment"))
        if layer["mark"]["type"] == "line"
    ]
    expected = [float(value) for value in VALUES.values()]
    assert lines == [("balance of payments", expected), ("approvals", [2 * value for value in expected])] or lines == [
        ("approvals", [2 * value for value in expected]),
        ("balance of payments", expected),
    ]


def test_a_part_of_a_year_is_a_mark_of_its_own_and_a_long_spell_is_not_drawn(view: View) -> None:
    drawn = [
        row["y"]
        for title, layer in list_layers(find_spec(view, "investment"))
        if layer["mark"].get("shape") == "diamond" and title == "balance of payments"
        for row in layer["data"]["values"]
    ]
    assert drawn == [12.0]
    assert "900" not in json.dumps(find_spec(view, "investment"))
    figure = next(figure for figure, _ in make_figures(view) if figure.id == "investment")
    assert "Flow fdi_long" in figure.note and "Flow fdi_part" not in figure.note


def test_contested_values_get_a_ring(view: View) -> None:
    ink = load_theme()["colours"]["ink"]
    rings = [
        row["y"]
        for _, layer in list_layers(find_spec(view, "investment"))
        if layer["mark"]["type"] == "point" and layer["mark"].get("color") == ink
        for row in layer["data"]["values"]
    ]
    assert rings == [30.5]


def test_bars_mark_what_may_be_incomplete_and_leave_holes(view: View) -> None:
    shape = list_shapes(view, "loans")[0]
    rows = list_bars(shape)
    assert [row["soft"] for row in rows] == [False, False, False, False, True]
    assert [int(row["middle"]) for row in rows] == list(VALUES)
    assert [row["y"] for row in rows] == [float(value) * 3 for value in VALUES.values()]


def test_captions_tell_numbers_of_propositions_only(view: View) -> None:
    for family in ("investment", "loans"):
        shapes = list_shapes(view, family)
        caption = tell_shapes(view, shapes)
        for shape in shapes:
            for made in shape.propositions:
                point = shape.find_point(made.period)
                if point is not None and made.value is not None:
                    caption = caption.replace(
                        f"{write_amount(made.value, shape.series.unit)} in {point.taken.period}", ""
                    )
            for caveat in {text for made in shape.propositions for text in made.caveats}:
                caption = caption.replace(caveat, "")
        assert not re.findall(r"\d", caption), caption


def test_captions_name_basis_direction_and_caveats(view: View) -> None:
    figures = {figure.id: figure for figure, _ in make_figures(view)}
    caption = figures["investment"].caption
    assert "Balance of payments, calendar year: rose from USD 10 million in 2001 to USD 40 million in 2007" in caption
    assert "the highest value told is USD 45 million in 2006" in caption
    assert "1 gap between the years told" in caption
    assert "1 of 5 values may be incomplete" in figures["loans"].caption
    assert "Basis: notes (April to March)." in figures["loans"].note
    assert "Bureau" in figures["investment"].note


def test_areas_join_both_sides_with_sectors(view: View) -> None:
    spec = find_spec(view, "areas")
    assert spec["$schema"] == VEGA
    texts = [str(value["text"]) for data in spec["data"] for value in data["values"] if "text" in value]
    assert any(text.startswith("space") for text in texts)
    bands = [value for data in spec["data"] for value in data["values"] if "path" in value]
    assert len(bands) == 6  # three sectors on either side
    assert len({band["stroke"] for band in bands}) == 2


def test_outlook_and_years_show_each_state(view: View) -> None:
    texts = json.dumps(find_spec(view, "outlook"))
    assert "A late plant" in texts and "Act e5" in texts
    assert set(HEADS) == set(STATES)
    bars = find_spec(view, "years")["vconcat"][0]["layer"]
    assert [row["x"] for row in bars[0]["data"]["values"]] == [2019, 2020, 2021, 2025]
    assert [row["x"] for row in bars[1]["data"]["values"]] == [2021, 2025]


def test_columns_are_ordered_so_that_bands_cross_less() -> None:
    bands = {"left": [Band("a", "x", 1), Band("b", "y", 1)], "right": [Band("c", "y", 1), Band("d", "x", 1)]}
    left, inner, right = sort_columns(["a", "b"], ["y", "x"], ["c", "d"], bands, "")
    assert (left, inner, right) in ((["a", "b"], ["x", "y"], ["d", "c"]), (["b", "a"], ["y", "x"], ["c", "d"]))
    _, inner, _ = sort_columns(["a", "b"], ["y", "x"], ["c", "d"], bands, "y")
    assert inner[-1] == "y"


def test_texts_are_wrapped_to_their_width() -> None:
    lines = wrap("a rather long name of some body that does not fit", 120, lines=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(measure(line) <= 120 for line in lines)
    assert wrap("short", 120, lines=2) == ["short"]


def test_panels_of_a_column_leave_the_same_room_for_their_axes(view: View) -> None:
    shapes = [shape for shape in list_shapes(view, "investment") if shape.years]
    thousands = [replace(p, taken=replace(p.taken, value=p.taken.value * 1000)) for p in shapes[0].years]
    large = replace(
        shapes[0],
        series=replace(shapes[0].series, id="large", unit="JPY million"),
        points=tuple(thousands),
        years=tuple(thousands),
    )
    spec = draw_panels([*shapes, large], view.vocabulary)
    extents = {
        layer["encoding"]["y"]["axis"]["minExtent"]
        for panel in spec["vconcat"][0]["concat"]
        for layer in panel["layer"]
        if "axis" in layer["encoding"].get("y", {})
    }
    assert extents == {measure_labels(thousands)}
    assert measure_labels(thousands) > measure_labels(shapes[0].years)
