"""Proposes that two actors of one country may be one, with reasons; every proposal is for a person to decide."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from rapidfuzz import fuzz

from techplomacy.model import Actor, Judgement, Link
from techplomacy.resolution.wording import Wording

_WORD_LIKENESS = 80  # of 100: two words of which one may be a slip of the other
_COMMON = 25  # actors; a word that more of them share tells nothing
_EXTRA = 2  # words by which one name may be longer than the other

Compared = tuple[str, frozenset[str], tuple[str, ...]]


def link_actors(
    actors: Iterable[Actor], wording: Wording, *, known: Collection[str] = (), told: Iterable[Link] = ()
) -> tuple[Link, ...]:
    """Links of judgement UNSURE between actors whose names are near, beside those already told; sorted.

    Of two `known` bodies (ids) the vocabulary itself says that they are two.
    """
    links = {(link.left, link.right): link for link in told}
    pairs: dict[tuple[str, str], tuple[float, str]] = {}
    for left, right in _find_pairs(actors, wording, known):
        score, reason = _compare(left[2], right[2])
        key = (min(left[0], right[0]), max(left[0], right[0]))
        if reason and score > pairs.get(key, (0.0, ""))[0]:
            pairs[key] = (score, reason)
    for (one, other), (score, reason) in pairs.items():
        links.setdefault((one, other), Link(one, other, "actor", Judgement.UNSURE, round(score, 3), (reason,)))
    return tuple(links[key] for key in sorted(links))


def _find_pairs(
    actors: Iterable[Actor], wording: Wording, known: Collection[str]
) -> Iterator[tuple[Compared, Compared]]:
    """Names of two actors of one country that share a word few others have, or begin alike."""
    blocks: dict[tuple[str | None, str], set[Compared]] = defaultdict(set)
    lineage = {}
    for actor in actors:
        lineage[actor.id] = {actor.parent, actor.successor}
        for name in {actor.name, *(n.name for n in actor.names if n.kind == "name")}:
            words = wording.compare(name)
            compared = (actor.id, frozenset(words), words)
            for word in set(words):
                blocks[actor.country, word].add(compared)
                blocks[actor.country, word[:5] + "~"].add(compared)
    for _, block in sorted(blocks.items(), key=str):
        if len({c[0] for c in block}) > _COMMON:
            continue
        for left, right in combinations(sorted(block, key=lambda c: (c[0], c[2])), 2):
            related = right[0] in lineage[left[0]] or left[0] in lineage[right[0]]
            if left[0] != right[0] and not related and not (left[0] in known and right[0] in known):
                yield left, right


def _compare(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, str]:
    """How near two names are, and why; no reason where they are not."""
    one, other = set(left), set(right)
    if one == other:
        return 0.8, "the same words in another order"
    if "".join(left) == "".join(right):
        return 0.9, "the same letters, parted differently"
    only_left, only_right = sorted(one - other), sorted(other - one)
    shorter, longer = sorted((one, other), key=len)
    if not (only_left and only_right):
        if len(longer) - len(shorter) <= _EXTRA and max(map(len, shorter)) > 3:
            return 0.5, f"one name lies within the other, without {', '.join(only_left or only_right)}"
        return 0.0, ""
    if len(only_left) != len(only_right) or len(only_left) > 2:
        return 0.0, ""
    likeness = [max(fuzz.ratio(word, w) for w in only_right) for word in only_left]
    if min(likeness) >= _WORD_LIKENESS and all(len(word) > 3 for word in only_left):
        return min(likeness) / 100 * 0.9, f"{', '.join(only_left)} may be a slip for {', '.join(only_right)}"
    return 0.0, ""
