"""Checks one quantity against itself: the same thing told with two values in two places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from techplomacy.audit.finding import make_finding, quote
from techplomacy.audit.names import stem_word
from techplomacy.audit.paper import Paper
from techplomacy.audit.prose import Sentence
from techplomacy.audit.words import PaperWords
from techplomacy.model import Finding
from techplomacy.text.numbers import find_numbers, flatten

_UNIT = re.compile(r"\s*-?\s*(?P<unit>%|[a-z][a-z/-]{1,}(?:\s+[a-z][a-z-]{3,})?)")
_MARK = re.compile(r"(?P<mark>us\$|a\$|\$|€|£|¥|₹|₩|usd|jpy|inr|eur|krw|kes|rs\.?|ksh)\s*$")
_CITED = re.compile(r"\([^()]*\d{4}[^()]*\)")
_POINTING = re.compile(r"\b(?:[Tt]his|[Tt]hese|[Ss]uch)\s+(?!year|month|paper|study)[a-z]")
_ORDINAL = ("st", "nd", "rd", "th")
_YEARLIKE = re.compile(r"(?:19|20)\d{2}")
_OTHER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*")
_FEW = 6  # words; of so few all must be shared
_SAME = 0.8  # of the words about two numbers; calibrated on joint statements, where different projects share fewer
_LEAST_DATED = 2  # where both are of the same years
_LEAST = 4  # shared words


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, the words about it, the names and years of its clause."""

    value: Decimal
    unit: str
    currency: str
    words: frozenset[str]
    names: frozenset[str]
    years: frozenset[str]
    called: frozenset[str]
    others: frozenset[str]
    is_vague: bool
    start: int
    end: int
    clause: tuple[int, int]


def check_values(paper: Paper) -> Iterator[Finding]:
    """Findings on quantities that two sentences tell with one unit, nearly the same words and two values."""
    found: dict[str, list[Quantity]] = {}
    for sentence in paper.sentences:
        for quantity in _list_quantities(paper, sentence):
            found.setdefault(quantity.unit, []).append(quantity)
    told: set[int] = set()
    for unit in sorted(found):
        group = found[unit]
        for n, one in enumerate(group):
            for other in group[n + 1 :]:
                if other.start in told or not _is_contradiction(one, other, group):
                    continue
                told.add(other.start)
                text = f"The same quantity is told as {quote(paper, one.start, one.end)}: {quote(paper, *one.clause)}."
                yield make_finding(
                    paper, "number-two-values", other.start, other.end, text, places=((one.start, one.end),)
                )


def _list_quantities(paper: Paper, sentence: Sentence) -> Iterator[Quantity]:
    """The quantities of a sentence, each with the clause about it."""
    low = flatten(sentence.text)
    for number in find_numbers(low, paper.vocabulary):
        if _YEARLIKE.fullmatch(low[number.start : number.end]):
            continue
        start, end = _find_clause(sentence.text, number.start, number.end)
        mark = _MARK.search(low[: number.start])
        unit_match = _UNIT.match(low, number.end)
        unit = mark["mark"].rstrip(".") if mark else unit_match["unit"].strip() if unit_match else ""
        if not unit or not _is_unit(unit.split()[0], paper.words):
            continue
        clause = sentence.text[start:end]
        if len(set(_list_words(paper, clause))) <= _LEAST:
            start, end = 0, len(sentence.text)  # `it stood at …` is nothing without its sentence
            clause = sentence.text
        currency = _fold_unit(unit, paper.words)
        yield Quantity(
            number.value,
            "money" if currency.upper() in paper.vocabulary.currencies else currency,
            currency,
            frozenset(_list_words(paper, clause)),
            frozenset(re.findall(r"(?<=[a-z,;(] )[A-Z][\w-]+|\b[A-Z][A-Z&-]+\b", clause)),
            frozenset(re.findall(r"\b(?:19|20)\d{2}(?:[-–]\d{2,4})?\b", _CITED.sub(" ", clause))),
            frozenset(paper.words.pattern("called").findall(clause.casefold())),
            frozenset(
                m.group()
                for m in _OTHER.finditer(sentence.text, start, end)
                if not number.start <= m.start() < number.end and not _YEARLIKE.fullmatch(m.group())
            ),
            # Nobody can tell what `they` are, but where all else is the same.
            paper.words.holds("pronouns", clause.split()[0].strip("“\"'(")) or _POINTING.search(clause) is not None,
            sentence.start + number.start,
            sentence.start + (unit_match.end() if unit_match and not mark else number.end),
            (sentence.start + start, sentence.start + end),
        )


def _is_unit(word: str, words: PaperWords) -> bool:
    """Whether a word behind a number can be what is counted: no small word, no month, no ending of an ordinal."""
    return not (
        words.holds("joining", word) or words.holds("auxiliaries", word) or word in words.months or word in _ORDINAL
    )


def _fold_unit(unit: str, words: PaperWords) -> str:
    """One spelling for each unit; other nouns by their stem."""
    folded = " ".join(unit.casefold().split())
    return words.units.get(folded) or " ".join(stem_word(word) for word in folded.split()[:1])


def _find_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between semicolons and clause-joining commas about a number."""
    left = max(
        (m.end() for m in re.finditer(r";\s|,\s+(?:and|while|whereas|but)\s|\bwhile\s|\bwhereas\s", text[:start])),
        default=0,
    )
    right = re.search(r";\s|,\s+(?:and|while|whereas|but)\s|\bwhile\s|\bwhereas\s", text[end:])
    return left, end + right.start() if right else len(text)


def _list_words(paper: Paper, clause: str) -> Iterator[str]:
    for word in re.findall(r"[A-Za-z][\w'’-]+", _CITED.sub(" ", clause)):
        if not (paper.words.holds("joining", word) or paper.words.holds("auxiliaries", word) or len(word) < 3):
            yield stem_word(word)


def _is_contradiction(one: Quantity, other: Quantity, group: list[Quantity]) -> bool:
    if max(one.clause[0], other.clause[0]) < min(one.clause[1], other.clause[1]):
        return False  # two members of one enumeration
    if (one.currency == other.currency) == (one.value == other.value):
        return False  # another currency with another value is a conversion
    if one.years and other.years and one.years != other.years:
        return False
    if one.called != other.called:
        return False
    if (one.names - other.names) and (other.names - one.names):
        return False
    if not (one.others <= other.others or other.others <= one.others):
        return False  # what has other numbers beside it is another thing
    if sum(q.clause == one.clause for q in group) > 1 or sum(q.clause == other.clause for q in group) > 1:
        return False
    if one.value != other.value and _is_rounding(one.value, other.value):
        return False
    shared = one.words & other.words
    least = _LEAST_DATED if one.years and one.years == other.years else _LEAST
    if (one.is_vague or other.is_vague) and one.words != other.words:
        return False
    size = min(len(one.words), len(other.words))
    if size <= _FEW and len(shared) < size:
        return False
    return len(shared) >= least and len(shared) >= _SAME * min(len(one.words), len(other.words))


def _is_rounding(one: Decimal, other: Decimal) -> bool:
    """Whether one value is the other, rounded."""
    few, many = sorted((one, other), key=lambda value: len(value.normalize().as_tuple().digits))
    exponent = few.normalize().as_tuple().exponent
    if not isinstance(exponent, int):
        return False
    step = Decimal(1).scaleb(exponent)
    return (
        abs(few - many) < step
        and few != many
        and len(few.normalize().as_tuple().digits) < len(many.normalize().as_tuple().digits)
    )
