"""The forms of a word under which the evidence may hold it: its beginnings and its longer forms."""

from collections.abc import Callable, Collection

LEAST = 4  # letters below which a word is taken as it is
SHARE = 0.55  # of a word that a shorter form must have: "rail" of "railway", and not "part" of "partnership"
ENDINGS = {"ies": "y", "s": ""}  # of plurals, longest first


def list_variants(word: str, find_terms: Callable[[Collection[str]], set[str]]) -> tuple[str, ...]:
    """The word, what begins with it, and those of its beginnings that the evidence holds; `find_terms` knows which.

    Words in scripts without case are taken as they are: they are looked up as phrases.
    """
    if not word.isascii() or not word.isalpha() or len(word) < LEAST:
        return (word,)
    stem = _strip_plural(word)
    beginnings = [stem[:n] for n in range(len(stem) - 1, LEAST - 1, -1) if n >= SHARE * len(stem)]
    shorter = sorted(find_terms(beginnings), key=len, reverse=True) if beginnings else []
    return (f"{stem}*", *([word] if not word.startswith(stem) else []), *shorter)


def _strip_plural(word: str) -> str:
    for ending, single in ENDINGS.items():
        stem = word.removesuffix(ending) + single
        if word.endswith(ending) and not word.endswith("ss") and len(stem) >= LEAST:
            return stem
    return word
