"""Compares names of bodies: what is left of a name without its country, and what is known of a short name."""

import re
from collections.abc import Iterator

from techplomacy.audit.expansions import split_words
from techplomacy.audit.words import PaperWords
from techplomacy.text.caching import keep_compiled
from techplomacy.vocabulary import Vocabulary

_SHARED = 0.5  # of the words of a name; from here on another name of the same body is meant
_SPELLING = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("our", "or"),
    ("centre", "center"),
    ("programme", "program"),
    ("defence", "defense"),
)


def stem_word(word: str) -> str:
    """A word without case and plural, in one spelling."""
    low = word.casefold().replace("’", "'").removesuffix("'s")
    for one, other in _SPELLING:
        if low.endswith(one) or low.endswith(one + "s"):
            low = low.replace(one, other)
    if low.endswith("randa"):
        return low[:-1] + "um"
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and len(low) > 3 else low


def list_stems(long: str, words: PaperWords) -> tuple[str, ...]:
    """The words of a name that count, as stems."""
    spread = re.sub(r"\bUN\b", "United Nations", long)
    return tuple(stem_word(word) for word in split_words(spread) if not words.holds("joining", word))


@keep_compiled
def _tails(vocabulary: Vocabulary) -> re.Pattern[str]:
    names = sorted((name for name in _list_names(vocabulary)), key=lambda name: (-len(name), name))
    joined = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"(?:,\s*(?:the\s+)?|\s+of\s+(?:the\s+)?|,?\s+)?(?:(?:Royal\s+)?Government\s+of\s+)?(?:the\s+)?(?:{joined})\s*$"
    )


def _list_names(vocabulary: Vocabulary) -> Iterator[str]:
    for country in vocabulary.countries.values():
        yield from (name for name in (country.name, *country.formal, *country.aliases) if name.isascii())
        yield from (name for name in country.government if name.isascii())


def strip_country(long: str, vocabulary: Vocabulary) -> str:
    """A name without `, Government of X` or `, X` at its end; `of X` alone belongs to the name."""
    match = _tails(vocabulary).search(long)
    if match is None or match.start() == 0:
        return long
    tail = match.group()
    return long[: match.start()].strip(" ,") if tail.startswith(",") or "overnment" in tail else long


def drop_country(long: str, vocabulary: Vocabulary) -> str:
    """A name without any country at its end, `of X` included."""
    match = _tails(vocabulary).search(long)
    return long[: match.start()].strip(" ,") if match is not None and match.start() else long


def find_known(
    short: str, long: str, vocabulary: Vocabulary, words: PaperWords, pair: tuple[str, ...]
) -> tuple[bool, str] | None:
    """The body that a short name is known for where the long form is another: (whether that is another body, name).

    Only bodies of the two countries that a paper is about, and international ones, are looked at.
    """
    bodies = [
        b for b in vocabulary.find_body(re.sub(r"s$", "", short)) if short in b.acronyms and b.country in (*pair, "INT")
    ]
    if not bodies:
        return None
    stems = list_stems(strip_country(long, vocabulary), words)
    names = [
        (name.name, list_stems(name.name, words))
        for b in bodies
        for name in b.names
        if name.kind != "acronym" and name.language == "en"
    ]
    if any(sorted(stems) == sorted(other) or "".join(stems) == "".join(other) for _, other in names):
        return None
    others = [b for b in vocabulary.find_body(strip_country(long, vocabulary)) if b not in bodies]
    if others and len(short) > 2 and not any(_is_initials(short, n.name, words) for b in others for n in b.names):
        return True, bodies[0].name
    heads = {stem for stem in stems if words.holds("organisations", stem)}
    names = [(name, other) for name, other in names if heads == {s for s in other if words.holds("organisations", s)}]
    if not names:
        return None
    best = max(names, key=lambda item: (_share(stems, item[1]), item[0]))
    if _share(stems, best[1]) >= _SHARED and len(short) >= 3 and not _extends(stems, best[1]):
        return False, best[0]
    return None


def _is_initials(short: str, name: str, words: PaperWords) -> bool:
    return "".join(word[0] for word in list_stems(name, words)) == re.sub(r"\W", "", short).casefold()


def _share(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    return len(set(left) & set(right)) / max(len(set(left)), len(set(right)), 1)


def _extends(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one name only has more words than the other at its edges."""
    short, long = sorted((left, right), key=len)
    return len(short) < len(long) and any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1))
