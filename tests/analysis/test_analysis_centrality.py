"""Who works with whom: counts by hand on a small network, by brute force on random ones, and on the shipped study."""

import random
from itertools import combinations

from techplomacy.analysis import View
from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.centrality import (
    Ties,
    answer_centrality,
    answer_centrality_by_period,
    answer_centrality_by_sector,
    answer_networks,
    count_joined,
    make_ties,
)


def tie(*pairs: str) -> Ties:
    """A network of bodies named by one letter."""
    ties = Ties()
    for left, right in pairs:
        for body, other in ((left, right), (right, left)):
            ties.shared[body][other] += 1
            ties.acts.setdefault(body, [])
    return ties


def count_by_force(ties: Ties) -> dict[str, int]:
    """Take each body away and count the pairs of others that were joined and are not any more."""

    def reach(start: str, without: str | None) -> set[str]:
        seen, left = {start}, [start]
        while left:
            new = set(ties.shared[left.pop()]) - seen - {without}
            seen |= new
            left += new
        return seen

    return {
        body: sum(
            right in reach(left, None) and right not in reach(left, body)
            for left, right in combinations(sorted(set(ties.acts) - {body}), 2)
        )
        for body in ties.acts
    }


def test_a_body_in_the_middle_joins_all_others_alone() -> None:
    assert count_joined(tie("ab", "ac", "ad"))["a"] == 3
    assert count_joined(tie("ab", "bc")) == {"a": 0, "b": 1, "c": 0}
    assert set(count_joined(tie("ab", "bc", "ca")).values()) == {0}  # each pair has a way of its own
    assert count_joined(tie("ab", "bc", "ca", "cd", "de"))["c"] == 4


def test_the_count_is_that_of_taking_each_body_away() -> None:
    dice = random.Random(7)
    for _ in range(60):
        letters = "abcdefghijkl"
        pairs = {"".join(sorted(dice.sample(letters, 2))) for _ in range(dice.randint(3, 16))}
        ties = tie(*pairs)
        assert count_joined(ties) == count_by_force(ties), sorted(pairs)


def test_the_shipped_network_is_that_of_taking_bodies_away(shipped: View) -> None:
    events = [event for event in shipped.events if "semiconductors" in event.sectors]
    ties = make_ties(events)
    assert count_joined(ties) == count_by_force(ties)


def test_partners_and_acts_of_one_field(shipped: View) -> None:
    rows = {
        row["body"].value: row
        for row in read_rows(answer_centrality_by_sector(shipped))
        if row["sector"].ids == ("semiconductors",)
    }
    events = [event for event in shipped.events if "semiconductors" in event.sectors]
    maker = rows["Renesas Electronics Corporation"]
    own = [e for e in events if maker["body"].ids[0] in {p.actor for p in e.participants}]
    partners = {p.actor or p.name for e in own for p in e.participants} - {maker["body"].ids[0]}
    assert maker["acts"].value == len(own)
    assert set(maker["partners"].ids) == partners
    assert maker["partners"].value == 10
    assert maker["together"].value == 4


def test_a_decade_has_only_its_own_acts(shipped: View) -> None:
    rows = [row for row in read_rows(answer_centrality_by_period(shipped)) if row["period"].value == "1950s"]
    assert [(row["country"].value, row["acts"].value, row["partners"].value) for row in rows] == [
        ("IND", 5, 2), ("JPN", 5, 2), ("IND", 1, 2),
    ]  # fmt: skip
    told = {identifier for row in rows for identifier in row["acts"].ids}
    assert {str(e.when.when.earliest)[:3] for e in shipped.events if e.id in told and e.when and e.when.when} == {"195"}


def test_the_whole_is_told_before_its_parts(shipped: View) -> None:
    rows = read_rows(answer_networks(shipped))
    whole = rows[0]
    assert {row["kind"].value for row in rows} == {"whole", "period", "sector"}
    assert len(answer_centrality(shipped).rows) == whole["bodies"].value
    assert all(int(str(row["ties"].value)) <= int(str(whole["ties"].value)) for row in rows)
    assert all(int(str(row["ties_across"].value)) <= int(str(row["ties"].value)) for row in rows)


def test_nobody_is_named_where_nobody_works_together(shipped: View) -> None:
    rows = {row["of"].value: row for row in read_rows(answer_networks(shipped))}
    assert (rows["1940s"]["bodies"].value, rows["1940s"]["widest"].value) == (1, None)
