"""Rules for days and months written with month words or in figures; years alone are read elsewhere."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from techplomacy.text.dateparts import Part, Scope, is_date, write_point
from techplomacy.text.datewords import DateWords, make_trie

LEFT = r"(?<![\w/$€£¥₹])(?<!\w[-‐‑])(?<!\d[.,:])"
RIGHT = r"(?![^\W_]|[-/.:]\d|,\d{3})"
_DASH = "-‐‑–—−~〜～"
_NUMBER = re.compile(r"\d{1,2}")
_MONTH = re.compile(r"[^\s,.&\d‐‑–—−~/-]+(?:\s\d{1,2})?")
_CUED = re.compile(r"(?:\b(?:w\.?\s?e\.?\s?f|dated|dtd?|on|from|until|till)\.?\s{0,2})$", re.IGNORECASE)

Read = Callable[[re.Match[str], Scope], list[Part]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with named groups, and what reads its matches into parts (none where it is no date after all).

    `head` says how the matches begin: with a `figure`, with a `word` of the heads, or with a `sign` of the East.
    """

    name: str
    head: str
    pattern: str
    read: Read


def list_rules(words: DateWords) -> list[Rule]:
    """The rules, those that take more text first."""
    return [*_list_figure_rules(), *_list_word_rules(words)]


def _list_figure_rules() -> list[Rule]:
    """The rules for dates in figures alone."""
    iso, year = r"\d{4}-\d{2}-\d{2}", r"(?P<y>\d{4})"
    sign, month = r"\s?(?P<s>[-‐‑–/.])\s?", r"(?P<m>\d{1,2})\s?(?P<s2>[-‐‑–/.])\s?"
    patterns = {
        "ymd": rf"{LEFT}{year}{sign}{month}(?P<d>\d{{1,2}})(?=T\d|(?!\w|[-.]\d|/\d))",
        "spaced": rf"{LEFT}{year}(?P<s>\s)(?P<m>\d{{2}})(?P<s2>\s)(?P<d>\d{{2}})(?![\w,]|[-.:]\d|\s\d)",
        "figures": rf"{LEFT}(?P<d>\d{{1,2}}){sign}{month}(?P<y>\d{{4}}|\d{{2}}){RIGHT}",
    }
    return [
        Rule("iso", "figure", rf"{LEFT}{iso}/{iso}(?![\w/-])", _read_iso),
        *(Rule(name, "figure", pattern, _read_figures) for name, pattern in patterns.items()),
    ]


def _list_word_rules(words: DateWords) -> list[Rule]:
    """The rules for dates with a month word."""
    month = rf"(?:{make_trie(words.months, cases=True)})(?![^\W\d_])"
    suffix = rf"(?:\s?(?:{words.make_pattern('ordinal', cases=True)})(?![^\W\d_])|\.(?=\s{{0,9}}[^\W\d_]))?"
    day = rf"\d{{1,2}}(?!\d){suffix}"
    to, both, of = (words.make_pattern(key) for key in ("to", "and", "of"))
    link = rf"(?:\s{{0,9}}[{_DASH}]\s{{0,9}}|\s{{1,9}}(?:{to}|{both}|&)\s{{1,9}}(?:the\s)?)"
    comma = rf"(?:\s?,\s{{0,9}}(?:(?:{both}|&)\s{{1,9}})?|/|{link})"
    days, few = rf"(?P<days>{day}(?:{comma}{day}){{0,6}})", rf"(?P<days>{day}(?:{link}{day})?)"
    weekday = r"(?:\s?\([^\W\d_]{2,10}\.?\))?"
    gap = rf"(?:\.?{weekday}\s{{0,9}}[,.]?\s{{0,9}}(?:{of}\s{{1,9}})?|\s?[-‐‑/]\s?)['’]?"
    before = rf"(?:\s{{0,9}}(?:{of}\s{{1,9}}|[-‐‑/.,]\s?)?)"
    told = make_trie(w for w, meaning in words.relative.items() if meaning.unit == "year" and w.isascii())
    counted = rf"(?!\s?(?:{words.make_pattern('counted')})(?!\w))"
    year = rf"(?:(?P<y>\d{{4}}|(?<=['’])\d{{2}})(?!\d|,\d{{3}})|(?P<told>{told})(?!\w)){counted}"
    yearly = rf"(?!\s{{1,9}}(?:{words.make_pattern('yearly')}))"
    free = rf"{yearly}(?![\d%]|[.,:]\d|\s?[-–]\d){counted}"
    led = rf"{LEFT}(?P<y>\d{{4}})\s?,?\s{{0,9}}(?P<m>{month})"
    by_figure = {
        "short": rf"{LEFT}(?P<days>\d{{1,2}})-(?P<m>{month})[-’'](?P<y>\d{{2}})(?!\w|\s?{month})",
        "dmy": rf"{LEFT}{days}{before}(?P<m>{month})(?:{gap}{year}|{yearly})",
        "led_day": rf"{led}\.?\s{{0,9}}{few}(?!\d|,?\s\d{{4}}){free}",
        "led_month": rf"(?<=[(\[]){led}\.?(?=[)\]])",
    }
    by_word = {
        "mdy": rf"(?<![\w/])(?P<m>{month})\.?\s{{0,9}}{days}{gap}{year}",
        "md": rf"(?<![\w/])(?P<m>{month})\.?\s{{1,9}}{few}{free}",
    }
    return [
        *(Rule(name, "figure", pattern, _read_days) for name, pattern in by_figure.items()),
        *(Rule(name, "word", pattern, _read_days) for name, pattern in by_word.items()),
        Rule("my", "word", rf"(?<!\w)(?P<months>{month}(?:\.?{comma}{month}){{0,3}}){gap}{year}", _read_months),
    ]


