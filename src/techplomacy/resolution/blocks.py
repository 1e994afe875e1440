"""Finds the pairs of records worth comparing: a distinctive word shared in one month or year. It judges none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from techplomacy.model import Precision
from techplomacy.resolution.profiles import Profile

KEYS = 8  # the rarest words of a record, by which it meets others
CROWD = 40  # records of one month (or year, or step that waits) that share a word; more of them make it no help
_DECADE = 9
_EDGE = timedelta(days=3)  # a signature on the last of a month is told as of the first of the next
_FINE = (Precision.DAY, Precision.MONTH)
Pair = tuple[str, str]


def find_pairs(profiles: Iterable[Profile], open_steps: Iterable[str]) -> Iterator[Pair]:
    """Pairs of ids in order, each once. Time grows with the number of records, not with its square.

    They are made record by record: a hundred thousand records have millions of pairs, and no list holds them all.
    """
    ordered = sorted(profiles, key=lambda profile: profile.id)
    keys = _choose_keys(ordered)
    # for each record, by its place in the order, the groups in which it meets others
    near: list[list[Sequence[int]]] = [[] for _ in ordered]
    _meet_by_month(ordered, keys, near)
    _meet_by_year(ordered, keys, near)
    _meet_waiting(ordered, frozenset(open_steps), near)
    _meet_by_note(ordered, near)
    for n, profile in enumerate(ordered):
        for other in sorted({other for other in set().union(*near[n]) if other > n}):
            yield profile.id, ordered[other].id


def _choose_keys(profiles: Sequence[Profile]) -> list[list[str]]:
    spread = Counter(word for profile in profiles for word in profile.words)
    rank = {word: n for n, word in enumerate(sorted(spread, key=lambda word: (spread[word], word)))}
    return [sorted(profile.words, key=rank.__getitem__)[:KEYS] for profile in profiles]


def _meet_by_month(profiles: Sequence[Profile], keys: Sequence[list[str]], near: list[list[Sequence[int]]]) -> None:
    blocks: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for n, profile in enumerate(profiles):
        for year, month in _list_months(profile):
            for word in keys[n]:
                blocks[year, month, word].append(n)
    for block in blocks.values():
        if 1 < len(block) <= CROWD:
            for n in block:
                near[n].append(block)


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


def _meet_by_year(profiles: Sequence[Profile], keys: Sequence[list[str]], near: list[list[Sequence[int]]]) -> None:
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
            everyone = block + others
            for n in block:
                near[n].append(everyone)
            for n in others:
                near[n].append(block)


def _meet_waiting(profiles: Sequence[Profile], waiting: frozenset[str], near: list[list[Sequence[int]]]) -> None:
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
        met = [other for other, count in shared.items() if other != n and count >= 2]
        near[n].append(met)
        for other in met:
            near[other].append((n,))


def _meet_by_note(profiles: Sequence[Profile], near: list[list[Sequence[int]]]) -> None:
    """A record with those that its coder's note names."""
    places = {profile.id: n for n, profile in enumerate(profiles)}
    for n, profile in enumerate(profiles):
        for word in profile.note.replace(",", " ").replace(".", " ").split():
            other = places.get(word.strip("();:'\""))
            if other is not None and other != n:
                near[n].append((other,))
                near[other].append((n,))
