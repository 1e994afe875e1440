"""Copies of one story are one witness, and a source that does not vote is none."""

from resolution_making import make_source

from techplomacy.resolution.witness import count_witnesses, find_origin

KNOWN = {
    s.id: s
    for s in (
        make_source("wire"),
        make_source("daily", copies="wire"),
        make_source("weekly", copies="daily"),
        make_source("paper", votes=False),
        make_source("ring-a", copies="ring-b"),
        make_source("ring-b", copies="ring-a"),
    )
}


def test_copies_collapse_along_the_chain() -> None:
    assert count_witnesses(["wire", "daily", "weekly"], KNOWN) == 1
    assert count_witnesses(["daily", "weekly"], KNOWN) == 1
    assert find_origin("weekly", KNOWN) == "wire"


def test_who_does_not_vote_is_no_witness() -> None:
    assert count_witnesses(["paper"], KNOWN) == 0
    assert count_witnesses(["paper", "wire", "unheard-of"], KNOWN) == 2


def test_a_ring_of_copies_is_one_witness() -> None:
    assert count_witnesses(["ring-a", "ring-b"], KNOWN) == 1
