"""Bibliographies in three formats become the same sources."""

import json
from pathlib import Path

from techplomacy.model import Tier
from techplomacy.sources.bibliography import read_sources
from techplomacy.vocabulary import load_vocabulary

BIBTEX = """
@comment{not an entry}
@article{doe2020,
  title = {Chips and {Rails}},
  author = {Doe, J. and Institute of Trade},
  journal = "Journal of Things",
  year = 2020,
  doi = {10.1/x},
  tier = {academic},
}

@online{release,
  title = {A release},
  organization = {A ministry},
  date = {2021-05-04},
  url = {https://example.org/a},
  tier = {official},
  side = {KEN}
}
"""
RIS = """TY  - JOUR
ID  - doe2020
TI  - Chips and Rails
AU  - Doe, J.
JO  - Journal of Things
PY  - 2020
DO  - 10.1/x
ER  -

TY  - ELEC
TI  - A release
UR  - https://example.org/a
DA  - 2021/05/04
ER  -
"""


def test_bibtex_entries_keep_their_lines_and_our_keys(tmp_path: Path) -> None:
    path = tmp_path / "sources.bib"
    path.write_text(BIBTEX)
    read = read_sources(path, vocabulary=load_vocabulary())
    assert read.issues == ()
    first, second = read.sources
    assert (first.id, first.title, first.publisher, first.tier) == (
        "doe2020",
        "Chips and Rails",
        "Journal of Things",
        Tier.ACADEMIC,
    )
    assert first.item["author"] == [{"family": "Doe", "given": "J."}, {"literal": "Institute of Trade"}]
    assert (second.side, str(second.published), second.address) == ("KEN", "2021-05-04", "https://example.org/a")


def test_an_open_brace_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "sources.bib"
    path.write_text("@book{a,\n  title = {never closed,\n")
    read = read_sources(path, vocabulary=load_vocabulary())
    assert read.sources == ()
    assert [issue.code for issue in read.issues] == ["document-unreadable"]
    assert "line 2" in read.issues[0].message


def test_ris_entries_without_tier_count_as_media_and_say_so(tmp_path: Path) -> None:
    path = tmp_path / "sources.ris"
    path.write_text(RIS)
    read = read_sources(path, vocabulary=load_vocabulary())
    assert [source.id for source in read.sources] == ["doe2020", "ris-002"]
    assert [str(source.published) for source in read.sources] == ["2020", "2021-05-04"]
    assert {source.tier for source in read.sources} == {Tier.MEDIA}
    assert [(issue.code, issue.place) for issue in read.issues] == [
        ("unknown-tier", "sources.ris:1"),
        ("unknown-tier", "sources.ris:10"),
    ]


def test_a_csl_item_comes_back_whole(tmp_path: Path) -> None:
    item = {"id": "a", "type": "book", "title": "B", "URL": "https://example.org", "custom": {"tier": "academic"}}
    path = tmp_path / "sources.json"
    path.write_text(json.dumps([{**item, "volume": "3", "language": "ja"}]))
    source = read_sources(path, vocabulary=load_vocabulary()).sources[0]
    assert source.item == {**item, "volume": "3", "language": "ja"}


def test_keys_of_ours_may_stand_at_the_top(tmp_path: Path) -> None:
    path = tmp_path / "sources.json"
    path.write_text(json.dumps([{"id": "a", "title": "B", "URL": "https://example.org", "tier": "company"}]))
    assert read_sources(path, vocabulary=load_vocabulary()).sources[0].tier is Tier.COMPANY


def test_a_file_that_is_no_list_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sources.json"
    path.write_text('{"id": "a"}')
    read = read_sources(path, vocabulary=load_vocabulary())
    assert [issue.code for issue in read.issues] == ["document-unreadable"]
