"""Sifts a very large delimited file for the rows with given keys, on bytes and by line, before anything is parsed.

A row is looked at only where its line begins with the first key; only then are the other keys cut out of it, and only
what holds them all is handed on. Parts of one file can be sifted at once, each by a process of its own.
"""

import csv
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

BLOCK = 2**16  # bytes of whole lines that are held at once: more of them do not fit near the processor
MANY_BYTES = 32 * 2**20  # below this, a second process costs more than it saves


@dataclass(frozen=True, slots=True)
class Sieve:
    """What a row must hold: `first` in its first cell, and in each column of `keys` one of these words.

    Words are compared without case and with single spaces. The mark and the charset are those of the file.
    """

    path: Path
    mark: str
    charset: str
    first: str
    keys: dict[int, frozenset[str]]

    @property
    def starts(self) -> tuple[bytes, ...]:
        """How the line of a fitting row begins, bare and in quotation marks."""
        return tuple(f"{told}{self.mark}".encode(self.charset) for told in (self.first, f'"{self.first}"'))

    def fits(self, cells: list[str]) -> bool:
        """Whether each key column holds one of its words."""
        return all(
            column < len(cells) and " ".join(cells[column].split()).casefold() in words
            for column, words in self.keys.items()
        )


@dataclass(frozen=True, slots=True)
class Sifted:
    """The cells of the fitting rows with their line in the part, and how many lines the part has."""

    rows: tuple[tuple[int, list[str]], ...]
    lines: int


def sift(sieve: Sieve, *, workers: int = 1) -> Sifted:
    """The fitting rows of the whole file with their lines, from 1; the charset must hold ASCII as ASCII."""
    size = sieve.path.stat().st_size
    workers = workers if size >= MANY_BYTES else 1
    ends = [size * n // workers for n in range(workers + 1)]
    if workers == 1:
        parts = [_sift_part(sieve, 0, size)]
    else:
        with ProcessPoolExecutor(workers) as pool:
            parts = list(pool.map(_sift_part, [sieve] * workers, ends[:-1], ends[1:]))
    rows: list[tuple[int, list[str]]] = []
    lines = 0
    for part in parts:
        rows += [(line + lines, cells) for line, cells in part.rows]
        lines += part.lines
    return Sifted(tuple(rows), lines)


def _sift_part(sieve: Sieve, start: int, end: int) -> Sifted:
    """The rows whose first line begins in these bytes; the last of them may end past them."""
    rows: list[tuple[int, list[str]]] = []
    count, covered, starts = 0, 0, sieve.starts  # lines read, lines that a fitting row runs over
    with sieve.path.open("rb") as stream:
        if start:
            stream.seek(start - 1)
            stream.readline()  # the rest of a line that begins in the part before
        while (place := stream.tell()) < end:
            lines = stream.readlines(min(BLOCK, end - place))
            if not lines:
                break
            for n, line in enumerate(lines):
                if line.startswith(starts) and count + n >= covered:
                    cells, long = _read_row(sieve, lines, n, stream)
                    if cells:
                        rows.append((count + n + 1, cells))
                        covered = count + n + long
            count += len(lines)
    return Sifted(tuple(rows), count)


def _read_row(sieve: Sieve, lines: list[bytes], n: int, stream: BinaryIO) -> tuple[list[str], int]:
    """The cells of the row that begins with this line, and its lines; no cells where they do not fit.

    A quoted cell may run over many lines.
    """
    keys = lines[n].split(sieve.mark.encode(), max(sieve.keys) + 1)[: max(sieve.keys) + 1]
    if not any(b'"' in key for key in keys) and not sieve.fits([k.decode(sieve.charset, "replace") for k in keys]):
        return [], 1
    place = stream.tell()
    text = (line.decode(sieve.charset, "replace") for line in chain(islice(lines, n, None), _read_on(stream)))
    reader = csv.reader(text, delimiter=sieve.mark)
    cells = next(reader, [])
    stream.seek(place)
    return (cells if sieve.fits(cells) else []), reader.line_num


def _read_on(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline():
        yield line
