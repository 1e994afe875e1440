"""Checks announced numbers against what follows: a count and its list, a total and its parts, a column and its sum."""

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from techplomacy.audit.finding import make_finding, quote
from techplomacy.audit.paper import Paper
from techplomacy.audit.prose import Sentence
from techplomacy.model import Block, BlockKind, Finding
from techplomacy.text.money import find_money

_LONGEST = 11  # words of one member of a list; longer ones are clauses
_UNCLEAR = 2  # inner “and”s; with more of them nobody can tell the members
_NOT_COUNTED = r"years?|months?|days?|weeks?|hours?|decades?|per|percent|times?|million|billion|crore|lakh|trillion|thousand|hundred|kilomet\w+|km|yen|dollars?|years?"
_NUMBER = r"(?<![\w.,-])(?P<{}>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w-]|[.,]\d)"
_LOOSE = re.compile(
    r"\b(?:about|around|approximately|nearly|almost|roughly|over|more than|some|including|among them|such as|of which|mainly|at least|up to|each|respectively|per)\b",
    re.I,
)


def check_counts(paper: Paper) -> Iterator[Finding]:
    """Findings on counts, totals and sums."""
    for before, sentence in zip([None, *paper.sentences], paper.sentences, strict=False):
        yield from _check_list(paper, sentence)
        yield from _check_referred(paper, before, sentence)
        yield from _check_total(paper, sentence)
        yield from _check_part(paper, sentence)
        yield from _check_shares(paper, sentence)
    yield from _check_items(paper)
    yield from _check_tables(paper)


