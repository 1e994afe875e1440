import gzip
import json
import time
from itertools import islice
from pathlib import Path

import pytest

from techplomacy.corpus import make_document, read_document, read_documents, reader_version
from techplomacy.errors import DocumentError
from techplomacy.model import Document, Issue, Source, Tier, When

SHARED = Path(__file__).parents[2].parent / "shared"
SOURCE = Source("s1", "{}", "Accord on ports", "Port Office", Tier.OFFICIAL, "KEN", "https://example.org", When("2020"))


def test_what_is_given_wins_over_the_file_and_the_file_over_the_source(tmp_path: Path):
    path = tmp_path / "a.md"
    path.write_text("---\nside: KOR\npublished: 2021-05-06\n---\nThe accord was signed.\n", encoding="utf-8")
    document = read_document(path, source=SOURCE, published=When("2022-01-01"))
    assert (document.published, document.side, document.publisher) == (When("2022-01-01"), "KOR", "Port Office")
    assert (document.source, document.name, document.title) == ("s1", "a.md", "Accord on ports")


def test_a_run_over_many_never_stops_for_one(tmp_path: Path):
    good = tmp_path / "good.txt"
    good.write_text("The accord was signed.", encoding="utf-8")
    (tmp_path / "empty.md").write_bytes(b" \n")
    (tmp_path / "sheet.ods").write_bytes(b"PK")
    (tmp_path / "folder.txt").mkdir()
    names = ["gone.pdf", "empty.md", "sheet.ods", "folder.txt"]
    found = list(read_documents([*(tmp_path / name for name in names), good]))
    assert [item.code for item in found if isinstance(item, Issue)] == [
        "missing-file",
        "document-empty",
        "document-format",
        "document-unreadable",
    ]
    assert isinstance(found[-1], Document)


def test_an_error_page_saved_as_pdf_is_read_as_html(tmp_path: Path):
    path = tmp_path / "a.pdf"
    path.write_text("<!DOCTYPE html><html><body><p>The page that you asked for was moved.</p></body></html>")
    document = read_document(path)
    assert document.reader.startswith("html/") and "was moved" in document.text


def test_oversize(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("The accord was signed.")
    with pytest.raises(DocumentError) as caught:
        read_document(path, largest=10)
    assert caught.value.code == "document-oversize"


def test_reader_versions_need_no_file():
    assert reader_version(Path("a.PDF")) == "pdf/1"
    assert reader_version(Path("a.jsonl.gz")) == "jsonl/1"
    with pytest.raises(DocumentError):
        reader_version(Path("a.csv.gz"))


def test_a_text_at_hand():
    document = make_document("# Accord\n\nIt was signed.", name="n1", side="KEN")
    assert (document.source, document.title, document.blocks[1].parent) == ("n1", "Accord", 0)
    assert document.id == make_document("# Accord\n\nIt was signed.").id


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the material beside the checkout is not here")
def test_gold_passages_keep_their_offsets():
    lines = (SHARED / "corpora/gold_dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {item["doc_id"]: item for item in map(json.loads, lines)}
    documents = [item for item in read_documents([SHARED / "corpora/gold_dev.jsonl"]) if isinstance(item, Document)]
    assert {document.name for document in documents} == set(gold)
    for document in documents:
        assert document.text == gold[document.name]["text"]
        covered = {at for block in document.blocks for at in range(block.start, block.end)}
        for record in gold[document.name]["records"]:
            start = record["evidence_start"]
            letters = [at for at in range(start, start + len(record["evidence"])) if document.text[at].isalnum()]
            assert covered.issuperset(letters)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the material beside the checkout is not here")
def test_blocks_of_prose_are_found_fast():
    with gzip.open(SHARED / "corpora/white_house.jsonl.gz") as stream:
        texts = [json.loads(line)["text"] for line in islice(stream, 400)]
    make_document(texts[0])
    begin = time.process_time()
    for text in texts:
        make_document(text)
    assert sum(map(len, texts)) / (time.process_time() - begin) > 2e6  # a fifth of what an idle core does
