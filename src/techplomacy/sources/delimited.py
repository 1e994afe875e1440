"""Streams the cells of delimited text of any size, whatever mark parts them; it knows nothing of what they mean."""

import csv
from collections.abc import Iterator
from pathlib import Path

from techplomacy.sources.ledger import Ledger

_MARKS = ("|", ",", ";", "\t")
_LOOK = 64 * 1024  # bytes from which charset and mark are told
_FALLBACK = "cp1252"

csv.field_size_limit(2**24)  # descriptions of activities run past the default of 128 KB


def find_charset(path: Path) -> str:
    """The charset by its byte order mark, else UTF-8 where the first bytes are, else the one of old spreadsheets."""
    with path.open("rb") as stream:
        start = stream.read(_LOOK)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        # a character may be cut in two by the end of the look
        start[: start.rfind(b"\n") + 1 or None].decode("utf-8-sig")
    except UnicodeDecodeError:
        return _FALLBACK
    return "utf-8-sig"


def find_heads(path: Path, lines: int = 8) -> list[list[str]]:
    """The cells of the first lines, parted by the mark that parts most; empty where it is no text."""
    try:
        with path.open(encoding=find_charset(path), newline="") as stream:
            text = stream.read(_LOOK)
    except (UnicodeError, OSError):
        return []
    first = "\n".join(text.splitlines()[:lines])
    return [[cell.strip() for cell in cells] for cells in csv.reader(first.splitlines(), delimiter=find_mark(first))]


def find_mark(text: str) -> str:
    """The mark that stands most often in a text."""
    return max(_MARKS, key=lambda mark: (text.count(mark), -_MARKS.index(mark)))


def stream_cells(path: Path, ledger: Ledger) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of each row that is not empty; a charset that had to be guessed is an Issue."""
    charset = find_charset(path)
    if charset == _FALLBACK:
        ledger.note("charset-guessed", 1, f"{path.name} is not UTF-8; it was read as {charset}.", "Save it as UTF-8.")
    with path.open(encoding=charset, errors="replace", newline="") as stream:
        mark = find_mark(stream.readline() + stream.readline())
        stream.seek(0)
        reader = csv.reader(stream, delimiter=mark)
        line = 1
        for cells in reader:
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
