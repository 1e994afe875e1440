"""Attaches money to an act: what the instrument itself lends, grants, invests or pays; it adds nothing up."""

import re
from collections.abc import Iterator

from techplomacy.extraction.candidates import Amount, Candidate
from techplomacy.extraction.context import Context
from techplomacy.extraction.sentences import Sentence
from techplomacy.model import Money
from techplomacy.text.money import MoneySpan, find_money, find_unknown_money
from techplomacy.text.sieves import holds_any

_VETO_BEFORE = re.compile(
    r"(?:\b(?:cost(?:ing|s)?(?: of| at)?|estimated (?:cost|at)|expenditure of|"
    r"out of (?:the )?(?:total|cost)[^.;]{0,40}|trade (?:of|worth|volume)|"
    r"(?<!to the )value of|valued at|balance (?:of)?|GDP|exports?|imports?|turnover|share of|per|each|fee of|"
    r"(?<!\ba )(?<!contract )(?<!\bthe )price of|tariff of|unlock|mobilize|mobilise|leverag\w+|"
    r"catalyz\w+|payment of|counterpart|local (?:funds|contribution)|billion-dollar|disputes?|"
    r"over the (?:last|past)|including|of which|"
    r"investment (?:target|goal)|reach(?:ing)?|component of|total investment of|"
    r"combined investment)\s*(?:a\s+|an\s+|sum of\s+|about\s+|approximately\s+|US\s*)?)$",
    re.IGNORECASE,
)
_VETO_AFTER = re.compile(
    r"^\s*(?:per\b|/-?\s*per|each\b|a year|annually|cents|worth of (?:trade|goods|exports)|"
    r"in (?:bilateral )?trade|project\b|of (?:trade|exports|imports|disputes))",
    re.IGNORECASE,
)
_BRACKET = re.compile(
    r"\(\s*(?:approximately|approx\.?|about|around|equivalent (?:to)?|equal to|i\.e\.,?|or|nearly|"
    r"~|=)?\s*(?:of\s+)?$",
    re.IGNORECASE,
)
_MARKS = (
    "$", "¥", "€", "£", "₹", "￥", "illion", "rore", "lakh", "円", "Yen", "yen", "USD", "JPY", "EUR", "INR", "Rs", "RM",
    "Euro", " euro", "ollar", "pounds", "franc", "kron", "upee", "dirham", "dinar", "riyal", "shilling",
    "ringgit", "baht",
)  # fmt: skip
_CODE = re.compile(r"\b[A-Z]{3}\s?\d")  # `CHF 250,000`
_FUNDS = ("loan_agreement", "grant", "investment")
_CONTRACTED = 900  # characters; the price of a contract follows its parties
_SUBJECT = 80  # characters of subject between an instrument and the bracket with its money
_BESIDE = 12  # characters between an amount and its conversion
_NEAR = 260  # characters


def is_moneyed(text: str) -> bool:
    """Whether a text can hold an amount at all; a cheap look before the grammar of money."""
    return holds_any(text, _MARKS) or _CODE.search(text) is not None


def may_tell_money(sentence: Sentence) -> bool:
    """The same of a sentence, looked at once."""
    known: bool | None = sentence.memo.get("moneyed")
    if known is None:
        known = sentence.memo["moneyed"] = is_moneyed(sentence.text)
    return known


def read_amounts(context: Context, sentence: Sentence) -> list[Amount]:
    """The amounts of a sentence that are no cost, share, unit price or conversion; offsets of the document."""
    text = sentence.text
    known: list[Amount] | None = sentence.memo.get("amounts")
    if known is not None:
        return known
    found: list[Amount] = []
    sentence.memo["amounts"] = found
    if not may_tell_money(sentence):
        return found
    context.counter.characters += len(text)
    spans = find_money(text, side=context.home, vocabulary=context.vocabulary) or list(_settle_marks(context, text))
    for span in spans:
        before = text[max(0, span.start - 70) : span.start]
        if _VETO_BEFORE.search(before) or _VETO_AFTER.search(text[span.end : span.end + 40]):
            continue
        if _is_conversion(before, found, sentence.start + span.start):
            continue
        found.append(Amount(span.money, sentence.start + span.start, sentence.start + span.end))
    return found


