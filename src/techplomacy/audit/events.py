"""Checks events against each other: one event dated twice, acts before the beginning that is told of them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.audit.finding import make_finding, quote
from techplomacy.audit.names import stem_word
from techplomacy.audit.paper import Paper
from techplomacy.audit.prose import Sentence
from techplomacy.audit.stamps import Stamp, read_stamp
from techplomacy.audit.words import load_words
from techplomacy.model import Finding
from techplomacy.text.caching import keep_compiled
from techplomacy.vocabulary import Vocabulary

_TITLE = re.compile(
    r"(?<![\w.])(?:[A-Z][\w'’–-]*(?:,?\s+(?:of|and|on|for|the|&|in|to|concerning)){0,2}\s+){1,9}[A-Z][\w'’–-]*"
)
_ACTS = ("act_signed", "act_held", "act_launched", "act_founded", "act_in_force", "act_adopted", "act_completed")
_GOES_ON = re.compile(r"(?:,?\s+and|,\s+which)\s+(?=(?:has|have|had|meets?|met|is|was|are|were)\b)")
_NOT_DONE = re.compile(
    r"\b(?:since|until|before|after|planned|expected|scheduled|will)\b|\bby\s+(?:the\s+end\s+of\s+)?(?:19|20)\d{2}"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """What a sentence dates: the name as written, the kind of act, the year, and its place."""

    name: str
    act: str
    stamp: Stamp
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Acts:
    heads: re.Pattern[str]
    verbs: tuple[tuple[str, re.Pattern[str]], ...]


@keep_compiled
def _load_acts(vocabulary: Vocabulary) -> _Acts:
    words = load_words(vocabulary)
    heads = {word.casefold() for word in words.lists["dated_things"]}
    for instrument in vocabulary.instruments.values():
        heads |= {head.split()[-1].casefold() for head in instrument.heads.get("en", ())}
    return _Acts(
        re.compile("|".join(sorted(map(re.escape, heads), key=lambda word: (-len(word), word))), re.I),
        tuple((act, re.compile(rf"\b(?:{words.joined(act)})\b")) for act in _ACTS),
    )


def check_events(paper: Paper) -> Iterator[Finding]:
    """Findings on events that two sentences date."""
    dated: dict[tuple[str, str], list[Dated]] = defaultdict(list)
    acts = _load_acts(paper.vocabulary)
    for sentence in paper.sentences:
        for one in _list_dated(paper, sentence, acts):
            dated[(_key(one.name), one.act)].append(one)
    told: set[int] = set()
    for _, group in sorted(dated.items()):
        first = group[0]
        for other in group[1:]:
            if not first.stamp.differs(other.stamp) or other.start in told or {other.start, first.start} <= told:
                continue
            told.add(other.start)
            passage = quote(paper, first.start, first.end)
            text = (
                f"The {first.name} is dated {other.stamp.written} here and {first.stamp.written} elsewhere: {passage}."
            )
            yield make_finding(
                paper, "event-two-dates", other.start, other.end, text, places=((first.start, first.end),)
            )


def _list_dated(paper: Paper, sentence: Sentence, acts: _Acts) -> Iterator[Dated]:
    """The named things of a sentence that has one year and one act, where nothing says that there are several."""
    text = _GOES_ON.split(_blank_brackets(sentence.text))[0]
    stamp = read_stamp(text, paper.words)
    if stamp is None:
        return
    found = [act for act, pattern in acts.verbs if pattern.search(text)]
    if len(found) != 1 or _NOT_DONE.search(text):
        return
    for name in _list_names(paper, text, acts):
        before = text[max(0, name.start() - 40) : name.start()]
        if re.search(
            rf"\b(?:{paper.words.joined('ordinals')}|two|three|several|all|each|every|under|an?)\s+(?:[\w-]+\s+){{0,2}}$",
            before,
            re.I,
        ):
            continue
        if name.group().endswith("s") and not name.group().endswith("ss"):
            continue
        yield Dated(re.sub(r"^The\s+", "", name.group()), found[0], stamp, sentence.start, sentence.end)


def _list_names(paper: Paper, text: str, acts: _Acts) -> Iterator[re.Match[str]]:
    """Names of at least two words of their own, one of them a kind of thing that is signed, held or founded."""
    for match in _TITLE.finditer(text):
        own = [word for word in match.group().split() if not paper.words.holds("joining", word.strip(","))]
        if len(own) >= 2 and any(acts.heads.fullmatch(word.strip(",’'s")) for word in own):
            yield match


def _blank_brackets(text: str) -> str:
    return re.sub(r"\([^()]*\)", lambda match: " " * len(match.group()), text)


def _key(name: str) -> str:
    stems = [stem_word(word) for word in re.findall(r"[\w&]+", name)]
    return " ".join(stem for stem in stems if stem not in ("the", "of", "and", "on", "for", "in", "to", "concerning"))
