"""Cuts a paper into sections under headings and says what each is for."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from techplomacy.audit.words import PaperWords
from techplomacy.model import BlockKind, Document

_LABEL = re.compile(
    r"(?P<label>(?P<roman>[IVX]+)(?:[.)]\s*|\s+(?=[A-Z][A-Za-z]))|(?P<decimal>\d{1,2}(?:\.\d{1,2})*)(?:[.)]\s*|\s+)"
    r"|(?P<letter>[A-Z])[.)]\s+(?![A-Z]\.)|(?P<small>[a-z])\)\s*)(?=\S)"
)
_WORDED = re.compile(
    r"(?P<label>(?:Section|Chapter|Part)\s+(?:(?P<decimal>\d{1,2})|(?P<roman>[IVXLC]+))[.:)]?\s*)", re.I
)
_LONGEST_ROLE = 60  # characters of a heading that names a list
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
ROLES = ("abbreviations", "bibliography", "abstract", "notes")
_LISTED = re.compile(r"^\S{1,14}(?:[ ]\S{1,8})?\s?[-–—:=|]\s")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it up to the next heading of any level.

    `style` is roman, decimal, letter or small, empty where the heading has no number; `number` the values of the label.
    """

    start: int
    end: int
    title: str
    heading_end: int
    label: str = ""
    style: str = ""
    number: tuple[int, ...] = ()
    role: str = ""


def read_roman(written: str) -> int:
    """The value of a Roman number."""
    values = [_ROMAN[letter] for letter in written]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def read_sections(document: Document, plain: str, captions: Collection[int], words: PaperWords) -> tuple[Section, ...]:
    """The sections in order, the part before the first heading included; `captions` are offsets of no headings."""
    heads = [head for head in _find_heads(document, plain, words) if head[0] not in captions]
    if not heads or heads[0][0] > 0:
        heads.insert(0, (0, 0, "", ""))
    sections: list[Section] = []
    for n, (start, end, title, role) in enumerate(heads):
        stop = heads[n + 1][0] if n + 1 < len(heads) else len(plain)
        label, style, number = _read_label(plain[start:end])
        sections.append(Section(start, stop, title, end, label, style, number, role))
    return tuple(sections)


def _find_heads(document: Document, plain: str, words: PaperWords) -> list[tuple[int, int, str, str]]:
    heads: list[tuple[int, int, str, str]] = []
    within = ""
    listing = [b.start for b in document.blocks if find_role(plain[b.start : b.end], words) == "bibliography"]
    for block in document.blocks:
        written = plain[block.start : block.end]
        title = _strip_label(written)
        role = find_role(written, words)
        if role == "bibliography" and block.start < listing[-1] and words.holds("chapters", title):
            role = ""  # a chapter on sources, where the list of works comes later
        is_heading = block.kind in (BlockKind.HEADING, BlockKind.TITLE)
        if not is_heading and not role:
            continue
        if within == "abbreviations" and not role and _LISTED.match(written.strip()):
            continue  # a line of the list that looks like a heading
        if within == "bibliography" and not role and re.search(r"\b(?:19|20)\d{2}\b", written):
            continue
        within = role
        heads.append((block.start, block.end, title, role))
    return heads


def _strip_label(written: str) -> str:
    stripped = " ".join(written.split())
    match = _WORDED.match(stripped) or _LABEL.match(stripped)
    return (stripped[match.end() :] if match else stripped).strip(" .:")


def find_role(written: str, words: PaperWords) -> str:
    """What a heading opens: abbreviations, bibliography, abstract or notes; empty for all else."""
    title = _strip_label(written)
    if len(title) > _LONGEST_ROLE:
        return ""
    return next((role for role in ROLES if words.holds(role, title)), "")


def has_label(written: str) -> bool:
    """Whether a heading begins with a number of its own."""
    match = _WORDED.match(written) or _LABEL.match(written)
    return match is not None and written[match.end() :][:1].isupper()


def _read_label(written: str) -> tuple[str, str, tuple[int, ...]]:
    stripped = written.lstrip()
    match = _WORDED.match(stripped) or _LABEL.match(stripped)
    if match is None:
        return "", "", ()
    groups = match.groupdict()
    label = match["label"].strip()
    if groups["roman"]:
        return label, "roman", (read_roman(groups["roman"].upper()),)
    if groups["decimal"]:
        return label, "decimal", tuple(int(part) for part in groups["decimal"].split("."))
    written = groups.get("letter") or groups.get("small") or ""
    return label, "letter" if written.isupper() else "small", (ord(written.lower()) - 96,)


def find_section(sections: Sequence[Section], offset: int) -> Section:
    """The section in which an offset lies."""
    return next((s for s in reversed(sections) if s.start <= offset), sections[0])
