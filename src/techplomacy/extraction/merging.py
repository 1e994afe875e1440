"""Folds the mentions of one act into one: an anaphor into its antecedent, a title into its body, funds into a paper."""

import re

from techplomacy.extraction.candidates import Candidate
from techplomacy.extraction.funds import fold_funds
from techplomacy.extraction.headlines import is_headline_of
from techplomacy.extraction.likeness import DONE, FUNDS, GENERAL, differ_in_money, lend, share_countries

_FAR = 2500  # characters; an anaphor does not reach further back
_NEAR = 600  # characters within which the papers of a ceremony are told
_BARE = 11  # characters; `the agreement` points back, `the framework agreement` names
_WORDS = re.compile(r"[a-z]{4,}")
_HEADS = frozenset(
    {"university", "institute", "college", "school", "academy", "bank", "agency", "authority", "company"}
)
_EMPTY = frozenset(
    [
        "cooperation",
        "between",
        "with",
        "government",
        "ministry",
        "republic",
        "field",
        "fields",
        "under",
        "agreement",
        "memorandum",
        "understanding",
        "this",
        "that",
        "which",
        "their",
        "from",
        "area",
        "areas",
        "regarding",
        "concerning",
        "democratic",
        "socialist",
        "people",
        "said",
        "purpose",
        "order",
        "both",
        "countries",
        "country",
        "development",
        "cabinet",
        "approved",
        "was",
    ]
)


def merge_candidates(candidates: list[Candidate]) -> list[Candidate]:
    """The acts of a document: every candidate stands alone or is folded into an earlier one."""
    live = [c for c in candidates if not c.is_umbrella]
    live = fold_funds(live)
    records: list[Candidate] = []
    for candidate in live:
        target = next((r for r in reversed(records) if _is_same(r, candidate)), None)
        if target is None:
            records.append(candidate)
        else:
            records[records.index(target)] = _join(target, candidate)
    records = [r for r in records if not _is_empty(r, records)]
    return [r for r in records if not is_headline_of(r, records)]


def _is_same(record: Candidate, candidate: Candidate) -> bool:
    if record.frame == "item" and candidate.frame == "item":
        return False
    if _is_printed(record, candidate) and share_countries(record, candidate):
        return True
    if record.kind == candidate.kind == "dialogue" and record.act_start == candidate.act_start >= 0:
        return True
    if "dealt" in record.features and "dealt" in candidate.features:
        return False
    if (
        not _agree_in_kind(record, candidate)
        or differ_in_money(record, candidate)
        or _differ_in_step(record, candidate)
    ):
        return False
    is_prospect = candidate.is_anaphor and {record.step, candidate.step} == {"announced", "planned"}
    if (
        record.when is not None
        and candidate.when is not None
        and not record.when.overlaps(candidate.when)
        and not is_prospect
    ):
        return False
    if candidate.mention.count > 1 and record.mention.count == 1 and not candidate.is_anaphor:
        return False
    if record.mention.is_several and not candidate.mention.is_plural and not candidate.is_anaphor:
        return record.is_support and share_countries(record, candidate)  # one of several that the text counted before
    if record.is_anaphor and not candidate.is_anaphor:
        return _agree_in_parties(record, candidate)
    if candidate.is_anaphor:
        return share_countries(record, candidate)
    return _agree_in_parties(record, candidate) and _agree_in_subject(record, candidate)


def _agree_in_kind(record: Candidate, candidate: Candidate) -> bool:
    if record.kind == candidate.kind:
        return True
    if {"awaited"} & (record.features | candidate.features) and record.step == candidate.step == "approved":
        return {record.kind, candidate.kind} <= GENERAL
    if candidate.is_anaphor and candidate.sentence.start - record.sentence.end > _FAR:
        return False
    if (
        candidate.is_anaphor
        and candidate.sentence is record.sentence
        and record.kind in FUNDS
        and not candidate.amounts
    ):
        return True  # `a grant of …, the contract for which was signed`
    is_bare = candidate.mention.end - candidate.mention.start <= _BARE
    general = (
        candidate.is_anaphor
        and is_bare
        and candidate.kind in ("agreement", "other")
        and record.kind not in ("dialogue", "facility")
    )
    if candidate.is_anaphor and not candidate.amounts and {record.kind, candidate.kind} <= set(FUNDS):
        return "financ" in candidate.sentence.cut(candidate.mention.start, candidate.mention.end).lower()
    support = (record.is_support or candidate.is_support) and {record.kind, candidate.kind} <= GENERAL
    return general or support


def _differ_in_step(left: Candidate, right: Candidate) -> bool:
    if left.is_support or right.is_support or left.step == right.step:
        return False
    pair = {left.step, right.step}
    if pair & {"approved"} and pair & DONE:
        return "ratified" not in left.features | right.features  # who ratifies consents to what was signed
    return "renewed" in pair and "signed" in pair and not (left.is_anaphor or right.is_anaphor)


