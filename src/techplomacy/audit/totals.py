"""Checks totals against their parts: in a sentence, in the next one, as shares, in the columns of a table."""

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from techplomacy.audit.finding import make_finding, quote
from techplomacy.audit.paper import Paper
from techplomacy.audit.prose import Sentence
from techplomacy.model import Block, BlockKind, Finding
from techplomacy.text.money import find_money

_NUMBER = r"(?<![\w.,-])(?P<{}>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w-]|[.,]\d)"
_SHARES = 3  # from here on a whole is told by its shares
_ROUNDING = Decimal("1.5")  # per cent that rounding can hide
_MOST = 8  # parts of a total


def check_totals(paper: Paper) -> Iterator[Finding]:
    """Findings on totals and sums."""
    for before, sentence in zip([None, *paper.sentences], paper.sentences, strict=False):
        yield from _check_referred(paper, before, sentence)
        yield from _check_total(paper, sentence)
        yield from _check_part(paper, sentence)
        yield from _check_shares(paper, sentence)
    yield from _check_tables(paper)


def _check_total(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    """`a total of 120, comprising 50 in A, 40 in B and 20 in C`."""
    text = re.sub(r"\((?:[^()]*\b(?:19|20)\d{2}[^()]*)\)", lambda m: " " * len(m.group()), sentence.text)
    link = rf"(?:{paper.words.joined('summing')}|:|\(|–|—|,\s*of\s+which)"
    unit = r"(?P<unit>\s*(?:per\s?cent|%|million|billion|trillion|crore|lakh)?(?:\s+[a-z][\w-]*)?)"
    for match in re.finditer(rf"{_NUMBER.format('total')}{unit}[^.;:()–—]{{0,60}}?{link}", text):
        parts = _list_parts(paper, match, text)
        total = _read(match["total"])
        if total is None or len(parts) < 2 or re.search(r"\bthan\b", match.group()):
            continue
        known = [number for _, number in parts]
        is_partial = "of which" in match.group().casefold() and sum(known) <= total
        if _agrees(total, known) or is_partial or not total / 3 < sum(known) < total * 3:
            continue
        reason = f"The parts add up to {sum(known)}, not to {match['total']}."
        end = sentence.start + match.end() + parts[-1][0].end()
        yield make_finding(paper, "total-mismatch", sentence.start + match.start(), end, reason)
        return


def _list_parts(paper: Paper, match: re.Match[str], text: str) -> list[tuple[re.Match[str], Decimal]]:
    """The numbers behind a total where they are surely its parts; else none."""
    before, after = text[: match.start()], re.sub(r"per cent\b", "%       ", text[match.end() :])
    loose = paper.words.pattern("loose")
    if re.search(r"(?:19|20)\d\d$", match["total"]) and not re.search(r"total|\$|€|¥|£", before[-20:]):
        return []
    if loose.search(after) or re.search(rf"\b(?:{paper.words.joined('loose')})\s+\S?$", before, re.I):
        return []
    numbers = [m for m in re.finditer(_NUMBER.format("part"), after) if not re.fullmatch(r"(?:19|20)\d{2}", m["part"])]
    parts = [(m, value) for m in numbers if (value := _read(m["part"])) is not None]
    share = re.compile(r"per\s?cent|%")
    if len(parts) > _MOST or len(parts) < 2 or (share.search(after) and not share.search(match["unit"])):
        return []
    return parts if _is_summing(after, [m.span() for m, _ in parts]) else []


def _check_part(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    """`Of the 27 firms, 31 sell cars`: a part that is larger than its whole."""
    number = r"(?P<{}>\d{{1,3}}(?:,\d{{3}})+|\d+)(?![\w%-]|[.,]\d|\s*(?:per|million|billion))"
    pattern = (
        rf"\b[Oo]f\s+(?:the|these|those|its|all)\s+{number.format('whole')}\s+[a-z][\w -]{{2,50}}?,\s+"
        rf"(?:only\s+|some\s+)?{number.format('part')}\s+[a-z]"
    )
    for match in re.finditer(pattern, sentence.text):
        whole, part = _read(match["whole"]), _read(match["part"])
        if whole and part and part > whole and not re.fullmatch(r"(?:19|20)\d\d", match["part"]):
            reason = f"The part ({match['part']}) is larger than the whole ({match['whole']})."
            start = sentence.start + match.start()
            yield make_finding(paper, "total-mismatch", start, sentence.start + match.end(), reason)


def _check_referred(paper: Paper, before: Sentence | None, sentence: Sentence) -> Iterator[Finding]:
    """`This total is made up of …`: the amounts against the one amount of the sentence before."""
    summing = rf"(?:This|The|That)\s+(?:total|sum|figure|amount)\s+(?:is\s+|was\s+)?(?:{paper.words.joined('summing')})"
    if before is None or not re.match(summing, sentence.text) or paper.words.pattern("loose").search(sentence.text):
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
    text = re.sub(r"per\s?cent(?!age)", "%", sentence.text)
    if not re.search(r"remain\w+\s+\d|\brest\b[^.]{0,30}\d", text) or paper.words.pattern("loose").search(text):
        return
    shares = [Decimal(share) for share in re.findall(r"(\d+(?:\.\d+)?)\s*%", text)]
    whole = sum(shares, Decimal(0))
    if len(shares) >= _SHARES and _ROUNDING < abs(whole - 100) < 100:
        reason = f"The shares add up to {whole} per cent."
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
        column_name = f"“{header}”" if header else quote(paper, rows[0][0].start, rows[0][0].end)
        reason = f"The column {column_name} adds up to {sum(parts)}, not to {last[column]}."
        yield make_finding(
            paper, "total-mismatch", block.start, block.end, reason, places=((rows[0][0].start, rows[-2][0].end),)
        )


def _read_cell(written: str) -> Decimal | None:
    match = re.fullmatch(r"[^\d(-]{0,4}(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*%?", written)
    return _read(match[1]) if match else None
