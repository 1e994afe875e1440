"""Labelled pairs of names, split by name: precision and recall of what is merged silently.

A pair of different bodies lies in the split of its first body. All names of a split are resolved at once, with their
country and without acronym columns or dates.
"""

import hashlib

import pytest
from resolution_making import PAIRS, name_party, read_pairs

from techplomacy.resolution import resolve_actors
from techplomacy.vocabulary import load_vocabulary

# What was measured when the labels had this checksum; lower one only with a reason.
CHECKSUM = "8a2b17e8410b75e3"
FLOORS = {"dev": (1.0, 0.90), "test": (1.0, 0.85)}


def resolve_names(rows: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    names = sorted({(row[f"{side}_country"], row[side]) for row in rows for side in ("left", "right")})
    records = [name_party(name, country) for country, name in names]
    resolved, _, _, _ = resolve_actors(records, vocabulary=load_vocabulary(), countries=("IND", "JPN"))
    return {key: record.values("participant")[0].actor for key, record in zip(names, resolved, strict=True)}


@pytest.mark.parametrize("split", ["dev", "test"])
def test_precision_and_recall_hold(split: str) -> None:
    rows = read_pairs(split)
    actors = resolve_names(rows)
    merged = [
        row for row in rows if actors[row["left_country"], row["left"]] == actors[row["right_country"], row["right"]]
    ]
    right = [row for row in merged if row["same"] == "1"]
    wanted = [row for row in rows if row["same"] == "1"]
    assert [(row["left"], row["right"]) for row in merged if row["same"] == "0"] == []
    precision, recall = FLOORS[split]
    assert len(right) / len(merged) >= precision
    assert len(right) / len(wanted) >= recall


def test_the_labels_are_those_that_were_measured() -> None:
    assert hashlib.sha256(PAIRS.read_bytes()).hexdigest()[:16] == CHECKSUM
    rows = [*read_pairs("dev"), *read_pairs("test")]
    assert len(rows) >= 300
    assert sum(row["same"] == "0" for row in rows) >= 100


def test_no_merge_across_countries() -> None:
    for split in ("dev", "test"):
        seen: dict[str, set[str]] = {}
        for (country, _), actor in resolve_names(read_pairs(split)).items():
            seen.setdefault(actor, set()).add(country)
        assert {actor: sorted(found) for actor, found in seen.items() if len(found) > 1} == {}
