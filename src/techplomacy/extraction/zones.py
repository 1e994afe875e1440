"""Finds where a sentence names the parties of an act: between …, with …, by …, and the subject; it reads no names."""

import re
from collections.abc import Sequence

from techplomacy.extraction.name import Name
from techplomacy.extraction.sentences import Sentence

_BETWEEN = re.compile(
    r"\b(?:between|among|amongst|betweeen|brings together|bringing together|uniting|linking)\b", re.IGNORECASE
)
_TOPIC = re.compile(r"\s+with\s+([^,;:]{2,80}?)\s+(?:on|for|concerning|regarding|about|to)\s")
_NEXT_PAPER = re.compile(r",\s+and,?\s+with$", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:with|from|to|by|for|in|at|into|across)\b(?!\s+(?:a view|an? (?:objective|aim|purpose)|"
    r"the (?:objective|aim|purpose|view|intention|participation|support)|"
    r"effect|respect|regard|special|reference|an amount|amendments?|immediate|which|whom|"
    r"each other|that end|be\b|[a-z]+ing\b|"
    r"(?:promote|strengthen|enhance|develop|establish|support|finance|implement|obtain|secure|"
    r"provide|bring|work|further|deepen|advance|improve|cooperate|collaborate|ensure|"
    r"facilitate)\b))",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[;:]|\.\s|\b(?:which|that|was|were|has been|have been|will be|is|are|who)\b|"
    r",\s+(?:and\s+)?(?:to|for|in order|under|on|during|at)\b"
)
_LINK = re.compile(
    r"[\s,()”“\"'’*/–—-]*(?:(?:and|AND|THE|&|as well as|along with|together with|in collaboration with|or|"
    r"between|with|of|the|its|both|from|by|"
    r"M/s\.?|[A-Z][\w&-]{1,10}\s*\(|Messrs\.?|represent(?:ing|ed by)|on behalf of|namely|"
    r"state-owned|energy|company|bank|private|companies|the following|respectively|"
    r"two|three|four|five|institutions|governments?|ministries|in|for|Co|respective|side|sides|"
    r"part|their|counterpart[s]?|other|party|parties|[Ss]tate)"
    r"[\s,()”“\"'’*/–—-]*)*"
)
_AUXILIARY = 16  # characters of auxiliary verbs and adverbs before an act
_BEHALF = re.compile(r"\bon behalf of\b")
_PURPOSE = re.compile(r"\bfor\b")
_DOER = re.compile(  # who builds what the money pays for is no side of it
    r"\b(?:executed|implemented|carried\s+out|constructed|built|supplied|operated|run|undertaken|managed|developed|led|"
    r"headed|manufactured|produced|owned|supported|used|prepared|designed)\s+by$"
)
_SIDES = 2
_PERSONAL = re.compile(r"[^.;:]{0,110}")
_CLAUSE = re.compile(
    r"[;:]\s|\b(?:that|which|where|while|whereas|whereby)\b\s|\bproposals?\b[^,]{0,200},\s*|"
    r",\s+(?:and|but)\s+(?=the\s)|—"
)
_PRONOUN = re.compile(  # `X announced that it has signed …`
    r"\s*(?:it|its|they|their|the\s+(?:company|firm|bank|agency|ministry|group))\b(?![^,]{0,200},)"
)
_SECOND = re.compile(r"[,;]\s+(?:and|while|whereas|but)\s+")
_DATELINE = re.compile(  # `Tokyo, 3 May 2021 – `, `Accra, July 29, GNA- `, `HANOI (Xinhua) -- `
    r"(?:[^.;]|(?<=[A-Z][a-z][a-z])\.|(?<=Sept)\.){0,60}?"
    r"(?:\d{4}\W{0,6}|\([A-Z]\w{1,12}(?:[/ ]\w+)?\)\s*|,\s+[A-Z]{2,5}\s?)[–—-]{1,2}\s"
)
_PROPOSER = re.compile(
    r"\b(?:proposals?|information|memorandum)\s+(?:made|submitted|presented|"
    r"furnished)\s+by\b.{0,260}?(?=\s+to\s+[a-z]|,\s+to\b|$)|"
    r"\b[Oo]n a proposal made by\b[^,]*,[^,]*,|\bin (?:his|"
    r"her) capacity as\b[^,]*(?:,[^,]{0,60}){0,6}?(?=,\s+to\b|\s+to\s+[a-z])",
    re.DOTALL,
)


def find_joined(sentence: Sentence, names: Sequence[Name], after: int) -> list[Name]:
    """The names of `between A and B` that follow offset `after` in the same clause."""
    text = sentence.cut(after, after + 420)
    cue = _BETWEEN.search(text)
    if cue is None or _is_topic(sentence, names, after, text[: cue.start()]):
        return []
    stop = _STOP.search(text[: cue.start()].removesuffix("that "))
    if (
        stop is not None
        and cue.start() - stop.start() > 2
        and not re.fullmatch(r",\s+(?:and\s+)?(?:to|for|in order|under|on|during|at)\b", stop.group())
    ):
        return []
    return walk_names(sentence, names, after + cue.end())


def _is_topic(sentence: Sentence, names: Sequence[Name], after: int, gap: str) -> bool:
    """Whether the other side is told before what the paper is on (`with A on the exchange of data between B and C`)."""
    told = _TOPIC.match(gap)
    if told is None:
        return False
    first, last = after + told.start(1), after + told.end(1)
    return any(first <= name.start and name.end <= last and name.country for name in names)


def find_counterparts(
    sentence: Sentence, names: Sequence[Name], after: int, *, cues: str = "with from to by", is_money: bool = False
) -> list[Name]:
    """The names behind `with`, `from`, `to` or `by` that follow offset `after` in the same clause.

    Where money is given, who builds what it pays for is no side.
    """
    text = sentence.cut(after, after + 320)
    stop = _STOP.search(text)
    wanted = set(cues.split())
    for cue in _WITH.finditer(text):
        if stop is not None and cue.start() >= stop.start() and cue.group().lower() != "by":
            break
        if _NEXT_PAPER.search(text[: cue.end()]) and any(
            hit.start > after + cue.end() for hit in sentence.pick("instrument")
        ):
            break  # `signed with A a declaration, and, with B, a protocol`
        if cue.group().lower() not in wanted or (is_money and _DOER.search(text[: cue.end()])):
            continue
        found = walk_names(sentence, names, after + cue.end(), reach=12)
        if found:
            return found
    return []


def walk_names(sentence: Sentence, names: Sequence[Name], start: int, *, reach: int = 40) -> list[Name]:
    """Names in a row from `start` on, joined by commas, `and` and articles only."""
    found: list[Name] = []
    position = start
    for name in names:
        if name.start < start:
            continue
        gap = sentence.cut(position, name.start)
        if not found and len(gap) > reach:
            break
        if not _LINK.fullmatch(gap) and not (name.kind == "people" and not found):
            break
        if _PURPOSE.search(gap) and len({n.country for n in found if n.country}) >= _SIDES:
            break  # `between A and B, for the Project C`
        if not (found and _BEHALF.search(gap)):  # `A on behalf of B`: A is the party
            found.append(name)
        position = name.end
    return found


def find_subject(sentence: Sentence, names: Sequence[Name], act_start: int) -> list[Name]:
    """The names in the clause before an act, but for those who propose or recommend it."""
    text = sentence.cut(sentence.start, act_start)
    dateline = _DATELINE.match(text)
    first = begin = dateline.end() if dateline is not None else 0
    for mark in _CLAUSE.finditer(text):
        if not _is_aside(text, mark):
            begin = max(begin, mark.end())
    begin = max(begin, _find_clause(sentence, names, act_start) - sentence.start)
    blocked = [(m.start(), m.end()) for m in _PROPOSER.finditer(text)]
    free = [n for n in names if not any(a <= n.start - sentence.start < b for a, b in blocked) and n.end <= act_start]
    found = [name for name in free if name.start - sentence.start >= begin]
    if found or not _PRONOUN.match(text, begin):
        return found
    return [name for name in free if name.start - sentence.start >= first and name.kind != "place"]


def _find_clause(sentence: Sentence, names: Sequence[Name], act_start: int) -> int:
    """Where the clause of an act begins behind another one that told its own (`A signed X, and B clinched Y`)."""
    told = [h for h in sentence.pick("act") if h.form in ("past", "third") and h.end < act_start]
    if not told:
        return sentence.start
    last = None
    for mark in _SECOND.finditer(sentence.cut(told[-1].end, act_start)):
        last = told[-1].end + mark.end()
    has_own = last is not None and any(last <= name.start and name.end <= act_start for name in names)
    return last if has_own and last is not None else sentence.start


def _is_aside(text: str, mark: re.Match[str]) -> bool:
    """Whether a relative clause is shut by a comma right before the act (`A and B, which had met before, signed`)."""
    if mark.group().strip() not in ("which", "where", "while") or not text[: mark.start()].rstrip().endswith(","):
        return False
    return "," in text[mark.end() :] and len(text[text.rindex(",") + 1 :].strip()) <= _AUXILIARY


def find_agents(sentence: Sentence, names: Sequence[Name], act_end: int) -> list[Name]:
    """The names after `by` behind a passive act; persons may stand between them."""
    text = sentence.cut(act_end, act_end + 500)
    cue = re.match(r"[^.;]{0,60}?\b(?:by|between)\b", text)
    if cue is None:
        return []
    start = act_end + cue.end()
    found: list[Name] = []
    position = start
    for name in names:
        if name.start < start:
            continue
        gap = sentence.cut(position, name.start)
        if not _PERSONAL.fullmatch(gap) or re.search(
            r"\b(?:witness\w*|which|on the sidelines|at the|in the presence|during|held|to\s+[a-z]+)\b", gap
        ):
            break
        found.append(name)
        position = name.end
    return found
