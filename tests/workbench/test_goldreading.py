"""What cannot be used in a gold set, or in predictions for it, is told with file, line and remedy."""

import json
from pathlib import Path

import pytest

from techplomacy.errors import GoldError
from techplomacy.vocabulary import load_vocabulary
from techplomacy.workbench.goldreading import hash_gold, read_gold, read_predicted

GOLD = Path(__file__).parents[1] / "golden" / "evaluation" / "gold.jsonl"
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
EVENT = {"kind": "agreement", "step": "signed"}
QUOTE = {"start": 0, "end": 5, "quote": "Korea"}


def write_lines(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"instrument": "pact"}, "kind (instrument) 'pact' is not known"),
        ({"instrument_accept": ["pact"]}, "kind (instrument_accept) 'pact'"),
        ({"status": "inked"}, "step (status) 'inked' is not known"),
        ({"sectors": ["cheese"]}, "sector 'cheese' is not known"),
        ({"date": "3 May 2021"}, "'3 May 2021' cannot be read"),
        ({"evidence": "signed a pact"}, "'signed a pact' is not in the text"),
        ({"evidence_start": 3}, "is not in the text where it should be"),
        ({"evidence": ""}, "a record has no evidence"),
        ({"role": "chief"}, "Write main, background, umbrella"),
        ({"amounts": [{"value": "much"}]}, "an amount cannot be read"),
        ({"parties": "Kenya"}, "parties is no list"),
    ],
)
def test_faults_of_records_name_file_line_and_remedy(tmp_path, fields, told):
    row = ROWS[2] | {"doc_id": "x", "records": [ROWS[2]["records"][0] | fields]}
    path = write_lines(tmp_path / "gold.jsonl", [ROWS[0], row])
    with pytest.raises(GoldError) as error:
        read_gold(path, load_vocabulary())
    assert f"{path}:2: " in str(error.value) and told in str(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "gold.jsonl:1: the line is no JSON"),
        ("[]", "the line is no JSON object"),
        ("", "holds no passages"),
        ('{"doc_id": "a"}', "there is no text"),
        ('{"doc_id": "a", "text": "x"}\n{"doc_id": "a", "text": "y"}', "stands on line 1 already"),
    ],
)
def test_faults_of_files(tmp_path, text, told):
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=told):
        read_gold(path, load_vocabulary())


def test_many_faults_are_told_at_once_and_not_all(tmp_path):
    path = write_lines(tmp_path / "gold.jsonl", [{"text": ""}] * 12)
    with pytest.raises(GoldError) as error:
        read_gold(path, load_vocabulary())
    assert str(error.value).count("there is no text") == 10 and "2 more" in str(error.value)


def test_a_missing_file(tmp_path):
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold(tmp_path / "absent.jsonl", load_vocabulary())


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"doc_id": "z", "events": []}, "'z' is not in the gold set"),
        ({"doc_id": "c", "events": [{"evidence": []}]}, "kind None is not known"),
        ({"doc_id": "c", "events": [EVENT | {"evidence": [{"start": 0}]}]}, "no stretch of the text"),
        ({"doc_id": "c", "events": [EVENT | {"evidence": [QUOTE]}]}, "is not the text at 0-5"),
    ],
)
def test_faults_of_predictions(tmp_path, row, told):
    passages = read_gold(write_lines(tmp_path / "gold.jsonl", ROWS), load_vocabulary())
    with pytest.raises(GoldError, match=told):
        read_predicted(write_lines(tmp_path / "events.jsonl", [row]), passages, load_vocabulary())


def test_the_checksum_is_of_the_bytes(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"one")
    first = hash_gold(path)
    path.write_bytes(b"two")
    assert len(first) == 16 and hash_gold(path) != first
