"""Checks phrases: a verb for a noun, `to` before a past form, a subject cut off by a semicolon, one thing twice."""

import re
from collections.abc import Iterator

from techplomacy.audit.finding import make_finding
from techplomacy.audit.paper import Paper
from techplomacy.audit.prose import Sentence
from techplomacy.model import BlockKind, Finding

_CUT = re.compile(r"^(?:The\s+)?[A-Z][\w’'-]+(?:\s+[a-z]+)?;\s+[a-z]")
_CHAIN = re.compile(r"\b[a-z]+(?:\s+cum\s+[a-z]+){2,}\b")
_ITEM = r"[a-z][\w-]*(?:\s+[a-z][\w-]*)?"
_LIST = re.compile(
    rf"\b(?P<lead>[a-z]+)\s+(?P<first>[a-z][\w-]*)(?P<rest>(?:,\s+{_ITEM}){{1,8}},?\s+(?:and|or)\s+{_ITEM})"
)


def check_phrasing(paper: Paper) -> Iterator[Finding]:
    """Findings on phrases inside single sentences."""
    for sentence in paper.sentences:
        for start, end, kind, reason in _list_faults(paper, sentence):
            yield make_finding(paper, kind, sentence.start + start, sentence.start + end, reason)


def _list_faults(paper: Paper, sentence: Sentence) -> Iterator[tuple[int, int, str, str]]:
    text, words = sentence.text, paper.words
    article, verbs = r"(?:the|an?|its|their|our)", words.joined("bare_verbs")
    bare = rf"(?<![\w’'-]){article}\s+(?P<verb>{verbs})(?=\s+{article}\b)"
    for match in re.finditer(bare, text):
        reason = f"The verb “{match['verb']}” stands where a noun must be."
        yield match.start(), match.end(), "sentence-broken", reason
    past = rf"(?<![\w’'-])to\s+(?P<verb>{words.joined('past_forms')})(?![\w’'-])"
    for match in re.finditer(past, text):
        yield (
            match.start(),
            match.end(),
            "sentence-broken",
            f"“to” cannot stand before the past form “{match['verb']}”.",
        )
    cut = _CUT.match(text)
    if cut and text.count(";") == 1 and paper.runs[sentence.run].kind is BlockKind.PARAGRAPH and not sentence.is_note:
        yield cut.start(), cut.end() - 1, "sentence-broken", "A semicolon cuts the subject from its sentence."
    for match in _CHAIN.finditer(text):
        if twice := _find_twice(re.split(r"\s+cum\s+", match.group())):
            yield match.start(), match.end(), "word-doubled", f"The list names “{twice}” twice."
    for match in _LIST.finditer(text):
        items = re.split(r",?\s+(?:and|or)\s+|,\s+", match["rest"].lstrip(", "))
        firsts = [match["first"]] if words.holds("joining", match["lead"]) else []
        if twice := _find_twice([*firsts, *items]):
            yield match.start("first"), match.end(), "word-doubled", f"The list names “{twice}” twice."


def _find_twice(items: list[str]) -> str:
    """The first item that stands twice in a list; empty where none does."""
    return next((item for n, item in enumerate(items) if item in items[:n]), "")
