"""Reads many texts of one file, one JSON object a line, plain or gzipped; it never holds more than one line.

Checking a line (`list_lines`) needs the lines before it; rendering it (`render_line`) is most of the work and does not,
so that other processes may do it.
"""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from techplomacy.corpus.layout import find_blocks
from techplomacy.corpus.metadata import KNOWN, Metadata, parse_metadata
from techplomacy.corpus.rendition import Rendition
from techplomacy.errors import DocumentError
from techplomacy.model import Issue, make_document_id

LONGEST_LINE = 32 * 2**20  # bytes; one text of that size is no document
_FORM = 'Write one object a line: {"doc_id": …, "text": …, "title": …, "published": …}; only text is needed.'


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds a text: its file and number, the id that its bytes give, what it says of itself."""

    path: Path
    number: int
    id: str
    text: str
    metadata: Metadata
    issues: tuple[Issue, ...] = ()


def list_lines(path: Path) -> Iterator[Line | Issue]:
    """The lines of a file in order, or an Issue with file and line; DocumentError if the file cannot be opened.

    Keys that nothing reads are told once at the end, with the number of lines they stand in.
    """
    unread: dict[str, int] = {}
    seen: set[str] = set()
    for number, raw in _iterate(path):
        place = f"{path}:{number}"
        if isinstance(raw, Issue):
            yield raw
            continue
        data = _parse_line(raw, place)
        if isinstance(data, Issue):
            yield data
            continue
        metadata, issues = parse_metadata(data, place)
        if metadata.name in seen:
            remedy = "Give one of them another id; the first is kept."
            yield Issue("duplicate-id", place, f"The doc_id {metadata.name!r} stands on an earlier line.", remedy)
            continue
        seen |= {metadata.name} - {""}
        for key in data.keys() - KNOWN:
            unread[key] = unread.get(key, 0) + 1
        yield Line(path, number, make_document_id(raw), data["text"], metadata, tuple(issues))
    for key, count in sorted(unread.items()):
        yield Issue(
            "unknown-column", str(path), f"The key {key!r} ({count} lines) is not read.", f"None needed. {_FORM}"
        )


def render_line(line: Line) -> Rendition:
    """The text of a line with its blocks; its offsets count in the text as it is."""
    blocks, title = find_blocks(line.text, title=line.metadata.title)
    name = f"{line.path.name.removesuffix('.gz').removesuffix('.jsonl')}:{line.number}"
    return Rendition(line.text, blocks, line.metadata.over(Metadata(name=name, title=title)), issues=line.issues)


def _iterate(path: Path) -> Iterator[tuple[int, bytes | Issue]]:
    number = 0
    try:
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as stream:
            while line := stream.readline(LONGEST_LINE):
                number += 1
                if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
                    _skip_line(stream)
                    message = f"The line is longer than {LONGEST_LINE} bytes."
                    yield number, Issue("document-oversize", f"{path}:{number}", message, "Split the text.")
                elif line.strip():
                    yield number, line
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        message = f"The file is damaged after line {number}: {error}."
        yield number, Issue("document-unreadable", f"{path}:{number}", message, "Fetch the file again.")
    except OSError as error:
        raise DocumentError(f"{path} cannot be opened: {error.strerror}.", remedy="Check the path.") from error


def _skip_line(stream: BinaryIO | gzip.GzipFile) -> None:
    while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass


def _parse_line(line: bytes, place: str) -> dict[str, Any] | Issue:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Issue("line-unreadable", place, f"The line is no JSON: {error}.", _FORM)
    if not isinstance(data, dict):
        return Issue("line-unreadable", place, "The line is no JSON object.", _FORM)
    text = data.get("text")
    if not isinstance(text, str):
        keys = ", ".join(sorted(data)) or "no key"
        return Issue("line-unreadable", place, f"The line has no text (it has {keys}).", _FORM)
    if not text.strip():
        return Issue("document-empty", place, "The text is empty.", "Take the line out, or fetch the text again.")
    return data
