"""Codes of several coders: all are kept, the first coder's are counted, and no reading changes an act."""

import json
from pathlib import Path

from techplomacy.model import Coding
from techplomacy.sources.coded import Coded, read_records
from techplomacy.vocabulary import load_vocabulary

ACT = {"id": "a", "instrument": "treaty", "title": "Treaty", "sources": ["s"], "date": "2020"}


def read(folder: Path, **files: list[dict[str, object]]) -> Coded:
    records = folder / "records"
    records.mkdir(exist_ok=True)
    for name, rows in ({"events": [ACT]} | files).items():
        (records / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return read_records(records, root=folder, vocabulary=load_vocabulary(), sources={"s"}, countries=("KEN", "KOR"))


def test_a_second_coder_stands_beside_the_first_and_moves_no_count(tmp_path: Path) -> None:
    first = {"event": "a", "drivers": ["economic"], "benefits": ["KEN:finance"], "coder": "one"}
    second = {"event": "a", "drivers": ["security", "economic"], "third_countries": ["UGA"], "coder": "two"}
    alone = read(tmp_path, codes=[first])
    both = read(tmp_path, codes=[first], **{"codes-two": [second]})
    assert both.records == alone.records
    assert both.issues == ()
    assert both.codings == (
        Coding("a", "one", "driver", ("economic",)),
        Coding("a", "one", "third_party"),
        Coding("a", "one", "third_country"),
        Coding("a", "one", "benefit", ("KEN:finance",)),
        Coding("a", "two", "driver", ("security", "economic")),
        Coding("a", "two", "third_party"),
        Coding("a", "two", "third_country", ("UGA",)),
        Coding("a", "two", "benefit"),
    )


def test_an_act_that_only_the_second_coder_read_has_that_coders_codes(tmp_path: Path) -> None:
    coded = read(tmp_path, codes=[], **{"codes-two": [{"event": "a", "drivers": ["climate"], "coder": "two"}]})
    assert coded.records[0].values("driver") == ("climate",)


def test_rows_of_one_coder_on_one_act_add_up(tmp_path: Path) -> None:
    rows = [{"event": "a", "drivers": ["climate"]}, {"event": "a", "drivers": ["climate", "economic"]}]
    coded = read(tmp_path, codes=rows)
    assert next(c.values for c in coded.codings if c.field == "driver") == ("climate", "economic")


def test_codes_that_no_table_knows_are_told_and_left_out(tmp_path: Path) -> None:
    rows = [{"event": "a", "drivers": ["magic"], "coder": "two"}, {"event": "gone", "coder": "two"}]
    coded = read(tmp_path, codes=rows)
    assert [(issue.code, issue.place) for issue in coded.issues] == [
        ("unknown-word", "records/codes.jsonl:1"),
        ("dangling-reference", "records/codes.jsonl:2"),
    ]
    assert {coding.values for coding in coded.codings} == {()}
