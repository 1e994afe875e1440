"""Keeps what is compiled from a vocabulary, once for each vocabulary object; it must not keep anything of a text."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from techplomacy.vocabulary import Vocabulary

Made = TypeVar("Made")
_KEPT = 4  # vocabularies; a run uses one or two


def keep_compiled(make: Callable[[Vocabulary], Made]) -> Callable[[Vocabulary], Made]:
    """Decorates a function of a vocabulary: the same object for the same vocabulary."""
    # By identity, as a vocabulary's dictionaries cannot be hashed; while it is kept here, no other has its identity.
    kept: dict[int, tuple[Vocabulary, Made]] = {}

    @wraps(make)
    def load(vocabulary: Vocabulary) -> Made:
        found = kept.get(id(vocabulary))
        if found is None:
            found = (vocabulary, make(vocabulary))
            if len(kept) >= _KEPT:
                kept.pop(next(iter(kept)))  # the oldest
            kept[id(vocabulary)] = found
        return found[1]

    return load
