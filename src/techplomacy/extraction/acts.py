"""From a document to its acts of cooperation: candidates read, scored, merged, and those that stand kept."""

import re

from techplomacy.extraction.candidates import Candidate
from techplomacy.extraction.confidence import load_weights, score_candidate
from techplomacy.extraction.context import Context
from techplomacy.extraction.japanese import read_japanese
from techplomacy.extraction.merging import merge_candidates
from techplomacy.extraction.prices import lend_prices
from techplomacy.extraction.reading import read_candidates
from techplomacy.model import Document
from techplomacy.vocabulary import Vocabulary

_TOP = 200  # characters in which a series names itself
_SERIES = (
    "treaty series",
    "treaties and other international acts",
    "country series no",
    "recueil des traités",
    "explanatory memorandum",
    "title of the treaty",
)
_WITH = re.compile(r"(?:\s+(?:for|on|in)\s+(?:[\w-]+\s+){0,4}?[\w-]+)?\s+with\s+(?:the\s+)?", re.IGNORECASE)
_SHORT = 900  # characters; a document no longer than this may be a title and nothing else
_VAGUE = ("agreement", "treaty", "implementing_arrangement", "programme", "facility", "action_plan", "other")
FLOOR = 0.3  # below this confidence an act is not stated at all


def read_acts(document: Document, vocabulary: Vocabulary, *, floor: float = FLOOR) -> list[Candidate]:
    """The acts of a document in the order of its text, each told once, with confidence of at least `floor`."""
    acts = list_merged(document, vocabulary)
    return [act for act in acts if act.confidence >= floor and stands(act, document)]


def list_merged(document: Document, vocabulary: Vocabulary) -> list[Candidate]:
    """All that may be an act, each told once and scored, in the order of the text; nothing is dropped yet."""
    context = Context(document, vocabulary)
    weights = load_weights(vocabulary)
    candidates = read_japanese(context) if document.language == "ja" else read_candidates(context)
    lend_prices(context, candidates)
    for candidate in candidates:
        candidate.confidence = score_candidate(candidate, weights)
    acts = merge_candidates(candidates)
    _note_decided(acts)
    for act in acts:
        act.confidence = score_candidate(act, weights)
    return sorted(acts, key=lambda act: (act.spans[0].start, act.order))


def _note_decided(acts: list[Candidate]) -> None:
    """Mark what a decision only recalls: acts of another step beside the one that is decided on."""
    if any("frame_proposal" in act.features for act in acts):
        for act in acts:
            if act.step != "approved":
                act.features.add("outdecided")


def stands(act: Candidate, document: Document) -> bool:
    """Whether an act has two sides; a bare title counts where the document is a title, or was decided on."""
    if len(act.countries) < 2:
        return False
    is_general = act.kind == "joint_statement" and act.mention.strength == "weak"
    if is_general and act.features & {"implied_home", "countries_pooled"}:
        return False
    if act.kind == "investment" and act.step == "approved" and not any(p.kind == "body" for p in act.parties):
        return False
    if act.mention.strength == "money" and act.step != "approved" and "papered" not in act.features:
        return "sided" in act.features or ("parties_near" in act.features and _has_both_ends(act))
    if not _is_founded(act):
        return False
    if act.is_support:
        is_statement = act.kind == "joint_statement" and act.frame == "title" and act.mention.strength == "strong"
        return act.step == "approved" or is_statement or len(document.text) <= _SHORT or _is_series(document)
    return True


def _is_series(document: Document) -> bool:
    """Whether a document is a treaty as printed in a series, whose title is the act."""
    return any(mark in document.text[:_TOP].lower() for mark in _SERIES)


def _is_founded(act: Candidate) -> bool:
    """Whether a vague word is borne by parties of its own clause; what happens at home is no cooperation."""
    near = "parties_near" in act.features
    is_vague = act.mention.strength == "weak" and "countries_pooled" in act.features and act.kind in _VAGUE
    if is_vague and not near and act.frame != "item":
        return bool(act.amounts)
    if (
        act.frame in ("item", "one_of", "results")
        or near
        or act.step == "approved"
        or act.features & {"titled", "named_session"}
    ):
        return True
    if act.kind == "dialogue" and act.mention.strength == "strong" and act.step != "held":
        return "implied_home" not in act.features
    if "frame_launch" in act.features and _is_joined(act):
        return True
    if act.mention.strength == "weak" and not act.amounts and "welcomed" not in act.features:
        is_told = act.step == "signed" or {"partner", "foreign_body"} <= act.features
        return act.kind == "memorandum_of_understanding" and "dated" in act.features and is_told
    if ("frame_launch" in act.features or "frame_announce" in act.features) and "welcomed" not in act.features:
        return "implied_home" not in act.features and "countries_pooled" not in act.features
    is_dated = "dated" in act.features
    return is_dated or "dealt" in act.features if act.mention.is_plural else True


def _is_joined(act: Candidate) -> bool:
    """Whether somebody abroad is told right behind what is launched (`a programme with A`, `a call with B`)."""
    if act.mention.strength != "weak" and {"sign_with", "foreign_body"} <= act.features:
        return True
    start = act.mention.end
    return any(_WITH.fullmatch(act.sentence.cut(start, p.start)) for p in act.parties if p.start >= start)


def _has_both_ends(act: Candidate) -> bool:
    """Whether money goes from somebody named before it to somebody of another country named after it."""
    givers = {p.country for p in act.parties if 0 <= p.start < act.mention.start}
    takers = {p.country for p in act.parties if p.start >= act.act_end}
    return any(giver != taker for giver in givers for taker in takers)
