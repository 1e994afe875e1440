"""Questions in plain language: what is read as a filter, what as a word, and what is said not to be understood."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from techplomacy.analysis import View
from techplomacy.errors import InvalidValueError
from techplomacy.evidence import Contents, EvidenceBase, write_evidence
from techplomacy.resolution import assemble, resolve_actors
from techplomacy.workbench.asking import Filters, ask
from techplomacy.workbench.folder import DEFAULT_STUDY, open_study
from techplomacy.workbench.understanding import Understanding, understand
from techplomacy.workbench.variants import list_variants


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    material = open_study(DEFAULT_STUDY)
    records, actors, _, _ = resolve_actors(
        material.records, vocabulary=material.vocabulary, countries=material.study.countries
    )
    made = assemble(records, (), (), material.initiatives)
    contents = Contents(
        study=material.study, sources=material.sources, records=records, events=made.events, members=made.members,
        actors=actors, initiatives=material.initiatives, searches=material.searches,
    )  # fmt: skip
    path: Path = tmp_path_factory.mktemp("asked") / "evidence.sqlite"
    write_evidence(path, contents)
    with EvidenceBase.open(path) as base:
        yield View(base)


def read(view: View, question: str) -> Understanding:
    return understand(question, view.base, view.study, view.vocabulary)


@pytest.mark.parametrize("question", ["semiconductors since 2023, delivered?", "半導体 2023年以降", "2023 से सेमीकंडक्टर"])
def test_sector_and_date_are_filters_in_three_languages(view: View, question: str) -> None:
    wanted = read(view, question).wanted
    assert wanted.sectors == ("semiconductors",)
    assert (wanted.since, wanted.until, wanted.words) == (date(2023, 1, 1), None, ())


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("space before 2019", None, date(2018, 12, 31)),
        ("space until March 2019", None, date(2019, 3, 31)),
        ("space after 2019", date(2020, 1, 1), None),
        ("space between 2015 and 2020", date(2015, 1, 1), date(2020, 12, 31)),
        ("space in 2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("space 2015から", date(2015, 1, 1), None),
    ],
)
def test_days_open_by_the_word_beside_them(view: View, question: str, since: date | None, until: date | None) -> None:
    wanted = read(view, question).wanted
    assert (wanted.since, wanted.until) == (since, until)


def test_money_and_delivery_are_asked_for_and_filter_nothing(view: View) -> None:
    made = read(view, "How much for the high-speed railway, and was any of it delivered?")
    assert made.asks_money
    assert made.asks_delivery
    assert made.wanted.words == (("high*",), ("speed*",), ("railway*", "rail"))
    assert made.wanted.scores == ()


def test_forms_steps_bodies_and_outcomes(view: View) -> None:
    wanted = read(view, "What did JAXA and ISRO sign? Not delivered").wanted
    assert wanted.actors == (("jpn-jaxa",), ("ind-isro",))
    assert wanted.steps == ("signed",)
    assert wanted.scores == (0, -1)
    assert read(view, "MoUs and meetings").wanted.kinds == ("memorandum_of_understanding", "dialogue")


def test_the_two_countries_filter_nothing_and_a_third_does(view: View) -> None:
    wanted = read(view, "India and Japan with Bangladesh").wanted
    assert wanted.countries == ("BGD",)


def test_what_nothing_holds_is_said(view: View) -> None:
    made = read(view, "space xyzzy")
    assert made.unread == ["xyzzy"]
    assert made.wanted.sectors == ("space",)


def test_a_subject_word_in_another_language_stands_for_its_sector(view: View) -> None:
    assert read(view, "新幹線").wanted.sectors == ("transport",)


def test_nothing_understood_is_an_error_that_helps(view: View) -> None:
    with pytest.raises(InvalidValueError, match="explain"):
        ask(view, "blorp xyzzy")


def test_fewer_words_are_tried_and_that_is_said(view: View) -> None:
    asked = ask(view, "Ahmedabad Shinkansen Kolkata")
    assert asked.answer.found.total
    assert asked.widened


def test_options_narrow_a_question_and_are_checked(view: View) -> None:
    asked = ask(view, "since 2015", Filters(sectors=("space",), status="delivered", until="2020"))
    assert asked.understanding.wanted.sectors == ("space",)
    assert (asked.understanding.wanted.since, asked.understanding.wanted.until) == (
        date(2015, 1, 1),
        date(2020, 12, 31),
    )
    for filters in (Filters(sectors=("spaec",)), Filters(status="done"), Filters(since="soon"), Filters(actors=("Q",))):
        with pytest.raises(InvalidValueError):
            ask(view, "", filters)


@pytest.mark.parametrize(
    ("word", "held", "variants"),
    [
        ("railway", {"rail", "part"}, ("railway*", "rail")),
        ("semiconductors", {"semi"}, ("semiconductor*",)),
        ("batteries", {"battery"}, ("battery*", "batteries")),
        ("partnership", {"part"}, ("partnership*",)),
        ("5g", set(), ("5g",)),
        ("半導体", set(), ("半導体",)),
    ],
)
def test_forms_of_a_word(word: str, held: set[str], variants: tuple[str, ...]) -> None:
    assert list_variants(word, lambda terms: held & set(terms)) == variants
