"""Opening a study folder: what is wrong in it is told with file, line and remedy, and nothing else is lost."""

import json
from pathlib import Path

import pytest

from techplomacy.errors import StudyError
from techplomacy.model import About, Tier
from techplomacy.workbench.folder import find_study, list_studies, open_study
from techplomacy.workbench.material import Material

SETTINGS = """title = "A test"
question = "What?"
countries = ["KEN", "KOR"]
period = "2020/2024"
as_of = 2024-12-31
"""
SOURCE = {
    "id": "src",
    "type": "webpage",
    "title": "A release",
    "publisher": "A ministry",
    "URL": "https://example.org/a",
    "issued": {"date-parts": [[2022, 5, 4]]},
    "custom": {"tier": "official", "side": "KEN"},
}
ACT = {
    "id": "a1",
    "date": "2022-05-04",
    "instrument": "memorandum_of_understanding",
    "title": "Memorandum on skills",
    "parties": [{"name": "A ministry", "country": "KEN", "kind": "ministry"}],
    "sectors": ["skills"],
    "status": "signed",
    "sources": ["src"],
}
GOOD = {**ACT, "id": "good", "follows": "a1"}
VALUE = "series,unit,basis,year_type,period,start,end,value,source\n"


def write_study(root: Path, *, acts: list[dict[str, object]] | None = None, sources: object = None) -> Path:
    (root / "study.toml").write_text(SETTINGS)
    items = sources if sources is not None else [SOURCE]
    (root / "sources.json").write_text("[\n" + ",\n".join(json.dumps(item) for item in items) + "\n]\n")
    (root / "records").mkdir(exist_ok=True)
    rows = acts if acts is not None else [ACT, GOOD]
    (root / "records" / "events.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return root


def tell(material: Material, code: str) -> str:
    found = [issue for issue in material.issues if issue.code == code]
    assert found, f"no {code} among {material.issues}"
    assert all(issue.remedy for issue in found)
    return found[0].place


def test_a_sound_study_has_no_issues(tmp_path: Path) -> None:
    material = open_study(write_study(tmp_path))
    assert material.issues == ()
    assert [record.id for record in material.records] == ["a1", "good"]
    assert material.sources[0].tier is Tier.OFFICIAL
    assert all(account.left_out == () and account.issues == 0 for account in material.accounting)


@pytest.mark.parametrize(
    ("change", "code", "stays"),
    [
        ({"parties": [{"name": "A ministry", "country": "KENYAA"}]}, "unknown-country", True),
        ({"parties": [{"name": "A ministry", "kind": "office"}]}, "unknown-kind", True),
        ({"sectors": ["skills", "magic"]}, "unknown-sector", True),
        ({"instrument": "handshake"}, "unknown-instrument", False),
        ({"status": "maybe"}, "unknown-word", True),
        ({"date": "2022-02-30"}, "bad-date", True),
        ({"date": "May 2022"}, "bad-date", True),
        ({"amount": 5, "currency": "YEN"}, "unknown-currency", True),
        ({"amount": 5}, "unknown-currency", True),
        ({"amount": "five", "currency": "KRW"}, "bad-value", True),
        ({"amount": -5, "currency": "KRW"}, "bad-value", True),
        ({"follows": "nobody"}, "dangling-reference", True),
        ({"within": "nobody"}, "dangling-reference", True),
        ({"sources": ["src", "lost"]}, "dangling-reference", True),
        ({"sources": ["lost"]}, "source-missing", False),
        ({"sources": None}, "missing-column", False),
        ({"steps": ["sealed 2022-05-04"]}, "unknown-step", True),
        ({"steps": ["signed 2022-13"]}, "bad-date", True),
        ({"colour": "red"}, "unknown-column", True),
    ],
)
def test_a_defect_names_line_and_remedy_and_loses_nothing_else(
    tmp_path: Path, change: dict[str, object], code: str, stays: bool
) -> None:
    bad = {**ACT, "id": "bad", **change}
    material = open_study(write_study(tmp_path, acts=[ACT, bad, GOOD]))
    assert tell(material, code) == "records/events.jsonl:2"
    ids = [record.id for record in material.records]
    assert ids == (["a1", "bad", "good"] if stays else ["a1", "good"])
    account = next(a for a in material.accounting if a.file == "records/events.jsonl")
    assert account.values == account.used + account.issues + sum(n for _, n in account.left_out)
    assert account.used > 15


def test_a_bad_word_leaves_the_good_ones_of_its_cell(tmp_path: Path) -> None:
    material = open_study(write_study(tmp_path, acts=[{**ACT, "sectors": ["skills", "magic"]}]))
    assert material.records[0].values("sector") == ("skills",)


def test_an_unknown_country_is_not_guessed(tmp_path: Path) -> None:
    party = {"name": "A ministry", "country": "Keniya", "kind": "ministry"}
    material = open_study(write_study(tmp_path, acts=[{**ACT, "parties": [party]}]))
    participant = material.records[0].values("participant")[0]
    assert participant.country is None  # type: ignore[union-attr]
    assert participant.name == "A ministry"  # type: ignore[union-attr]


def test_the_first_of_two_equal_ids_stays(tmp_path: Path) -> None:
    material = open_study(write_study(tmp_path, acts=[ACT, {**ACT, "title": "Another"}]))
    assert tell(material, "duplicate-id") == "records/events.jsonl:2"
    assert [record.values("title") for record in material.records] == [("Memorandum on skills",)]


def test_a_line_that_is_no_json_is_told(tmp_path: Path) -> None:
    root = write_study(tmp_path)
    path = root / "records" / "events.jsonl"
    path.write_text(path.read_text() + '{"id": "broken"\n')
    material = open_study(root)
    assert tell(material, "bad-value") == "records/events.jsonl:3"
    assert len(material.records) == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"URL": None}, "source-without-address"),
        ({"custom": {"tier": "gossip"}}, "unknown-tier"),
        ({"custom": {}}, "unknown-tier"),
        ({"custom": {"tier": "official", "side": "XQQ"}}, "unknown-country"),
        ({"custom": {"tier": "media", "copies": "lost"}}, "dangling-reference"),
        ({"issued": {"date-parts": [[2022, 13]]}}, "bad-date"),
    ],
)
def test_a_source_with_a_defect_is_kept_and_told(tmp_path: Path, change: dict[str, object], code: str) -> None:
    bad = {key: value for key, value in {**SOURCE, "id": "bad", **change}.items() if value is not None}
    material = open_study(write_study(tmp_path, sources=[SOURCE, bad]))
    assert tell(material, code) == "sources.json:3"
    assert [source.id for source in material.sources] == ["src", "bad"]
    assert len(material.records) == 2


