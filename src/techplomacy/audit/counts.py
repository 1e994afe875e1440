"""Checks announced numbers against the list that follows, in a sentence or as items."""

import re
from collections.abc import Iterator

from techplomacy.audit.finding import make_finding
from techplomacy.audit.paper import Paper
from techplomacy.audit.prose import Sentence
from techplomacy.model import Block, BlockKind, Finding

_LONGEST = 11  # words of one member of a list; longer ones are clauses
_UNCLEAR = 2  # inner “and”s; with more of them nobody can tell the members
_MOST = 40  # members that a sentence may list
_ENUMERATED = re.compile(r"(?:\W{0,3}(?:first|firstly|one|1|i|a)\b\W*[,.):]|(?:my|our|his|her)\b)", re.I)
_ASKED = re.compile(r"(?:,|\band)\s+(?:and\s+)?(?:who|what|whether|how|which|why|where|when)\b")
_CLAUSE = re.compile(r"\b(?:which|that|who|whose|was|were|is|are|has|have|will|where|because|but)\b")


def check_counts(paper: Paper) -> Iterator[Finding]:
    """Findings on counts and lists."""
    for sentence in paper.sentences:
        yield from _check_list(paper, sentence)
    yield from _check_items(paper)


def _check_list(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    words = paper.words
    noun = rf"(?!(?:{words.joined('measures')})\b)[a-z][\w-]*(?:\s+(?:of\s+|in\s+|for\s+)?[a-z][\w-]*){{0,5}}"
    mark = rf"(?:,?\s*\(?(?:{words.joined('announcing')})\s*[:,]?|\s*:|\s+[–—-]\s|\s*\()"
    shape = rf"(?<![\w.,$€£¥-])(?P<n>{words.number})\s+(?P<noun>{noun})\s*(?P<mark>{mark})\s*"
    hedged = rf"\b(?:{words.joined('partial')}|{words.joined('counted')})\s+(?:\w+\s+)?$"
    for match in re.finditer(shape, sentence.text, re.I):
        count = words.count(match["n"])
        before = sentence.text[max(0, match.start() - 24) : match.start()]
        if count is None or not 2 <= count <= _MOST or re.search(hedged, before, re.I):
            continue
        if not match["noun"][0].islower() or words.holds("joining", match["noun"].split()[0]):
            continue  # `19 December – …`, `3 of the guidelines (…)`
        if any(words.holds("auxiliaries", word) for word in match["noun"].split()):
            continue
        members = _take_members(match, sentence.text)
        if not members:
            continue
        bounds = count_members(members, words.pattern("partial"))
        if bounds is None or bounds[0] <= count <= bounds[1]:
            continue
        told = str(bounds[0]) if bounds[0] == bounds[1] else f"{bounds[0]} to {bounds[1]}"
        text = f"“{match['n']} {match['noun'].strip()}” are announced and {told} listed."
        end = sentence.start + match.end() + len(members.rstrip())
        yield make_finding(paper, "count-mismatch", sentence.start + match.start(), end, text)


def _take_members(match: re.Match[str], text: str) -> str:
    """What is listed behind a mark: to the end of the sentence, of the bracket or of the dashes."""
    members, mark = text[match.end() :], match["mark"].strip()
    if re.search(r"\s(?:\d+|[a-z]+ing|by|to|out)\s", f" {match['noun']} ") or re.match(r"\d", members):
        return ""
    if mark.startswith("("):
        inside = members.split(")", 1)[0]
        return "" if mark == "(" and re.search(r"\d{4}", inside) else inside
    if mark in ("–", "—", "-"):
        return re.split(r"\s[–—-]\s", members, maxsplit=1)[0]
    return members


def count_members(members: str, partial: re.Pattern[str]) -> tuple[int, int] | None:
    """The least and the most members that a list in a sentence can have; None where it is not surely a list."""
    if _ENUMERATED.match(members.lstrip()):
        return None  # whole sentences, of which only the first is seen; persons with their offices
    body = re.sub(r"\([^()]*\)", "", members).strip().rstrip(".!?;: ")
    if not body or partial.search(body) or re.search(r"[.!?:]\s", body) or "(" in body:
        return None
    if ";" in body:
        parts = [part for part in re.split(r";\s*(?:and\s+)?", body) if part.strip()]
        more = len(re.findall(r",\s+(?:and|or)\s", parts[-1]))  # `A; B, and C`
        return (len(parts), len(parts) + more) if len(parts) > 1 else None
    asked = _ASKED.findall(f", {body}")
    if len(asked) > 1 and _ASKED.match(f", {body}"):
        return len(asked), len(asked)
    parts = [part for part in re.split(r",\s*", body) if part.strip(" .")]
    if len(parts) < 2 and " and " not in body:
        return None
    if (
        any(len(part.split()) > _LONGEST for part in parts)
        or re.match(r"\d", body)
        or re.search(r"\b(?:which|that|who|whose|was|were|is|are|has|have|will|where|because|but)\b", body)
    ):
        return None
    joined = sum(len(re.findall(r"\s+(?:and|&)\s+", re.sub(r"^(?:and|&)\s+", "", part))) for part in parts)
    if joined > _UNCLEAR:
        return None
    least = len(parts)
    if len(parts) > 1 and re.match(r"(?:and|&|or)\s", parts[-1]):
        return least, least + joined
    # `A, B and C`: the last “and” parts two members, earlier ones may.
    last = 1 if re.search(r"\s(?:and|&|or)\s", parts[-1]) else 0
    return least + last, least + joined if joined >= last else least + last


def _check_items(paper: Paper) -> Iterator[Finding]:
    """A lead-in that announces a number, and the items of the list under it."""
    blocks = [b for b in paper.document.blocks if paper.plain[b.start : b.end].strip()]
    words = paper.words
    pattern = re.compile(
        rf"(?<![\w.,-])(?P<n>{words.number})\s+(?!(?:{words.joined('measures')})\b)(?P<noun>[a-z][\w-]*(?:\s+[a-z][\w-]*){{0,6}})[^.:;]{{0,60}}:\s*$",
        re.I,
    )
    for n, block in enumerate(blocks[:-1]):
        if block.kind is not BlockKind.PARAGRAPH or blocks[n + 1].kind is not BlockKind.ITEM:
            continue
        lead = paper.plain[block.start : block.end]
        cut = max(lead.rfind(". "), 0)
        match = pattern.search(lead[cut:])
        items = _take_items(blocks, n + 1)
        count = words.count(match["n"]) if match else None
        if match is None or count is None or count < 2 or count == len(items):
            continue
        if (
            words.pattern("partial").search(lead[cut:])
            or len(re.findall(rf"\b(?:{words.number})\b", lead[cut:], re.I)) > 1
        ):
            continue
        if re.search(r"(?:ty|hundred)[\s-]+$", lead[cut:][: match.start()], re.I):
            continue  # `thirty eight countries`
        if any("\n" in paper.text[item.start : item.end].strip() for item in items) or len(items) < 2:
            continue
        start = block.start + cut + match.start()
        text = f"“{match['n']} {match['noun']}” are announced and {len(items)} listed."
        yield make_finding(paper, "count-mismatch", start, block.end, text, places=((items[0].start, items[-1].end),))


def _take_items(blocks: list[Block], n: int) -> list[Block]:
    """The items that follow each other, without items inside items."""
    items: list[Block] = []
    inner: set[int] = set()
    while n < len(blocks) and blocks[n].kind is BlockKind.ITEM:
        if blocks[n].parent in {item.n for item in items} | inner:
            inner.add(blocks[n].n)
        else:
            items.append(blocks[n])
        n += 1
    return items
