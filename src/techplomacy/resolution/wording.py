"""Compares names word by word: which words two spellings of one body may differ in. It knows no bodies."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from techplomacy.vocabulary import Vocabulary

_PART = re.compile(r"[^\W_]+(?:[&/](?=\w{1,2}\b)[^\W_]+)?")
_POSSESSIVE = re.compile(r"[’'](?:s\b)?")
_INITIALS = re.compile(r"\b\w(?:\.\w)+\b\.?")
_PREFIX = re.compile(r"\bco-(?=\w{4})")
_LONG_ENOUGH = 4  # letters of a word whose plural is compared as its singular


@dataclass(frozen=True)
class Wording:
    """The lists of the `naming` trigger file, and the legal forms of the body families."""

    vocabulary: Vocabulary

    @cached_property
    def lists(self) -> dict[str, Any]:
        """Lists and maps of the file by their id."""
        return {row["id"]: row.get("list", row.get("map")) for row in self.vocabulary.triggers["naming"]}

    @cached_property
    def changed(self) -> dict[str, str]:
        """Words and the word they are compared as."""
        return {**self.lists["shortened"], **self.lists["spellings"]}

    @cached_property
    def joining(self) -> frozenset[str]:
        """Words that are not compared."""
        return frozenset(self.lists["joining"])

    @cached_property
    def heads(self) -> frozenset[str]:
        """Words that open the name of a public body or university."""
        return frozenset(self.lists["heads"])

    @cached_property
    def legal(self) -> frozenset[tuple[str, ...]]:
        """Legal forms as runs of words."""
        families = [family for family in self.vocabulary.body_families.values() if family.is_legal]
        told = [form for family in families for words in family.words.values() for form in words]
        told += [form for family in families for form in family.acronyms] + self.lists["legal"]
        return frozenset(tuple(self._change(word) for word in self.split(form)) for form in told)

    @cached_property
    def forms(self) -> tuple[tuple[tuple[str, ...], bool, str], ...]:
        """The words that tell the kind of a body, legal forms first: as a run, whether only at the end, the kind."""
        families = sorted(self.vocabulary.body_families.values(), key=lambda family: (not family.is_legal, family.id))
        return tuple(
            (run, family.place == "end", family.kind)
            for family in families
            for form in (*(form for told in family.words.values() for form in told), *family.acronyms)
            if (run := self.split(form))
        )

    @cached_property
    def glued(self) -> tuple[str, ...]:
        """Legal forms of scripts without spaces, longest first."""
        families = [family for family in self.vocabulary.body_families.values() if family.is_legal]
        told = {form for f in families for words in f.words.values() for form in words if not form.isascii()}
        return tuple(sorted((unicodedata.normalize("NFKC", form) for form in told), key=lambda f: (-len(f), f)))

    def split(self, name: str) -> tuple[str, ...]:
        """All words of a name, case-folded; initials and possessives drawn together."""
        text = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", name).casefold())
        text = _PREFIX.sub("co", _INITIALS.sub(lambda m: m[0].replace(".", ""), text))
        return tuple(word.replace("&", "").replace("/", "") for word in _PART.findall(text))

    def compare(self, name: str) -> tuple[str, ...]:
        """The words by which a name is compared: one spelling each, without joining words and legal forms.

        A name that is but an acronym and a legal form keeps both: several bodies may share the acronym.
        """
        words = [self._change(word) for word in self.split(self._unglue(name))]
        kept = tuple(word for word in words if word not in self.joining) or tuple(words)
        core = self.cut_legal(kept)
        return kept if len(core) == 1 and is_acronym(find_word(name, core[0])) else core

    def cut_legal(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words without the legal forms at their end; never nothing."""
        while True:
            for length in (4, 3, 2, 1):
                if len(words) > length and words[-length:] in self.legal:
                    words = words[:-length]
                    break
            else:
                return words

    def _change(self, word: str) -> str:
        """One spelling for a word, singular and plural."""
        word = self.changed.get(word, word)
        plural = len(word) > _LONG_ENOUGH and word.endswith("s") and not word.endswith(("ss", "us", "ies"))
        single = word[:-1] if plural else word
        return self.changed.get(single, single)

    def _unglue(self, name: str) -> str:
        text = unicodedata.normalize("NFKC", name)
        if text.isascii():
            return text
        for form in self.glued:
            text = text.replace(form, " ")
        return text.strip() or name


def is_acronym(word: str) -> bool:
    """Whether a word as written looks like an acronym: one word, mostly capitals, at least two."""
    letters = [c for c in word if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return " " not in word and capitals >= 2 and capitals * 5 >= len(letters) * 3


def find_word(name: str, folded: str) -> str:
    """The first word of a name as written that is that word case-folded; empty where there is none."""
    return next((word for word in re.findall(r"[\w&/.-]+", name) if word.casefold().strip(".,-") == folded), "")


def find_initials(words: tuple[str, ...]) -> str:
    """The first letters of the words."""
    return "".join(word[0] for word in words)
