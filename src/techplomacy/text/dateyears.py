"""Rules for years alone, fiscal years, quarters, decades and centuries; a number is a year only where words say so."""

import re
from collections.abc import Callable
from functools import partial

from techplomacy.text.dateparts import Part, Scope, write_fiscal, write_point
from techplomacy.text.daterules import Rule
from techplomacy.text.datewords import DateWords, make_trie

_DASH = "-‐‑–—/"
_YEAR = r"(?:1[89]\d\d|20\d\d|2100)"
_LEFT = r"(?<![\w/$€£¥₹#’'])(?<![$€£¥₹]\s)(?<!\d[.,:–-])"
_AFTER = 24  # characters after a year that can take it back
_BEFORE = 32  # characters before a year that can make it one
_BRACKET = re.compile(r"[(\[]\s?(?:[^\W\d_]{2,15}\.?,\s)?$")
_CLOSED = re.compile(r"\s?[)\],;:]")
_OPENING = re.compile(r"\s?(?:[:|]|[–—-]\s)")
_DETERMINED = re.compile(r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Aa])|['’]s)\s{1,9}$")
_ENDED = r"(?=\s(?:of|to|in|between|by|with|at|and|on)\b|[.,;:)]|\s?$)"  # not `the 2018 summit declaration`
_ENDLESS = re.compile(r"\s{0,9}$")


def list_year_rules(words: DateWords) -> list[Rule]:
    """The rules, those that take more text first."""
    known, some = words.make_pattern("fiscal_known"), words.make_pattern("fiscal")
    gap = r"[\s’'-]{0,9}"
    span = rf"(?P<a>{_YEAR}|\d\d(?!\d))(?:\s?[{_DASH}]\s?(?P<b>{_YEAR}|\d\d(?!\d)))?(?![^\W_]|[.,]\d)"
    ranks = [words.make_pattern(f"rank_{n}", cases=True) for n in range(1, 5)]
    rank = "|".join(f"(?P<r{n}>{pattern})" for n, pattern in enumerate(ranks, 1))
    quarter, half = words.make_pattern("quarter", cases=True), words.make_pattern("half", cases=True)
    part = rf"(?:Q(?P<q>[1-4])|H(?P<h>[12])|(?:{rank})[\s-](?:(?P<quarter>{quarter})|(?P<half>{half})))"
    of = rf"(?:{words.make_pattern('of')}\s{{1,9}})?"
    eras = make_trie(word for word in words.eras if len(word) > 1 and word.isalpha() and word[0].isupper())
    century = words.make_pattern("century", cases=True)
    return [
        Rule("fiscal", "word", rf"(?<!\w)(?:(?P<known>{known})|{some}){gap}{span}", _read_fiscal),
        Rule("quarter", "word", rf"(?<!\w){part}[\s,]{{1,9}}{of}(?P<y>{_YEAR})(?![\w]|[-–/,]\d)", _read_quarter),
        Rule("quarter2", "figure", rf"{_LEFT}(?P<y>{_YEAR})[\s-]?Q(?P<q>[1-4])(?!\w)", _read_quarter),
        Rule("decade", "figure", rf"{_LEFT}(?P<y>(?:1[6-9]|20)\d)0[’']?s(?!\w)", _read_decade),
        Rule("century", "figure", rf"{_LEFT}(?P<c>1\d|20)\s?(?:th|TH)[\s-]{{1,9}}(?:{century})(?!\w)", _read_century),
        Rule("era", "word", rf"(?<!\w)(?P<era>{eras})[\s-](?P<n>\d{{1,2}})(?![\w]|[.,]\d)", _read_era),
        Rule(
            "year",
            "figure",
            rf"{_LEFT}(?P<a>{_YEAR})(?:\s?[{_DASH}]\s?(?P<b>{_YEAR}|\d\d(?!\d)))?(?![^\W_]|,\d{{3}}|\.\d|\s?%|[-–]\d|/\w)",
            partial(_read_year, check=_compile_check(words)),
        ),
    ]


def _compile_check(words: DateWords) -> Callable[[re.Match[str], Scope, bool], bool]:
    """What tells whether a number that looks like a year is one; the last argument says that two years are joined."""
    cue = words.make_pattern("cue", "fuzzy", "part", cases=True)
    before = re.compile(rf"(?<!\w)(?:{cue})(?:\s{{1,9}}|-)$")
    numbered = re.compile(rf"(?<!\w)(?:{words.make_pattern('numbered', cases=True)})\.?:?\s{{0,9}}$")
    quantity = re.compile(rf"(?<!\w)(?:{words.make_pattern('quantity', cases=True)})\s{{1,9}}$")
    plural = re.compile(rf"\s{{1,9}}(?!(?:{words.make_pattern('not_plural')})\b)[a-z]{{2,}}(?<![si])s\b")
    number = make_trie(words.numbers)
    more = rf"(?:\s?(?:[{_DASH}]|{words.make_pattern('to', 'and')})\s{{0,9}}\d[\d.,]*)?"
    counted = re.compile(rf"{more}\s?-?(?:{words.make_pattern('counted', cases=True)}|{number})(?!\w)")
    title = re.compile(rf"\s(?:{words.make_pattern('title', cases=True)})(?!\w)")
    fiscal = re.compile(rf"\s{{1,9}}(?:{words.make_pattern('fiscal')})(?!\w)")
    until = re.compile(rf"\s{{1,9}}(?:{words.make_pattern('to')})\s{{1,9}}{_YEAR}")
    happening = re.compile(rf"\s{{1,9}}(?:{words.make_pattern('happening', cases=True)}){_ENDED}")
    chain = re.compile(rf"\s?(?:,|,?\s(?:{words.make_pattern('and', 'to')})|[{_DASH}&])\s{{0,9}}")

    def check(match: re.Match[str], scope: Scope, is_range: bool) -> bool:
        text, start, end = match.string, match.start(), match.end()
        left = text[max(0, start - _BEFORE) : start]
        right = text[end : end + _AFTER]
        if numbered.search(left) or counted.match(right) or title.match(right):
            return False
        if is_range:
            return True
        if quantity.search(left) and plural.match(right):
            return False
        last = scope.found[-1] if scope.found else None
        if last is not None and len(last.edtf) == 4 and chain.fullmatch(text[last.end : start]):
            return True
        return bool(
            before.search(left)
            or fiscal.match(right)
            or (_DETERMINED.search(left) and happening.match(right))
            or (_BRACKET.search(left) and (_CLOSED.match(right) or _ENDLESS.match(right) or until.match(right)))
            or (not left.strip(" *#-•") and (_OPENING.match(right) or _ENDLESS.fullmatch(right)))
        )

    return check


def _read_year(
    match: re.Match[str], scope: Scope, *, check: Callable[[re.Match[str], Scope, bool], bool]
) -> list[Part]:
    first, second = int(match["a"]), match["b"]
    last = _complete(first, second) if second else None
    if second and last is None and match[0][4] == "-" and 1 <= int(second) <= 12 and check(match, scope, False):
        return [Part(match.start(), match.end(), f"{first}-{second}")]
    if (second and last is None) or not check(match, scope, last is not None):
        return []
    edtf = f"{first}" if last is None else f"{first}/{last}"
    after = match.string[match.end() : match.end() + _AFTER].lstrip().casefold()
    if last == first + 1 and any(after.startswith(word.casefold()) for word in scope.words.rows["fiscal"]):
        edtf = _write_years(first, last, scope) or edtf
    return [Part(match.start(), match.end(), edtf)]


def _complete(first: int, second: str) -> int | None:
    """The last year of a range from its figures, two or four; None where it would not be later."""
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if len(second) == 2 and first % 100 == 99 and second == "00":
        last = first + 1
    return last if last > first else None


def _read_fiscal(match: re.Match[str], scope: Scope) -> list[Part]:
    first = _widen(match["a"])
    if match["b"]:
        last = _complete(first, match["b"])
        edtf = _write_years(first, last, scope) if last is not None else None
        return [Part(match.start(), match.end(), edtf)] if edtf else []
    if len(match["a"]) == 2 and re.search(r"\s$", match.string[match.start() : match.start("a")]):
        return []
    calendar = scope.words.calendars[match["known"]] if match["known"] else scope.fiscal
    if calendar is None:
        return [Part(match.start(), match.end(), f"{first}")]
    if not match["known"] and scope.label == "end" and (calendar.month, calendar.day) != (1, 1):
        first -= 1
    edtf = write_fiscal(calendar, first)
    return [Part(match.start(), match.end(), edtf)] if edtf else []


def _write_years(first: int, last: int, scope: Scope) -> str | None:
    """A fiscal year named by its two years, or a run of fiscal years; April to March where no calendar is known."""
    if last > first + 1:
        return f"{first}/{last}"
    calendar = scope.fiscal
    if calendar is None or (calendar.month, calendar.day) == (1, 1):
        calendar = scope.words.calendars[scope.words.rows["fiscal_known"][0]]
    return write_fiscal(calendar, first)


def _widen(written: str) -> int:
    year = int(written)
    return year if len(written) == 4 else year + (1900 if year >= 50 else 2000)


def _read_quarter(match: re.Match[str], scope: Scope) -> list[Part]:
    groups = match.groupdict()
    rank = next((n for n in range(1, 5) if groups.get(f"r{n}")), 0)
    if groups.get("h") or groups.get("half"):
        months, number = 6, int(groups.get("h") or rank)
    else:
        months, number = 3, int(groups.get("q") or rank)
    year, last = int(match["y"]), months * number
    if last > 12:
        return []
    edtf = f"{write_point(year, last - months + 1)}/{write_point(year, last)}"
    return [Part(match.start(), match.end(), edtf)]


def _read_decade(match: re.Match[str], scope: Scope) -> list[Part]:
    decade = match["y"]
    is_century = decade.endswith("0") and int(decade) < 200
    return [Part(match.start(), match.end(), f"{decade[:2]}XX" if is_century else f"{decade}X")]


def _read_century(match: re.Match[str], scope: Scope) -> list[Part]:
    return [Part(match.start(), match.end(), f"{int(match['c']) - 1}XX")]


def _read_era(match: re.Match[str], scope: Scope) -> list[Part]:
    year = scope.words.eras[match["era"]].year(int(match["n"]))
    return [Part(match.start(), match.end(), f"{year}")] if year is not None else []
