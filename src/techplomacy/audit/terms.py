"""Checks defined terms: defined twice, a short name of two things, a sense that a use does not have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.audit.countries import load_countries
from techplomacy.audit.finding import make_finding, quote
from techplomacy.audit.names import stem_word
from techplomacy.audit.paper import Paper
from techplomacy.audit.prose import Sentence
from techplomacy.model import Finding

_MEANS = (
    r"(?:is|are|was|were)?\s*(?:here\s+|hereafter\s+|often\s+|commonly\s+|generally\s+)?(?:means|refers to|refer to"
    r"|denotes|denote|defined as|understood as|understood to mean|used to mean|used for|used to refer to|to refer to"
    r"|signifies|stands for|taken to mean|designates)"
)
_SENSE = r"(?P<sense>[^.;]{8,240})"
_DEFINED = re.compile(
    r"(?:(?P<lead>[Tt]he\s+term|[Tt]he\s+concept\s+of|[Tt]he\s+notion\s+of|[Bb]y)\s+)?"
    r"[\"“'‘*_]{1,3}(?P<term>[A-Za-z][\w /-]{2,50}?)[\"”'’*_]{1,3}\s*(?:\([^()]{1,40}\)\s*)?(?:,?\s*[^.;]{0,60}?)\b"
    rf"(?P<verb>{_MEANS}|we\s+mean|is\s+meant)\s+{_SENSE}"
)
_PLAIN = re.compile(
    r"(?:In\s+this\s+(?:paper|article|study),?\s+)?(?:[Tt]he\s+term\s+)(?P<term>[A-Za-z][\w-]+(?:\s+[a-z][\w-]+){0,2}?)"
    rf"\s+(?P<verb>{_MEANS})\s+{_SENSE}"
)
_BARE = re.compile(
    r"^\W*(?!(?:This|That|It|Which|These|Those|He|She|They|We|What|There)\b)(?:In\s+this\s+\w+,\s+)?(?P<term>[A-Z]?[\w-]+(?:\s+[a-z-]+){0,2}?)\s+"
    r"(?P<verb>is\s+(?:here\s+)?defined\s+as|refers\s+to|is\s+understood\s+as|denotes|is\s+understood\s+to\s+mean)\s+(?P<sense>[^.;]{8,240})"
)
_SHORTENED = re.compile(
    r"(?P<name>[A-Z][\w'’&-]*(?:[ ,]+(?:of|and|for|the|on|in|to)?\s*[A-Z][\w'’&-]*){1,9})\s*"
    r"\((?:hereafter|hereinafter|henceforth)?,?\s*[\"“'‘]?(?:the\s+)?[\"“'‘](?P<short>[A-Z][\w]+(?:\s+[A-Z]\w+)?)[\"”'’]\s*\)"
)
_PERIOD = re.compile(
    r"\bthe\s+(?P<term>[A-Za-z-]+(?:\s+[a-z-]+)?\s+(?:phase|period|era|decade|stage|years))\s*\(\s*(?P<first>(?:19|20)\d{2})\s*[-–]\s*(?P<last>(?:19|20)\d{2})\s*\)"
)
_SHARED = 0.34  # of the words of two definitions; below it they tell two senses
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Sense:
    """A term and the sense it is given, with its place."""

    term: str
    sense: str
    start: int
    end: int


def check_terms(paper: Paper) -> Iterator[Finding]:
    """Findings on terms with two senses."""
    senses = [sense for sentence in paper.sentences for sense in _list_senses(sentence)]
    seen: dict[str, Sense] = {}
    for sense in senses:
        first = seen.setdefault(sense.term.casefold(), sense)
        if first is not sense and _differs(paper, first, sense):
            text = f"“{sense.term}” is defined elsewhere in another way: {quote(paper, first.start, first.end)}."
            yield make_finding(
                paper, "term-two-senses", sense.start, sense.end, text, places=((first.start, first.end),)
            )
    for sense in senses:
        yield from _check_uses(paper, sense)
    yield from _check_bindings(paper)


def _list_senses(sentence: Sentence) -> Iterator[Sense]:
    for pattern in (_DEFINED, _PLAIN, _BARE):
        for match in pattern.finditer(sentence.text):
            yield Sense(
                match["term"].strip(), match["sense"], sentence.start + match.start(), sentence.start + match.end()
            )
            return


def _differs(paper: Paper, one: Sense, other: Sense) -> bool:
    left, right = (
        {
            stem_word(w)
            for w in re.findall(r"[A-Za-z-]{3,}", sense.sense)
            if not paper.words.holds("joining", w) and not paper.words.holds("auxiliaries", w)
        }
        for sense in (one, other)
    )
    least = min(len(left), len(right))
    return least >= _LEAST and len(left & right) < _SHARED * least


def _check_uses(paper: Paper, sense: Sense) -> Iterator[Finding]:
    """A term defined as between states and firms, and used as between two states."""
    words = paper.words
    body = sense.sense.casefold()
    relation = re.search(r"\bbetween\b(?P<parties>.+)", body)
    if relation is None:
        return
    parties = relation["parties"]
    if not (words.pattern("states").search(parties) and words.pattern("firms").search(parties)):
        return
    countries = load_countries(paper.vocabulary)
    side = rf"(?:{countries.name})"
    use = re.compile(
        rf"(?<![\w-]){re.escape(sense.term)}\s+(?:between|of)\s+(?:the\s+)?{side}(?:\s+(?:and|in|with)\s+(?:the\s+)?{side})",
        re.I,
    )
    for match in use.finditer(paper.plain):
        if sense.start <= match.start() < sense.end:
            continue
        passage = quote(paper, sense.start, sense.end)
        text = f"The paper defines the term between states and companies: {passage}; here it is between states."
        yield make_finding(
            paper, "term-two-senses", match.start(), match.end(), text, places=((sense.start, sense.end),)
        )
        return


def _check_bindings(paper: Paper) -> Iterator[Finding]:
    """One short name for two things, one period with two spans."""
    names: dict[str, re.Match[str]] = {}
    for match in _SHORTENED.finditer(paper.flow):
        first = names.setdefault(match["short"].casefold(), match)
        if first is not match and _fold(first["name"]) != _fold(match["name"]):
            text = f"“{match['short']}” already stands for {quote(paper, first.start(), first.end())}."
            yield make_finding(
                paper, "term-two-senses", match.start(), match.end(), text, places=((first.start(), first.end()),)
            )
    periods: dict[str, re.Match[str]] = {}
    for match in _PERIOD.finditer(paper.flow):
        first = periods.setdefault(match["term"].casefold(), match)
        if (first["first"], first["last"]) != (match["first"], match["last"]):
            text = f"The span of “{match['term']}” is another elsewhere: {quote(paper, first.start(), first.end())}."
            yield make_finding(
                paper, "term-two-senses", match.start(), match.end(), text, places=((first.start(), first.end()),)
            )


def _fold(name: str) -> str:
    return " ".join(stem_word(word) for word in re.findall(r"\w+", name) if word.casefold() not in ("the", "of", "and"))
