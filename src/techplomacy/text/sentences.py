"""Cuts text into sentences; it joins again what the splitter cut at numbers, articles and titles of official prose."""

import re

from sentencex import get_sentence_boundaries

_IDEOGRAPH = re.compile(r"[぀-ヿ一-鿿]")
# A piece that ends like this is not over: a number of a paragraph, an article, a short form before a number or name.
_OPEN = re.compile(
    r"(?:^[\s(]*(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,6}|[a-z])[.)]|"
    r"\b(?:Arts?|[Pp]aras?|[Ss]ec|[Nn]os?|[Vv]ol|[Cc]h|[Ff]igs?|[Cc]f|[Aa]pprox|[Ee]st|M/[Ss]|Hon|H\.E|Gen|Lt|Sq|Rs|viz)\.)\s*$"
)
_LONG = 7  # letters; no short form has so many
_ENDS = ".)"  # what such a piece ends with
_NUMBERED, _TAIL = 80, 16  # characters: no number of a paragraph is longer; a short form at the end is looked for here


def split_sentences(text: str, *, language: str | None = None) -> list[tuple[int, int]]:
    """The spans [start, end) of the sentences of a text, white space around them left out.

    `language` is ISO 639-1; where it is not told, Japanese is seen by its letters and all else cut like English.
    """
    spoken = language or ("ja" if not text.isascii() and _IDEOGRAPH.search(text) else "en")
    spans: list[tuple[int, int]] = []
    held: int | None = None
    for boundary in get_sentence_boundaries(spoken, text):
        start, end = _strip(text, boundary["start_index"], boundary["end_index"])
        if start == end:
            continue
        start = start if held is None else held
        held = None
        if text[end - 1] in _ENDS and not ends_long(text, start, end):
            piece = text[start:end]
            held = start if _OPEN.search(piece, 0 if len(piece) < _NUMBERED else len(piece) - _TAIL) else None
        if held is None:
            spans.append((start, end))
    if held is not None:
        spans.append((held, len(text.rstrip())))
    return spans


def ends_long(text: str, start: int, end: int) -> bool:
    """Whether the last word of a piece, before its last mark, is longer than any short form."""
    return end - start > _LONG and text[end - 1 - _LONG : end - 1].isalpha()


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
