"""Gives the numbers of a text the currency signs beside them; it must not link numbers nor choose a currency."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from techplomacy.text.bounds import skip_back, skip_on
from techplomacy.text.caching import keep_compiled
from techplomacy.text.currencies import FoundSign, Sign, Signs, compile_signs, is_letter
from techplomacy.text.numbers import Number, list_moneywords
from techplomacy.vocabulary import MoneyMark, Vocabulary

_GAP = 12  # spaces between a number and its sign, lines wrapped
_YEARS = (1900, 2100)
_COUNTED = 1000  # a smaller bare number before "yen loans" counts the loans
_FEW = 10  # a smaller number before a shared abbreviation counts things whose names it starts
_ENOUGH = 100_000  # a bare number from here on is no number of a page, a meeting or a standard


@dataclass(frozen=True, slots=True)
class Claim:
    """A number and the signs that it claims (none for a bare number); `start` and `end` include them."""

    number: Number
    start: int
    end: int
    before: FoundSign | None = None
    after: FoundSign | None = None
    factor: Decimal = Decimal(1)
    lent: MoneyMark | None = None

    @property
    def value(self) -> Decimal:
        """The number with the factor that a neighbour of its range lent it."""
        return self.number.value * self.factor

    @property
    def is_money(self) -> bool:
        """Whether it has a sign, of its own or lent."""
        return self.mark is not None

    @property
    def mark(self) -> MoneyMark | None:
        """What its signs say; two signs narrow each other (`$ 5 million CAD`)."""
        if self.before is None or self.after is None:
            own = self.before or self.after
            return own.sign.mark if own else self.lent
        return _narrow(self.before.sign.mark, self.after.sign.mark)


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What is needed of a vocabulary to give signs to numbers."""

    signs: Signs
    nouns: frozenset[str]
    unclean: frozenset[str]
    weighed: frozenset[str]
    year_cues: frozenset[str]
    open: frozenset[str]
    letters: dict[str, Decimal]


def list_claims(text: str, low: str, numbers: Iterable[Number], words: ClaimWords) -> list[Claim]:
    """Each number of a text with its signs; no sign is claimed twice, and one before a number is that number's."""
    claims: list[Claim] = []
    taken = 0
    for number in numbers:
        before = _find_before(text, low, number, words)
        if before is not None and before.start < taken:
            before = None
        if before is not None:
            number = _stretch(low, number, words.letters)
        after = _find_after(text, low, number, words, before)
        if before is None and after is None and (wider := _stretch(low, number, words.letters)) is not number:
            after = _find_after(text, low, wider, words, None)  # `20 M€`
            number = wider if after is not None else number
        if before and after and _narrow(before.sign.mark, after.sign.mark) is None:
            after = None
        if before is None and _is_part(low, number.start):
            after = None
        claim = Claim(number, before.start if before else number.start, after.end if after else number.end)
        claims.append(Claim(number, claim.start, claim.end, before, after))
        taken = claim.end
    return claims


def read_word(low: str, place: int) -> str:
    """The word that starts at or after `place`, a hyphen or spaces left out; empty where none does."""
    start = skip_on(low, place)
    start += low[start : start + 1] == "-"
    end = start
    while end < len(low) and is_letter(low[end]):
        end += 1
    return low[start:end]


def read_word_before(low: str, place: int) -> str:
    """The word that ends before `place`, spaces left out; empty where none does."""
    end = start = skip_back(low, place)
    while start and is_letter(low[start - 1]):
        start -= 1
    return low[start:end]


def is_year(number: Number) -> bool:
    """Whether a bare number may be a year."""
    bare = number.scale == 1 and not number.spelled and number.end - number.start == 4
    return bare and _YEARS[0] <= number.value < _YEARS[1]


def _stretch(low: str, number: Number, letters: dict[str, Decimal]) -> Number:
    """A bare number with a letter that stands a space behind it, which multiplies only beside a sign: `USD 5 m`."""
    factor = letters.get(low[number.end + 1 : number.end + 2]) if low[number.end : number.end + 1] == " " else None
    ending = low[number.end + 2 : number.end + 3]
    if factor is None or number.scale > 1 or ending.isalnum() or ending in ("'", "&"):
        return number
    return replace(number, end=number.end + 2, value=number.value * factor, scale=factor)


