"""Counts independent witnesses: copies of one story are one, and a source that does not vote is none."""

from collections.abc import Iterable, Mapping

from techplomacy.model import Record, Source


def count_witnesses(sources: Iterable[str], known: Mapping[str, Source]) -> int:
    """How many of the sources (ids) are independent. A source that `known` lacks speaks for itself."""
    return len({find_origin(key, known) for key in sources if key not in known or known[key].votes})


def find_origin(source: str, known: Mapping[str, Source]) -> str:
    """The first source of a story, along the copies; the smallest id where copies name each other in a ring."""
    trail = [source]
    while (held := known.get(trail[-1])) is not None and held.copies is not None:
        if held.copies in trail:
            return min(trail[trail.index(held.copies) :])
        trail.append(held.copies)
    return trail[-1]


def list_sources(record: Record) -> list[str]:
    """The sources that a record rests on, each once."""
    told = [value for value in record.values("source") if isinstance(value, str)]
    return list(dict.fromkeys((record.source, *told)))
