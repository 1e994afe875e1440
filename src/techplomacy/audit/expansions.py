"""Finds short names and the long forms that a paper gives them; it does not judge them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.audit.plain import blank
from techplomacy.audit.sections import Section
from techplomacy.audit.words import PaperWords

ACRONYM = r"(?:[A-Z0-9][A-Za-z0-9]{0,9}|[a-z][A-Z][A-Za-z0-9]{1,9})(?:[&/-][A-Z0-9][A-Za-z0-9]*){0,2}"
_LEADING = re.compile(
    rf"(?<![\w&/-])(?P<short>(?:5G )?{ACRONYM})\s*"
    r"[(\[](?P<long>[A-Za-z][^()\[\]\n]{3,120}(?:\n[^()\[\]\n]{1,80})?)[)\]]"
)
_TRAILING = re.compile(
    rf"[(\[](?:(?:hereafter|henceforth|hereinafter|or|the|abbreviated(?: as)?)\s+)*[\"“'‘]?(?P<short>{ACRONYM})"
    rf"[\"”'’]?(?:[;,]\s[^()\d]{{0,60}})?[)\]]"
)
_STANDS = re.compile(
    rf"(?<![\w&/-])(?P<short>{ACRONYM})\s+(?:stands for|is short for|denotes)\s+(?:the\s+)?(?P<long>[^.;()]{{4,100}})"
)
_LINE = re.compile(
    r"^[ \t|*•-]*(?P<short>[^\s|:=–—][^|:=–—\t\n]{0,24}?)(?:\s?[-–—:=|]\s|\s*\|\s*|\t+|\s{2,})"
    r"(?P<long>[A-Za-z][^|\n]{3,160}?)\s*\|?\s*$",
    re.M,
)
_LISTED = re.compile(rf"(?<!\S)(?P<short>(?:5G )?{ACRONYM}(?:\s[A-Z][a-z]+)?)\s?[-–—:=]\s?(?=[A-Z0-9a-z])")
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|&")
_REACH = 160  # characters before a bracket in which a long form may begin


@dataclass(frozen=True, slots=True)
class Expansion:
    """A short name with the long form it is given: the span of both, and whether the list of abbreviations says so."""

    short: str
    long: str
    start: int
    end: int
    is_listed: bool = False


def is_acronym(written: str) -> bool:
    """Whether a token has the shape of a short name: mostly capitals, and no Roman number."""
    letters = [c for c in written if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if len(letters) < 2 or capitals < 2 or len(written) > 14:
        return False
    return capitals * 2 >= len(letters) and not re.fullmatch(r"[IVXLC]+", written)


def split_words(long: str) -> list[str]:
    """The words of a long form; hyphens and slashes part words."""
    return _WORD.findall(long)


def read_expansions(
    flow: str, plain: str, sections: tuple[Section, ...], notes: list[tuple[int, int]], words: PaperWords
) -> tuple[Expansion, ...]:
    """The long forms given in running text, in notes and in the list of abbreviations, in order."""
    found: list[Expansion] = []
    spread = re.sub(r"\n[ \n]*", lambda match: " " * len(match.group()), flow)
    for text, offset in [(spread, 0), *((plain[start:end], start) for start, end in notes)]:
        found += [_move(one, offset) for one in _find_leading(text, words)]
        known = {one.short: tuple(split_words(one.long)) for one in _find_trailing(text, words, {})}
        found += [_move(one, offset) for one in _find_trailing(text, words, known)]
        found += [_move(one, offset) for one in _find_stands(text)]
    for section in sections:
        if section.role == "abbreviations":
            found += _find_lines(plain, section)
    unique = {(one.start, one.end, one.short): one for one in found}
    return tuple(sorted(unique.values(), key=lambda one: (one.start, one.end)))


def _move(one: Expansion, offset: int) -> Expansion:
    return Expansion(one.short, one.long, one.start + offset, one.end + offset, one.is_listed)


def _find_leading(text: str, words: PaperWords) -> Iterator[Expansion]:
    for match in _LEADING.finditer(text):
        short, long = match["short"], " ".join(match["long"].split())
        if not is_acronym(short) or re.search(r"\d{3}|;|https?:", long):
            continue
        if _is_name(short, long, words):
            yield Expansion(short, long, match.start(), match.end())


def _is_name(short: str, long: str, words: PaperWords) -> bool:
    """Whether words in brackets behind a short name are its long form and no remark."""
    parts = [word for word in split_words(long) if not words.holds("joining", word)]
    letters = [c for c in short if c.isalpha()]
    if len(parts) < 2 or len(parts) > len(letters) + 4 or any(is_acronym(part) for part in parts):
        return False
    capitals = sum(part[0].isupper() for part in parts)
    fits = score_fit(re.sub(r"^\dG ", "", short), long, words)
    if capitals == len(parts):
        return fits >= 0.5 or any(words.holds("organisations", part) for part in parts)
    return fits >= 0.75


def score_fit(short: str, long: str, words: PaperWords) -> float:
    """The share of the letters of a short name that, in order, begin words of the long form."""
    letters = [c.casefold() for c in short if c.isalnum()]
    if len(letters) > 2 and letters[-1] == "s" and short[-1] == "s":
        letters.pop()
    initials = [word[0].casefold() for word in split_words(long)]
    position = matched = 0
    for letter in letters:
        try:
            position = initials.index(letter, position) + 1
            matched += 1
        except ValueError:
            continue
    return matched / len(letters) if letters else 0.0


def _find_trailing(text: str, words: PaperWords, known: dict[str, tuple[str, ...]]) -> Iterator[Expansion]:
    for match in _TRAILING.finditer(text):
        short = match["short"]
        if not is_acronym(short):
            continue
        begin = max(0, match.start() - _REACH)
        before = text[begin : match.start()].rstrip()
        cut = max((m.end() for m in re.finditer(r"[.;:()\[\]\"“”]\s|[()\[\]]|\s[-–—]\s", before)), default=0)
        long = _take_name(short, before[cut:], words) or _take_similar(before[cut:], known.get(short, ()), words)
        if long:
            start = begin + before.rindex(long)
            yield Expansion(short, " ".join(long.split()), start, match.end())


def _take_name(short: str, before: str, words: PaperWords) -> str:
    """The words before a bracket whose initials fit its short name best, else the whole name of a body."""
    spans = [match.span() for match in _WORD.finditer(before)]
    if not spans or len(before) - spans[-1][1] > 2:
        return ""
    first = next((c for c in short if c.isalpha()), "").casefold()
    letters = len([c for c in short if c.isalpha()])
    best: tuple[float, int, str] = (0.0, 0, "")
    for count in range(2, min(len(spans), letters + 5) + 1):
        start = spans[-count][0]
        if before[start].casefold() != first or words.holds("joining", before[start : spans[-count][1]]):
            continue
        long = before[start : spans[-1][1]]
        best = max(best, (score_fit(short, long, words), -count, long), key=lambda item: item[:2])
    if best[0] >= 0.6:
        return best[2]
    return _take_capitals(before, spans, words)


def _take_similar(before: str, known: tuple[str, ...], words: PaperWords) -> str:
    """The name before a short name that is expanded elsewhere, where it shares a word with that long form."""
    names: list[re.Match[str]] = []
    for match in reversed(list(_WORD.finditer(before))):
        if not match.group()[0].isupper() and not words.holds("joining", match.group()):
            break
        names.insert(0, match)
    while names and words.holds("joining", names[0].group()):
        names.pop(0)
    own = {name.group() for name in names if not words.holds("joining", name.group())}
    if len(own) < 3 or len(before) - names[-1].end() > 2 or not own & set(known):
        return ""
    return before[names[0].start() : names[-1].end()]


def _take_capitals(before: str, spans: list[tuple[int, int]], words: PaperWords) -> str:
    """The run of capitalised words at the end, where it is a name of a body."""
    start = len(spans)
    for n in range(len(spans) - 1, -1, -1):
        word = before[spans[n][0] : spans[n][1]]
        if word[0].isupper():
            start = n
        elif not words.holds("joining", word):
            break
    while start < len(spans) and words.holds("joining", before[spans[start][0] : spans[start][1]]):
        start += 1
    names = [before[a:b] for a, b in spans[start:]]
    if len(names) < 3 or not any(words.holds("organisations", name) for name in names):
        return ""
    return before[spans[start][0] : spans[-1][1]]


def _find_stands(text: str) -> Iterator[Expansion]:
    for match in _STANDS.finditer(text):
        if is_acronym(match["short"]):
            yield Expansion(match["short"], " ".join(match["long"].split()), match.start(), match.end())


def _find_lines(plain: str, section: Section) -> list[Expansion]:
    """The entries of a list of abbreviations, by lines; by their short names where lines were run together."""
    text = blank(plain, 0, section.heading_end) + plain[section.heading_end : section.end]
    lined = [one for match in _LINE.finditer(text) if (one := _make_listed(match)) is not None]
    spread = text.replace("\n", " ")
    marks = [match for match in _LISTED.finditer(spread) if any(is_acronym(part) for part in match["short"].split())]
    if len(marks) <= len(lined):
        return lined
    ends = [match.start() for match in marks[1:]] + [len(spread)]
    found: list[Expansion] = []
    for mark, end in zip(marks, ends, strict=True):
        long = spread[mark.end() : end].rstrip(" •-|*\uf0b7")
        if long.strip():
            stop = mark.end() + len(long)
            found.append(Expansion(mark["short"], " ".join(long.split()), mark.start("short"), stop, True))
    return found


def _make_listed(match: re.Match[str]) -> Expansion | None:
    short = match["short"].strip(" *-|•\uf0b7")
    if not (any(is_acronym(part) for part in short.split()) or is_acronym(short)):
        return None
    return Expansion(short, match["long"].strip(" *|.;"), match.start("short"), match.end("long"), True)
