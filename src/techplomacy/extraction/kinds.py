"""Settles the kind of instrument by the head noun, and refuses heads that name no act of cooperation here."""

import re
from dataclasses import dataclass
from itertools import pairwise

from techplomacy.extraction.candidates import Candidate
from techplomacy.extraction.context import Context
from techplomacy.extraction.frames import Pair
from techplomacy.extraction.mentions import Mention, is_worth
from techplomacy.extraction.sentences import Sentence
from techplomacy.extraction.words import Hit
from techplomacy.model import BlockKind
from techplomacy.text.caching import keep_compiled
from techplomacy.text.sieves import Sieve, Sought, fold
from techplomacy.vocabulary import Vocabulary

_WEAK_OK = {
    "treaty",
    "agreement",
    "memorandum_of_understanding",
    "joint_declaration",
    "implementing_arrangement",
    "loan_agreement",
    "grant",
    "exchange_of_notes",
    "joint_statement",
}
_WEAK_LAUNCH = {"programme", "facility", "mission", "dialogue", "other", "action_plan", "investment"}
_FLIES = re.compile(
    r"\b(?:lunar|moon|space\s?craft|satellite|polar|mars|orbit\w*|planetary|science|research|exploration|astronom\w+)\b",
    re.IGNORECASE,
)
_SEATS = {"establish", "inaugurate"}
_SEATED = re.compile(r"\s+(?:in|at)\s+[A-Z]")  # `set up research centres in A, B and C`
_COSTS = re.compile(
    r"\b(?:with|at|on|for|under which|involving)\s+(?:an?\s+)?(?:(?:total|estimated|initial|additional|overall)\s+)*$",
    re.IGNORECASE,
)
TOP = 2  # blocks; a line such as `Treaty Series No. 5` may stand above a title
_NAMED = re.compile(r"(?:[A-Z][\w&’'–-]+\s+){2,}[A-Z]\w+$")  # `a Green Hydrogen Dialogue`
STANDING = "pursue"  # `is a joint project of A and B`
_MONEY = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:[mb]n|[mb]illion|crore|lakh)\b|\b[A-Z]{3}\s?\d")
_RENEWS = ("renew", "extend", "stretch", "lengthen")  # acts on what is known already
_ANOTHER = re.compile(r"\band (?:one|another|a second)\b")  # `an agreement on A and one on B`
_OPENS = {"open_doors", "opens", "orbit"}
_LAUNCHES = {"launch", "establish", "inaugurate", "commence", "start", "announce", STANDING, *_OPENS}
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|can|may|must|should|did|does|aims?|provides?|sets?|marks?|"
    r"expired|expires|lapsed|ended|ends|ceased|collapsed|failed|stalled|remains?|covers|allows?|requires?|came|went|took|"
    r"saw|became|gave|made|led|began|helped|helps|gives|makes)\b"
)
HELD = ("hold", "chair")  # acts that tell of a session
_TOPIC = 90  # characters behind a meeting in which stands what it is on
_ORDINAL = 24  # characters before the first country in which a session's number stands
_PAPER_ACTS = {"sign", "enter", "conclude", "finalise", "exchange", "adopt", "execute", "agree", "extend", "amend"}
_VENTURES = {"programme", "facility", "mission", "joint_venture", "other"}
_CONTRACTS = re.compile(
    r"\b(?:consultan\w+|exchange of|co-?operation|research|know-how|construction|civil works|"
    r"works|design|engineering|supervision|rehabilitation|implementation|upgrad\w+|moderni[sz]\w+|build|construct|"
    r"rehabilitate|extension|expansion)\b",
    re.IGNORECASE,
)
_FINANCED = re.compile(r"\b(?:loan|grant|credit|financ\w+|funded|assistance)\b", re.IGNORECASE)
_FRAMES = {
    "gerund": "nominal",
    "reduced": "passive",
    "apposed": "passive",
    "relative": "passive",
    "amending": "active",
    "intransitive": "session",
}


