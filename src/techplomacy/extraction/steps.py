"""Says which step of an act a sentence asserts, from the reading of the act and the approvals around it."""

import re
from dataclasses import dataclass

from techplomacy.extraction.candidates import Candidate
from techplomacy.extraction.context import Context
from techplomacy.extraction.frames import Frames, Pair
from techplomacy.extraction.judging import AWAITED, DONE, HEADLINE, INFINITIVE, NEGATED, PLANNED, Judge
from techplomacy.extraction.sentences import Sentence
from techplomacy.text.caching import keep_compiled
from techplomacy.text.sieves import Sought, holds_any
from techplomacy.vocabulary import Vocabulary

_ROOTS = (  # an approval has one
    "pprov", "leared", "uthori", "anction", "ransmit", "arliament", "onsent", "learance", " nod ", "go-ahead",
    "reen light", "n the signing", "n the conclusion", "n the signature", "ecision to", "ecree on", "esolution on",
    "ratif",
)  # fmt: skip
_LENT = ("loan_agreement", "grant", "investment", "contract")
_AUXILIARY = 30  # characters before a passive act that hold its auxiliary verbs
_PROVIDES = {"go", "back", "fund", "endow", "make", "provide", "commit", "invest", "obtain", "administer"}
_DECISION = re.compile(  # `adopted a decision on the signing of …`
    r"\b(?:decision|decree|resolution|ordinance|order|dispatch|law|act|bill)\b[^.;]{0,90}\bon\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\b(?:after|following|with|on|of)\s+(?:the\s+)?$")
