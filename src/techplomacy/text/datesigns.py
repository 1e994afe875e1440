"""Rules for dates written with signs for year, month and day, eras included; it resolves no missing year."""

import re
from datetime import date

from techplomacy.text.dateparts import Part, Scope, join_ends, write_fiscal, write_point
from techplomacy.text.daterules import Rule, is_next
from techplomacy.text.datewords import DateWords, is_east, make_trie

_FIGURES = "〇一二三四五六七八九"
_TEN = "十"
_KANJI = rf"[{_FIGURES}{_TEN}零]"
_NUMBER = rf"(?:\d{{1,2}}|{_KANJI}{{1,3}})"
_FREE = rf"(?<!\d)(?<!{_KANJI})"
_YEAR = rf"(?:\d{{4}}|{_KANJI}{{4}})"


def list_sign_rules(words: DateWords) -> list[Rule]:
    """The rules, those that take more text first."""
    year, month, day = (words.make_pattern(f"sign_{unit}") for unit in ("year", "month", "day"))
    signs = make_trie(form for form in words.eras if not form[0].isupper())
    letters = make_trie(form for form in words.eras if len(form) == 1)
    firsts = make_trie(word.removesuffix(sign) for word in words.first for sign in words.rows["sign_year"])
    count = rf"(?:(?P<era>{signs})\s?(?P<n>{_NUMBER}|{firsts})|{_FREE}(?P<y>{_YEAR}))\s?"
    told = make_trie(word for word, meaning in words.relative.items() if meaning.unit == "year" and is_east(word))
    bracket = r"(?:\s?[（(][^（）()]{1,10}[）)])?"
    head = rf"(?:{count}{year}{bracket}\s?|(?P<told>{told})\s?)"
    end = rf"(?:(?:(?P<y2>{_YEAR})\s?{year}\s?)?(?P<m2>{_NUMBER})\s?{month}\s?)?(?P<d2>{_NUMBER})\s?{day}"
    to, both = words.make_pattern("sign_to"), words.make_pattern("sign_and")
    date_tail = rf"(?P<d>{_NUMBER})\s?{day}(?:{bracket}\s?(?:(?P<to>{to})|(?P<both>{both}))\s?{end})?"
    days = rf"(?P<m>{_NUMBER})\s?{month}\s?{date_tail}"
    months = rf"(?P<m>{_NUMBER})\s?{month}(?!\s?{_NUMBER}\s?{day})"
    letter = rf"(?<!\w)(?P<era>{letters})(?P<n>\d{{1,2}})(?P<s>[./])(?P<m>\d{{1,2}})[./](?P<d>\d{{1,2}})(?![\w.])"
    other = rf"(?!{words.make_pattern('sign_not')}|[^。、]{{0,8}}{words.make_pattern('title_ja')})"
    alone = "".join(sign for sign in words.rows["sign_year"] if len(sign) == 1)
    return [
        Rule("sign_fiscal", "sign", rf"{count}(?P<fiscal>{words.make_pattern('sign_fiscal')})", _read_fiscal),
        Rule("sign_decade", "sign", rf"{_FREE}(?P<y>\d{{3}})0\s?{words.make_pattern('sign_decade')}", _read_decade),
        Rule("sign_day", "sign", rf"{head}{days}", _read_day),
        Rule("sign_month", "sign", rf"{head}{months}", _read_day),
        Rule("sign_letter", "word", letter, _read_day),
        Rule("sign_years", "sign", rf"{count}(?:{year})?\s?(?P<to>{to})\s?(?P<y2>{_YEAR})\s?{year}{other}", _read_day),
        Rule("sign_year", "sign", rf"{count}{year}{other}", _read_day),
        Rule("sign_bare", "sign", rf"{_FREE}(?<![{alone}]){days}", _read_day),
    ]


def read_number(written: str) -> int:
    """The number of figures of any script, or of Chinese characters up to 99 (`十九`) or in place (`二〇二二`)."""
    text = written.replace("零", "〇")
    if text.isdecimal():
        return int(text)
    if _TEN not in text:
        return int("".join(str(_FIGURES.index(sign)) for sign in text))
    tens, _, ones = text.partition(_TEN)
    if _TEN in ones:
        return 0
    return (read_number(tens) if tens else 1) * 10 + (read_number(ones) if ones else 0)


def _find_year(groups: dict[str, str | None], scope: Scope) -> int | None:
    """The year of a match; None where it has none, 0 where the era has no such year."""
    if written := groups.get("y"):
        return read_number(written)
    if era := groups.get("era"):
        count = groups.get("n") or ""
        is_first = any(word.startswith(count) for word in scope.words.first)
        return scope.words.eras[era].year(1 if is_first else read_number(count)) or 0
    return None


def _read_fiscal(match: re.Match[str], scope: Scope) -> list[Part]:
    year = _find_year(match.groupdict(), scope)
    edtf = write_fiscal(scope.words.calendars[match["fiscal"]], year) if year else None
    return [Part(match.start(), match.end(), edtf)] if edtf else []


def _read_decade(match: re.Match[str], scope: Scope) -> list[Part]:
    return [Part(match.start(), match.end(), f"{int(match['y']):03d}X")]


def _read_day(match: re.Match[str], scope: Scope) -> list[Part]:
    groups = match.groupdict()
    year = _find_year(groups, scope)
    month, day = (read_number(groups[key] or "") if groups.get(key) else None for key in ("m", "d"))
    edtf = write_point(year, month, day)
    relative = False
    if told := groups.get("told"):
        edtf, relative = _tell_year(scope.words.relative[told].shift, month, day, scope), True
    if edtf is None:
        return []
    if not groups.get("to") and not groups.get("both"):
        return [Part(match.start(), match.end(), edtf, relative)]
    last = write_point(
        read_number(groups["y2"]) if groups.get("y2") else (int(edtf[:4]) if edtf[:4].isdigit() else None),
        read_number(groups["m2"]) if groups.get("m2") else month,
        read_number(groups["d2"]) if groups.get("d2") else None,
    )
    if last is not None and groups.get("both") and not is_next(edtf, last):
        return [Part(match.start(), match.end("d") + 1, edtf, relative), _tail(match, last, relative)]
    joined = join_ends(edtf, last) if last else None
    return [Part(match.start(), match.end(), joined, relative)] if joined else []


def _tail(match: re.Match[str], edtf: str, relative: bool) -> Part:
    """The second of two days that are no range."""
    starts = [match.start(key) for key in ("y2", "m2", "d2") if match[key]]
    return Part(min(starts), match.end(), edtf, relative)


def _tell_year(shift: int, month: int | None, day: int | None, scope: Scope) -> str | None:
    """The date in the year that a relative word tells from the day of publication; None where that is unknown."""
    published: date | None = scope.reference
    return write_point(published.year + shift, month, day) if published else None
