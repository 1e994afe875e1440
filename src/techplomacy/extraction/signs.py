"""Notes the signs around a candidate that its weights are on: words, form, place in the text; it judges nothing."""

import re
from datetime import date, timedelta

from techplomacy.extraction.candidates import Candidate
from techplomacy.extraction.context import Context
from techplomacy.extraction.frames import Pair
from techplomacy.extraction.occasions import read_line_year
from techplomacy.extraction.sentences import Sentence
from techplomacy.model import BlockKind
from techplomacy.text.caching import keep_compiled
from techplomacy.text.sieves import Sieve, Sought, fold
from techplomacy.vocabulary import Vocabulary

_WINDOW = 220  # characters of the sentence before an act
_LINE = 240  # characters of a headline at most
_TOP = 3  # blocks that may hold headlines
_OPENING = 700  # characters; what stands there is the news
_OLD = timedelta(days=400)  # an act that long before publication is hardly the news
_KINDS = {
    "loan_agreement": "funds",
    "grant": "funds",
    "investment": "investment",
    "contract": "contract",
    "dialogue": "dialogue",
    "programme": "venture",
    "facility": "venture",
    "mission": "venture",
    "joint_venture": "venture",
    "other": "other",
    "joint_statement": "statement",
    "joint_declaration": "statement",
    "action_plan": "plan",
}

_WELCOMED = Sought(
    re.compile(
        r"\b(?:leaders|ministers?|presidents?|sides|governments|countries|they|"
        r"we)\b[^.;]{0,160}\b(?:welcom|hail|applaud|announc)\w*\b[^.;]{0,200}$",
        re.IGNORECASE,
    )
)

Sign = tuple[str, str, re.Pattern[str]]


@keep_compiled
def load_signs(vocabulary: Vocabulary) -> tuple[Sign, ...]:
    """The signs of a vocabulary: feature, where it is looked for, pattern."""
    rows = vocabulary.triggers["signs"]
    return tuple((row["id"], row["where"], re.compile(row["pattern"], re.IGNORECASE)) for row in rows)


@keep_compiled
def load_sieve(vocabulary: Vocabulary) -> Sieve:
    """The sieve of the signs, in their order."""
    return Sieve(pattern for _, _, pattern in load_signs(vocabulary))


def note_frame(candidate: Candidate, pair: Pair, frame: str, *, is_approved: bool) -> None:
    """Add to the features of a candidate the frame that it stands in, and what act and head tell by themselves."""
    features = candidate.features
    features.add("frame_proposal" if is_approved and candidate.step == "approved" else f"frame_{frame}")
    features.add("weak_head" if pair.mention.strength == "weak" else "strong_head")
    if frame == "funding":
        features.add("funds")
    if candidate.step in ("planned", "announced"):
        features.add(candidate.step)
    if candidate.step == "approved":
        features.add("decided")
    if candidate.is_anaphor:
        features.add("anaphor")
    if _WELCOMED.search(candidate.sentence.cut(candidate.sentence.start, pair.act.end)):
        features.add("welcomed")


def note_signs(context: Context, candidate: Candidate) -> None:
    """Add to the features of a candidate what its words, its form and its place tell."""
    features = candidate.features
    sentence, mention = candidate.sentence, candidate.mention
    start = candidate.act_start if candidate.act_start >= 0 else mention.start
    end = candidate.act_end if candidate.act_end >= 0 else mention.end
    context.counter.characters += len(sentence.text)
    text, low, offset = sentence.text, fold(sentence.text), sentence.start
    first, begin, last = max(0, start - _WINDOW - offset), start - offset, max(end, mention.end) - offset
    texts = {
        "before": (text[first:begin], low[first:begin]),
        "after": (text[last:], low[last:]),
        "sentence": (text, low),
    }
    signs, sieve = load_signs(context.vocabulary), load_sieve(context.vocabulary)
    for n in sieve.admit(low):
        name, where, _ = signs[n]
        if sieve.finds(n, *texts[where]):
            features.add(f"sign_{name}")
    if context.published is None and context.home is None:
        features.discard("sign_totals")  # a chronicle counts up what was given
    features.add(f"kind_{_KINDS.get(candidate.kind, 'paper')}")
    if mention.is_definite or mention.is_anaphor:
        features.add("definite")
    if mention.is_plural and mention.count == 1:
        features.add("plural")
    if candidate.frame in ("reduced", "relative"):
        features.add("modifier")
    if sentence.block.kind in (BlockKind.TITLE, BlockKind.HEADING):
        features.add("headed")
    if _is_headline(sentence):
        features.add("headline")
    if sentence.start < _OPENING:
        features.add("opening")
    if _is_old(context, candidate):
        features.add("old")
    _note_countries(context, candidate)


def _is_headline(sentence: Sentence) -> bool:
    """Whether a sentence is a title, or a short line at the top that ends like one."""
    block = sentence.block
    if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
        return True
    is_short = block.end - block.start <= _LINE and sentence.end == block.end
    return (
        block.n <= _TOP
        and is_short
        and block.kind is BlockKind.PARAGRAPH
        and not sentence.text.endswith((".", ";", ":"))
    )


def _is_old(context: Context, candidate: Candidate) -> bool:
    """Whether an act told as done lies long before the day of publication."""
    if candidate.frame == "item" or read_line_year(context, candidate.sentence.block) is not None:
        return False  # a list or a chronicle tells of the past on purpose
    published = context.published.earliest if context.published is not None else None
    told: date | None = candidate.when.latest if candidate.when is not None else None
    return published is not None and told is not None and told < published - _OLD


def _note_countries(context: Context, candidate: Candidate) -> None:
    """Whether a second country stands in the sentence itself, in what opens the text, or is a territory only."""
    home, sentence = context.home, candidate.sentence
    named = {hit.id for hit in sentence.hits if hit.word.kind in ("country", "body") and hit.id}
    others = candidate.countries - {home}
    if others and others <= named:
        candidate.features.add("foreign_told")
    if len(candidate.countries & named) >= 2:
        candidate.features.add("both_told")
    if others & set(context.pair):
        candidate.features.add("partner")
    if any(p.kind == "body" and p.country and not p.implied and p.country != home for p in candidate.parties):
        candidate.features.add("foreign_body")
    known = context.vocabulary.countries
    if any(code in known and not known[code].is_state and code not in ("EUE", "INT", "WLD") for code in others):
        candidate.features.add("territory")
