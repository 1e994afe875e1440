"""Keeps what is compiled from a vocabulary, once for each vocabulary object; it must not keep anything of a text."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from techplomacy.vocabulary import Vocabulary

Made = TypeVar("Made")
_KEPT = 4  # vocabularies; a run uses one or two


class _Key:
    """A vocabulary by identity; its dictionaries cannot be hashed."""

    __slots__ = ("vocabulary",)

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __hash__(self) -> int:
        return id(self.vocabulary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.vocabulary is self.vocabulary


def keep_compiled(make: Callable[[Vocabulary], Made]) -> Callable[[Vocabulary], Made]:
    """Decorates a function of a vocabulary: the same object for the same vocabulary."""

    @lru_cache(maxsize=_KEPT)
    def compile_once(key: _Key) -> Made:
        return make(key.vocabulary)

    @wraps(make)
    def load(vocabulary: Vocabulary) -> Made:
        return compile_once(_Key(vocabulary))

    return load
