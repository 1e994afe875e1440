"""Documents and records: the same on one core and on many, kept between runs; a poisonous document costs itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import techplomacy.workbench.intake as intake
from techplomacy.model import Document, Issue, Record
from techplomacy.vocabulary import Vocabulary
from techplomacy.workbench.cache import Cache
from techplomacy.workbench.intake import File, extract_all, read_texts
from techplomacy.workbench.progress import Silence


@pytest.fixture
def files(study: Path) -> list[File]:
    return [File(path) for path in sorted((study / "documents").glob("*.md"))]


def gather(files: list[File], cache: Cache) -> tuple[list[Document], list[Record], list[Issue]]:
    documents, unread = read_texts(files, cache=cache, progress=Silence())
    records, unclear = extract_all(documents, codebook=None, cache=cache, progress=Silence())
    return documents, records, [*unread, *unclear]


def test_many_cores_give_what_one_gives(files: list[File], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = gather(files, Cache(tmp_path / "one"))
    monkeypatch.setattr(intake, "count_workers", lambda size: 2)
    monkeypatch.setattr(intake, "BATCH", 1)
    assert gather(files, Cache(tmp_path / "two")) == alone
    assert len(alone[0]) == 3
    assert len(alone[1]) >= 3


def test_what_was_made_is_not_made_again(files: list[File], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = gather(files, Cache(tmp_path))

    def refuse(*_: object) -> str:
        raise AssertionError("made again")

    monkeypatch.setattr(intake, "read_file", refuse)
    monkeypatch.setattr(intake, "extract_batch", refuse)
    assert gather(files, Cache(tmp_path)) == first
    with pytest.raises(AssertionError, match="made again"):
        gather(files, Cache(tmp_path, forget=True))


def test_a_changed_file_is_read_again(files: list[File], tmp_path: Path) -> None:
    first = gather(files, Cache(tmp_path))
    files[0].path.write_text(files[0].path.read_text().replace("today", "yesterday"), encoding="utf-8")
    second = gather(files, Cache(tmp_path))
    assert second[0][0].id != first[0][0].id
    assert second[0][1:] == first[0][1:]


def test_a_poisonous_document_costs_only_itself(
    files: list[File], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = intake.extract_records

    def fail_at_one(document: Document, *, vocabulary: Vocabulary) -> Iterator[Record]:
        if "cabinet" in document.name:
            raise RecursionError("too deep")
        return extract(document, vocabulary=vocabulary)

    monkeypatch.setattr(intake, "extract_records", fail_at_one)
    documents, records, issues = gather(files, Cache(tmp_path))
    assert len(documents) == 3
    assert {record.document for record in records} == {d.id for d in documents if "cabinet" not in d.name}
    assert [(issue.code, issue.place) for issue in issues] == [("document-crashed", "2024-09-17-cabinet.md")]
    assert "too deep" in issues[0].message
    monkeypatch.setattr(intake, "extract_records", extract)
    assert gather(files, Cache(tmp_path))[2] == []  # the fault is not kept


def test_a_reader_that_fails_is_told(files: list[File], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError("no more")

    monkeypatch.setattr(intake, "read_documents", fail)
    documents, issues = read_texts(files[:1], cache=Cache(tmp_path), progress=Silence())
    assert documents == []
    assert [issue.code for issue in issues] == ["document-crashed"]


def test_the_same_bytes_twice_are_one_document(files: list[File], tmp_path: Path) -> None:
    copy = files[0].path.with_name("copy.md")
    copy.write_bytes(files[0].path.read_bytes())
    documents, issues = read_texts([*files, File(copy)], cache=Cache(tmp_path), progress=Silence())
    assert len(documents) == 3
    assert [(issue.code, issue.place) for issue in issues] == [("duplicate-document", "copy.md")]


def test_the_codebook_says_which_sides_there_are(tmp_path: Path) -> None:
    book = tmp_path / "codebook"
    book.mkdir()
    (book / "countries.yaml").write_text(
        'title: Countries\nsource: invented\ndate: "2026-11-28"\nlicence: MIT\nversion: "1"\nentries:\n'
        "  XNA: {alpha2: '', name: Nalvoria, demonyms: [Nalvorian], government: [Government of Nalvoria], "
        "capital: Nalvek, currency: EUR, languages: [en]}\n",
        encoding="utf-8",
    )
    place = tmp_path / "one.jsonl"
    place.write_text('{"doc_id": "d", "text": "Nothing happened.", "side": "Nalvoria"}\n', encoding="utf-8")
    files = [File(place)]
    (document,), issues = read_texts(files, cache=Cache(tmp_path / "a"), progress=Silence(), codebook=book)
    assert (document.side, issues) == ("XNA", [])
    (document,), issues = read_texts(files, cache=Cache(tmp_path / "a"), progress=Silence())
    assert (document.side, [issue.code for issue in issues]) == (None, ["unknown-country"])
