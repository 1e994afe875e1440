"""Checks restated events: two sentences that say the same with another date; repeated kinds of acts are left alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.audit.finding import make_finding, quote
from techplomacy.audit.names import stem_word
from techplomacy.audit.paper import Paper
from techplomacy.audit.prose import Sentence
from techplomacy.audit.stamps import Stamp, read_stamp
from techplomacy.model import Finding

# Content words that two sentences must share; fewer for what happens once, more for what is done again and again.
_LEAST = {"act_founded": 1, "act_launched": 2, "act_in_force": 2, "act_completed": 3, "act_adopted": 3, "act_signed": 3}
_FITTING = 0.99  # of the words of the shorter one
_LONGEST = 12  # content words of the shorter sentence


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with one act and one year: its content words, those that set it apart, and its place."""

    act: str
    stamp: Stamp
    words: frozenset[str]
    called: frozenset[str]
    is_definite: bool
    sentence: Sentence


def check_restated(paper: Paper) -> Iterator[Finding]:
    """Findings on one act told twice with two years."""
    told = [one for sentence in paper.sentences if (one := _read_told(paper, sentence)) is not None]
    done: set[int] = set()
    for n, one in enumerate(told):
        for other in told[n + 1 :]:
            if other.sentence.start in done or not _is_same(one, other):
                continue
            done.add(other.sentence.start)
            first, second = one.sentence, other.sentence
            text = f"The same is dated {one.stamp.written} elsewhere: {quote(paper, first.start, first.end)}."
            yield make_finding(
                paper, "event-two-dates", second.start, second.end, text, places=((first.start, first.end),)
            )


def _read_told(paper: Paper, sentence: Sentence) -> Told | None:
    words = paper.words
    text = re.sub(r"\([^()]*\d{4}[^()]*\)", " ", sentence.text)
    stamp = read_stamp(text, words)
    found = [act for act in _LEAST if words.pattern(act).search(text)]
    if stamp is None or len(found) != 1 or words.pattern("not_done").search(text):
        return None
    act = found[0]
    content = {
        stem_word(word)
        for word in re.findall(r"[A-Za-z][\w&'’-]*", words.pattern(act).sub(" ", text))
        if not (words.holds("joining", word) or words.holds("auxiliaries", word) or words.holds("pronouns", word))
        and not words.holds("when", word)
        and word.casefold() not in words.months
    }
    called = frozenset(match.casefold() for match in words.pattern("ordinals").findall(text))
    definite = text.lstrip().startswith(("The ", "This "))
    return Told(act, stamp, frozenset(content), called, definite, sentence)


def _is_same(one: Told, other: Told) -> bool:
    """Whether the shorter of two sentences says nothing that the longer one does not say, but for the year."""
    if one.act != other.act or not one.stamp.differs(other.stamp) or one.called != other.called:
        return False
    shorter, longer = sorted((one, other), key=lambda told: len(told.words))
    least = _LEAST[one.act]
    if one.act == "act_signed" and not (one.is_definite or other.is_definite):
        least += 1
    size = len(shorter.words)
    if not least <= size <= _LONGEST or (size < 2 and not _is_name(next(iter(shorter.words)), one, other)):
        return False
    return len(shorter.words & longer.words) >= _FITTING * size


def _is_name(word: str, one: Told, other: Told) -> bool:
    """Whether both sentences have a word as a short name, as the body that was founded."""
    shape = rf"^\W*(?:[Tt]he\s+)?(?:[^,]{{0,60}}\()?{re.escape(word.upper())}\)?\s+(?:was|were)\b"
    return all(re.search(shape, told.sentence.text) for told in (one, other))
