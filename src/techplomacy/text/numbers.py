"""Reads numbers in digits and in words, with the words that multiply them; it must not know what they count."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from techplomacy.text.caching import keep_compiled
from techplomacy.vocabulary import Vocabulary

_ONE = Decimal(1)
_EVEN = str.maketrans(
    dict.fromkeys("\t\n\r\x0b\x0c\xa0\u202f\u3000" + "".join(chr(c) for c in range(0x2000, 0x200B)), " ")
    | dict.fromkeys("‐‑‒–—―−－", "-")
    | dict.fromkeys("〜～∼", "~")
    | {"，": ",", "．": ".", "·": ".", "’": "'", "（": "(", "）": ")", "／": "/", "＋": "+"}
    | {chr(start + i): str(i) for start in (0xFF10, 0x966) for i in range(10)}
)
_BREAK = "\x1f\x1f"  # stands for an empty line, which no amount spans
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?(?!,?\d)|\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,2})?(?![.,]?\d)"
    r"|\d{1,3}(?:\.\d{3})+,\d{1,2}(?![.,]?\d)|\d{1,3}(?:'\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?:\.\d+)?(?![.,]?\d)"
    r"|\d{1,3},\d{1,2}(?![.,]?\d)|\d+(?:\.\d+)?(?: ?[¼½¾])?(?![.,]?\d))"
)
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}|\d{1,3},\d{1,2}")
_NO_LETTER = r"(?![^\W\d_]|[\u0900-\u0963])"
_REACH = 60  # characters about a large word within which its number starts
_INDENT = 40  # spaces of a wrapped line between a number and its words
_WIDE = 0x2E80  # from here on, scripts that part no words by spaces
_LARGEST_HUNDRED = Decimal(999)  # no words of thousands
_JOINT = re.compile(r", (?:and )?| and ")
_LEAST = 100  # smaller numbers in words are seldom amounts
_LARGE = 10_000  # East Asian units from here on close a group


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its offsets, its value, the factor of its last words (1 for bare digits).

    `grouped` says that separators of thousands, or a long run of digits, make it surely a quantity.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal = _ONE
    grouped: bool = False
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class Numerals:
    """The words for numbers of one vocabulary, compiled; keys are lower-cased."""

    edge: re.Pattern[str]
    digits: re.Pattern[str]
    more: re.Pattern[str]
    spelled: re.Pattern[str]
    word: re.Pattern[str]
    wide: re.Pattern[str]
    scales: dict[str, Decimal]
    cardinals: dict[str, Decimal]
    shares: dict[str, Decimal]
    extra: dict[str, Decimal]
    wide_digits: dict[str, int]
    stems: tuple[str, ...]
    plain_stems: tuple[str, ...]
    vague: frozenset[str]


def flatten(text: str) -> str:
    """The text with white space, dashes and digits made even, and lower-cased: one character for each of its own."""
    even = text.replace("\n\n", _BREAK)
    if text.isascii():
        return even.replace("\n", " ").replace("\t", " ").replace("\r", " ").lower()
    even = even.translate(_EVEN)
    low = even.lower()
    return low if len(low) == len(even) else "".join(c.lower() if len(c.lower()) == 1 else c for c in even)


def list_moneywords(vocabulary: Vocabulary) -> dict[str, dict[str, Any]]:
    """The entries of the trigger file `moneywords`, by id."""
    return {entry["id"]: entry for entry in vocabulary.triggers["moneywords"]}


def parse_number(text: str, vocabulary: Vocabulary) -> Decimal | None:
    """The number that a whole string is ("1.2 lakh crore", "ten billion", "2兆3,500億"); None where it is not one."""
    low, numerals = flatten(text).strip(), compile_numerals(vocabulary)
    spelled = numerals.spelled.fullmatch(low)
    if spelled:
        return _read_words(low, numerals)[0]
    found = next(_find_digits(low, numerals), None)
    return found.value if found and found.start == 0 and found.end == len(low) else None


def find_numbers(low: str, vocabulary: Vocabulary) -> Iterator[Number]:
    """The numbers of a flattened text, in order and without overlap; numbers in words only where one is large."""
    numerals = compile_numerals(vocabulary)
    spelled = list(_join_spelled(low, _find_spelled(low, numerals)))
    end = 0
    for number in _find_digits(low, numerals):
        while spelled and spelled[0].start < number.start:
            first = spelled.pop(0)
            if first.start >= end:
                yield first
                end = first.end
        if number.start >= end:
            yield number
            end = number.end
    yield from (number for number in spelled if number.start >= end)


def _find_digits(low: str, numerals: Numerals) -> Iterator[Number]:
    position = 0
    while edge := numerals.edge.search(low, position):
        start = edge.start()
        match = numerals.digits.match(low, start)
        position = match.end() if match else start + 1
        before = low[max(0, start - 2) : start]
        if match is None or before[-1:].isdigit() or before[-1:] in numerals.vague or re.search(r"\d[.,]$", before):
            continue
        number = _read_match(match, numerals)
        while number.scale > 1 and low[position : position + 1] == " ":
            part = numerals.more.match(low, position + 1)
            if part is None or (lesser := _read_match(part, numerals)).value >= number.scale or lesser.scale == 1:
                break
            position = part.end()
            number = Number(start, position, number.value + lesser.value, lesser.scale, True)
        yield number


def _read_match(match: re.Match[str], numerals: Numerals) -> Number:
    wide, plain, words = match.group("wide"), match.group("plain"), match.group("words") or ""
    if wide:
        value, scale = _read_wide(wide, numerals)
        return Number(match.start(), match.end(), value, scale, scale > 1)
    value = _read_digits(plain)
    scale = _ONE
    for word in numerals.word.findall(words):
        scale *= numerals.scales[word]
    long = sum(c.isdigit() for c in plain.split(".")[0]) >= 5
    return Number(match.start(), match.end(), value * scale, scale, long or ("," in plain and not _POINTS.match(plain)))


def _read_digits(written: str) -> Decimal:
    fraction = Decimal(0)
    if written[-1] in "¼½¾":
        fraction = Decimal(str(unicodedata.numeric(written[-1])))
        written = written[:-1].strip()
    if _POINTS.fullmatch(written):
        written = written.replace(".", "").replace(",", ".")
    return Decimal(written.replace(",", "").replace(" ", "").replace("'", "")) + fraction


def _read_wide(written: str, numerals: Numerals) -> tuple[Decimal, Decimal]:
    """Value and factor of a number in East Asian units: 2兆3,500億, 二千億, 百万."""
    total = group = Decimal(0)
    current: Decimal | None = None
    scale = _ONE
    for token in numerals.wide.findall(written):
        unit = numerals.scales.get(token)
        if unit is None:
            digit = numerals.wide_digits.get(token)
            current = _read_digits(token) if digit is None else (current or Decimal(0)) * 10 + digit
            scale = _ONE
        elif unit < _LARGE:
            group += (_ONE if current is None else current) * unit
            current, scale = None, scale * unit
        else:
            group += current or 0
            total = total * unit if not group and total and current is None else total + (group or _ONE) * unit
            group, current, scale = Decimal(0), None, scale * unit
    return total + group + (current or 0), scale


def _find_spelled(low: str, numerals: Numerals) -> Iterator[Number]:
    stems = numerals.plain_stems if low.isascii() else numerals.stems
    places = sorted(place for stem in stems if stem in low for place in _find_all(low, stem))
    position = 0
    for place in places:
        position = max(position, place - _REACH)
        while found := numerals.spelled.search(low, position, place + _REACH):
            match = numerals.spelled.match(low, found.start()) or found
            start, position = match.start(), match.end()
            if start and (low[start - 1].isalnum() or unicodedata.category(low[start - 1])[0] == "M"):
                continue
            value, scale = _read_words(match.group(), numerals)
            if value >= _LEAST:
                yield Number(start, match.end(), value, scale, True, True)
        position = max(position, place)


def _join_spelled(low: str, numbers: Iterable[Number]) -> Iterator[Number]:
    """Numbers in words whose parts a comma or "and" joins: one hundred and thirty billion, four hundred million."""
    last: Number | None = None
    for number in numbers:
        if last and last.scale > max(number.value, _LARGEST_HUNDRED) and _JOINT.fullmatch(low, last.end, number.start):
            last = Number(last.start, number.end, last.value + number.value, number.scale, True, True)
            continue
        if last:
            yield last
        last = number
    if last:
        yield last


def _find_all(low: str, stem: str) -> Iterator[int]:
    place = low.find(stem)
    while place >= 0:
        yield place
        place = low.find(stem, place + 1)


def _read_words(written: str, numerals: Numerals) -> tuple[Decimal, Decimal]:
    """Value and factor of a number in words: five hundred million, half a billion, one lakh twenty thousand crore."""
    total = current = Decimal(0)
    last = scale = _ONE
    for token in numerals.word.findall(written):
        if token in numerals.scales:
            factor = numerals.scales[token]
            scale *= factor
            if factor == 100 and current:
                current *= factor
            elif (total and factor > last) or not current:
                total, current, last = (total + current) * factor, Decimal(0), factor
            else:
                total, current, last = total + current * factor, Decimal(0), factor
        else:
            scale = _ONE
            values = numerals.cardinals | numerals.shares | numerals.extra
            current += values.get(token, Decimal(0))
    return total + current, scale


def _join(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in ordered)


def _spell(
    cardinals: dict[str, Decimal], shares: dict[str, Decimal], extra: dict[str, Decimal], long: dict[str, Decimal]
) -> str:
    """The pattern of numbers in words; "and" joins only after hundred, lest two numbers run together."""
    hundreds = _join(form for form, value in long.items() if value == 100)
    count, large = rf"(?:{_join(cardinals)}){_NO_LETTER}", rf"(?:{_join(long)}){_NO_LETTER}"
    head = rf"(?:{count}|(?:{_join(shares)})(?=[ -]{large}))"
    tail = rf"(?:[ -](?:{hundreds}) and {count}|[ -](?:{count}|{large}))*"
    return rf"{head}{tail}(?: (?:{_join(extra)}){_NO_LETTER}(?:[ -]{large})*)?"


def _read_values(entry: dict[str, Any]) -> dict[str, Decimal]:
    return {str(word).lower(): Decimal(str(value)) for word, value in entry["values"].items()}


@keep_compiled
def compile_numerals(vocabulary: Vocabulary) -> Numerals:
    """The compiled number words of a vocabulary; kept for as long as the vocabulary is in use."""
    words = list_moneywords(vocabulary)
    cardinals, shares, extra = (_read_values(words[id]) for id in ("cardinals", "shares", "extra"))
    wide_digits = {word: int(value) for word, value in words["digits"]["values"].items()}
    forms = {f.lower(): w.value for w in vocabulary.number_words.values() for f in w.forms}
    short = {f.lower(): w.value for w in vocabulary.number_words.values() for f in w.short}
    units = {form for form in forms if len(form) == 1 and ord(form) >= _WIDE}
    long = {form for form in forms if ord(form[0]) < _WIDE}
    single, several = {s for s in short if len(s) == 1}, {s for s in short if len(s) > 1}
    after = rf"(?: {{0,{_INDENT}}}|-)(?:{_join(long)}){_NO_LETTER}"
    factor = (
        rf"(?:{after}| ?\((?:{_join(long | set(several))})\)|[ -]?(?:{_join(several)})(?!\w)|(?:{_join(single)})(?!\w))"
    )
    letters = "".join(sorted(units | set(wide_digits)))
    wide = rf"(?P<wide>(?:{_DIGITS} ?[{''.join(sorted(units))}]|[{letters}])(?:{_DIGITS}|[{letters}])*)"
    plain = rf"(?P<plain>{_DIGITS})"
    stems = sorted(form for form in long if not any(other in form and other != form for other in long))
    return Numerals(
        edge=re.compile(rf"[\d{letters}]"),
        digits=re.compile(rf"(?:{wide}|{plain}(?P<words>{factor}{{0,3}}))"),
        more=re.compile(rf"(?:{wide}|{plain}(?P<words>{factor}{{1,2}}))"),
        spelled=re.compile(_spell(cardinals, shares, extra, {form: forms[form] for form in long})),
        word=re.compile(rf"(?:{_join([*extra, *shares, *cardinals, *long, *several, *single])}){_NO_LETTER}"),
        wide=re.compile(rf"{_DIGITS}|[{letters}]"),
        scales=short | forms,
        cardinals=cardinals,
        shares=shares,
        extra=extra,
        wide_digits=wide_digits,
        stems=tuple(stems),
        plain_stems=tuple(stem for stem in stems if stem.isascii()),
        vague=frozenset(words["vague"]["words"]),
    )
