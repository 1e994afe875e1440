"""What concludes nothing must leave no record of a concluded act."""

from collections import Counter
from pathlib import Path

import pytest

from techplomacy.extraction import read_events
from techplomacy.model import Document, When
from techplomacy.vocabulary import load_vocabulary

TRAPS = [
    tuple(part.strip() for part in line.split("|", 1))
    for line in (Path(__file__).parent / "traps.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def read(text, *, side=None):
    document = Document(
        id="doc-trap", source="trap", text=text, reader="test/1", published=When("2031-01-15"), side=side
    )
    return read_events(document, load_vocabulary())["events"]


@pytest.mark.parametrize(("kind", "sentence"), TRAPS)
@pytest.mark.parametrize("side", [None, "KEN"])
def test_no_trap_is_read_as_concluded(kind, sentence, side):
    steps = load_vocabulary().steps
    done = [e for e in read(sentence, side=side) if steps[e["step"]].is_done]
    assert done == []


def test_the_set_holds_a_hundred_traps_of_many_classes():
    classes = Counter(kind for kind, _ in TRAPS)
    assert len(TRAPS) >= 100
    assert {"negated", "planned", "hypothetical", "denied", "domestic", "procurement", "visit", "approval"} <= set(
        classes
    )


def test_planned_and_approved_acts_are_told_as_such():
    told = read("Kenya and Korea will sign a memorandum of understanding on health on 4 May 2031.")
    assert [(e["step"], e["date"]) for e in told] == [("planned", "2031-05-04")]
    text = (
        "The proposal made by the Minister of Trade to sign a memorandum of understanding between "
        "Kenya and Korea on trade was approved by the Cabinet."
    )
    assert [(e["kind"], e["step"], e["date"]) for e in read(text, side="KEN")] == [
        ("memorandum_of_understanding", "approved", None)
    ]
