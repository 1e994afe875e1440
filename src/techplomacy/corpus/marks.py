"""Reads the mark with which a line begins: heading, bullet, number, cell, quote, note; it sees one line at a time."""

import re
from dataclasses import dataclass

BULLETS = "-*+•·・●○◯▪▫■□◆◇‣–—"
STARTS = frozenset(BULLETS + "#|>[【<{!=_`~※(（0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
ROMANS = frozenset("ivxIVX")
ENDINGS = frozenset(".)．）、")  # of a second character: "a)", "B.", "一、"

_TIGHT = "•・●○◯▪▫■□◆◇‣"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = {"i": 1, "v": 5, "x": 10}
_KANA = "アイウエオカキクケコサシスセソタチツテト"
_KANJI = "一二三四五六七八九十"
_NUMBER = re.compile(
    r"(?P<open>[(（\[]?)(?P<body>[0-9０-９]{1,3}|[ivx]{1,6}|[IVX]{1,6}|[A-Za-z]|[ア-ト]|[一二三四五六七八九十])"
    r"(?P<close>\s[-–—](?=\s)|[.)．）\]、]?)(?P<gap>(?:[ \t\u3000\xa0]|&nbsp;)*)"
)
YEAR = re.compile(r"(?:1[89]|20)\d\d(?:[ \t]{2,}|\t|\s?[:–—-]\s+)(?=[A-Z])")  # a line of a chronicle
_LEVELS = re.compile(r"(?P<body>[0-9]{1,2}(?:\.[0-9]{1,2}){1,4})\.?[ \t\xa0]+(?=[A-Z\u0900-\uffff])")
_NOTE = re.compile(
    r"\[\^[^\]\s]{1,20}\]:\s*|<sup>\[?\d{1,3}\]?</sup>\s+|※[ \u3000]?|[(（]注[)）]?[\d１-９]?[ \u3000:：]?"
)
_TAGS = re.compile(r"(?:</?[A-Za-z][^<>]{0,300}>[ \t]*)+")
_TAG_HEADING = re.compile(r"<h(?P<level>[1-6])\b")
_TAG_BLOCK = re.compile(r"</?(?:p|div|ol|ul|td|tr|th|table|tbody|center|blockquote)\b")
_RULE = re.compile(r"(?:[-*_=~][ \t]?){3,}$")
_SHORTEST_NUMBERED = 60  # characters; "1 The Ministry …" is a numbered paragraph, "1 March" is not


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line begins with. `skip` characters of the line come before the content; `indent` is its column.

    `kind` is heading, item, ordinal (a number alone on its line), row, quote, note, rule or fence. `readings` are the
    (style, number) pairs that a numbered mark can mean: "i." is a roman one and the ninth letter.
    """

    kind: str
    skip: int
    indent: int = 0
    level: int = 0
    readings: tuple[tuple[str, int], ...] = ()

    @property
    def style(self) -> str:
        """The class of the first reading."""
        return self.readings[0][0] if self.readings else "•"


def parse_mark(line: str) -> Mark | None:
    """The mark at the head of one line (without its line break); None for plain text."""
    body = line.lstrip()
    indent = len(line) - len(body)
    body = body.rstrip()
    first = body[0]
    if (note := _NOTE.match(body)) is not None:
        return Mark("note", indent + note.end(), indent)
    if first in "#|>`~=_!【<{":
        return _parse_sign(body, indent)
    if first in "-*_" and _RULE.match(body):
        return Mark("rule", indent, level=2 if first == "-" else 0)
    if first in BULLETS:
        return _parse_bullet(body, indent)
    if first in _CIRCLED:
        skip = 1 + len(body[1:]) - len(body[1:].lstrip())
        return Mark("item", indent + skip, indent, readings=(("①", _CIRCLED.index(first) + 1),))
    return _parse_number(body, indent)


def _parse_sign(body: str, indent: int) -> Mark | None:
    first = body[0]
    if first == "#":
        level = len(body) - len(body.lstrip("#"))
        content = body[level:].lstrip()
        is_heading = level <= 6 and body[level : level + 1] in (" ", "\t") and bool(content)
        return Mark("heading", indent + len(body) - len(content), indent, level) if is_heading else None
    if first == "|":
        if not body.strip("|-: \t"):
            return Mark("rule", indent)
        return Mark("row", indent + len(body) - len(body.lstrip("| \t")), indent)
    if first == ">":
        content = body.lstrip("> \t")
        return Mark("quote", indent + len(body) - len(content), indent) if content else Mark("rule", indent)
    if first in "`~" and body.startswith(("```", "~~~")):
        return Mark("fence", indent)
    if first in "=_" and _RULE.match(body):
        return Mark("rule", indent, level=1 if first == "=" else 0)
    if first == "!" and body.startswith("![") and body.endswith(")"):
        return Mark("rule", indent)
    if first == "<":
        return _parse_tags(body, indent)
    if first == "{" and body.startswith("{:") and body.endswith("}"):  # attributes of the list that follows
        return Mark("rule", indent)
    if first == "【" and body.endswith("】"):
        return Mark("heading", indent, indent, 6)
    return None


def _parse_tags(body: str, indent: int) -> Mark | None:
    """Leading HTML tags of a line: an item or a heading where they say so; tags alone are no text."""
    tags = _TAGS.match(body)
    if tags is None:
        return None
    if tags.end() == len(body):
        return Mark("rule", indent)
    lowered = tags.group().lower()
    if "<li" in lowered:
        return Mark("item", indent + tags.end(), indent, readings=(("<", 0),))
    if (heading := _TAG_HEADING.search(lowered)) is not None:
        return Mark("heading", indent + tags.end(), indent, int(heading["level"]))
    return Mark("paragraph", indent + tags.end(), indent) if _TAG_BLOCK.search(lowered) else None


def _parse_bullet(body: str, indent: int) -> Mark | None:
    first, rest = body[0], body[1:]
    content = rest.lstrip()
    gap = len(rest) - len(content)
    if not content:
        return None
    is_tight = first in _TIGHT or (first == "-" and content[0].isalpha())
    if gap == 0 and not is_tight:
        return None
    return Mark("item", indent + 1 + gap, indent, readings=((first, 0),))


def _parse_number(body: str, indent: int) -> Mark | None:
    if (levels := _LEVELS.match(body)) is not None:
        depth = levels["body"].count(".")
        number = int(levels["body"].rsplit(".", 1)[1])
        return Mark("item", indent + levels.end(), indent, depth, ((f"1{'.1' * depth}", number),))
    if YEAR.match(body) is not None:
        return Mark("item", indent, indent, readings=(("1995", 0),))
    match = _NUMBER.match(body)
    if match is None:
        return None
    readings = _read_number(match["body"], match["open"], match["close"])
    rest = body[match.end() :]
    if not rest:
        return Mark("ordinal", len(body), indent, readings=readings) if match["body"].isdecimal() else None
    if not _is_number_mark(match, rest):
        return None
    return Mark("item", indent + match.end(), indent, readings=readings)


def _is_number_mark(match: re.Match[str], rest: str) -> bool:
    body, opened, closed, gap = match["body"], match["open"], match["close"], match["gap"]
    if opened:
        return closed in (")", "）", "]") and not (opened == "[" and not gap)
    if closed.startswith(" "):  # `II - Memorandum`, `3 – Loan`; a lone letter is a word
        return body.isdecimal() or (len(body) > 1 or body in "IVX")
    if closed:
        return (
            bool(gap) or closed in "、．）" or (body.isdecimal() and rest[0].isalpha() and rest[0] == rest[0].upper())
        )
    if body.isdecimal() and "\u3000" in gap:
        return True
    is_sentence = len(rest) >= _SHORTEST_NUMBERED and not rest.partition(" ")[2][:1].isdecimal()
    return body.isdecimal() and bool(gap) and rest[0].isupper() and is_sentence


def _read_number(body: str, opened: str, closed: str) -> tuple[tuple[str, int], ...]:
    bracket = "(" if opened else ")" if closed in (")", "）") else "."
    if body.isdecimal():
        return ((f"1{bracket}", int(body)),)
    if body in _KANA:
        return ((f"ア{bracket}", _KANA.index(body) + 1),)
    if body in _KANJI:
        return ((f"一{bracket}", _KANJI.index(body) + 1),)
    lower, sign = body.lower(), "a" if body.islower() else "A"
    letter = ((f"{sign}{bracket}", ord(lower) - 96),) if len(body) == 1 else ()
    if any(c not in _ROMAN for c in lower):
        return letter
    return ((f"{'i' if sign == 'a' else 'I'}{bracket}", _read_roman(lower)), *letter)


def _read_roman(body: str) -> int:
    values = [_ROMAN[c] for c in body]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
