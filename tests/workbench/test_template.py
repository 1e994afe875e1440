"""A new study is whole: it opens without an Issue and names only its own two countries."""

from datetime import date
from pathlib import Path

import pytest

from techplomacy.errors import InvalidValueError, StudyError
from techplomacy.workbench.folder import open_study
from techplomacy.workbench.template import init_study

DAY = date(2025, 6, 30)


def test_a_new_study_opens_without_an_issue(tmp_path: Path) -> None:
    made = init_study(tmp_path / "s", ("KEN", "Korea"), as_of=DAY)
    assert all(path.is_file() for path in made)
    material = open_study(tmp_path / "s")
    assert material.issues == ()
    assert material.study.countries == ("KEN", "KOR")
    assert material.study.as_of == DAY
    assert material.study.period.edtf == "2001/2025"
    assert material.study.title == "Technology diplomacy between Kenya and South Korea"


def test_the_same_words_give_the_same_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        init_study(tmp_path / name, ("KEN", "KOR"), as_of=DAY, title="T")
    files = [{p.relative_to(r): p.read_bytes() for p in r.rglob("*") if p.is_file()} for r in tmp_path.iterdir()]
    assert files[0] == files[1]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StudyError, match="not empty"):
        init_study(tmp_path, ("KEN", "KOR"), as_of=DAY)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("countries", [("KEN",), ("KEN", "Kenya"), ("KEN", "Atlantis"), ("KEN", "KOR", "JPN")])
def test_a_study_needs_two_known_countries(tmp_path: Path, countries: tuple[str, ...]) -> None:
    with pytest.raises(InvalidValueError):
        init_study(tmp_path / "s", countries, as_of=DAY)
    assert not (tmp_path / "s").exists()


def test_the_example_of_an_argument_is_shown_in_its_section(tmp_path: Path) -> None:
    init_study(tmp_path / "s", ("KEN", "KOR"), as_of=DAY)
    path = tmp_path / "s" / "arguments.toml"
    head, _, example = path.read_text(encoding="utf-8").partition("# [[argument]]")
    path.write_text(head + "[[argument]]" + example.replace("\n# ", "\n"), encoding="utf-8")
    material = open_study(tmp_path / "s")
    assert material.issues == ()
    assert [argument.section for argument in material.arguments] == ["IX"]
