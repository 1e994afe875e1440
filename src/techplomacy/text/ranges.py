"""Links two amounts that share a multiplier or a currency (5 to 10 trillion yen); it must not read either of them."""

from dataclasses import dataclass, replace

from techplomacy.model.money import Bound
from techplomacy.text.bounds import skip_back, skip_on
from techplomacy.text.caching import keep_compiled
from techplomacy.text.claims import Claim, is_year, read_word
from techplomacy.text.currencies import is_letter
from techplomacy.text.numbers import list_moneywords
from techplomacy.vocabulary import Vocabulary

_LONGEST = 16  # characters between the two
_NEAR = 200  # characters before and after a pair that may tell how it is meant
_SMALL = 100  # a bare whole number below this, joined by "and", counts phases or articles


@dataclass(frozen=True, slots=True)
class RangeWords:
    """The words that join two amounts, and those before and after a pair that say how."""

    to: frozenset[str]
    both: frozenset[str]
    either: frozenset[str]
    between: tuple[str, ...]
    start: tuple[str, ...]
    ranging: tuple[str, ...]
    respectively: tuple[str, ...]
    stops: frozenset[str]


def link_claims(low: str, claims: list[Claim], words: RangeWords) -> list[tuple[Claim, Bound | None]]:
    """The claims with what neighbours lend them, and the bound that a range gives its two ends."""
    linked: list[tuple[Claim, Bound | None]] = [(claim, None) for claim in claims]
    for i in range(len(claims) - 1):
        (left, bound), (right, _) = linked[i], linked[i + 1]
        if bound is Bound.UP_TO or not (left.is_money or right.is_money):
            continue
        joint = low[left.end : right.start].strip() if right.start - left.end <= _LONGEST else ""
        pair = _link_pair(low, left, right, joint, words)
        if pair is None:
            continue
        is_range = _is_range(low, left, joint, words)
        linked[i] = (pair[0], Bound.AT_LEAST if is_range else None)
        linked[i + 1] = (pair[1], Bound.UP_TO if is_range else None)
    return linked


def _is_range(low: str, left: Claim, joint: str, words: RangeWords) -> bool:
    before = _cut_before(low, left.start)
    if joint in words.both:
        return _ends(before, words.between)
    return _ends(before, words.ranging) or not _ends(before, words.start)


def _link_pair(low: str, left: Claim, right: Claim, joint: str, words: RangeWords) -> tuple[Claim, Claim] | None:
    """The two with a shared factor and mark; None where they do not belong together."""
    if joint not in words.to and joint not in words.both:
        return None
    ranged = joint in words.to or _ends(_cut_before(low, left.start), words.between)
    rest = low[right.end : right.end + _NEAR]
    sure = ranged or joint in words.either or any(word in rest for word in words.respectively)
    left = _lend_factor(left, right, sure, ranged)
    if not right.is_money:
        if not _is_clean(low, right.end, words) or not (right.number.scale > 1 or joint == "-"):
            return None
        right = replace(right, lent=left.mark)
    elif not left.is_money:
        number = left.number
        counts = number.scale == 1 and number.value < _SMALL and number.value == int(number.value)
        if right.before is not None or is_year(number) or (counts and not sure) or _is_named(low, left.start):
            return None
        left = replace(left, lent=right.mark)
    if joint in words.to and left.value >= right.value:
        return None
    return left, right


def _lend_factor(left: Claim, right: Claim, sure: bool, ranged: bool) -> Claim:
    """The left amount with the factor of the right one where it has none: 5 to 10 trillion."""
    number, scale = left.number, right.number.scale
    if number.scale > 1 or scale == 1 or left.after is not None or (left.before is None and is_year(number)):
        return left
    if ranged and number.value * scale >= right.number.value:
        return left
    if left.before is not None and right.before is not None and not sure:
        return left
    return replace(left, factor=scale)


def _cut_before(low: str, start: int) -> str:
    end = skip_back(low, start)
    return low[max(0, end - _NEAR) : end]


def _is_clean(low: str, end: int, words: RangeWords) -> bool:
    """Whether no noun follows that a number without a sign would count."""
    place = skip_on(low, end)
    if place < len(low) and low[place] == "%":
        return False
    word = read_word(low, end)
    return not word or word in words.stops


def _is_named(low: str, start: int) -> bool:
    return start > 0 and is_letter(low[start - 1])


def _ends(before: str, phrases: tuple[str, ...]) -> bool:
    return any(before.endswith(phrase) and not before[-len(phrase) - 1 : -len(phrase)].isalpha() for phrase in phrases)


@keep_compiled
def compile_ranges(vocabulary: Vocabulary) -> RangeWords:
    """The range words of a vocabulary; kept for as long as the vocabulary is in use."""
    entries = list_moneywords(vocabulary)
    listed = {id: tuple(str(word) for word in entry.get("words", ())) for id, entry in entries.items()}
    return RangeWords(
        to=frozenset(listed["to"]),
        both=frozenset((*listed["and"], *listed["either"])),
        either=frozenset(listed["either"]),
        between=listed["between"],
        start=listed["from"],
        ranging=listed["ranging"],
        respectively=listed["respectively"],
        stops=frozenset(listed["stops"]),
    )