_CONSENT = re.compile(
    r"\b(?:agree[ds]|decides|agreement|announcement|proposal|commitment|pledge|consent(?:ed)?|willing\w*|"
    r"concurr\w+|approv\w+|decided|resolved|committed|pledged|undertaken|offered|announced?|allow(?:ed)?|permit(?:ted)?|authori[sz]ed?|"
    r"will|(?:is|are) to|plans?|"
    r"intends?|shall|pledge)\b(?:[^.;]|\.(?=[\w,])){0,80}$",
    re.IGNORECASE,
)
_EXPECTED = re.compile(r"\b(?:expected|scheduled|due|set)\s+to\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_HEADLINE_TO = re.compile(r"\W*(?:(?:[A-Z][\w.’'&-]*|and|of|the|&),?\s+){1,9}to\s+$")  # `Oslo, Riga to sign …`
_BILL = re.compile(  # `adopted the dispatch on the agreement`
    r"\b(?:dispatch|message|bill|draft|law|act|ordinance|decree|decision|resolution|motion)\b[^.;]{0,60}"
    r"\b(?:on|approv\w+|ratif\w+|authori[sz]\w+|consent\w*|concerning|to)\b",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(  # `a grant of …, for which a separate contract was signed`
    r"\bfor which\s+(?:an?|the)\s+[^.;]{0,40}?\b(?:contract|agreement|arrangement)\s+(?:was|has been|had been)\s+"
    r"(?:\w+\s+)?signed\b|,\s+the\s+(?:\w+\s+){0,2}(?:contract|agreement|arrangement)\s+(?:for|on)\s+which\s+"
    r"(?:was|has been|had been)\s+(?:\w+\s+)?signed\b"
)
_BOTH = re.compile(r"\bsign(?:ed|ing|ature)\s+and\s+exchange", re.IGNORECASE)
_TALKS = re.compile(r"\b(?:negotiations?|talks|discussions?)\b", re.IGNORECASE)
_RESOLVED = re.compile(r"\b(?:agreed|decided|resolved)\s+to\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_WILLING = re.compile(r"\b(?:willing\w*|readiness|interest|wish\w*|desire\w*|request\w*)\b[^.;]{0,60}$", re.IGNORECASE)
_AGREED = re.compile(
    r"\bagreement\s+(?:was|has been)\s+reached\s+to\s+$|\breached\s+(?:an?\s+)?(?:agreement|consensus)\s+to\s+$|"
    r"\b(?:team(?:s|ed|ing)? up|join(?:s|ed|ing)? (?:hands|forces)|partner(?:s|ed|ing)?)\s+to\s+$|"
    r"\b(?:agreed|decided|resolved)\s+(?:up)?on\s+|\b(?:agreed|decided|resolved)\s+to\s+(?:\w+ly\s+)?$|\bagreed to$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Approvals:
    """The patterns of approvals."""

    patterns: tuple[Sought, ...]

    def find(self, text: str) -> bool:
        """Whether a text tells of an approval."""
        return holds_any(text, _ROOTS) and any(pattern.search(text) for pattern in self.patterns)


@keep_compiled
def load_approvals(vocabulary: Vocabulary) -> Approvals:
    """The patterns of approvals of a vocabulary."""
    rows = vocabulary.triggers["approvals"]
    return Approvals(tuple(Sought(re.compile(row["pattern"], re.IGNORECASE)) for row in rows))


def read_step(
    pair: Pair, sentence: Sentence, judge: Judge, frames: Frames, *, is_approved: bool, is_decision: bool
) -> tuple[str | None, str]:
    """The step that the sentence asserts (None where it asserts nothing), and the reading it rests on.

    `is_approved` says that the sentence itself, `is_decision` that its block tells of an approval.
    """
    start, end = pair.act.start - sentence.start, pair.act.end - sentence.start
    text = _mask(pair, sentence)
    reading = judge.judge(text, start, end, pair.act.form, pair.act.id)
    step = str(frames.acts[pair.act.id]["step"])
    before = text[max(0, start - 160) : start]
    if reading == NEGATED:
        return None, reading
    is_head = pair.act.form == "base" and reading != HEADLINE and sentence.start == sentence.block.start
    if is_head and _HEADLINE_TO.match(text[:start]):
        return "announced" if pair.act.id in _PROVIDES else "planned", PLANNED
    if pair.act.id == "invest" and is_decision and pair.act.form in ("noun", "base"):
        return "approved", reading
    if reading in (DONE, HEADLINE):
        return _read_done(pair, sentence, text, step, reading, is_approved=is_approved)
    if is_decision and _WILLING.search(before) and pair.act.id not in _PROVIDES:
        return None, reading  # willing to sign is the ground of the decision, and not the decision
    if is_approved:
        return "approved", reading
    if pair.act.id in _PROVIDES and (reading in (INFINITIVE, PLANNED) or _CONSENT.search(before)):
        return _read_gift(before, reading, is_decision=is_decision), reading
    if reading == PLANNED:
        return "planned", reading
    if is_decision and reading in (INFINITIVE, AWAITED):
        return "approved", reading
    if reading == INFINITIVE and pair.act.id == "elevate" and _RESOLVED.search(before):
        return step, DONE
    if reading == INFINITIVE and _AGREED.search(before):
        return ("renewed", DONE) if pair.act.id in ("extend", "renew") else ("planned", AWAITED)
    return None, reading


def _read_done(
    pair: Pair, sentence: Sentence, text: str, step: str, reading: str, *, is_approved: bool
) -> tuple[str | None, str]:
    """The step of an act that is told as done: its own, unless what is told is only let through."""
    act, start = pair.act, pair.act.start - sentence.start
    before = text[max(0, start - 160) : start]
    is_talks = act.form == "noun" and _TALKS.search(text[start : start + 80]) is not None
    if act.id == "conclude" and (is_talks or act.form == "ing" or pair.frame == "concluded"):
        step = "announced"  # the conclusion of talks; who concludes a paper has signed it
    is_past = any(
        h.start == act.start and h.id == act.id and h.form == "past" for h in sentence.pick("act")
    )  # `set up`
    if act.form == "base" and reading == DONE and not is_past:
        return ("approved", INFINITIVE) if is_approved else (None, reading)
    is_behind = _BEHIND.search(before) is not None and _DECISION.search(before) is None
    if act.form in ("ing", "noun") and is_approved and not is_behind:
        return "approved", INFINITIVE
    is_let = pair.mention.kind in _LENT or _BILL.search(sentence.cut(act.end, pair.mention.start)) is not None
    if step == "adopted" and is_let:
        return "approved", DONE  # a board endorses a loan, a parliament adopts a bill on a treaty
    return step, DONE


def _read_gift(before: str, reading: str, *, is_decision: bool) -> str | None:
    """The step of money that is not yet given: planned, let through, or consented to; None for a mere wish."""
    if reading == PLANNED and _EXPECTED.search(before):
        return "planned"
    if _CONSENT.search(before):
        return "approved" if is_decision else "announced"
    return None


def _mask(pair: Pair, sentence: Sentence) -> str:
    """The sentence without the instrument's name and subject, whose words (`of intent`) say nothing of the act."""
    text = sentence.text
    first, last = pair.mention.start - sentence.start, pair.mention.end - sentence.start
    if pair.act.start >= pair.mention.end:
        last = max(last, pair.act.start - sentence.start - _AUXILIARY)
    return text[:first] + "·" * (last - first) + text[last:]


def _read_behind(candidate: Candidate) -> str:
    """The text of the sentence behind an instrument."""
    return candidate.sentence.cut(candidate.mention.end, candidate.sentence.end)


def settle_kind_step(candidate: Candidate) -> None:
    """Adjust the step to the kind where the form decides (a statement is adopted, a session held)."""
    kind, step = candidate.kind, candidate.step
    is_venture = kind in ("dialogue", "programme", "facility") and "frame_launch" in candidate.features
    if is_venture and step == "planned" and candidate.when is None:
        candidate.step = "announced"  # decided; planned is what has its day
    if kind in ("loan_agreement", "grant") and step == "announced" and _CONTRACTED.search(_read_behind(candidate)):
        candidate.step = "signed"
    if (
        kind == "exchange_of_notes"
        and step in ("signed", "announced")
        and (candidate.frame in ("title", "item") or _BOTH.search(candidate.sentence.text))
    ):
        candidate.step = "exchanged"
    if kind in ("joint_statement",) and step in ("signed", "announced"):
        candidate.step = "adopted"
    if kind in ("action_plan", "programme") and step == "announced" and "frame_announce" not in candidate.features:
        candidate.step = "adopted" if kind == "action_plan" else step
    if kind not in ("loan_agreement", "grant", "investment") and step == "exchanged" and kind != "exchange_of_notes":
        candidate.step = "signed"


def tells_approval(context: Context, approvals: Approvals, start: int, end: int) -> bool:
    """Whether a stretch of the document tells of an approval by the side that speaks; each is read once."""
    known = context.decisions.get((start, end))
    if known is None:
        text = context.text[start:end]
        known = context.decisions[start, end] = approvals.find(text)
        context.counter.characters += len(text) if holds_any(text, _ROOTS) else 0
    return known
