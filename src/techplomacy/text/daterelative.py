"""Dates told from the day of publication: relative words, weekdays, days without a year; without that day, none."""

import re
from dataclasses import replace
from datetime import timedelta
from functools import partial

from techplomacy.text.dateparts import UNKNOWN, Part, Scope, is_date, write_point
from techplomacy.text.daterules import Rule
from techplomacy.text.datewords import DateWords, is_east, make_trie

_FINEST = {"day": 3, "week": 3, "month": 2, "year": 1}
_BARE_BEFORE = re.compile(
    r"(?<!\bBlack)(?<!\bGood)(?<!\bHoly)(?<!\bEaster)(?<!\bBloody)(?<!\bCyber)(?<!\bPalm)(?<!\bevery)(?<!\beach)"
    r"(?<!\bby)(?<!\bfrom)(?<!\bto)(?<!\bof)(?<!\buntil)(?<!\band)(?<!\bor)(?<!\bthe)(?<!\ba)(?<!\bbefore)(?<!\bafter)"
    r"(?<!\bsince)(?<!\bfor)(?<!\bwith)(?<!\bin)(?<!\bat)(?<=[A-Za-z])\s$"
)
_BARE_BEHIND = re.compile(r"\s?(?:[.;,”\"]|$|\s(?:by|with|between|to|for|in|at|that|after|an?|the)\b)")
_LEAD = 24  # characters before a weekday or month within which its preposition stands
_YEARS = 8  # years within which 29 February comes again


def list_relative_rules(words: DateWords) -> list[Rule]:
    """The rules for relative words, weekdays after words like `on`, and months after words like `in`."""
    plain = make_trie((w for w in words.relative if not is_east(w)), cases=True)
    signs = make_trie(w for w in words.relative if is_east(w))
    week = make_trie(day.capitalize() for day in words.weekdays)
    month = make_trie(m.title() for m in words.months if m.isascii() and len(m) > 2)
    keys = ("weekday_on", "weekday_past", "weekday_next")
    cues = "|".join(f"(?P<{key[8:]}>{words.make_pattern(key, cases=True)})" for key in keys)
    before = re.compile(rf"(?<!\w)(?:{cues})\s{{1,9}}$")
    cue = re.compile(rf"(?<!\w)(?:{words.make_pattern('month_cue', cases=True)})(?:\s{{1,9}}|-)(?:the\s)?$")
    rest = rf"(?!\w|,?\s{{0,9}}\(?(?:the\s)?(?:\d|{month}(?!\w)))"
    figurative = words.make_pattern("figurative", cases=True)
    return [
        Rule("figurative", "word", rf"(?<!\w)(?:{figurative})(?!\w)", _read_nothing),
        Rule("relative", "word", rf"(?<!\w)(?:{plain})(?!-?\w)", _read_word),
        Rule("relative_sign", "sign", rf"(?:{signs})", _read_word),
        Rule("weekday", "word", rf"(?<!\w)(?P<day>{week}){rest}", partial(_read_weekday, before=before)),
        Rule("day_sign", "sign", r"(?<![\d月/.-])(?P<d>[12]?\d|3[01])日(?!間|目|本|程|[ごお後以])", _read_day),
        Rule("month", "word", rf"(?<!\w)(?P<m>{month})(?!\w|[\s,.]{{0,3}}\d)", partial(_read_month, cue=cue)),
    ]


def _read_nothing(match: re.Match[str], scope: Scope) -> list[Part]:
    """No date; the words are passed over, so that no rule reads a part of them."""
    return []


def _read_word(match: re.Match[str], scope: Scope) -> list[Part]:
    meaning = scope.words.relative[" ".join(match[0].split()).casefold()]
    day = scope.reference
    if day is None or _FINEST[meaning.unit] > scope.fineness:
        return []
    edtf: str | None
    if meaning.unit == "day":
        edtf = (day + timedelta(days=meaning.shift)).isoformat()
    elif meaning.unit == "week":
        monday = day + timedelta(days=7 * meaning.shift - day.weekday())
        edtf = f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    elif meaning.unit == "month":
        months = day.year * 12 + day.month - 1 + meaning.shift
        edtf = write_point(months // 12, months % 12 + 1)
    else:
        edtf = write_point(day.year + meaning.shift)
    return [Part(match.start(), match.end(), edtf, True)] if edtf else []


def _read_weekday(match: re.Match[str], scope: Scope, *, before: re.Pattern[str]) -> list[Part]:
    day, text = scope.reference, match.string
    cue = before.search(text, max(scope.end, match.start() - _LEAD), match.start())
    is_told = cue is not None or _is_bare(text, match)
    if day is None or scope.fineness < _FINEST["day"] or not is_told:
        return []
    number = scope.words.weekdays[match["day"].casefold()]
    back, forth = (day.weekday() - number) % 7, (number - day.weekday()) % 7
    if cue is not None and cue["past"]:
        shift = -(back or 7)
    elif cue is not None and cue["next"]:
        shift = forth or 7
    else:
        shift = forth if scope.is_future(text, match.start()) else -back
    return [Part(match.start(), match.end(), (day + timedelta(days=shift)).isoformat(), True)]


def _is_bare(text: str, match: re.Match[str]) -> bool:
    """Whether a weekday stands alone at the end of a clause, as agencies write (`signed in Rome Thursday.`)."""
    before = text[max(0, match.start() - _LEAD) : match.start()]
    return _BARE_BEFORE.search(before) is not None and _BARE_BEHIND.match(text, match.end()) is not None


def _read_day(match: re.Match[str], scope: Scope) -> list[Part]:
    """A bare day (`28日`): the last one of that number before the day of publication."""
    day = scope.reference
    if day is None or scope.fineness < _FINEST["day"]:
        return []
    months = day.year * 12 + day.month - 1
    for shift in range(3):
        year, month = divmod(months - shift, 12)
        edtf = f"{year:04d}-{month + 1:02d}-{int(match['d']):02d}"
        if is_date(edtf) and edtf <= day.isoformat():
            return [Part(match.start(), match.end(), edtf, True)]
    return []


def _read_month(match: re.Match[str], scope: Scope, *, cue: re.Pattern[str]) -> list[Part]:
    month = scope.words.find_month(match["m"])
    is_cued = cue.search(match.string, max(scope.end, match.start() - _LEAD), match.start()) is not None
    if month is None or scope.reference is None or not is_cued:
        return []
    return [Part(match.start(), match.end(), f"{UNKNOWN}-{month:02d}")]


def resolve_part(part: Part, text: str, scope: Scope) -> Part:
    """The part with its year: the nearest in the past, in the future after a word like `will`; XXXX where untold."""
    day = scope.reference
    if UNKNOWN not in part.edtf or day is None:
        return part
    ahead = scope.is_future(text, part.start)
    for step in range(_YEARS + 1):
        year = day.year + step if ahead else day.year - step
        first = part.edtf.split("/")[0].replace(UNKNOWN, f"{year:04d}")
        bare = first.rstrip("~")
        if not is_date(first) or (bare < day.isoformat()[: len(bare)] if ahead else bare > day.isoformat()):
            continue
        return replace(part, edtf=_fill(part.edtf, year), relative=True)
    return part


def _fill(edtf: str, year: int) -> str:
    """An EDTF date whose unknown year is known; an interval that would end before it begins ends a year later."""
    filled = edtf.replace(UNKNOWN, f"{year:04d}")
    first, _, last = filled.partition("/")
    if last and last < first:
        return f"{first}/{year + 1:04d}{last[4:]}"
    return filled
