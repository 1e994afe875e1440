"""Reads a bibliography (CSL-JSON, BibTeX, RIS) into sources; who speaks, and from which side, stands under `custom`."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from techplomacy.errors import InvalidValueError
from techplomacy.model import Account, Issue, Source, Tier, When
from techplomacy.sources.bibtex import parse_bibtex
from techplomacy.sources.fields import Fields, Flag, Text, keep_known, read_fields
from techplomacy.sources.ledger import Ledger, Row
from techplomacy.sources.marks import take_mark
from techplomacy.sources.ris import parse_ris
from techplomacy.vocabulary import Vocabulary


class Entry(Fields):
    """The keys that are ours in a CSL item: under `custom`, else at its top level."""

    id: Text
    title: Text = ""
    tier: Text | None = None
    side: Text | None = None
    copies: Text | None = None
    votes: Flag = True
    file: Text | None = None


@dataclass(frozen=True)
class Bibliography:
    """The sources, and which file of `documents/` each one is (path from the study folder -> source id)."""

    sources: tuple[Source, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    issues: tuple[Issue, ...] = ()
    accounts: tuple[Account, ...] = ()


def read_sources(path: Path, *, root: Path | None = None, vocabulary: Vocabulary) -> Bibliography:
    """The sources of one file, in its order. A source without address, of an unknown tier or side is an Issue.

    Where no tier is told the source counts as media, the most cautious reading: it speaks neither for a government
    nor for a company.
    """
    ledger = Ledger(path.relative_to(root).as_posix() if root else path.name)
    _open_items(path, ledger)
    found: dict[str, tuple[Source, Row]] = {}
    files: dict[str, str] = {}
    for row in ledger.rows:
        made = _make_source(row, vocabulary)
        if made is None:
            continue
        source, file = made
        if source.id in found:
            row.lose(
                "duplicate-id",
                f"The id {source.id!r} stands at line {found[source.id][1].line} already.",
                "Give one of them another id; the first is kept.",
            )
            continue
        found[source.id] = (source, row)
        if file:
            files[file] = source.id
    for source, row in found.values():
        if source.copies is not None and source.copies not in found:
            row.fault("copies", "dangling-reference", f"copies: no source {source.copies!r}.", "Correct the id.")
    account = ledger.close()
    sources = tuple(source for source, _ in found.values())
    return Bibliography(sources, tuple(sorted(files.items())), tuple(ledger.issues), (account,))


def _open_items(path: Path, ledger: Ledger) -> None:
    try:
        text = path.read_text(encoding="utf-8-sig")
        items = _PARSERS[path.suffix.lower()](text)
    except (ValueError, KeyError, TypeError) as error:
        ledger.note(
            "document-unreadable",
            getattr(error, "lineno", 1),
            f"{path.name} could not be read ({error}).",
            "Export the bibliography again as CSL-JSON (.json), BibTeX (.bib) or RIS (.ris).",
        )
        return
    for line, written in items:
        item = take_mark(written)
        custom = item.get("custom")
        values = {key: value for key, value in item.items() if key != "custom"}
        row = ledger.open_row(line, {**values, **(custom if isinstance(custom, dict) else {})})
        row.item = item


def _parse_json(text: str) -> list[tuple[int, dict[str, Any]]]:
    """The items with the line on which each begins."""
    decoder = json.JSONDecoder()
    items: list[tuple[int, dict[str, Any]]] = []
    at = text.index("[") + 1
    line = text.count("\n", 0, at) + 1
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            line += text[at] == "\n"
            at += 1
        if at >= len(text) or text[at] == "]":
            return items
        item, end = decoder.raw_decode(text, at)
        if not isinstance(item, dict):
            raise ValueError(f"line {line} is not an object")
        items.append((line, item))
        line += text.count("\n", at, end)
        at = end


_PARSERS = {".json": _parse_json, ".bib": parse_bibtex, ".ris": parse_ris}


def _make_source(row: Row, vocabulary: Vocabulary) -> tuple[Source, str | None] | None:
    entry = read_fields(row, Entry)
    if entry is None:
        return None
    for name in row.values:
        row.take(name)  # what is not ours stays in the CSL item, which is kept whole
    item = row.item
    address = item.get("URL") or (f"https://doi.org/{item['DOI']}" if item.get("DOI") else None) or item.get("archive")
    if not address:
        row.ledger.note(
            "source-without-address",
            row.line,
            f"The source {entry.id!r} has no address, so nobody can look it up.",
            "Add a URL, DOI or archive mark.",
        )
    source = Source(
        id=entry.id,
        csl=json.dumps(item, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        title=entry.title or str(item.get("title") or ""),
        publisher=_find_publisher(item),
        tier=_find_tier(row, entry),
        side=_find_side(row, entry, vocabulary),
        address=address,
        published=_find_published(row, item.get("issued")),
        votes=entry.votes,
        copies=entry.copies,
    )
    return source, entry.file


def _find_publisher(item: dict[str, Any]) -> str:
    for key in ("publisher", "container-title"):
        if item.get(key):
            return str(item[key])
    for author in item.get("author") or ():
        if isinstance(author, dict):
            return str(author.get("literal") or author.get("family") or "")
    return ""


def _find_tier(row: Row, entry: Entry) -> Tier:
    if entry.tier is None:
        row.ledger.note(
            "unknown-tier",
            row.line,
            f"The source {entry.id!r} does not say what kind of publisher speaks; it counts as media.",
            f"Write {', '.join(Tier)} as `tier`.",
        )
        return Tier.MEDIA
    known = keep_known(row, "tier", (entry.tier,), set(Tier).__contains__, code="unknown-tier", table="tiers")
    return Tier(known[0]) if known else Tier.MEDIA


def _find_side(row: Row, entry: Entry, vocabulary: Vocabulary) -> str | None:
    if entry.side is None:
        return None
    country = vocabulary.find_country(entry.side)
    if country is None:
        row.fault(
            "side",
            "unknown-country",
            f"side: {entry.side!r} is no country of the vocabulary.",
            "Write the ISO 3166-1 alpha-3 code, or take `side` out for a third party.",
        )
    return country.alpha3 if country else None


def _find_published(row: Row, issued: Any) -> When | None:
    if not issued:
        return None
    try:
        if isinstance(issued, str):
            return When(issued)
        if issued.get("date-parts"):
            first = [int(part) for part in issued["date-parts"][0]]
            return When("-".join(f"{part:0{4 if n == 0 else 2}}" for n, part in enumerate(first)))
        text = issued.get("raw") or issued.get("literal")
        return When(text) if text else None
    except (InvalidValueError, ValueError, TypeError, AttributeError, LookupError) as error:
        row.fault("issued", "bad-date", f"issued: {error}", 'Write {"date-parts": [[2018, 10, 29]]}.')
        return None