def test_an_address_may_be_a_doi_or_an_archive_mark(tmp_path: Path) -> None:
    items = [SOURCE] + [
        {"id": key.lower(), "title": "x", key: "10.1/x", "custom": {"tier": "academic"}} for key in ("DOI", "archive")
    ]
    material = open_study(write_study(tmp_path, sources=items))
    assert material.issues == ()
    assert [source.address for source in material.sources[1:]] == ["https://doi.org/10.1/x", "10.1/x"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (SETTINGS.replace('"KOR"', '"KORR"'), 3),
        (SETTINGS.replace('["KEN", "KOR"]', '["KEN"]'), 3),
        (SETTINGS.replace("2020/2024", "2024/2020"), 4),
        (SETTINGS.replace("2024-12-31", '"soon"'), 5),
        (SETTINGS + "colour = 1\n", 6),
    ],
)
def test_an_unusable_study_file_stops_with_line_and_remedy(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "study.toml").write_text(text)
    with pytest.raises(StudyError, match=rf"study\.toml:{line}: "):
        open_study(tmp_path)


def test_a_study_file_that_is_no_toml_stops(tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text("title = \n")
    with pytest.raises(StudyError, match="not TOML"):
        open_study(tmp_path)


def test_a_folder_without_study_file_names_what_ships(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="india_japan"):
        find_study(tmp_path)


def test_shipped_studies_are_found_by_name() -> None:
    assert list_studies() == ("india_japan", "tutorial")
    assert find_study("india-japan") == find_study("india_japan") == find_study()


def test_one_study_is_about_two_countries(tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text(SETTINGS.replace('"KOR"', '"Kenya"'))
    with pytest.raises(StudyError, match="two countries"):
        open_study(tmp_path)


def test_an_expectation_of_an_unknown_sector_is_told(tmp_path: Path) -> None:
    root = write_study(tmp_path)
    (root / "study.toml").write_text(SETTINGS + '[[expectations]]\nsector = "magic"\nat_least = 2\n')
    material = open_study(root)
    assert tell(material, "unknown-sector").startswith("study.toml:")
    assert material.study.expectations == ()


def test_a_study_of_two_other_countries_carries_nothing_of_the_shipped_ones(tmp_path: Path) -> None:
    material = open_study(write_study(tmp_path))
    assert material.study.countries == ("KEN", "KOR")
    assert all(record.about is About.ACT for record in material.records)
    assert material.series == () and material.searches == () and material.works == ()


def test_documents_find_their_sources(tmp_path: Path) -> None:
    root = write_study(tmp_path, sources=[{**SOURCE, "custom": {**SOURCE["custom"], "file": "documents/a.txt"}}])  # type: ignore[dict-item]
    documents = root / "documents"
    documents.mkdir()
    (documents / "a.txt").write_text("Text.")
    (documents / "b.md").write_text("---\ntitle: B\ntier: official\nside: KOR\nurl: https://example.org/b\n---\nText.")
    (documents / "c.txt").write_text("Nobody says what I am.")
    material = open_study(root)
    assert [(file.path.name, file.source_id) for file in material.files] == [
        ("a.txt", "src"),
        ("b.md", "b"),
        ("c.txt", "c"),
    ]
    made = {source.id: source for source in material.sources}
    assert made["b"].side == "KOR" and made["b"].tier is Tier.OFFICIAL
    assert {issue.code for issue in material.issues} == {"unknown-tier", "source-without-address"}
    assert {issue.place for issue in material.issues} == {"documents/c.txt:1"}


def test_a_named_file_that_is_missing_is_told(tmp_path: Path) -> None:
    custom = {"tier": "official", "file": "documents/lost.pdf"}
    material = open_study(write_study(tmp_path, sources=[{**SOURCE, "custom": custom}]))
    assert tell(material, "missing-file") == "documents/lost.pdf:1"


def test_tables_may_be_csv_or_xlsx(tmp_path: Path) -> None:
    from openpyxl import Workbook

    root = write_study(tmp_path)
    (root / "records" / "events.jsonl").unlink()
    heads = ["id", "date", "instrument", "title", "parties", "sectors", "status", "sources"]
    cells = [
        "a1",
        "2022-05-04",
        "memorandum_of_understanding",
        "Memorandum",
        "A ministry|AM|KEN|ministry; B|||company",
        "skills; education",
        "signed",
        "src",
    ]
    (root / "records" / "events.csv").write_text(",".join(heads) + "\n" + ",".join(cells) + "\n")
    from_csv = open_study(root).records
    (root / "records" / "events.csv").unlink()
    book = Workbook()
    book.active.append(heads)  # type: ignore[union-attr]
    book.active.append(cells)  # type: ignore[union-attr]
    book.save(root / "records" / "events.xlsx")
    assert open_study(root).records == from_csv
    assert [p.acronym for p in from_csv[0].values("participant")] == ["AM", None]  # type: ignore[union-attr]


def test_statistics_keep_what_is_good(tmp_path: Path) -> None:
    root = write_study(tmp_path)
    (root / "statistics").mkdir()
    rows = [
        "flow,USD million,basis A,calendar,2020,2020-01-01,2020-12-31,5,src",
        "flow,USD million,basis B,calendar,2020,2020-01-01,2020-12-31,7,src",
        "flow,USD million,basis A,calendar,2021,2021-01-01,2021-12-31,x,src",
        "flow,USD million,basis A,calendar,2022,2022-01-01,2022-12-31,6,lost",
        "flow,USD million,basis A,calendar,2020,2020-01-01,2020-12-31,5,src",
        "flow,USD million,basis A,lunar,2023,2023-01-01,2023-12-31,6,src",
        "other,count,,calendar,2020,,,3,src",
    ]
    (root / "statistics" / "t.csv").write_text(VALUE + "\n".join(rows) + "\n")
    material = open_study(root)
    assert sorted((o.series.split(".")[0], o.period, int(o.value)) for o in material.observations) == [
        ("flow", "2020", 5),
        ("flow", "2020", 7),
        ("other", "2020", 3),
    ]
    assert len({o.series for o in material.observations}) == 3
    told = {issue.code: issue.place for issue in material.issues}
    assert told == {
        "series-mixed": "statistics/t.csv:3",
        "bad-value": "statistics/t.csv:4",
        "dangling-reference": "statistics/t.csv:5",
        "duplicate-id": "statistics/t.csv:6",
        "unknown-word": "statistics/t.csv:7",
        "basis-missing": "statistics/t.csv:8",
    }


def test_the_same_folder_gives_the_same_material(tmp_path: Path) -> None:
    root = write_study(tmp_path)
    first, second = open_study(root), open_study(root)
    assert (first.records, first.sources, first.issues) == (second.records, second.sources, second.issues)