def _agree_in_parties(left: Candidate, right: Candidate) -> bool:
    if not share_countries(left, right):
        return False
    if (
        len(left.countries) >= 2
        and len(right.countries) >= 2
        and left.countries != right.countries
        and not (left.countries <= right.countries or right.countries <= left.countries)
    ):
        return False
    for country in left.countries & right.countries:
        one = [p.name for p in left.named if p.country == country]
        two = [p.name for p in right.named if p.country == country]
        if one and two and not any(_is_alike(a, b) for a in one for b in two):
            return False
    return True


def _is_alike(left: str, right: str) -> bool:
    """Whether two names may be of one body: they share half of the words that tell bodies apart."""
    if _overlap(left, right) < 0.5:
        return False
    one, two = _tokens(left) - _HEADS, _tokens(right) - _HEADS
    return not one or not two or len(one & two) / min(len(one), len(two)) >= 0.5


def _agree_in_subject(left: Candidate, right: Candidate) -> bool:
    if left.kind in FUNDS and not (left.step == right.step == "approved"):
        return bool(left.amounts and right.amounts)
    if left.kind in FUNDS or left.is_support or right.is_support or left.sentence.start == right.sentence.start:
        return left.sentence.start != right.sentence.start
    if left.step == right.step == "approved" and "item" not in (left.frame, right.frame):
        return True
    return (
        _overlap(_subject(left), _subject(right)) >= 0.34 or not _tokens(_subject(left)) or not _tokens(_subject(right))
    )


def _subject(candidate: Candidate) -> str:
    if candidate.frame == "item":
        return candidate.sentence.text
    return candidate.sentence.cut(candidate.mention.end, candidate.mention.end + 220)


def _tokens(text: str) -> set[str]:
    return set(_WORDS.findall(text.lower())) - _EMPTY


def _overlap(left: str, right: str) -> float:
    one, two = _tokens(left), _tokens(right)
    if not one or not two:
        return 1.0 if left.casefold() == right.casefold() else 0.0
    return len(one & two) / min(len(one), len(two))


def _rank(candidate: Candidate) -> tuple[int, int, int, int, int]:
    return (
        int("headline" not in candidate.features and "ratified" not in candidate.features),
        int(not candidate.is_support),
        int(not candidate.is_anaphor),
        int("parties_near" in candidate.features),
        -candidate.order,
    )


def _join(record: Candidate, candidate: Candidate) -> Candidate:
    """The better told of two mentions, with what the other adds; both stretches stay its evidence."""
    is_better = _rank(candidate) > _rank(record) and not _is_printed(record, candidate)
    best, other = (candidate, record) if is_better else (record, candidate)
    lend(best, other)
    best.spans = [*best.spans, *other.spans]
    if best.kind in ("agreement", "other") and other.kind not in ("agreement", "other") and best.is_anaphor:
        best.kind = other.kind
    if {best.step, other.step} == {"announced", "planned"}:
        best.step = "planned"
    if best.step == "announced" and other.step == "signed" and other.is_anaphor and best.mention.strength == "money":
        best.step, best.when, best.when_span = other.step, other.when, other.when_span  # the paper behind the promise
        best.features.add("papered")
    best.is_support = best.is_support and other.is_support
    best.confidence = max(best.confidence, other.confidence)
    return best


def _is_printed(title: Candidate, record: Candidate) -> bool:
    """Whether a treaty's printed title is followed by a note on its force (`[The Treaty entered into force on …]`)."""
    is_title = title.frame == "title" and title.is_support and "parties_near" in title.features
    return is_title and record.step == "in_force" and record.is_anaphor


def _is_empty(candidate: Candidate, records: list[Candidate]) -> bool:
    """A record that only points to acts told elsewhere in the document."""
    if candidate.mention.strength == "generic" and candidate.frame != "item":
        return not _is_alone(candidate, records)
    if candidate.is_support and any(_tells_for(r, candidate) for r in records):
        return candidate.kind != "joint_statement" or candidate.frame != "title"  # a statement is more than its parts
    return candidate.is_anaphor and candidate.mention.is_plural and len(records) > 1


def _is_alone(candidate: Candidate, records: list[Candidate]) -> bool:
    """Whether `signed documents on …` is all that is told of two bodies: nothing near names the papers."""
    bodies = {p.country for p in candidate.parties if p.kind == "body" and p.country and not p.implied}
    is_single = not candidate.mention.is_plural and "both_told" in candidate.features
    if (len(bodies) < 2 and not is_single) or "parties_near" not in candidate.features or candidate.is_anaphor:
        return False
    near = (r for r in records if r is not candidate and abs(r.sentence.start - candidate.sentence.start) < _NEAR)
    return not any(share_countries(r, candidate) and r.kind != "dialogue" and r.when is None for r in near)


def _tells_for(record: Candidate, title: Candidate) -> bool:
    """Whether a record tells what a title announces; what the text recalls of earlier years does not."""
    return not record.is_support and not record.features & {"old", "history"} and share_countries(record, title)
