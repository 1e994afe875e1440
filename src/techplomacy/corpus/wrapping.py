"""Tells a line break that only wraps a line from one that ends a paragraph; it changes no text."""

from collections.abc import Sequence

UNWRAPPED = 130  # characters; a file with longer lines keeps one paragraph a line
NARROWEST = 45  # characters; narrower lines are lists, addresses, verses
NARROWEST_CJK = 20
TERMINAL = frozenset('.:;!?。．：；！？)）」』"”’')
_CONTINUES = (",", "、", "，", "-", "–", "—", "&", " and", " of", " the", " for", " to", " between", " with")


def measure_width(lines: Sequence[str]) -> int:
    """The column at which the lines of a text are wrapped; 0 where every line break ends a paragraph."""
    lengths = sorted(map(len, filter(None, lines)))
    if len(lengths) < 3:
        return 0
    width = lengths[int(len(lengths) * 0.95)]
    if width > UNWRAPPED:
        return 0
    sample = "".join(lines[:20])[:300]
    is_cjk = not sample.isascii() and len(sample.encode(errors="replace")) > 2 * len(sample)  # three bytes each
    return width if width >= (NARROWEST_CJK if is_cjk else NARROWEST) else 0


def is_break(line: str, following: str, width: int) -> bool:
    """Whether the line break between two neighbouring lines ends a paragraph, at a wrapping `width` (0: unwrapped)."""
    if width and len(line) + _first_word(following) >= width * 0.85:
        return False
    line, following = line.rstrip(), following.lstrip()
    if following[:1].islower() and line[-1:] not in TERMINAL:
        return False
    return not line.endswith(_CONTINUES)


def is_continued(line_end: str, following: str) -> bool:
    """Whether a paragraph goes on after a gap (a page break): it ended without a stop and goes on in lower case."""
    return following[:1].islower() and line_end not in TERMINAL


def _first_word(line: str) -> int:
    line = line.lstrip()
    if line[:1] > "\u2e7f":
        return 1
    space = line.find(" ")
    return 1 + (len(line) if space < 0 else space)
