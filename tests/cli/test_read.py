"""`read`: tables for people, lines for machines; one broken file costs only itself."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

TEXT = (
    "Nairobi, 5 June 2024. The Government of Kenya and the Government of the Republic of Korea signed a Memorandum of "
    "Understanding on space cooperation today.\n"
)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.md"
    path.write_text(f"---\ntitle: Space\npublished: 2024-06-05\nside: KEN\n---\n\n{TEXT}", encoding="utf-8")
    return path


def read_lines(told: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in told.stdout.splitlines()]


def test_json_is_one_line_a_document_and_quotes_are_slices(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl.gz"
    lines = [{"doc_id": f"d{n}", "text": TEXT, "published": "2024-06-05"} for n in range(3)]
    lines.insert(1, {"doc_id": "other", "text": "The weather was fine all day long in the whole of the country."})
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(line) + "\n" for line in lines)
    told = run("read", "--json", path)
    assert told.exit_code == 0, told.output
    documents = read_lines(told)
    assert [document["doc_id"] for document in documents] == ["d0", "other", "d1", "d2"]
    assert documents[1]["events"] == []
    (event,) = documents[0]["events"]  # type: ignore[misc]
    assert event["kind"] == "memorandum_of_understanding"
    assert event["step"] == "signed"
    assert event["date"] == "2024-06-05"
    assert {party["country"] for party in event["participants"]} == {"KEN", "KOR"}
    assert all(TEXT[span["start"] : span["end"]] == span["quote"] for span in event["evidence"])


def test_csv_has_one_row_an_act(run: Callable[..., Result], release: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("read", "--csv", release).stdout)))
    assert [row["step"] for row in rows] == ["signed"]
    assert "space" in rows[0]["sectors"]
    assert "Memorandum of Understanding" in rows[0]["quote"]


def test_a_table_for_people(run: Callable[..., Result], release: Path) -> None:
    told = run("read", release)
    assert "memorandum_of_understanding" in told.stdout
    assert "1 act in 1 document." in told.stdout


def test_broken_files_are_listed_and_the_rest_is_read(run: Callable[..., Result], release: Path) -> None:
    broken = release.with_name("broken.pdf")
    broken.write_bytes(b"%PDF-1.4 not really")
    told = run("read", "--json", broken, release, release.with_name("absent.txt"))
    assert told.exit_code == 0
    assert len(read_lines(told)) == 1
    assert "broken.pdf" in told.stderr
    assert "missing-file" in told.stderr


def test_all_broken_is_a_failure(run: Callable[..., Result], tmp_path: Path) -> None:
    told = run("read", tmp_path / "absent.txt")
    assert told.exit_code == 1
    assert "absent.txt" in told.stderr


def test_a_folder_stands_for_its_files(run: Callable[..., Result], release: Path) -> None:
    assert len(read_lines(run("read", "--json", release.parent))) == 1


def test_floor_and_options(run: Callable[..., Result], release: Path) -> None:
    assert read_lines(run("read", "--json", "--floor", "1.0", release))[0]["events"] == []
    for words in (("--side", "Atlantis"), ("--published", "soon"), ("--floor", "2")):
        told = run("read", release, *words)
        assert told.exit_code == 2
        assert words[1] in told.output
