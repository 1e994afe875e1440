"""Lets a pronoun stand for the paper that the sentence before is about (`The treaty governs …. It was signed in …`)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from techplomacy.extraction.sentences import Sentence
from techplomacy.extraction.words import Hit

_SUBJECT = re.compile(r"\W*(?:(?:The|This|An?)\s+)(?:[\w-]+\s+){0,6}$")
_PRONOUN = re.compile(
    r"It(?=\s+(?:was|has\s+been|had\s+been|is\s+to\s+be|will\s+be)\s+(?:[a-z]+ly\s+)?(?!an?\b|the\b)[a-z])"
)
_REACH = 60  # characters from the start of a sentence to the paper that is its subject
_ADJACENT = 3  # characters between the two sentences


def find_pronouns(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence | None]]:
    """The sentences of a block in order, each beside itself with its pronoun read as a paper, or beside None."""
    for n, sentence in enumerate(sentences):
        yield sentence, _resolve(sentences[n - 1], sentence) if n else None


def _resolve(before: Sentence, sentence: Sentence) -> Sentence | None:
    pronoun = _PRONOUN.match(sentence.text)
    if pronoun is None or sentence.start - before.end > _ADJACENT:
        return None
    paper = _find_subject(before)
    if paper is None:
        return None
    start = sentence.start
    hit = Hit(start, start + pronoun.end(), paper.word)
    return replace(sentence, hits=(hit, *sentence.hits), memo={})


def _find_subject(sentence: Sentence) -> Hit | None:
    """The instrument that opens a sentence as its subject."""
    for hit in sentence.pick("instrument"):
        if hit.start - sentence.start > _REACH:
            break
        if hit.form != "weak" and _SUBJECT.fullmatch(sentence.cut(sentence.start, hit.start)):
            return hit
    return None
