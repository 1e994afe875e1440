"""A page as plain text for a terminal: the same sections, with addresses written out and notes at the end."""

import textwrap
from collections.abc import Iterator, Sequence

from techplomacy.presentation.outline import Outline
from techplomacy.presentation.section import Bar, Bullets, Entries, Entry, Paragraph, Section, Table
from techplomacy.presentation.span import Text

WIDTH = 100
STEP = "  "


def write_plain(outline: Outline, *, width: int = WIDTH) -> str:
    """The whole page in lines of at most `width` characters (addresses may be longer)."""
    writer = _Writer(outline, width)
    lines = [outline.title, "=" * min(len(outline.title), width), outline.frame]
    for section in (*outline.front, *outline.sections):
        lines += writer.write(section, 1)
    lines += writer.write_notes()
    return "\n".join(lines) + "\n"


class _Writer:
    def __init__(self, outline: Outline, width: int) -> None:
        self.outline = outline
        self.width = width

    def write(self, section: Section, level: int) -> Iterator[str]:
        yield ""
        yield section.heading
        yield ("-" if level == 1 else "·") * min(len(section.heading), self.width)
        for block in section.blocks:
            yield from self._write_block(block)
        for part in section.parts:
            yield from self.write(part, level + 1)

    def write_notes(self) -> Iterator[str]:
        """The notes by number."""
        if self.outline.numbers:
            yield from ("", "Notes", "-----")
        for key, number in sorted(self.outline.numbers.items(), key=lambda pair: pair[1]):
            for n, line in enumerate(self.outline.notes[key].lines):
                yield from self._wrap(line, f"{number}. " if n == 0 else "   ", "   ")

    def _write_block(self, block: object) -> Iterator[str]:
        match block:
            case Paragraph():
                yield from self._wrap(block.text, "", "")
            case Bullets():
                for item in block.items:
                    yield from self._wrap(item, "- ", STEP)
            case Table():
                yield from self._write_table(block)
            case Bar():
                yield from (f"- {share.label}: {share.words}" for share in block.shares)
            case Entries():
                for entry in block.items:
                    yield from self._write_entry(entry)

    def _write_table(self, table: Table) -> Iterator[str]:
        """One row a line: the columns by their widest cell, the words of the last but one cut where they must be."""
        if not table.rows:
            return
        cells = [[column.label for column in table.columns], *([self.spell(c) for c in r.cells] for r in table.rows)]
        widths = [max(len(row[n]) for row in cells) for n in range(len(table.columns))]
        spare = self.width - 2 * len(widths) - sum(widths)
        widest = max(range(len(widths)), key=lambda n: widths[n])
        widths[widest] = max(widths[widest] + min(spare, 0), 20)
        yield f"{table.title}:"
        for row in cells:
            yield STEP + STEP.join(self._fit(row, widths, [c.is_number for c in table.columns])).rstrip()
        for caveat in table.caveats:
            yield from self._wrap(caveat, STEP, STEP)

    def _fit(self, row: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> Iterator[str]:
        for text, width, is_number in zip(row, widths, numbers, strict=True):
            cut = text if len(text) <= width else f"{text[: width - 1]}…"
            yield cut.rjust(width) if is_number else cut.ljust(width)

    def _write_entry(self, entry: Entry) -> Iterator[str]:
        yield from self._wrap(entry.head, "* ", STEP)
        for line in entry.lines:
            yield from self._wrap(line, STEP * 2, STEP * 2)

    def _wrap(self, text: Text, first: str, then: str) -> list[str]:
        return textwrap.wrap(
            self.spell(text), self.width, initial_indent=first, subsequent_indent=then, break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip

    def spell(self, text: Text) -> str:
        """The words with their addresses in brackets and the numbers of their notes."""
        parts = []
        for span in text:
            parts.append(span.text)
            if span.link and not span.link.startswith("#") and span.link != span.text:
                parts.append(f" <{span.link}>")
            if span.note is not None and span.note in self.outline.numbers:
                parts.append(f"[{self.outline.numbers[span.note]}]")
        return "".join(parts)
