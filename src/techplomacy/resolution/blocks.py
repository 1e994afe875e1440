"""Finds the pairs of records worth comparing: a distinctive word shared in one month or year. It judges none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, combinations, product

from techplomacy.model import Precision
from techplomacy.resolution.profiles import Profile

KEYS = 8  # the rarest words of a record, by which it meets others
CROWD = 40  # records of one month (or year, or step that waits) that share a word; more of them make it no help
_DECADE = 9
_MONTHS = 12
_EDGE = timedelta(days=3)  # a signature on the last of a month is told as of the first of the next
_FINE = (Precision.DAY, Precision.MONTH)
Pair = tuple[int, int]  # places in order of time


def find_pairs(
    profiles: Iterable[Profile], open_steps: Iterable[str], *, share: int = 0, shares: int = 1
) -> Iterator[tuple[Profile, list[Profile]]]:
    """Each record, in order of time, with those after it that it is worth comparing with; each pair once.

    Of several `shares` (for as many processes) one gives the pairs of every so manieth month, and of some of the other
    ways to meet: a pair that meets in two ways may be in two shares.

    Time grows with the number of records, not with its square. Pairs are made record by record: a hundred thousand
    records have millions, and no list holds them all. In order of time those that are compared one after the other are
    the same few hundred: they stay in the processor's cache, which makes comparing them several times as fast.
    """
    ordered = sorted(profiles, key=lambda profile: (profile.first or date.min, profile.id))
    keys = _choose_keys(ordered)
    months = _block_by_month(ordered, keys, share, shares)
    others: dict[int, set[int]] = defaultdict(set)
    ways = (_pair_waiting(ordered, frozenset(open_steps)), _pair_by_year(ordered, keys), _pair_by_note(ordered))
    for left, right in chain(*ways[share::shares]):
        others[min(left, right)].add(max(left, right))
    for n, profile in enumerate(ordered):
        blocks = months[n]
        for block in blocks:
            block.pop()  # itself: a block is in falling order, so that the last is the first that has not been here
        months[n] = []
        found = set().union(*blocks, others.pop(n, ()))
        if found:
            yield profile, [ordered[other] for other in sorted(found)]


def _choose_keys(profiles: Sequence[Profile]) -> list[list[str]]:
    spread = Counter(word for profile in profiles for word in profile.words)
    rank = {word: n for n, word in enumerate(sorted(spread, key=lambda word: (spread[word], word)))}
    return [sorted(profile.words, key=rank.__getitem__)[:KEYS] for profile in profiles]


def _block_by_month(
    profiles: Sequence[Profile], keys: Sequence[list[str]], share: int, shares: int
) -> list[list[list[int]]]:
    """For each record the blocks that it is in: records by their place, those of one month that share a key."""
    blocks: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for n in range(len(profiles) - 1, -1, -1):
        for year, month in _list_months(profiles[n]):
            if (year * _MONTHS + month) % shares != share:
                continue
            for word in keys[n]:
                blocks[year, month, word].append(n)
    found: list[list[list[int]]] = [[] for _ in profiles]
    for block in blocks.values():
        if 1 < len(block) <= CROWD:
            for n in block:
                found[n].append(block)
    return found


def _list_months(profile: Profile) -> set[tuple[int, int]]:
    """The months that a record may meet others in; none for one dated by the year."""
    first = profile.first
    if first is None or not _is_fine(profile):
        return set()
    exact = profile.when is not None and profile.when.precision is Precision.DAY
    days = (first - _EDGE, first, first + _EDGE) if exact and first.year > 1 else (first,)
    return {(day.year, day.month) for day in days}


def _is_fine(profile: Profile) -> bool:
    """Whether the start of a record's date is known to the month."""
    when = profile.when
    if when is None:
        return False
    start = when.edtf.split("/")[0]
    return when.precision in _FINE or (when.precision is Precision.INTERVAL and len(start) >= 7)


def _pair_by_year(profiles: Sequence[Profile], keys: Sequence[list[str]]) -> Iterator[Pair]:
    """A record dated by the year with all of its years that share a key."""
    coarse: dict[tuple[int, str], list[int]] = defaultdict(list)
    fine: dict[tuple[int, str], list[int]] = defaultdict(list)
    for n, profile in enumerate(profiles):
        when = profile.when
        if when is None or when.earliest is None:
            continue
        first = when.earliest.year
        if _is_fine(profile):
            table, until = fine, first
        else:
            table, until = coarse, min((when.latest or when.earliest).year, first + _DECADE)
        for year in range(first, until + 1):
            for word in keys[n]:
                table[year, word].append(n)
    for key, block in coarse.items():
        others = fine.get(key, [])
        if len(block) + len(others) <= CROWD:
            yield from combinations(block, 2)
            yield from product(block, others)


def _pair_waiting(profiles: Sequence[Profile], waiting: frozenset[str]) -> Iterator[Pair]:
    """An approval, a plan or an undated record with all that share two words of its subject."""
    loose = [n for n, p in enumerate(profiles) if p.when is None or any(step.name in waiting for step in p.steps)]
    if not loose:
        return
    index: dict[str, list[int]] = defaultdict(list)
    for n, profile in enumerate(profiles):
        for word in profile.subject:
            index[word].append(n)
    for n in loose:
        shared = Counter(other for w in profiles[n].subject if len(index[w]) <= CROWD for other in index[w])
        yield from ((n, other) for other, count in shared.items() if other != n and count >= 2)


def _pair_by_note(profiles: Sequence[Profile]) -> Iterator[Pair]:
    """A record with those that its coder's note names."""
    places = {profile.id: n for n, profile in enumerate(profiles)}
    for n, profile in enumerate(profiles):
        for word in profile.note.replace(",", " ").replace(".", " ").split():
            other = places.get(word.strip("();:'\""))
            if other is not None and other != n:
                yield n, other
