"""Pairs each instrument of a sentence with the act that governs it, by the frames table; it reads no fields."""

import re
from dataclasses import dataclass, field
from typing import Any

from techplomacy.extraction.mentions import Mention
from techplomacy.extraction.sentences import Sentence
from techplomacy.extraction.words import Hit
from techplomacy.model import BlockKind
from techplomacy.text.caching import keep_compiled
from techplomacy.text.sieves import Sought, seek
from techplomacy.vocabulary import Vocabulary

_LONGEST = {"before": 160, "after": 700}  # characters between an act and its instrument
_CHAIN = re.compile(r"^[^.;:]{0,200}?(?:,|\band\b|\bas well as\b|\balong with\b|&)\s*(?:[^.;:,]{0,40}\s)?$")
_HEADLINE = 160  # characters; a shorter block may write every word with a capital
_BASES = (" to", "will", "shall", " and", " or", "would", "may", "can", "must", "ly")
_PAPERS = ("treaty", "implementing_arrangement", "memorandum_of_understanding", "joint_declaration")
_ARTICLE = re.compile(r"\ban?\s+(?:\w+\s+)?$")
_WORKS = ("programme", "facility", "mission")
_BESIDE = 2  # characters between an instrument and the act that follows it at once
_LAST = ("approve", "ratify", "initial")  # acts that govern only where no other does
_GIFTS = ("provide", "commit", "obtain")
_REDUCED = (*_GIFTS, "extend")  # `the loan offered by X was signed`: the signing is told
_ON = re.compile(
    r"^[)”\"]*\s*(?:\([^)]*\)\s*)?(?:on|for|of|to|regarding|concerning|relating to|pertaining to|in support of|"
    r"in the framework of|within|under|towards|financing|funding)\b[^.;,]*$"
)
_FOR = re.compile(r"\b(?:for|on|in)\s+(?:[a-z-]+\s+(?:and\s+)?){0,4}$")
_COUNTED = re.compile(
    r":\s(?:.*[,;]\s+)?(?:and\s+)?(?:(?:an?|the|one|two|three)\s+)(?:[\w-]+\s+){0,3}[(“\"‘*]?$", re.DOTALL
)
_DOCUMENTS = ("agreement", "treaty", "memorandum_of_understanding", "memorandum_of_cooperation", "joint_declaration")
_VERBS = ("sign", "conclude", "strike", "adopt", "ratify", "approve")  # acts whose bare form is no noun
_ENDOWS = ("endow",)  # acts that give people what they live on
_FOLLOWING = 160  # characters behind an act by which a frame may tell it
_OWN_CLAUSE = re.compile(
    r"\b(?:under|pursuant to|in terms of|of the|to the|in the|by the|that|which|will|on the)\s+(?:\w+\s+){0,3}$"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of the frames table."""

    id: str
    order: str
    forms: frozenset[str]
    acts: frozenset[str]
    gap: Sought | re.Pattern[str]
    without: Sought | re.Pattern[str] | None
    following: re.Pattern[str] | None
    reach: int = 0
    never: frozenset[str] = frozenset()

    def takes(self, act: Hit) -> bool:
        """Whether the frame is one of this form of the act."""
        return act.form in self.forms and (not self.acts or act.id in self.acts) and act.id not in self.never

    def fits(self, sentence: Sentence, act: Hit, mention: Mention) -> bool:
        """Whether the act, one that the frame takes, governs the instrument in this frame."""
        start, end = (act.end, mention.start) if self.order == "before" else (mention.end, act.start)
        if not 0 <= end - start <= (self.reach or _LONGEST[self.order]):
            return False
        gap = sentence.cut(start, end)
        if not self.gap.search(gap) or (self.without is not None and self.without.search(gap)):
            return False
        return self.following is None or bool(self.following.match(sentence.cut(act.end, act.end + _FOLLOWING)))


@dataclass(frozen=True, slots=True)
class Pair:
    """An instrument under an act, in a frame."""

    mention: Mention
    act: Hit
    frame: str
    families: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames, and which act governs which kinds."""

    rows: tuple[Frame, ...]
    acts: dict[str, dict[str, Any]]
    kinds: dict[str, frozenset[str]] = field(default_factory=dict)
    fitting: dict[tuple[str, str], tuple[Frame, ...]] = field(default_factory=dict)  # the rows of a form of an act

    def find_rows(self, act: Hit) -> tuple[Frame, ...]:
        """The frames in which a form of an act can govern anything."""
        key = (act.form, act.id)
        rows = self.fitting.get(key)
        if rows is None:
            rows = self.fitting[key] = tuple(row for row in self.rows if row.takes(act))
        return rows

    def governs(self, act: str, kind: str) -> bool:
        """Whether the act can govern an instrument of that kind."""
        return kind in self.kinds[act]

    def find_pairs(self, sentence: Sentence, mentions: list[Mention]) -> list[Pair]:
        """The instruments that an act of the sentence governs; a coordinated one shares its neighbour's act."""
        taken = {(m.start, m.end) for m in mentions}
        governed = {mention.kind for mention in mentions}
        acts = [
            act
            for act in sentence.pick("act")
            if not self.kinds[act.id].isdisjoint(governed)
            and (act.start, act.end) not in taken
            and not _is_title_word(sentence, act)
            and not _is_noun(sentence, act, mentions)
        ]
        pairs: list[Pair] = []
        for mention in mentions:
            pair = self._find_pair(sentence, mention, acts, mentions) or self._share(sentence, mention, pairs, mentions)
            if pair is not None:
                pairs.append(pair)
        return pairs

    def _find_pair(self, sentence: Sentence, mention: Mention, acts: list[Hit], mentions: list[Mention]) -> Pair | None:
        best: tuple[int, int, Pair] | None = None
        for act in acts:
            if not self.governs(act.id, mention.kind) or (act.id in _ENDOWS and not mention.is_stipend):
                continue
            rows = self.find_rows(act)
            if not rows or _is_blocked(act, mention, mentions):
                continue
            for frame in rows:
                if frame.fits(sentence, act, mention):
                    if frame.order == "after" and _is_subject(sentence, mention, mentions):
                        continue
                    distance = mention.start - act.end if frame.order == "before" else act.start - mention.end
                    is_gift = mention.kind in ("loan_agreement", "grant") and act.id in _GIFTS
                    is_late = act.id in _LAST or (act.id in _REDUCED and frame.id in ("reduced", "relative"))
                    order = 2 if is_late else 0 if frame.order == "before" else 1
                    if act.id == "enforce" and frame.order == "after" and distance <= _BESIDE:
                        order = -1  # `… were exchanged and the Agreement entered into force`
                    key = (order, distance - is_gift)
                    if best is None or key < best[:2]:
                        best = (*key, Pair(mention, act, frame.id, self.kinds[act.id]))
                    break
        return best[2] if best else None

    def _share(self, sentence: Sentence, mention: Mention, pairs: list[Pair], mentions: list[Mention]) -> Pair | None:
        """The act of the instrument before, where this one is coordinated with it."""
        before = sentence.cut(max(sentence.start, mention.start - 12), mention.start)
        is_bare = mention.strength == "weak" and not (mention.kind in _PAPERS and _ARTICLE.search(before))
        if not pairs or is_bare or mention.is_anaphor or mention.is_definite:
            return None
        last = pairs[-1]
        if self.governs(last.act.id, mention.kind) and _is_listed(sentence, mention, pairs):
            return Pair(mention, last.act, last.frame, last.families)
        position = mentions.index(mention)
        if position == 0 or mentions[position - 1] != last.mention or not self.governs(last.act.id, mention.kind):
            return None
        gap = sentence.cut(last.mention.end, mention.start)
        if mention.kind in _WORKS and (_ON.match(gap) or _FOR.search(gap)) and not _ARTICLE.search(before):
            return None  # `a memorandum for scientific and technical cooperation`
        between = [h for h in sentence.pick("act") if last.mention.end <= h.start < mention.start and h.form != "noun"]
        if between or not _CHAIN.match(gap) or _OWN_CLAUSE.search(gap):
            return None
        return Pair(mention, last.act, last.frame, last.families)


def _is_listed(sentence: Sentence, mention: Mention, pairs: list[Pair]) -> bool:
    """Whether an instrument is one of those that a colon counts up (`Two papers were signed: an A …, and a B …`)."""
    first = next((p for p in pairs if p.mention.is_plural or p.mention.strength == "generic"), None)
    if first is None:
        return False
    begin = max(first.mention.end, first.act.end)
    if begin > mention.start or not _COUNTED.search(sentence.cut(begin, mention.start)):
        return False
    return not any(h.start >= begin and h.end <= mention.start and h.form != "noun" for h in sentence.pick("act"))


def _is_title_word(sentence: Sentence, act: Hit) -> bool:
    """Whether a capital inside a sentence makes a verb part of a name (`the Open University`)."""
    if act.form not in ("base", "third", "past") or act.start - sentence.start < 3:
        return False
    block = sentence.block
    is_headline = block.kind in (BlockKind.TITLE, BlockKind.HEADING) or block.end - block.start < _HEADLINE
    return not is_headline and sentence.cut(act.start, act.start + 1).isupper()


def _is_noun(sentence: Sentence, act: Hit, mentions: list[Mention]) -> bool:
    """Whether a base form is a noun that an instrument follows (`their exchange agreement`)."""
    before = sentence.text[: act.start - sentence.start].rstrip()
    if act.form != "base" or act.id in _VERBS or before.endswith(_BASES):
        return False
    if act.id == "exchange" and before.lower().endswith((" the", " an", " this")):
        return True  # `with the exchange of instruments, …`
    return any(0 < m.start - act.end <= 1 for m in mentions)


def _is_blocked(act: Hit, mention: Mention, mentions: list[Mention]) -> bool:
    """Whether another instrument stands between an act and this one, which is then part of the other's subject."""
    if act.form == "ing" and any(m.kind in _DOCUMENTS and act.start - m.end == 1 for m in mentions):
        return True  # `a memorandum establishing a partnership`
    return any(act.end <= m.start and m.end <= mention.start for m in mentions if m.strength != "weak")


def _is_subject(sentence: Sentence, mention: Mention, mentions: list[Mention]) -> bool:
    """Whether this head stands in what an earlier one is on (`the agreement on grant aid was signed`)."""
    earlier = [m for m in mentions if m.end <= mention.start and m.strength != "weak"]
    return bool(earlier) and bool(_ON.match(sentence.cut(earlier[-1].end, mention.start)))


@keep_compiled
def load_frames(vocabulary: Vocabulary) -> Frames:
    """The frames of a vocabulary; the same object for the same vocabulary."""
    triggers = vocabulary.triggers
    families = {row["id"]: frozenset(row["kinds"]) for row in triggers["families"]}
    acts = {row["id"]: row for row in triggers["acts"]}
    kinds = {
        act: frozenset(kind for family in row["families"] for kind in families[family]) for act, row in acts.items()
    }
    return Frames(tuple(_make_frame(row) for row in triggers["frames"]), acts, kinds)


def _make_frame(row: dict[str, Any]) -> Frame:
    flags = re.IGNORECASE | re.DOTALL
    return Frame(
        row["id"],
        row["order"],
        frozenset(row["forms"]),
        frozenset(row.get("acts", ())),
        seek(re.compile(row["gap"], flags)),
        seek(re.compile(row["without"], re.DOTALL)) if "without" in row else None,
        re.compile(row["next"], flags) if "next" in row else None,
        int(row.get("reach", 0)),
        frozenset(row.get("never", ())),
    )