def _check_list(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    words = paper.words
    noun = rf"(?!(?:{_NOT_COUNTED})\b)[a-z][\w-]*(?:\s+(?:of\s+|in\s+|for\s+)?[a-z][\w-]*){{0,5}}"
    mark = rf"(?:,?\s*\(?(?:{words.joined('announcing')})\s*[:,]?|\s*:|\s+[–—-]\s|\s*\()"
    for match in re.finditer(
        rf"(?<![\w.,$€£¥-])(?P<n>{words.number})\s+(?P<noun>{noun})\s*(?P<mark>{mark})\s*", sentence.text, re.I
    ):
        count = words.count(match["n"])
        before = sentence.text[max(0, match.start() - 24) : match.start()]
        if (
            count is None
            or not 2 <= count <= 40
            or re.search(
                rf"\b(?:{words.joined('partial')}|first|last|top|article|section|chapter|figure|table|no\.?)\s+(?:\w+\s+)?$",
                before,
                re.I,
            )
        ):
            continue
        members = sentence.text[match.end() :]
        mark_sign = match["mark"].strip()
        if re.search(r"\s(?:\d+|[a-z]+ing|by|to)\s", f" {match['noun']} ") or re.match(r"\d", members):
            continue
        if mark_sign.startswith("("):
            if mark_sign == "(" and re.match(r"[^()]*\d{4}", members):
                continue
            members = members.split(")", 1)[0]
        elif mark_sign in "–—-" and re.search(r"\s[–—-]\s", members):
            members = re.split(r"\s[–—-]\s", members, maxsplit=1)[0]
        bounds = count_members(members, words.pattern("partial"))
        if bounds is None or bounds[0] <= count <= bounds[1]:
            continue
        told = str(bounds[0]) if bounds[0] == bounds[1] else f"{bounds[0]} to {bounds[1]}"
        text = f"“{match['n']} {match['noun'].strip()}” are announced and {told} listed."
        end = sentence.start + match.end() + len(members.rstrip())
        yield make_finding(paper, "count-mismatch", sentence.start + match.start(), end, text)


def count_members(members: str, partial: re.Pattern[str]) -> tuple[int, int] | None:
    """The least and the most members that a list in a sentence can have; None where it is not surely a list."""
    body = re.sub(r"\([^()]*\)", "", members).strip().rstrip(".!?;: ")
    if not body or partial.search(body) or re.search(r"[.!?:]\s", body) or "(" in body:
        return None
    if ";" in body:
        parts = [part for part in re.split(r";\s*(?:and\s+)?", body) if part.strip()]
        return (len(parts), len(parts)) if len(parts) > 1 else None
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
        rf"(?<![\w.,-])(?P<n>{words.number})\s+(?!(?:{_NOT_COUNTED})\b)(?P<noun>[a-z][\w-]*(?:\s+[a-z][\w-]*){{0,6}})[^.:;]{{0,60}}:\s*$",
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


def _check_total(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    """`a total of 120, comprising 50 in A, 40 in B and 20 in C`."""
    text = re.sub(r"\((?:[^()]*\b(?:19|20)\d{2}[^()]*)\)", lambda m: " " * len(m.group()), sentence.text)
    link = rf"(?:{paper.words.joined('summing')}|:|\(|–|—|,\s*of\s+which)"
    unit = r"(?P<unit>\s*(?:per\s?cent|%|million|billion|trillion|crore|lakh)?(?:\s+[a-z][\w-]*)?)"
    number = _NUMBER.format("total")
    for match in re.finditer(rf"{number}{unit}[^.;:()–—]{{0,60}}?{link}", text):
        before, after = text[: match.start()], text[match.end() :]
        if re.search(r"(?:19|20)\d\d$", match["total"]) and not re.search(r"total|\$|€|¥|£", before[-20:]):
            continue
        parts = [
            m for m in re.finditer(_NUMBER.format("part"), after) if not re.fullmatch(r"(?:19|20)\d{2}", m["part"])
        ]
        numbers = [_read(m["part"]) for m in parts]
        total = _read(match["total"])
        if (
            len(numbers) < 2
            or total is None
            or None in numbers
            or _LOOSE.search(after)
            or re.search(r"\b(?:about|around|nearly|over|almost|some|approximately|more than|roughly)\s+\S?$", before)
        ):
            continue
        if (
            not _is_summing(after, [m.span() for m in parts])
            or (re.search(r"per\s?cent|%", after)
            and not re.search(r"per\s?cent|%", match["unit"]))
        ):
            continue
        known = [number for number in numbers if number is not None]
        total_is_low = "of which" in match.group().casefold() and sum(known) <= total
        if (
            not _agrees(total, known)
            and not total_is_low
            and len(known) <= 8
            and sum(known) < 3 * total
            and sum(known) * 3 > total
        ):
            reason = f"The parts add up to {sum(known)}, not to {match['total']}."
            end = sentence.start + match.end() + parts[-1].end()
            yield make_finding(paper, "total-mismatch", sentence.start + match.start(), end, reason)
            return


def _check_part(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    """`Of the 27 firms, 31 sell cars`: a part that is larger than its whole."""
    number = r"(?P<{}>\d{{1,3}}(?:,\d{{3}})+|\d+)(?![\w%-]|[.,]\d|\s*(?:per|million|billion))"
    pattern = rf"\b[Oo]f\s+(?:the|these|those|its|all)\s+{number.format('whole')}\s+[a-z][\w -]{{2,50}}?,\s+(?:only\s+|some\s+)?{number.format('part')}\s+[a-z]"
    for match in re.finditer(pattern, sentence.text):
        whole, part = _read(match["whole"]), _read(match["part"])
        if whole and part and part > whole and not re.fullmatch(r"(?:19|20)\d\d", match["part"]):
            reason = f"The part ({match['part']}) is larger than the whole ({match['whole']})."
            start = sentence.start + match.start()
            yield make_finding(paper, "total-mismatch", start, sentence.start + match.end(), reason)


def _check_referred(paper: Paper, before: Sentence | None, sentence: Sentence) -> Iterator[Finding]:
    """`This total is made up of …`: the amounts against the one amount of the sentence before."""
    summing = rf"(?:This|The|That)\s+(?:total|sum|figure|amount)\s+(?:is\s+|was\s+)?(?:{paper.words.joined('summing')})"
    if before is None or not re.match(summing, sentence.text) or _LOOSE.search(sentence.text):
        return
    totals = find_money(before.text, vocabulary=paper.vocabulary)
    parts = find_money(sentence.text, vocabulary=paper.vocabulary)
    if len(totals) != 1 or len(parts) < 2 or len({span.money.currency for span in (*totals, *parts)}) != 1:
        return
    total, amounts = totals[0].money.amount, [span.money.amount for span in parts]
    if sum(amounts) != total:
        start, end = sentence.start + parts[0].start, sentence.start + parts[-1].end
        reason = f"The parts add up to {sum(amounts):,}, not to {totals[0].written}."
        place = (before.start + totals[0].start, before.start + totals[0].end)
        yield make_finding(paper, "total-mismatch", start, end, reason, places=(place,))


def _is_summing(after: str, spans: list[tuple[int, int]]) -> bool:
    """Whether the numbers stand in one enumeration: a comma or “and” between each two, no verb."""
    gaps = [after[a[1] : b[0]] for a, b in itertools.pairwise(spans)]
    plain = all(re.search(r",|\band\b|;|\bplus\b", gap) for gap in gaps) and all(len(gap) < 70 for gap in gaps)
    inside = after[: spans[-1][1]]
    return (
        plain
        and spans[0][0] < 40
        and not re.search(r"\b(?:which|was|were|is|are|has|had|rose|fell|from|to|between|phase|article|by)\b", inside)
    )


def _read(written: str) -> Decimal | None:
    try:
        return Decimal(written.replace(",", ""))
    except InvalidOperation:
        return None


def _agrees(total: Decimal, parts: list[Decimal]) -> bool:
    """Whether parts add up to a total within what rounding can hide."""
    exponents = [number.as_tuple().exponent for number in (total, *parts)]
    finest = max(-e if isinstance(e, int) else 0 for e in exponents)
    slack = Decimal(len(parts)) / 2 * Decimal(1).scaleb(-finest) if finest else Decimal(0)
    return abs(sum(parts, Decimal(0)) - total) <= slack


def _check_shares(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    """Shares of a whole with a remainder that do not add up to a hundred."""
    text = sentence.text
    if not re.search(r"\b(?:the\s+)?(?:remaining|rest|remainder)\b", text) or _LOOSE.search(text):
        return
    shares = [Decimal(m) for m in re.findall(r"(\d+(?:\.\d+)?)\s*(?:%|per\s?cent)", text)]
    if (
        len(shares) >= 3
        and abs(sum(shares) - 100) > Decimal("1.5")
        and sum(shares) < 200
        and re.search(r"remain\w+\s+\d|rest\b[^.]{0,30}\d", text)
    ):
        reason = f"The shares add up to {sum(shares)} per cent."
        yield make_finding(paper, "total-mismatch", sentence.start, sentence.end, reason)


def _check_tables(paper: Paper) -> Iterator[Finding]:
    """Columns of a table whose last row is a total."""
    rows: list[tuple[Block, list[str]]] = []
    for block in [*paper.document.blocks, None]:
        if block is not None and block.kind is BlockKind.ROW:
            cells = [cell.strip(" *") for cell in paper.text[block.start : block.end].strip(" |").split("|")]
            if rows and len(cells) != len(rows[-1][1]):
                rows = []
            rows.append((block, cells))
            continue
        yield from _check_table(paper, rows)
        rows = []


def _check_table(paper: Paper, rows: list[tuple[Block, list[str]]]) -> Iterator[Finding]:
    if len(rows) < 4 or not paper.words.holds("totals", rows[-1][1][0].rstrip(":")):
        return
    block, last = rows[-1]
    for column in range(1, len(last)):
        total = _read_cell(last[column])
        values = [_read_cell(cells[column]) for _, cells in rows[:-1]]
        parts = [
            value
            for value in (values[1:] if values[0] is None or 1900 < values[0] < 2100 else values)
            if value is not None
        ]
        if total is None or len(parts) < len(rows) - 2 or len(parts) < 2 or _agrees(total, parts):
            continue
        header = rows[0][1][column]
        reason = f"The column {quote(paper, rows[0][0].start, rows[0][0].end) if not header else f'“{header}”'} adds up to {sum(parts)}, not to {last[column]}."
        yield make_finding(
            paper, "total-mismatch", block.start, block.end, reason, places=((rows[0][0].start, rows[-2][0].end),)
        )


def _read_cell(written: str) -> Decimal | None:
    match = re.fullmatch(r"[^\d(-]{0,4}(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*%?", written)
    return _read(match[1]) if match else None
