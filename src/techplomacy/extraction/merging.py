"""Folds the mentions of one act into one: an anaphor into its antecedent, a title into its body, funds into a paper."""

import re

from techplomacy.extraction.candidates import Candidate, Party

_GENERAL = {
    "agreement",
    "treaty",
    "other",
    "memorandum_of_understanding",
    "implementing_arrangement",
    "memorandum_of_cooperation",
}
_FUNDS = ("loan_agreement", "grant")
_MONEYED = {"loan_agreement", "grant", "agreement", "exchange_of_notes"}
_BEARS = {"memorandum_of_understanding", "memorandum_of_cooperation", "agreement", "implementing_arrangement", "other"}
_NEXT = 40  # characters between a signed paper and the sentence that tells its money
_FAR = 2500  # characters; an anaphor does not reach further back
_BARE = 11  # characters; `the agreement` points back, `the framework agreement` names
_DONE = {"signed", "exchanged", "adopted", "launched", "renewed", "in_force", "held"}
_WORDS = re.compile(r"[a-z]{4,}")
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
    live = _fold_funds(live)
    records: list[Candidate] = []
    for candidate in live:
        target = next((r for r in reversed(records) if _is_same(r, candidate)), None)
        if target is None:
            records.append(candidate)
        else:
            records[records.index(target)] = _join(target, candidate)
    records = [r for r in records if not _is_empty(r, records)]
    return [r for r in records if not _is_headline_of(r, records)]


def _is_headline_of(candidate: Candidate, records: list[Candidate]) -> bool:
    """Whether a headline only announces what the text below tells; it is dropped, not merged, for it may count many."""
    if "headline" not in candidate.features:
        return False
    return any(_is_story_of(r, candidate) for r in records if "headline" not in r.features)


def _is_story_of(record: Candidate, headline: Candidate) -> bool:
    if len(record.countries & headline.countries) < min(2, len(headline.countries)):
        return False
    kinds = {record.kind, headline.kind}
    is_near = (
        record.kind == headline.kind or kinds <= _GENERAL or kinds <= _MONEYED or headline.mention.strength == "weak"
    )
    return is_near and record.sentence.start > headline.sentence.start


def _fold_funds(candidates: list[Candidate]) -> list[Candidate]:
    """`agreed to provide a loan of X` beside `to sign a loan agreement` tells one loan; the paper carries the money."""
    papers = [c for c in candidates if "frame_proposal" in c.features and "frame_funding" not in c.features]
    papers = [
        p for p in papers if not _is_fund_act(p) and p.kind != "contract" and not (p.mention.is_plural and p.is_anaphor)
    ]
    kept = list(candidates)
    for fund in [c for c in reversed(candidates) if _is_fund_act(c)]:
        paper = next((p for p in kept if _is_paper_of(p, fund)), None)
        if paper is not None:
            _lend(paper, fund)
            kept.remove(fund)
        if fund in kept and (paper := next((p for p in kept if _is_part_of(fund, p)), None)) is not None:
            _lend(paper, fund)
            kept.remove(fund)
    candidates = list(kept)
    for fund in [c for c in reversed(candidates) if _is_fund_act(c)]:
        target = _choose_paper(fund, papers)
        if target is not None and fund in kept:
            _lend(target, fund)
            kept.remove(fund)
    return kept


def _is_paper_of(paper: Candidate, fund: Candidate) -> bool:
    """Whether a sentence signs a loan or grant and then tells of its money once more."""
    if paper is fund or paper.sentence.start != fund.sentence.start or paper.kind != fund.kind:
        return False
    return not _is_fund_act(paper) and paper.mention.end <= fund.act_start and not _differ_in_money(paper, fund)


def _is_part_of(fund: Candidate, paper: Candidate) -> bool:
    """Whether money promised right behind a signed paper is that paper's (`signed …. The agency will grant …`)."""
    if fund.step not in ("announced", "planned") or paper.amounts or paper.kind not in _BEARS or _is_fund_act(paper):
        return False
    is_next = fund.sentence.block.n == paper.sentence.block.n and 0 <= fund.sentence.start - paper.sentence.end <= _NEXT
    return is_next and paper.step in _DONE and _share_countries(paper, fund)


def _is_fund_act(candidate: Candidate) -> bool:
    return candidate.kind in _FUNDS and "funds" in candidate.features


def _choose_paper(fund: Candidate, papers: list[Candidate]) -> Candidate | None:
    fitting = [p for p in papers if not _differ_in_money(p, fund) and not p.is_support]
    is_open = fund.mention.strength == "money"
    same = [p for p in fitting if p.kind == fund.kind or (is_open and p.kind in _FUNDS)]
    if same:
        return same[0]
    if any(p.kind in _FUNDS for p in papers):
        return None
    return fitting[0] if fitting else None


