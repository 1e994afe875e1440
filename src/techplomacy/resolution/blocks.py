"""Finds the pairs of records worth comparing: a distinctive word shared in one month or year. It judges none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations, product

from techplomacy.model import Precision
from techplomacy.resolution.profiles import Profile

KEYS = 8  # the rarest words of a record, by which it meets others
CROWD = 40  # records of one month (or year, or step that waits) that share a word; more of them make it no help
_DECADE = 9
_EDGE = timedelta(days=3)  # a signature on the last of a month is told as of the first of the next
_FINE = (Precision.DAY, Precision.MONTH)
Pair = tuple[str, str]


def find_pairs(profiles: Sequence[Profile], open_steps: Iterable[str]) -> list[Pair]:
    """Pairs of ids in order, each once. Time grows with the number of records, not with its square."""
    waiting = frozenset(open_steps)
    found: set[Pair] = set()
    keys = _choose_keys(profiles)
    for left, right in (*_pair_months(profiles, keys), *_pair_years(profiles, keys)):
        found.add((min(left, right), max(left, right)))
    for left, right in _pair_waiting(profiles, waiting):
        found.add((min(left, right), max(left, right)))
    ids = {profile.id for profile in profiles}
    for profile in profiles:
        for word in profile.note.replace(",", " ").replace(".", " ").split():
            name = word.strip("();:'\"")
            if name in ids and name != profile.id:
                found.add((min(profile.id, name), max(profile.id, name)))
    return sorted(found)


def _choose_keys(profiles: Iterable[Profile]) -> dict[str, list[str]]:
    spread = Counter(word for profile in profiles for word in profile.words)
    return {p.id: sorted(p.words, key=lambda word: (spread[word], word))[:KEYS] for p in profiles}


def _pair_months(profiles: Iterable[Profile], keys: Mapping[str, list[str]]) -> Iterator[Pair]:
    blocks: dict[tuple[int, int, str], list[str]] = defaultdict(list)
    for profile in profiles:
        for month in _list_months(profile):
            for word in keys[profile.id]:
                blocks[(*month, word)].append(profile.id)
    for block in blocks.values():
        if len(block) <= CROWD:
            yield from combinations(block, 2)


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


def _pair_years(profiles: Iterable[Profile], keys: Mapping[str, list[str]]) -> Iterator[Pair]:
    coarse: dict[tuple[int, str], list[str]] = defaultdict(list)
    fine: dict[tuple[int, str], list[str]] = defaultdict(list)
    for profile in profiles:
        when = profile.when
        if when is None or when.earliest is None:
            continue
        last = when.latest or when.earliest
        table = fine if _is_fine(profile) else coarse
        first = when.earliest.year
        until = first if _is_fine(profile) else min(last.year, first + _DECADE)
        for year in range(first, until + 1):
            for word in keys[profile.id]:
                table[year, word].append(profile.id)
    for key, block in coarse.items():
        others = fine.get(key, [])
        if len(block) + len(others) <= CROWD:
            yield from combinations(block, 2)
            yield from product(block, others)


def _pair_waiting(profiles: Sequence[Profile], waiting: frozenset[str]) -> Iterator[Pair]:
    """An approval, a plan or an undated record with all that share two words of its subject."""
    loose = {p.id: p for p in profiles if p.when is None or any(step.name in waiting for step in p.steps)}
    if not loose:
        return
    index: dict[str, list[str]] = defaultdict(list)
    for profile in profiles:
        for word in profile.subject:
            index[word].append(profile.id)
    for profile in loose.values():
        shared = Counter(other for w in profile.subject if len(index[w]) <= CROWD for other in index[w])
        for other, count in shared.items():
            if other != profile.id and count >= 2:
                yield profile.id, other
