"""Finds the instruments that a sentence mentions, and tells how each is mentioned; it does not judge acts."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from techplomacy.extraction.sentences import Sentence
from techplomacy.extraction.words import Hit

_JOINED = re.compile(r"\s*\([A-Za-z-]{2,12}\)\s+$|\s*(?:[(（/]\s*[“\"'‘*_<b>]*|-|\s)\s*$")
_ANAPHOR = re.compile(
    r"\b(?:said|above|aforesaid|relevant|respective|above-?mentioned|aforementioned|"
    r"abovementioned|same|related|such|"
    r"these|those|this|that|(?:its|their)(?!\s+(?:first|second|third|\w+th|new|latest|inaugural)\b)|proposed|following)"
    r"\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_STIPEND = re.compile(r"scholarship|fellowship|bursar|stipend", re.IGNORECASE)
_FOR_WHICH = re.compile(r"\s+(?:for|on|of|over) which\b|\s+to th(?:is|at) effect\b")
_DEFINITE = re.compile(r"\b(?:the|The|each|both|Under the)\s+(?:\w+\s+)?$")
_SUBJECT_NEXT = re.compile(
    r"^[)”\"'*_]*\s*(?:(?:for\s+)?\d{4}(?:\s*[-–/]\s*\d{2,4})?,?\s*)?(?:[(“][^)]{1,24}[)”]+\s*)?(?:between|among|"
    r"on(?! behalf)|for|with|of|concerning|"
    r"regarding|to|in the (?:field|area|sector)|relating|establishing|covering|aimed)\b",
    re.IGNORECASE,
)
_AMENDING = re.compile(
    r"\s+(?:amending|to amend|modifying|supplementing|extending|to|"
    r"on (?:the )?(?:amendments?|changes|extension) (?:to|of))\s+(?:the|its|their)\s+"
    r"(?:\d{4}\s+|original\s+|existing\s+|current\s+)?(?:[A-Z][\w-]*\s+){0,4}$"
)
_LONGEST_LINK = 80  # characters between an instrument and the one that it changes
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNTED = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|(?<![\d.,$€£¥₹])\d{1,2})\s+"
    r"(?!(?:million|billion|trillion|crore|lakh)\b)(?:(?!(?:an?|the|and|of|their|its|\w+ed)\b)\w+\s+){0,3}[(“]?$",
    re.IGNORECASE,
)
_VERB_GRANT = re.compile(r"\b(?:to|will|agreed to|may)\s+$")
_EXCHANGING = re.compile(
    r"\b(?:exchang|swapp)\w+\s+(?:(?!an?\b|the\b)\w+\s+){0,3}$|\bsign(?:ed|s|ing)?\s+(?:the\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_EXCHANGED = re.compile(
    r"(?:\s+\w+){0,3}(?:\s+(?:were|was|have been))?\s+exchanged\b|"
    r"\s+(?:concerning|regarding|on|for|relating)\b[^.;]{2,180}?\b(?:were|was|been)\s+(?:\w+ly\s+)?(?:signed\s+and\s+)?exchanged\b",
    re.IGNORECASE,
)
_VALUED = re.compile(
    r"\s+(?:of|worth|for|totalling)\s+(?:up to\s+|about\s+)?"
    r"(?:(?:[A-Z]{2,3}\s?)?[$€£¥₹]\s?\d|[A-Z]{3}\s?\d|\d[\d.,]*\s?(?:[mb]illion|euros?|dollars?|pounds?|yen|francs?|[A-Z]{3})\b)"
)
_GIFT = re.compile(
    r"(?:\d|illion|crore|\bbn)[)\s]+(?:euros?|dollars?|pounds?|yen|won|francs?|kron\w+|rupees?|[A-Z]{3})?\s*(?:(?:in|of)\s+)?"
    r"(?:(?!(?:to|the|for|from|of|and|with|in|agreements?)\b)[\w-]+\s+){0,2}$"
)
_LOOSE = "loose"  # a word that names a gift only beside an amount
_AMOUNT = re.compile(
    r"(?:\d|illion|crore|\bbn)(?:[)\s]|-(?:dollar|euro|pound|yen|won|rupee)s?\s)+(?:[\w-]+\s+){0,4}$"
)  # `a $120 million green loan`
_WORTH = re.compile(r"\s+(?:of|worth|for|totalling)\s+(?:up to\s+|about\s+)?(?:[A-Z]{2,3}\s?)?[$€£¥₹]?\s?\d")
_GENERIC = {"agreement", "contract", "programme", "facility", "other"}


@dataclass
class Mention:
    """An instrument named at [start, end): kind, strength of its head, how many, and whether it points back.

    How it is mentioned is read of its sentence when it is asked for; without one, it is one and points nowhere. Never
    changed.
    """

    start: int
    end: int
    kind: str
    strength: str
    sentence: Sentence | None = field(default=None, compare=False, repr=False)
    is_loose: bool = False  # a word that names a gift only beside an amount

    @cached_property
    def _before(self) -> str:
        sentence = self.sentence
        return sentence.cut(max(sentence.start, self.start - 60), self.start) if sentence is not None else ""

    @cached_property
    def count(self) -> int:
        """How many instruments it names."""
        counted = _COUNTED.search(self._before)
        return (_NUMBERS.get(counted.group(1).lower()) or int(counted.group(1))) if counted else 1

    @cached_property
    def is_anaphor(self) -> bool:
        """Whether it points back (`the said agreement`, `a grant, the agreement for which …`)."""
        if _ANAPHOR.search(self._before):
            return True
        return self.sentence is not None and _FOR_WHICH.match(self.sentence.cut(self.end, self.end + 16)) is not None

    @cached_property
    def is_definite(self) -> bool:
        """Whether it is known already and nothing behind it says which one is meant."""
        if self.sentence is None or not _DEFINITE.search(self._before):
            return False
        return not _SUBJECT_NEXT.match(self.sentence.cut(self.end, self.end + 40))

    @cached_property
    def is_stipend(self) -> bool:
        """Whether it names a number of scholarships or the like."""
        written = self.sentence.cut(self.start, self.end) if self.sentence is not None else ""
        return self.count > 1 and _STIPEND.search(written) is not None

    @cached_property
    def is_plural(self) -> bool:
        """Whether it names several."""
        if self.sentence is None:
            return False
        head = self.sentence.cut(self.start, self.end).rstrip(")")
        if self.kind == "exchange_of_notes":
            is_plural = head.lower().startswith("exchanges")
        elif self.kind == "other" and self.strength == "strong":
            is_plural = False  # `Terms of Reference` and `Agreed Minutes` are one paper
        else:
            is_plural = head.split(" of ")[0].endswith("s") or "oranda" in head
        return is_plural or self.count > 1

    @property
    def is_several(self) -> bool:
        """Whether it names several instruments and does not say how many."""
        return self.is_plural and self.count == 1


def find_mentions(sentence: Sentence) -> list[Mention]:
    """The instruments of a sentence in order; an acronym in brackets and its long form are one."""
    found: list[Mention] = []
    for hit in sentence.pick("instrument"):
        is_note = hit.id == "exchange_of_notes" and hit.form == "weak"
        if _is_verb(sentence, hit) or _is_explaining(sentence, hit) or (is_note and not _is_exchanged(sentence, hit)):
            continue
        if found and _is_amended(sentence, found[-1], hit):
            continue
        if hit.form == _LOOSE and not _is_near(sentence, hit):
            continue
        form = "strong" if is_note else "weak" if hit.form == _LOOSE else hit.form
        mention = Mention(hit.start, hit.end, hit.id, form, sentence, hit.form == _LOOSE)
        if found and _is_continued(sentence, found[-1], hit):
            found[-1] = _join(found[-1], mention, sentence)
        else:
            found.append(mention)
    return found


def _is_near(sentence: Sentence, hit: Hit) -> bool:
    """Whether an amount stands right before a loose word, or behind it (`2 million euros in budget support`)."""
    before = sentence.cut(max(sentence.start, hit.start - 60), hit.start)
    after = sentence.cut(hit.end, hit.end + 40)
    if before.endswith("in ") and after.startswith(" of"):
        return False  # `in support of`
    return bool(_GIFT.search(before) or _VALUED.match(after))


def is_worth(sentence: Sentence, start: int, end: int) -> bool:
    """Whether an amount stands before or behind a word of the sentence (`a $120 million loan`, `a loan of $1bn`)."""
    before = sentence.cut(max(sentence.start, start - 60), start)
    return bool(_AMOUNT.search(before) or _WORTH.match(sentence.cut(end, end + 24)))


def _is_verb(sentence: Sentence, hit: Hit) -> bool:
    if hit.form != "weak" or hit.id not in ("grant", "action_plan", "programme", "contract", "mission"):
        return False
    before = sentence.text[: hit.start - sentence.start]
    after = sentence.text[hit.end - sentence.start :]
    if hit.id == "mission" and any(
        h.end == hit.start - 1 and h.word.kind in ("country", "body") for h in sentence.hits
    ):
        return True  # `A, B launch a call`
    return bool(_VERB_GRANT.search(before)) or bool(
        re.match(r"\s+(?:to|on|its|their)\s+\w+", after) and hit.id == "action_plan"
    )


def _is_explaining(sentence: Sentence, hit: Hit) -> bool:
    """Whether a memorandum only explains a treaty to a parliament."""
    return hit.form == "weak" and sentence.cut(hit.start - 12, hit.start).lower() == "explanatory "


def _is_exchanged(sentence: Sentence, hit: Hit) -> bool:
    """Whether notes or letters are those that two sides exchange, and so make an agreement."""
    before = sentence.cut(max(sentence.start, hit.start - 40), hit.start)
    return bool(_EXCHANGING.search(before) or _EXCHANGED.match(sentence.cut(hit.end, hit.end + 240)))


def _is_continued(sentence: Sentence, last: Mention, hit: Hit) -> bool:
    between = sentence.cut(last.end, hit.start)
    return len(between) <= 18 and bool(_JOINED.fullmatch(between))


def _is_amended(sentence: Sentence, last: Mention, hit: Hit) -> bool:
    """Whether an instrument is but what the one before it changes (`the Protocol amending the 1999 Agreement`)."""
    is_near = hit.start - last.end <= _LONGEST_LINK
    return is_near and _AMENDING.search(sentence.cut(last.start, hit.start)) is not None


def _join(left: Mention, right: Mention, sentence: Sentence) -> Mention:
    """One mention of two neighbours: the last head names the form, unless it is a general one."""
    between = sentence.cut(left.end, right.start)
    if "(" in between or "/" in between or right.strength == "acronym":
        return replace(left, end=right.end)
    is_named = right.kind in _GENERIC and left.kind not in _GENERIC and not left.is_loose
    kind = left.kind if is_named else right.kind
    strength = "strong" if "strong" in (left.strength, right.strength) else right.strength
    return replace(left, end=right.end, kind=kind, strength=strength, is_loose=False)
