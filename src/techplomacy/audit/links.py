"""Checks addresses: tags of tracking, text fragments, surplus punctuation, spaces, forms that are dead; opens none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from techplomacy.audit.finding import make_finding
from techplomacy.audit.paper import Paper
from techplomacy.audit.plain import find_code
from techplomacy.model import Finding

_ENCLOSED = re.compile(
    r"<(?P<angle>(?:h?t{1,3}ps?:?/|https?:|www\.)[^<>\n]{4,600})>|\]\((?P<round>(?:[a-z]{2,6}:|www\.|http)(?:[^()\n]|\([^()\n]*\)){3,600})\)"
)
_BARE = re.compile(r"(?<![<(\[\w/=])(?:h?t{1,3}ps?:?/{1,3}|www\.)[^\s<>\"“”|\]]{3,600}")
_SPLIT = re.compile(r"\bhttps?\s*:\s*/?\s*/\s+\w|\bhttps?\s+:\s*//|\bwww\.\s+\w|\bhttps?://[\w.-]+\s\.\w|\bhttps?://\s")
_SCHEME = re.compile(r"(?:https?|ftp)://(?!/)|www\.(?=\w)|mailto:|doi:")
_HOST = re.compile(r"(?:(?:https?|ftp)://)?(?:[^/@\s]+@)?(?P<host>[^/:?#\s]+)")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|jpe?g|png)/$", re.I)  # pages in .html/ are common and open


@dataclass(frozen=True, slots=True)
class Address:
    """An address as written; `is_enclosed` where brackets show its exact ends."""

    start: int
    end: int
    written: str
    is_enclosed: bool


def check_links(paper: Paper) -> Iterator[Finding]:
    """Findings on the addresses of a paper; an address that stands as text and as target is checked once."""
    last = ""
    code = find_code(paper.text)
    for address in sorted(_find_addresses(paper.text), key=lambda one: one.start):
        if any(start <= address.start < end for start, end in code):
            continue
        if address.written == last:
            continue
        last = address.written
        yield from _check_tags(paper, address)
        reason = _find_fault(address, paper)
        if reason:
            yield make_finding(paper, "link-malformed", address.start, address.end, reason)
    if not paper.document.pages:  # in a PDF a space is most often a line break
        for match in _SPLIT.finditer(paper.text):
            yield make_finding(paper, "link-malformed", match.start(), match.end(), "The address has a space in it.")


def _find_addresses(text: str) -> Iterator[Address]:
    taken: list[tuple[int, int]] = []
    for match in _ENCLOSED.finditer(text):
        group = "angle" if match["angle"] else "round"
        taken.append(match.span())
        yield Address(match.start(group), match.end(group), match[group], True)
    for match in _BARE.finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        written = match.group()
        while (written and written[-1] in ".,;:!?'’*_") or (
            written.endswith(")") and written.count(")") > written.count("(")
        ):
            written = written[:-1]
        yield Address(match.start(), match.start() + len(written), written, False)


def _check_tags(paper: Paper, address: Address) -> Iterator[Finding]:
    low = address.written.casefold().replace("\\", "")
    query = low.partition("?")[2] or low.partition("#")[2]
    if ":~:text" in low:
        cut = address.start + low.index("#:~:text") if "#:~:text" in low else address.start
        text = "The address carries a passage that a search engine highlighted (#:~:text); it need not be cited."
        yield make_finding(paper, "link-fragment", address.start, address.end, text, places=((cut, address.end),))
        query = query.partition(":~:text")[0]
    for key, what in (("tracking", "tracking"), ("sessions", "a session")):
        tag = next(
            (word for word in paper.words.lists[key] if re.search(rf"(?:^|[&;?#]){re.escape(word)}", query)), None
        )
        if tag is not None:
            text = f"The address carries the tag “{tag}” of {what}; it works without it."
            yield make_finding(paper, "link-tracking", address.start, address.end, text)
            break


def _find_fault(address: Address, paper: Paper) -> str:
    """What makes an address unusable, in words; empty where nothing does."""
    written, low = address.written, address.written.casefold().replace("\\", "")
    after = paper.text[address.end : address.end + 12]
    if not _SCHEME.match(low):
        return "The address has no scheme that a browser knows."
    if (
        re.match(r"https?://.*https?:/?/", low)
        and "web.archive.org" not in low
        and "url=" not in low
        and "doi" not in low
    ):
        return "Two addresses run into each other."
    if any(word in low for word in paper.words.lists["redirects"]):
        return "The address leads to one person's machine, proxy or search, not to the work."
    is_listed = paper.find_section(address.start).role == "bibliography"
    if is_listed and any(word in low for word in paper.words.lists["placeholders"]):
        return "The address is a placeholder."
    host = _HOST.match(low)
    name = host["host"] if host else ""
    if "." not in name.strip(".") or ".." in name or name.endswith("-") or "_" in name or "," in name:
        return f"“{name}” is no host name."
    if name.removeprefix("www.") in paper.words.lists["shorteners"]:
        return f"The address is a short link of {name}, which may die; cite the address it leads to."
    if address.is_enclosed and re.search(r"\s", written.strip()) and not paper.document.pages:
        return "The address has a space in it."
    if address.is_enclosed and written[-1] in ".,;:" and ":~:text" not in low:
        return f"The address ends in “{written[-1]}”, which does not belong to it."
    if re.match(r"[>)]?[,;]\s*(?:\n|$)", after) and paper.find_section(address.start).role == "bibliography":
        return f"The address is followed by “{after.strip('>)')[0]}” and nothing else, which may belong to it."
    if re.match(r"https?://(?:dx\.)?doi\.org/", low) and not re.search(r"doi\.org/10\.\d{4,9}/\S", low):
        return "The address is no whole DOI."
    if _FILE.search(low):
        return "The address of a file ends in a slash."
    return ""
