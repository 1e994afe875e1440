"""Finds the captions of figures and tables, and where the text refers to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.audit.sections import read_roman
from techplomacy.audit.words import PaperWords

_NUMBER = r"(?P<number>\d{1,2}(?:[.-]\d{1,2})?|[IVX]{1,5}|[A-Z]\.?\d{1,2})(?P<part>[a-d])?"
_AFTER = r"(?P<after>\s*[:.|]\s*|\s+[–—-]\s+|\s{2,}|\s*$|\s+(?=[A-Z]))"
_ELSEWHERE = re.compile(
    r"\s*(?:,\s*p{1,2}\.\s*\d+\s*,?\s*)?(?:of|in|from)\s+(?:the\s+)?(?!this|our|present)(?:[a-z]+\s+)?(?:[A-Z]|\[\d|report|annex|study|original)"
)
_VERB = re.compile(
    r"\s+(?:[a-z]+ly\s+)?(?:shows?|depicts?|illustrates?|presents?|gives?|is|are|was|explains?|lists?|compares?|summari[sz]es?|and|to|in|above|below|of|reports?|indicates?|suggests?|makes?|plots?|draws?|sets?|traces?|maps?|has|sums?|puts?|reveals?|displays?|provides?|contains?|breaks?|also|we)\b"
)


@dataclass(frozen=True, slots=True)
class Caption:
    """A figure or table as it stands in the paper; `kind` is figures or tables."""

    kind: str
    number: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference to a figure or table; `side` is above, below or empty."""

    kind: str
    number: str
    start: int
    end: int
    side: str = ""
    is_elsewhere: bool = False


def read_captions(text: str, words: PaperWords) -> tuple[Caption, ...]:
    """The captions: lines that begin with a figure or table and its number and are no sentence about it."""
    found: list[Caption] = []
    for kind in ("figures", "tables"):
        head = re.compile(
            rf"^[ \t>]*(?:!\[)?[*_ \t]{{0,3}}(?P<head>{words.joined(kind)})[ \t-]*{_NUMBER}[*_]{{0,3}}{_AFTER}",
            re.I | re.M,
        )
        for match in head.finditer(text):
            line_end = text.find("\n", match.start())
            line_end = len(text) if line_end < 0 else line_end
            if match["head"][0].islower() or _VERB.match(text, match.end("number")):
                continue
            number = _read_number(match)
            if number:
                start = match.start() + len(match.group()) - len(match.group().lstrip(" \t>"))
                found.append(Caption(kind, number, start, line_end))
    return tuple(sorted(_drop_repeats(found), key=lambda caption: caption.start))


def _drop_repeats(found: list[Caption]) -> Iterator[Caption]:
    """An image whose alternative text repeats its caption is one figure."""
    last: Caption | None = None
    for caption in sorted(found, key=lambda one: one.start):
        if last and (last.kind, last.number) == (caption.kind, caption.number) and caption.start - last.end < 12:
            continue
        last = caption
        yield caption


def read_mentions(flow: str, captions: tuple[Caption, ...], words: PaperWords) -> tuple[Mention, ...]:
    """The references to figures and tables in running text."""
    found: list[Mention] = []
    for kind in ("figures", "tables"):
        sides = f"{words.joined('above')}|{words.joined('below')}"
        head = re.compile(
            rf"(?<![\w-])(?:(?P<side>{sides})\s+)?(?:{words.joined(kind)})s?[ \t-]*"
            rf"{_NUMBER}(?![\w%])(?P<more>(?:\s*(?:,|and|&|to|–|-)\s*\d{{1,2}}(?![\w.%]))*)"
            rf"(?:\s*\(?(?P<behind>{sides})\b)?",
            re.I,
        )
        for match in head.finditer(flow):
            if not match.group()[0].isupper() and _is_word(match):
                continue
            side = _find_side(match["side"] or match["behind"] or "", words)
            elsewhere = _ELSEWHERE.match(flow, match.end()) is not None
            numbers = [_read_number(match), *_read_more(match)]
            found += [
                Mention(kind, number, match.start(), match.end(), side, elsewhere) for number in numbers if number
            ]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.number)))


def _is_word(match: re.Match[str]) -> bool:
    """Whether `table 2` or `figure IV` in lower case is no reference: a Roman number needs a capital."""
    return match["number"].isalpha() and match["number"].islower()


def _find_side(written: str, words: PaperWords) -> str:
    if not written:
        return ""
    return "above" if words.holds("above", written) else "below"


def _read_number(match: re.Match[str]) -> str:
    written = match["number"].strip(".")
    if re.fullmatch(r"[IVX]+", written):
        return str(read_roman(written))
    return written.replace("-", ".") if written[0].isdigit() or written[0].isupper() else ""


def _read_more(match: re.Match[str]) -> list[str]:
    """The further numbers of `Figures 2, 3 and 4` and `Figures 2–4`."""
    more = match["more"] or ""
    numbers = re.findall(r"\d{1,2}", more)
    if len(numbers) == 1 and re.match(r"\s*(?:to|–|-)", more) and match["number"].isdecimal():
        first, last = int(match["number"]), int(numbers[0])
        return [str(n) for n in range(first + 1, last + 1)] if first < last <= first + 12 else []
    return numbers
