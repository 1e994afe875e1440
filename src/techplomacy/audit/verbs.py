"""Tells whether a sentence can have a verb, by a list of common verbs; unsure is taken for yes."""

import re
from functools import lru_cache

from techplomacy.audit.plain import CODE
from techplomacy.audit.words import PaperWords

_WORD = re.compile(r"[a-zA-Z'’-]+")


def has_verb(sentence: str, words: PaperWords) -> bool:
    """Whether some word can be a finite verb: a helping verb, a form of a listed verb, a word in -ed."""
    forms = _list_forms(words.lists["verbs"])
    found = _WORD.findall(sentence)
    if CODE in sentence or any(words.holds("pronouns", word) for word in found):
        return True  # a pronoun has a verb of its own, and code may be one
    for word in found:
        low = word.casefold().replace("’", "'")
        if words.holds("auxiliaries", low) or low in forms or (low.endswith("ed") and len(low) > 4):
            return True
        if low.endswith(("'s", "'re", "'ve", "'ll", "'d", "n't")) and not word[0].isupper():
            return True
    return False


@lru_cache(maxsize=4)
def _list_forms(verbs: tuple[str, ...]) -> frozenset[str]:
    forms: set[str] = set()
    for verb in verbs:
        stem = verb[:-1] if verb.endswith("e") else verb
        third = (
            f"{verb[:-1]}ies"
            if re.search(r"[^aeiou]y$", verb)
            else f"{verb}es"
            if re.search(r"(?:s|x|ch|sh|o)$", verb)
            else f"{verb}s"
        )
        past = f"{verb[:-1]}ied" if re.search(r"[^aeiou]y$", verb) else f"{stem}ed"
        forms |= {verb, third, past}
    return frozenset(forms)
