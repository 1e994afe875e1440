"""Finds documents that are copies of one story, so that they count as one witness; it drops none of them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from zlib import crc32

from techplomacy.model import Document, Judgement, Link

WORDS = 6  # of a shingle
SPARSE = 8  # of a long text, one shingle in so many is kept, chosen by its first word's hash
SHORT = 400  # words; of a shorter text all shingles are kept
FEWEST = 30  # shingles; a shorter text says too little to be called a copy
LIKE = 0.8  # share of the shorter text's shingles in the other; decisions cut from one form reach 0.78
BOILERPLATE = 12  # documents; a shingle that stands in more of them is a form of words

_WORD = re.compile(r"\w+")


def find_copies(documents: Iterable[Document]) -> tuple[Link, ...]:
    """Links (about document, judgement same) between documents that share most of the shorter one's wording.

    `score` is the share of the shorter text's word sequences that stand in the other; the document that comes first
    by day, then id, is on the left. Time and memory grow with the length of the texts.
    """
    dated = [(_sort_key(document), document.id, _make_shingles(document.text)) for document in documents]
    dated.sort(key=lambda entry: entry[:2])
    names = [identity for _, identity, _ in dated]
    holders: dict[int, list[int]] = defaultdict(list)
    for n, (_, _, shingles) in enumerate(dated):
        for shingle in shingles:
            holders[shingle].append(n)
    totals = [0] * len(dated)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for members in holders.values():
        if len(members) > BOILERPLATE:
            continue
        for position, left in enumerate(members):
            totals[left] += 1
            for right in members[position + 1 :]:
                shared[left, right] += 1
    links = (_make_link(names, totals, pair, count) for pair, count in sorted(shared.items()))
    return tuple(link for link in links if link is not None)


def group_copies(links: Iterable[Link]) -> dict[str, str]:
    """Document id to the id of the first document of its story, for those that are copies."""
    first: dict[str, str] = {}
    for link in links:
        if link.about == "document" and link.judgement is Judgement.SAME:
            first.setdefault(link.right, first.get(link.left, link.left))
    return first


def _make_link(names: list[str], totals: list[int], pair: tuple[int, int], count: int) -> Link | None:
    left, right = pair
    shorter = min(totals[left], totals[right])
    if shorter < FEWEST or count < LIKE * shorter or names[left] == names[right]:
        return None
    share = round(count / shorter, 3)
    reasons = (f"{count} of {shorter} sampled sequences of {WORDS} words are the same",)
    return Link(names[left], names[right], "document", Judgement.SAME, share, reasons)


def _sort_key(document: Document) -> tuple[str, ...]:
    return document.published.sort_key if document.published else ("9999",)


def _make_shingles(text: str) -> set[int]:
    """Hashes of word sequences; the same ones of a text wherever in a longer text it stands."""
    words = _WORD.findall(text.casefold())
    if not text.isascii():
        words = [word for token in words for word in _split_cjk(token)]
    is_short = len(words) < SHORT
    anchors: dict[str, bool] = {}
    shingles = set()
    for n in range(len(words) - WORDS + 1):
        word = words[n]
        kept = anchors.get(word)
        if kept is None:
            kept = anchors[word] = crc32(word.encode()) % SPARSE == 0
        if kept or is_short:
            shingles.add(crc32(" ".join(words[n : n + WORDS]).encode()))
    return shingles


def _split_cjk(token: str) -> Iterable[str]:
    """Characters of a Japanese or Chinese stretch, which has no spaces; other words whole."""
    return token if len(token) > 2 and token[0] > "\u2e7f" else (token,)