@dataclass(frozen=True, slots=True)
class Kinds:
    """The patterns that settle or refuse a kind."""

    noise: dict[str, re.Pattern[str]]
    sieve: Sieve  # of the noise, in its order
    sessions: dict[str, Sought]
    subjects: tuple[tuple[str, frozenset[str], Sought], ...]
    bare: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]

    def is_vetoed(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether the words around an instrument make it the subject of talks, a standing treaty or a count."""
        noise, start, end = self.noise, mention.start, mention.end
        admitted = sentence.memo.get("noise")
        if admitted is None:
            numbers = self.sieve.admit(fold(sentence.text))
            admitted = sentence.memo["noise"] = {name for n, name in enumerate(noise) if n in numbers}
        before = sentence.cut(max(sentence.start, start - 40), start)
        after = sentence.cut(end, end + 40)
        if "talks" in admitted and noise["talks"].match(after):
            return True
        if "multilateral" in admitted and noise["multilateral"].search(before):
            return True
        if (
            mention.strength in ("weak", "generic")
            and "domestic" in admitted
            and noise["domestic"].search(sentence.text)
        ):
            return True
        own = sentence.cut(max(sentence.start, start - 24), end)
        if mention.kind == "joint_venture" and "contractor" in admitted and noise["contractor"].search(own + after):
            return True
        if "never" in admitted and noise["never"].search(own):
            return True
        if "many_partners" in admitted and noise["many_partners"].match(sentence.cut(end, end + 110)):
            return True
        if "several" in admitted and mention.is_plural and mention.count == 1 and noise["several"].search(before):
            return True
        if "count" not in admitted:
            return False
        return bool(noise["count"].search(sentence.cut(max(sentence.start, start - 60), end + 2)))

    def settle(self, sentence: Sentence, pair: Pair) -> str | None:
        """The kind of a governed instrument; None where the head is too weak for the act."""
        mention, act = pair.mention, pair.act.id
        if mention.kind == "dialogue":
            return "dialogue" if self._is_standing(sentence, mention, act) else None
        if mention.kind == "contract":
            return "contract" if self._is_cooperation(sentence) else None
        if mention.kind in ("loan_agreement", "grant") and mention.strength == "weak":
            if act in _PAPER_ACTS:
                return mention.kind if is_worth(sentence, mention.start, mention.end) else None
            if mention.is_plural and mention.count == 1:
                return None
        if mention.strength == "generic":
            return mention.kind
        is_weak = mention.strength == "weak" or mention.kind == "facility"
        if mention.kind in ("facility", "mission") and is_weak and act in _PAPER_ACTS:
            return None
        if (
            mention.kind == "mission"
            and mention.strength == "weak"
            and not _FLIES.search(around_head(sentence, mention))
        ):
            return None
        if act == "invest" and pair.act.form == "noun" and _COSTS.search(sentence.cut(sentence.start, pair.act.start)):
            return None
        if mention.kind == "mission" and "delegation" in sentence.cut(mention.start, mention.end).lower():
            return None
        is_known = mention.is_definite and mention.strength == "weak" and act != STANDING
        if mention.kind in _VENTURES and act not in _RENEWS and (mention.is_anaphor or is_known):
            return None
        if mention.kind in _VENTURES and mention.is_several and not _may_be_several(sentence, mention, act):
            return None
        is_vague = mention.strength == "weak" and mention.kind not in _WEAK_OK
        if is_vague and not self._is_borne(sentence, mention, act):
            return None
        return self.refine(sentence, mention, mention.kind)

    def _is_borne(self, sentence: Sentence, mention: Mention, act: str) -> bool:
        """Whether an act or an amount bears out a word that may name anything (`project`, `plan`)."""
        if act in ("fund", "agree_on"):
            return _MONEY.search(sentence.text) is not None
        if mention.kind not in _WEAK_LAUNCH or act not in _LAUNCHES | {"sign", "adopt", "table", *_RENEWS}:
            return False
        is_shared = mention.kind == "action_plan" and sentence.cut(mention.end, mention.end + 9) == " between "
        if act in _LAUNCHES or is_shared:
            return True
        if mention.kind in ("facility", "other", "action_plan"):
            return mention.kind == "other" and sentence.cut(mention.end, mention.end + 8) == " of the "  # minutes
        is_worthy = mention.kind != "programme" or self._is_paper(sentence, mention)
        return is_worthy or is_worth(sentence, mention.start, mention.end)

    def _is_paper(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a programme is a document that can be signed (`Programme of cooperation`), and not a scheme."""
        return bool(
            re.match(r"\s+(?:of|on|for)\s+(?:\w+\s+){0,3}co-?operation\b", sentence.cut(mention.end, mention.end + 60))
        )

    def refine(self, sentence: Sentence, mention: Mention, kind: str) -> str:
        """The kind that the subject settles (an agreement on double taxation is a treaty)."""
        near = _ANOTHER.split(sentence.cut(mention.start, mention.end + 130))[0]
        for wanted, kinds, pattern in self.subjects:
            is_open = kind in kinds or (mention.strength == "subject" and wanted == "treaty")
            if is_open and pattern.search(near):
                return {"loan": "loan_agreement", "implementing": "implementing_arrangement"}.get(wanted, wanted)
        return kind

    def find_session(self, sentence: Sentence) -> Mention | None:
        """A numbered session that the two countries' names alone mark (`the Third X-Y Week of Science`)."""
        states = [h for h in sentence.hits if h.word.kind in ("country", "place") and h.form != "people"]
        for left, right in pairwise(states):
            if left.id == right.id or sentence.cut(left.end, right.start).strip() not in ("-", "–"):
                continue
            before = sentence.cut(max(sentence.start, left.start - _ORDINAL), left.start)
            if self.sessions["numbered"].search(before):
                return Mention(left.start, right.end, "dialogue", "strong")
        return None

    def is_named_session(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a meeting is both numbered and that of a body with a name (`Fourth meeting of the … Council`)."""
        if self.sessions["paired"].search(sentence.cut(mention.start, mention.end + _TOPIC)):
            return True
        around = sentence.cut(max(sentence.start, mention.start - 60), mention.end + 110)
        return bool(self.sessions["numbered"].search(around)) and bool(self.sessions["named"].search(around))

    def _is_standing(self, sentence: Sentence, mention: Mention, act: str) -> bool:
        around = sentence.cut(max(sentence.start, mention.start - 110), mention.end + 30)
        if act in HELD:
            if self.sessions["paired"].search(sentence.cut(mention.start, mention.end + _TOPIC)):
                return True
            is_known = self.sessions["named"].search(around) or self.sessions["standing"].search(around)
            is_again = self.sessions["again"].search(sentence.cut(mention.end, mention.end + _TOPIC))
            return bool(
                is_again or self.sessions["numbered"].search(around) or (mention.strength != "weak" and is_known)
            )
        before = sentence.cut(max(sentence.start, mention.start - 40), mention.end)
        return mention.strength != "weak" or bool(self.sessions["named"].search(around)) or bool(_NAMED.search(before))

    def _is_cooperation(self, sentence: Sentence) -> bool:
        text = sentence.text
        return bool(_CONTRACTS.search(text)) and not re.search(r"\bsuppl(?:y|ies) of\b(?! consult)|\bpurchase\b", text)

    def frame_feature(self, candidate: Candidate, pair: Pair) -> str:
        """The name of the frame as the confidence weighs it."""
        if candidate.kind == "contract":
            return "contract"
        if pair.act.id in ("provide", "commit", "obtain"):
            return "funding"
        if pair.act.id == "invest" or candidate.kind == "investment":
            return "investment"
        if candidate.kind == "dialogue" and candidate.step == "held":
            return "session"
        if pair.act.id in ("announce", "agree"):
            return "announce"
        if pair.act.id in ("launch", "establish", "inaugurate", "commence", "start", STANDING):
            return "launch"
        return _FRAMES.get(pair.frame, pair.frame)

    def read_bare(self, context: Context, sentence: Sentence, mention: Mention) -> str | None:
        """The frame (title or under) in which an instrument without act counts; None for any other."""
        if mention.kind != "dialogue" and mention.strength == "weak":
            return None
        if mention.kind in ("programme", "facility", "mission", "joint_venture"):
            return None
        before = sentence.cut(max(sentence.start, mention.start - 90), mention.start)
        after = sentence.cut(mention.end, mention.end + 270)
        for frame, pattern, following in self.bare:
            if not pattern.search(before) or not following.search(after):
                continue
            if (frame == "session") != (mention.kind == "dialogue"):
                continue
            if frame == "title" and (mention.is_several or not self._is_title(context, sentence, mention)):
                continue
            return None if mention.kind != "dialogue" and mention.is_anaphor else frame
        return None

    def _is_title(self, context: Context, sentence: Sentence, mention: Mention) -> bool:
        block = sentence.block
        rest = sentence.cut(mention.end, sentence.end)
        if _FINITE.search(rest) or any(_is_told(act, mention) for act in sentence.pick("act")):
            return False
        is_head = block.n <= TOP or block.kind in (BlockKind.TITLE, BlockKind.HEADING)
        return is_head and mention.start - block.start < 90 and block.end - block.start < 700


def around_head(sentence: Sentence, mention: Mention) -> str:
    """The words beside a head, by which a mission to space is told from one of diplomats."""
    return sentence.cut(max(sentence.start, mention.start - 40), mention.end + 30)


def _is_told(act: Hit, mention: Mention) -> bool:
    """Whether a verb behind an instrument makes a sentence of what would be a title."""
    return act.form in ("past", "third") and act.start >= mention.end and act.id in ("enforce", "hold", "sign", "adopt")


@keep_compiled
def load_kinds(vocabulary: Vocabulary) -> Kinds:
    """The patterns of a vocabulary; the same object for the same vocabulary."""
    triggers = vocabulary.triggers
    flags = re.IGNORECASE | re.DOTALL
    loose = {"numbered", "again", "standing"}  # the others tell names of bodies by their capitals
    sessions = {r["id"]: re.compile(r["pattern"], flags if r["id"] in loose else 0) for r in triggers["sessions"]}
    noise = {r["id"]: re.compile(r["pattern"], 0 if r["id"] == "multilateral" else flags) for r in triggers["noise"]}
    return Kinds(
        noise,
        Sieve(noise.values()),
        {name: Sought(pattern) for name, pattern in sessions.items()},
        tuple((r["id"], frozenset(r["of"]), Sought(re.compile(r["near"], flags))) for r in triggers["subjects"]),
        tuple((r["id"], re.compile(r["before"], re.DOTALL), re.compile(r["next"], flags)) for r in triggers["bare"]),
    )


def _may_be_several(sentence: Sentence, mention: Mention, act: str) -> bool:
    """Whether a plural names one venture: a programme, or facilities that a town or region seats."""
    if mention.kind == "programme":
        return True
    is_seated = act in _SEATS and bool(_SEATED.match(sentence.cut(mention.end, sentence.end)))
    return mention.kind == "facility" and is_seated