def _find_before(text: str, low: str, number: Number, words: ClaimWords) -> FoundSign | None:
    place = skip_back(low, number.start)
    found = words.signs.find_around(text, low, place, after=False) if number.start - place <= _GAP else None
    if found is None or not _is_fit(found.sign, number):
        return None
    ending = low[number.end : number.end + 1]
    if number.scale == 1 and (ending == "%" or (ending and is_letter(ending) and not number.spelled)):
        return None
    previous = text[found.start - 1 : found.start]
    if found.sign.mark.id in words.open and previous.isascii() and previous.isupper():
        unknown = MoneyMark(previous + found.sign.mark.id, ())  # a dollar of a country that the vocabulary lacks
        return FoundSign(found.start, found.end, replace(found.sign, mark=unknown))
    return found


def _find_after(text: str, low: str, number: Number, words: ClaimWords, before: FoundSign | None) -> FoundSign | None:
    place = skip_on(low, number.end)
    if low[place : place + 1] == "-" and place == number.end:
        place += 1
    found = words.signs.find_around(text, low, place, after=True) if place - number.end <= _GAP else None
    if found is None or not _is_fit(found.sign, number):
        return None
    if not found.sign.word and len(found.sign.mark.candidates) > 1 and is_letter(low[place]) and number.value < _FEW:
        return None  # the 3 Rs
    bare = number.scale == 1 and not number.grouped
    follower = low[skip_on(low, found.end) : skip_on(low, found.end) + 1]
    if follower.isdigit() and (
        bare or before is not None or not (found.sign.word or text[found.start : found.end].isalpha())
    ):
        return None
    word = read_word(low, found.end)
    if (bare and number.value < _COUNTED and word in words.nouns) or word in _list_vetoes(found.sign, words):
        return None
    if before is None and is_year(number) and read_word_before(low, number.start) in words.year_cues:
        return None
    return found


def _list_vetoes(sign: Sign, words: ClaimWords) -> frozenset[str]:
    """The words that after a sign show that no money is meant: pounds of rice, euro area."""
    return (words.unclean if sign.shy else frozenset()) | (words.weighed if sign.heavy else frozenset())


def _is_fit(sign: Sign, number: Number) -> bool:
    """Whether a number is large enough for a sign that is also another word, or a unit of weight."""
    return number.scale > 1 or not (sign.heavy or (sign.shy and not _is_ample(number)))


def _is_ample(number: Number) -> bool:
    return number.scale > 1 or number.grouped or number.value >= _ENOUGH


def _is_part(low: str, start: int) -> bool:
    """Whether a number is the rest of a name (G20, PL-480)."""
    before = low[start - 1] if start else " "
    return is_letter(before) or (before in "-/" and start > 1 and is_letter(low[start - 2]))


def _narrow(first: MoneyMark, second: MoneyMark) -> MoneyMark | None:
    shared = tuple(code for code in first.candidates if code in second.candidates)
    default = first.default if first.default in shared else shared[0] if len(shared) == 1 else None
    return MoneyMark(first.id, shared, default) if shared else None


@keep_compiled
def compile_claims(vocabulary: Vocabulary) -> ClaimWords:
    """What claims need of a vocabulary; kept for as long as the vocabulary is in use."""
    entries = list_moneywords(vocabulary)
    listed = {id: frozenset(str(word) for word in entry.get("words", ())) for id, entry in entries.items()}
    symbols = frozenset(mark for mark in vocabulary.money_marks if not any(c.isalpha() for c in mark))
    letters = {s.lower(): word.value for word in vocabulary.number_words.values() for s in word.short if len(s) == 1}
    return ClaimWords(
        signs=compile_signs(vocabulary),
        nouns=listed["nouns"],
        unclean=listed["unclean"],
        weighed=listed["weighed"],
        year_cues=listed["year_cues"],
        open=symbols,
        letters=letters,
    )
