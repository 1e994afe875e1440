"""Blanks markup, addresses and headings out of a paper's text without moving a character."""

import re

from techplomacy.model import Document

_MARKUP = re.compile(
    r"<sup>.*?</sup>|</?[A-Za-z][a-z0-9]{0,10}(?:\s[^<>]{0,3000})?/?>|</?[A-Za-z][^<>\n]{0,80}>|\[\^[^\]\s]{1,20}\]:?|\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|`|"
    r"^[ \t]*#{1,6}[ \t]|^[ \t]*>[ \t]|^-{3,}[ \t]*$",
    re.M,
)
_LINK = re.compile(r"!?\[(?P<label>(?:[^\]\\\n]|\\.|\n(?!\n)){0,300})\](?P<target>\((?:[^()\n]|\([^()\n]*\))*\))")
_ADDRESS = re.compile(r"<?(?:https?://|www\.|ftp://|doi:)[^\s<>\"”]+>?", re.I)
_CODE = re.compile(r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[ \t]*$|`[^`\n]+`", re.M | re.S)
CODE = "¤"
_ADDRESS_END = ".,;:)]>"


def blank(text: str, start: int, end: int) -> str:
    """Spaces in the place of a stretch; line breaks stay."""
    return re.sub(r"[^\n]", " ", text[start:end])


def find_code(text: str) -> list[tuple[int, int]]:
    """The stretches of a Markdown text that are code, in fences or between backticks."""
    return [match.span() for match in _CODE.finditer(text)]


def blank_markup(text: str) -> str:
    """The text with markup, code, link targets and addresses as spaces; every other character at its own offset."""
    text = _CODE.sub(_blank_code, text)
    text = _LINK.sub(_blank_link, text)
    text = _ADDRESS.sub(_blank_address, text)
    return _MARKUP.sub(lambda match: blank(match.group(), 0, len(match.group())), text)


def blank_outside(plain: str, document: Document, kept: list[tuple[int, int]]) -> str:
    """The text with all but the kept stretches as spaces."""
    pieces: list[str] = []
    position = 0
    for start, end in sorted(kept):
        if start < position:
            continue
        pieces += [blank(plain, position, start), plain[start:end]]
        position = end
    pieces.append(blank(plain, position, len(document.text)))
    return "".join(pieces)


def _blank_code(match: re.Match[str]) -> str:
    """Code in a sentence leaves a sign in its place: it is a word of it."""
    written = match.group()
    return blank(written, 0, len(written)) if match["fence"] else CODE * len(written)


def _blank_link(match: re.Match[str]) -> str:
    label = match["label"]
    shown = " " * len(label) if "://" in label or match.group().startswith("!") else label
    lead = match.start("label") - match.start()
    return " " * lead + shown + " " * (match.end() - match.end("label"))


def _blank_address(match: re.Match[str]) -> str:
    written = match.group()
    body = written.rstrip(_ADDRESS_END)
    if body.count("(") > body.count(")") and written[len(body) : len(body) + 1] == ")":
        body += ")"
    depth = 0
    for n, sign in enumerate(body):  # a bracket that the address did not open belongs to the sentence
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            body = body[:n]
            break
    return " " * len(body) + written[len(body) :].replace(">", " ")
