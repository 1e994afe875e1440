"""Folds money that is promised into the paper that carries it; the paper stays, the promise goes."""

import re

from techplomacy.extraction.candidates import Candidate
from techplomacy.extraction.likeness import DONE, FUNDS, differ_in_money, lend, share_countries

_BEARS = {"memorandum_of_understanding", "memorandum_of_cooperation", "agreement", "implementing_arrangement", "other"}
_SUBJECT = re.compile(
    r"\b(?:pertaining|relat\w+|connected|respect|regard\w*|concerning|on|for|of)\b[^.;,]{0,24}$", re.I
)
_NEXT = 40  # characters between a signed paper and the sentence that tells its money


def fold_funds(candidates: list[Candidate]) -> list[Candidate]:
    """`agreed to provide a loan of X` beside `to sign a loan agreement` tells one loan; the paper carries the money."""
    candidates = _fold_subjects(candidates)
    papers = [c for c in candidates if "frame_proposal" in c.features and "frame_funding" not in c.features]
    papers = [
        p for p in papers if not _is_fund_act(p) and p.kind != "contract" and not (p.mention.is_plural and p.is_anaphor)
    ]
    kept = list(candidates)
    for fund in [c for c in reversed(candidates) if _is_fund_act(c)]:
        paper = next((p for p in kept if _is_paper_of(p, fund)), None)
        if paper is not None:
            lend(paper, fund)
            kept.remove(fund)
        if fund in kept and (paper := next((p for p in kept if _is_part_of(fund, p)), None)) is not None:
            lend(paper, fund)
            kept.remove(fund)
    candidates = list(kept)
    for fund in [c for c in reversed(candidates) if _is_fund_act(c)]:
        target = _choose_paper(fund, papers)
        if target is not None and fund in kept:
            lend(target, fund)
            kept.remove(fund)
    return kept


def _fold_subjects(candidates: list[Candidate]) -> list[Candidate]:
    """`to sign a memorandum pertaining to the said grant`: the paper takes what is known of the grant."""
    kept = list(candidates)
    for fund in candidates:
        if fund.kind not in FUNDS or not fund.is_anaphor or (fund.amounts and "funds" in fund.features):
            continue
        paper = next((p for p in kept if p is not fund and _is_on(p, fund)), None)
        if paper is None:
            continue
        kept.remove(fund)
        offered = [c for c in kept if c.kind == fund.kind and c.amounts and c.order < paper.order]
        if offered and share_countries(paper, offered[-1]):
            lend(paper, offered[-1])
            kept.remove(offered[-1])
    return kept


def _is_on(paper: Candidate, fund: Candidate) -> bool:
    """Whether a fund is only named as the subject of a paper of the same sentence."""
    if (
        paper.sentence.start != fund.sentence.start
        or paper.kind not in _BEARS
        or paper.mention.end > fund.mention.start
    ):
        return False
    return bool(_SUBJECT.search(paper.sentence.cut(paper.mention.end, fund.mention.start)))


def _is_paper_of(paper: Candidate, fund: Candidate) -> bool:
    """Whether a sentence signs a loan or grant and then tells of its money once more."""
    if paper is fund or paper.sentence.start != fund.sentence.start or paper.kind != fund.kind:
        return False
    return not _is_fund_act(paper) and paper.mention.end <= fund.act_start and not differ_in_money(paper, fund)


def _is_part_of(fund: Candidate, paper: Candidate) -> bool:
    """Whether money promised right behind a signed paper is that paper's (`signed …. The agency will grant …`)."""
    if fund.step not in ("announced", "planned") or paper.amounts or paper.kind not in _BEARS or _is_fund_act(paper):
        return False
    is_next = fund.sentence.block.n == paper.sentence.block.n and 0 <= fund.sentence.start - paper.sentence.end <= _NEXT
    return is_next and paper.step in DONE and share_countries(paper, fund)


def _is_fund_act(candidate: Candidate) -> bool:
    return candidate.kind in FUNDS and "funds" in candidate.features


def _choose_paper(fund: Candidate, papers: list[Candidate]) -> Candidate | None:
    fitting = [p for p in papers if not differ_in_money(p, fund) and not p.is_support]
    is_open = fund.mention.strength == "money"
    same = [p for p in fitting if p.kind == fund.kind or (is_open and p.kind in FUNDS)]
    if same:
        return same[0]
    if any(p.kind in FUNDS for p in papers):
        return None
    return fitting[0] if fitting else None
