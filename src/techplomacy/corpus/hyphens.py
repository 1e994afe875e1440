"""Decides which hyphens at line ends belong to the word; it looks only at the document's own words."""

import re
from collections import Counter
from collections.abc import Iterable

HYPHENS = "-\u2010\xad"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each word and compound stands whole in the lines, case-folded; halves of a broken one do not count."""
    counts: Counter[str] = Counter()
    was_broken = False
    for text in texts:
        is_broken = text.endswith(tuple(HYPHENS))
        words = _WORD.findall(text)
        counts.update(word.casefold() for word in words[was_broken : len(words) - is_broken])
        was_broken = is_broken
    return counts


def keeps_hyphen(before: str, after: str, words: Counter[str]) -> bool:
    """Whether the hyphen between the end of one line and the start of the next is part of the word.

    It is where the compound stands elsewhere in the document more often than the joined word, before a capital or a
    digit, and between two words that each stand alone elsewhere while the joined one does not.
    """
    left, right = _tail(before), _head(after)
    if not left or not right or not right[0].islower() or not left[-1].isalpha():
        return True
    joined, compound = words[(left + right).casefold()], words[f"{left}-{right}".casefold()]
    if joined != compound:
        return compound > joined
    return bool(words[left.casefold()] and words[right.casefold()] and len(left) > 2 and len(right) > 3)


def _tail(text: str) -> str:
    text = text.rstrip(HYPHENS)
    return re.split(r"[^\w]", text)[-1] if text else ""


def _head(text: str) -> str:
    return re.split(r"[^\w]", text, maxsplit=1)[0]
