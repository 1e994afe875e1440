"""Tells an instrument's own name from names of parties, and a speaker who means the own side; it chooses no parties."""

import re
from collections.abc import Sequence

from techplomacy.extraction.candidates import Candidate
from techplomacy.extraction.mentions import Mention
from techplomacy.extraction.name import Name
from techplomacy.extraction.sentences import Sentence

_NAME_REACH = 120  # characters between the head of an instrument and its acronym in brackets
_LEADING = 60  # characters of an instrument's name before its head
_SPEAKER_REACH = 70  # characters between `we` and its verb
_SPEAKER = re.compile(r"\b(?:[Ww]e|I|[Oo]ur)\b[^.;:]*$")
_OWN_ACTS = frozenset(  # what a government does itself; who welcomes an act is not its party
    [
        "sign",
        "enter",
        "conclude",
        "finalise",
        "exchange",
        "adopt",
        "launch",
        "establish",
        "renew",
        "extend",
        "hold",
        "chair",
    ]
)
_PAPERS = ("treaty", "agreement", "loan_agreement", "grant", "contract", "investment", "action_plan")
_SHORT = re.compile(r"(?:\d{1,3}(?:st|nd|rd|th)\s+)?([A-Z][A-Za-z]{1,9}[A-Z])")
_OPENED = re.compile(r"\((?:the\s+)?(?:\d{1,3}(?:st|nd|rd|th)\s+)?[“\"]?$")
_WORD = re.compile(r"[A-Za-z]+")


def has_general(mentions: Sequence[Mention]) -> bool:
    """Whether a general word stands behind a paper, so that it may be part of a party's name."""
    first = next((m.end for m in mentions if m.strength != "weak"), None)
    return first is not None and any(m.strength == "weak" and m.start >= first for m in mentions)


def drop_named(mentions: Sequence[Mention], names: Sequence[Name]) -> list[Mention]:
    """Without general words inside names of bodies that stand behind a paper (`MoU … with the University of A`)."""
    first = next(m.end for m in mentions if m.strength != "weak")
    bodies = [n for n in names if n.kind == "body" and n.start >= first]
    return [
        m for m in mentions if m.strength != "weak" or not any(n.start <= m.start and m.end <= n.end for n in bodies)
    ]


def may_name(mention: Mention) -> bool:
    """Whether the head of a paper can be a word of a body's name."""
    return mention.kind in _PAPERS and mention.strength != "acronym"


def is_in_name(mention: Mention, names: Sequence[Name]) -> bool:
    """Whether the head is a word of a body's name (`Export Credit Bank`)."""
    return may_name(mention) and any(
        n.kind == "body" and n.start <= mention.start and mention.end < n.end for n in names
    )


def is_own_name(name: Name, mention: Mention, sentence: Sentence) -> bool:
    """Whether a name is the instrument's: it holds its head at the end, or is its acronym in brackets."""
    if name.start < mention.start and mention.end <= name.end:
        return True
    if mention.kind == "dialogue" and name.start < mention.end and mention.start < name.end:
        return True
    return _is_own_acronym(name, mention, sentence)


def _is_own_acronym(name: Name, mention: Mention, sentence: Sentence) -> bool:
    """Whether `(17th XYZ)` behind an instrument has the initials of words from before its head on."""
    if name.country is not None or not 0 < name.start - mention.end <= _NAME_REACH:
        return False
    short = _SHORT.fullmatch(sentence.cut(name.start, name.end))
    if short is None or not _OPENED.search(sentence.cut(mention.end, name.start)):
        return False
    begin = max(sentence.start, mention.start - _LEADING)
    words = list(_WORD.finditer(sentence.cut(begin, name.start)))
    letters = short.group(1).casefold()
    for n, word in enumerate(words):
        rest = [w.group()[0].casefold() for w in words[n:] if w.group()[0].isupper()]
        if begin + word.start() <= mention.start and rest[: len(letters)] == list(letters):
            return True
    return False


def speaks_for_itself(candidate: Candidate) -> bool:
    """Whether the one who acts is the speaker (`we signed`), so that the side that issued the text is meant."""
    sentence = candidate.sentence
    if not any(h.start == candidate.act_start and h.id in _OWN_ACTS for h in sentence.pick("act")):
        return False
    before = sentence.cut(max(sentence.start, candidate.act_start - _SPEAKER_REACH), candidate.act_start)
    speaker = _SPEAKER.search(before)
    if speaker is None:
        return False
    first = candidate.act_start - len(before) + speaker.start()
    return not any(first <= h.start < candidate.act_start for h in sentence.countries)
