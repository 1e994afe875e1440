import gzip
import json
from pathlib import Path

import pytest

from techplomacy.corpus import read_document, read_documents
from techplomacy.errors import DocumentError
from techplomacy.model import Document, Issue, When


def write(path: Path, *lines: object) -> Path:
    body = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_bytes(gzip.compress(body.encode()) if path.suffix == ".gz" else body.encode())
    return path


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_bad_lines_are_told_with_their_number_and_the_others_read(tmp_path: Path, name: str):
    path = write(
        tmp_path / name,
        {"doc_id": "one", "text": "An accord\n\nwas  signed. ", "doc_date": "2020-01-02", "issuer_country": "KEN"},
        "{broken",
        ["no", "object"],
        {"doc_id": "two"},
        {"doc_id": "one", "text": "again"},
        "",
        {"doc_id": "three", "text": " "},
        {"text": "A loan was agreed.", "mood": "good", "published": "soon"},
    )
    found = list(read_documents([path]))
    documents = [item for item in found if isinstance(item, Document)]
    assert [(item.name, item.text, item.published, item.side) for item in documents] == [
        ("one", "An accord\n\nwas  signed. ", When("2020-01-02"), "KEN"),
        ("a:8", "A loan was agreed.", None, None),
    ]
    assert [(item.code, item.place.removeprefix(f"{tmp_path}/")) for item in found if isinstance(item, Issue)] == [
        ("line-unreadable", f"{name}:2"),
        ("line-unreadable", f"{name}:3"),
        ("line-unreadable", f"{name}:4"),
        ("duplicate-id", f"{name}:5"),
        ("document-empty", f"{name}:7"),
        ("bad-date", f"{name}:8"),
        ("unknown-column", name),
    ]


def test_a_cut_archive_gives_what_it_holds_and_an_issue(tmp_path: Path):
    lines = [{"doc_id": str(n), "text": f"Accord {n} was signed in the hall {n * 7919 % 1000}."} for n in range(4000)]
    path = write(tmp_path / "a.jsonl.gz", *lines)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found = list(read_documents([path]))
    assert len(found) > 100
    assert isinstance(found[-1], Issue) and found[-1].code == "document-unreadable"


def test_only_as_much_is_read_as_is_asked_for(tmp_path: Path):
    path = write(tmp_path / "a.jsonl", {"text": "The first accord was signed."}, "{broken")
    first = next(iter(read_documents([path])))
    assert isinstance(first, Document)


def test_a_file_of_many_is_not_one_document(tmp_path: Path):
    with pytest.raises(DocumentError, match="many"):
        read_document(write(tmp_path / "a.jsonl", {"text": "x"}))


def test_the_same_line_has_the_same_id_wherever_it_stands(tmp_path: Path):
    line = {"doc_id": "one", "text": "An accord was signed."}
    here = next(iter(read_documents([write(tmp_path / "a.jsonl", line)])))
    there = list(read_documents([write(tmp_path / "b.jsonl", {"text": "Another text."}, line)]))[1]
    assert isinstance(here, Document) and isinstance(there, Document)
    assert here.id == there.id