def _lend(target: Candidate, other: Candidate) -> None:
    """Give what one mention knows and the other lacks."""
    if not target.amounts:
        target.amounts = other.amounts
    _lend_parties(target, other)
    if target.when is None and target.step == other.step:
        target.when, target.when_span = other.when, other.when_span
    if target.sectors == ["other"]:
        target.sectors = other.sectors
    target.features |= {"told_twice"} | (other.features & {"dated", "amount", "parties_near"})


def _lend_parties(target: Candidate, other: Candidate) -> None:
    is_poor = "parties_near" not in target.features or target.is_anaphor
    if is_poor and "parties_near" in other.features and len(other.countries) >= 2:
        target.parties = other.parties
        return
    if target.countries == other.countries:
        target.parties = _specify(target.parties, other.named)
        return
    missing = other.countries - target.countries
    if len(target.countries) < 2 and missing:
        target.parties += [p for p in other.parties if p.country in missing]


def _specify(parties: list[Party], named: list[Party]) -> list[Party]:
    """The parties with bodies in place of the bare countries that they belong to."""
    found: list[Party] = []
    for party in parties:
        bodies = [b for b in named if b.country == party.country]
        found += bodies if bodies and party.kind in ("country", "people") else [party]
    return found


def _is_same(record: Candidate, candidate: Candidate) -> bool:
    if record.frame == "item" and candidate.frame == "item":
        return False
    if record.kind == candidate.kind == "dialogue" and record.act_start == candidate.act_start >= 0:
        return True
    if "dealt" in record.features and "dealt" in candidate.features:
        return False
    if (
        not _agree_in_kind(record, candidate)
        or _differ_in_money(record, candidate)
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
    if candidate.is_anaphor or record.is_anaphor:
        return _share_countries(record, candidate)
    return _agree_in_parties(record, candidate) and _agree_in_subject(record, candidate)


def _agree_in_kind(record: Candidate, candidate: Candidate) -> bool:
    if record.kind == candidate.kind:
        return True
    if {"awaited"} & (record.features | candidate.features) and record.step == candidate.step == "approved":
        return {record.kind, candidate.kind} <= _GENERAL
    if candidate.is_anaphor and candidate.sentence.start - record.sentence.end > _FAR:
        return False
    is_bare = candidate.mention.end - candidate.mention.start <= _BARE
    general = (
        candidate.is_anaphor
        and is_bare
        and candidate.kind in ("agreement", "other")
        and record.kind not in ("dialogue", "facility")
    )
    support = (record.is_support or candidate.is_support) and {record.kind, candidate.kind} <= _GENERAL
    return general or support


def _differ_in_money(left: Candidate, right: Candidate) -> bool:
    one = {(a.money.amount, a.money.currency) for a in left.amounts}
    two = {(a.money.amount, a.money.currency) for a in right.amounts}
    return bool(one and two and not one & two)


def _differ_in_step(left: Candidate, right: Candidate) -> bool:
    if left.is_support or right.is_support or left.step == right.step:
        return False
    pair = {left.step, right.step}
    if pair & {"approved"} and pair & _DONE:
        return True
    return "renewed" in pair and "signed" in pair and not (left.is_anaphor or right.is_anaphor)


def _share_countries(left: Candidate, right: Candidate) -> bool:
    one, two = left.countries, right.countries
    return not one or not two or len(one & two) >= min(2, len(one), len(two))


def _agree_in_parties(left: Candidate, right: Candidate) -> bool:
    if not _share_countries(left, right):
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
        if one and two and not any(_overlap(a, b) >= 0.5 for a in one for b in two):
            return False
    return True


def _agree_in_subject(left: Candidate, right: Candidate) -> bool:
    if left.kind in _FUNDS and not (left.step == right.step == "approved"):
        return bool(left.amounts and right.amounts)
    if left.kind in _FUNDS or left.is_support or right.is_support or left.sentence.start == right.sentence.start:
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
        int("headline" not in candidate.features),
        int(not candidate.is_support),
        int(not candidate.is_anaphor),
        int("parties_near" in candidate.features),
        -candidate.order,
    )


def _join(record: Candidate, candidate: Candidate) -> Candidate:
    """The better told of two mentions, with what the other adds; both stretches stay its evidence."""
    best, other = (candidate, record) if _rank(candidate) > _rank(record) else (record, candidate)
    _lend(best, other)
    best.spans = [*best.spans, *other.spans]
    if best.kind in ("agreement", "other") and other.kind not in ("agreement", "other") and best.is_anaphor:
        best.kind = other.kind
    if {best.step, other.step} == {"announced", "planned"}:
        best.step = "planned"
    best.is_support = best.is_support and other.is_support
    best.confidence = max(best.confidence, other.confidence)
    return best


def _is_empty(candidate: Candidate, records: list[Candidate]) -> bool:
    """A record that only points to acts told elsewhere in the document."""
    if candidate.mention.strength == "generic" and candidate.frame != "item":
        return True
    if candidate.is_support and any(not r.is_support and _share_countries(r, candidate) for r in records):
        return True
    return candidate.is_anaphor and candidate.mention.is_plural and len(records) > 1