def _read_iso(match: re.Match[str], scope: Scope) -> list[Part]:
    return [Part(match.start(), match.end(), match[0])] if match[0].isascii() and is_date(match[0]) else []


def _read_figures(match: re.Match[str], scope: Scope) -> list[Part]:
    """A date in figures, day first unless that cannot be; a short year, or blanks, only after a word like `dated`."""
    if match["s"] != match["s2"]:
        return []
    day, month, year = int(match["d"]), int(match["m"]), int(match["y"])
    is_short = len(match["y"]) == 2
    if (is_short or match["s"].isspace()) and not _CUED.search(match.string, max(0, match.start() - 12), match.start()):
        return []
    if is_short:
        year = _widen(year)
    edtf = write_point(year, month, day)
    if edtf is None and match.start("y") > match.start("d"):
        edtf = write_point(year, day, month)
    return [Part(match.start(), match.end(), edtf)] if edtf is not None else []


def _widen(year: int) -> int:
    """A year of two figures in full: 50 to 99 are of the twentieth century."""
    return year + (1900 if year >= 50 else 2000)


def _find_year(match: re.Match[str], scope: Scope) -> int | None:
    """The year of a match in figures, or by words like `last year`; None where it has none that is known."""
    groups = match.groupdict()
    if written := groups.get("y"):
        return int(written) if len(written) == 4 else _widen(int(written))
    told = groups.get("told")
    if told is None or scope.reference is None:
        return None
    return scope.reference.year + scope.words.relative[" ".join(told.split()).casefold()].shift


def _read_days(match: re.Match[str], scope: Scope) -> list[Part]:
    month, year = scope.words.find_month(match["m"]), _find_year(match, scope)
    written = match.groupdict().get("days")
    is_small = not match["m"][0].isupper() and match["m"].casefold() in scope.words.capital
    if month is None or (is_small and year is None) or (year is None and not scope.words.is_month_alone(match["m"])):
        return []
    if written is None:
        edtf = write_point(year, month)
        return [Part(match.start(), match.end(), edtf)] if edtf is not None else []
    base = match.start("days")
    days = list(_NUMBER.finditer(written))
    return _make_run(
        match,
        [write_point(year, month, int(d[0])) for d in days],
        [base + d.start() for d in days],
        [base + d.end() for d in days],
        scope,
    )


def _read_months(match: re.Match[str], scope: Scope) -> list[Part]:
    year, find = _find_year(match, scope), scope.words.find_month
    pieces = [p for p in _MONTH.finditer(match["months"]) if find(p[0])]
    if year is None or not all(scope.words.is_month_alone(p[0]) for p in pieces):
        return []
    base = match.start("months")
    return _make_run(
        match,
        [write_point(year, find(p[0])) for p in pieces],
        [base + p.start() for p in pieces],
        [base + p.end() for p in pieces],
        scope,
    )


def _make_run(
    match: re.Match[str], points: Sequence[str | None], starts: list[int], ends: list[int], scope: Scope
) -> list[Part]:
    """The parts of a list of days or months: neighbours by a dash, `to`, or adjacent in time, become one interval."""
    if any(point is None for point in points):
        return []
    known = [point for point in points if point is not None]
    starts[0], ends[-1] = match.start(), match.end()
    text = match.string
    groups = [[0]]
    for i in range(1, len(known)):
        link = text[ends[i - 1] : starts[i]]
        if _is_to(link, scope) or (len(known) == 2 and is_next(known[0], known[1])):
            groups[-1].append(i)
        else:
            groups.append([i])
    parts: list[Part] = []
    for group in groups:
        first, last = known[group[0]], known[group[-1]]
        if first > last:
            return []
        edtf = first if len(group) == 1 else f"{first}/{last}"
        parts.append(Part(starts[group[0]], ends[group[-1]], edtf, bool(match.groupdict().get("told"))))
    return parts


def _is_to(link: str, scope: Scope) -> bool:
    words = link.casefold().split()
    return any(sign in link for sign in _DASH) or any(word in words for word in scope.words.rows["to"])


def is_next(first: str, second: str) -> bool:
    """Whether two points of one month or year follow each other without a gap."""
    return first[:-2] == second[:-2] and int(second[-2:]) - int(first[-2:]) == 1