def _settle_marks(context: Context, text: str) -> Iterator[MoneySpan]:
    """Amounts under a mark that several countries share (`40 million kroner`), where the text is about one of them."""
    countries = context.vocabulary.countries
    told = {countries[code].currency for code in context.weights if code in countries}
    for unknown in find_unknown_money(text, side=context.home, vocabulary=context.vocabulary):
        meant = told.intersection(unknown.candidates)
        if len(meant) == 1:
            money = Money(unknown.amount, str(meant.pop()), unknown.bound)
            yield MoneySpan(unknown.start, unknown.end, money, unknown.written)


def _is_conversion(before: str, found: list[Amount], start: int) -> bool:
    """Whether an amount in a bracket tells another one over again: `(about …)`, or behind an amount just told."""
    bracket = _BRACKET.search(before)
    if bracket is None:
        return False
    return bool(bracket.group().strip(" (")) or bool(found and start - found[-1].end <= _BESIDE)


def attach_amounts(candidate: Candidate, amounts: list[Amount], rivals: list[Candidate]) -> None:
    """Give a candidate the amount of its own clause; of two candidates in a sentence the nearer takes it."""
    mine = [a for a in amounts if _is_near(candidate, a) and not any(_is_nearer(r, candidate, a) for r in rivals)]
    if not mine or candidate.mention.kind == "dialogue":
        return
    mine.sort(key=lambda a: _distance(candidate, a))
    limit = 2 if candidate.kind == "contract" else 1
    chosen = mine[:limit]
    if limit == 2 and len(chosen) == 2 and chosen[0].money.currency == chosen[1].money.currency:
        chosen = chosen[:1]
    candidate.amounts = chosen
    candidate.features.add("amount")


def _span(candidate: Candidate) -> tuple[int, int]:
    points = [candidate.mention.start, candidate.mention.end]
    if candidate.act_start >= 0:
        points += [candidate.act_start, candidate.act_end]
    return min(points), max(points)


def _distance(candidate: Candidate, amount: Amount) -> int:
    mention = candidate.mention
    if amount.start >= mention.end:
        return amount.start - mention.end
    if amount.end > mention.start:
        return 0
    return mention.start - amount.end + (5 if candidate.act_start < amount.start else 30)


def _is_near(candidate: Candidate, amount: Amount) -> bool:
    if _distance(candidate, amount) > (_NEAR if candidate.kind != "contract" else _CONTRACTED):
        return False
    start, _ = _span(candidate)
    is_funds = candidate.kind in _FUNDS
    if amount.start < start and not is_funds:
        return start - amount.end < 25
    between = candidate.sentence.cut(_span(candidate)[1], amount.start)
    if is_funds or candidate.kind == "contract":
        return True
    return (
        bool(
            re.search(
                r"\b(?:grants?|loan|credit line|assistance|funds?|amounting|worth|sum of|value|swap|"
                r"investment|for)\b|\bon\s+an?\s+(?:[a-z-]+\s+){0,2}$",
                between,
            )
        )
        or len(between) < 6
        or (between.rstrip().endswith("(") and len(between) < _SUBJECT)
    )


def _is_nearer(rival: Candidate, candidate: Candidate, amount: Amount) -> bool:
    if rival is candidate or not _is_near(rival, amount):
        return False
    mine, theirs = _distance(candidate, amount), _distance(rival, amount)
    if rival.kind in _FUNDS and candidate.kind not in _FUNDS and rival.kind != candidate.kind:
        return theirs <= mine + 80
    return theirs < mine and (rival.kind in _FUNDS or candidate.kind not in _FUNDS)
