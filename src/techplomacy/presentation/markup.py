"""WordprocessingML as text: runs, links, footnotes and tables; Word's own numbering of notes is that of the page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from techplomacy.presentation.section import Column, Row, Table
from techplomacy.presentation.span import Span, Style, Text, strip_text

LINK_COLOUR, SOFT_COLOUR, LINE_COLOUR = "1D4F91", "5B6069", "C9C6BD"
TABLE_WIDTH = 9350  # twentieths of a point
LETTER, PADDING = 104, 130  # the same, for letters of the size that tables have
_BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMS = {
    Style.STRONG: "<w:b/>",
    Style.EMPHASIS: "<w:i/>",
    Style.QUOTE: "<w:i/>",
    Style.MINOR: f'<w:color w:val="{SOFT_COLOUR}"/>',
}
_COMMA = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">, </w:t></w:r>'
_EDGE = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE_COLOUR}"'
_TABLE = (
    '<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>'
    f"<w:tblBorders><w:top {_EDGE}/><w:bottom {_EDGE}/><w:insideH {_EDGE}/></w:tblBorders>"
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
    '<w:right w:w="110" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr>"
)


class Markup:
    """Writes texts; keeps which notes have been set and which bookmarks there are."""

    def __init__(self, numbers: Mapping[str, int], anchors: Sequence[str], aliases: Mapping[str, str]) -> None:
        self.numbers = numbers
        self.bookmarks = {anchor: f"a{n}" for n, anchor in enumerate(sorted(anchors), 1)}
        self.set_notes: list[str] = []
        self._marks = len(self.bookmarks)
        self.bookmarks |= {alias: self.bookmarks[anchor] for alias, anchor in aliases.items()}

    def spell(self, text: Text) -> str:
        """Runs of a text with links and footnotes."""
        return "".join(self._spell(text))

    def _spell(self, text: Text) -> Iterator[str]:
        after_note = False
        for span in text:
            link = span.link
            if span.note is not None and not span.text and after_note:
                yield _COMMA
            after_note = span.note is not None
            if link and link.startswith("#"):
                mark = self.bookmarks.get(link[1:])
                run = write_run(span, is_link=mark is not None)
                yield f'<w:hyperlink w:anchor="{mark}" w:history="1">{run}</w:hyperlink>' if mark else run
            elif link:
                field = quoteattr(f' HYPERLINK "{clean(link)}" ')
                yield f"<w:fldSimple w:instr={field}>{write_run(span, is_link=True)}</w:fldSimple>"
            else:
                yield write_run(span) if span.text else ""
            if span.note is not None:
                yield self._set_note(span.note)

    def _set_note(self, key: str) -> str:
        """A footnote where the note is told first, else its number as a reference to it."""
        number = self.numbers[key]
        if key not in self.set_notes:
            self.set_notes.append(key)
            self._marks += 1
            run = (
                f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
            )
            start = f'<w:bookmarkStart w:id="{self._marks}" w:name="_RefN{number}"/>'
            return f'{start}{run}<w:bookmarkEnd w:id="{self._marks}"/>'
        run = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{number}</w:t></w:r>'
        return f'<w:fldSimple w:instr=" NOTEREF _RefN{number} \\h ">{run}</w:fldSimple>'

    def paragraph(self, style: str, text: Text, *, anchor: str | None = None, extra: str = "") -> str:
        """A paragraph in a style, with a bookmark where links lead to it."""
        start, end = self.bookmark(anchor)
        head = f'<w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>'
        return f"<w:p>{head}{start}{self.spell(text)}{end}</w:p>"

    def bookmark(self, anchor: str | None) -> tuple[str, str]:
        """Start and end of a bookmark; empty where there is none."""
        if anchor is None or anchor not in self.bookmarks:
            return "", ""
        name = self.bookmarks[anchor]
        number = int(name[1:])
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{number}"/>'

    def table(self, table: Table) -> str:
        """The rows that stand in the text, under a head that is repeated on each page."""
        widths = find_widths(table)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = Row(tuple((Span(column.label, style=Style.STRONG),) for column in table.columns))
        rows = [self._row(table.columns, widths, head, is_head=True)]
        rows += [self._row(table.columns, widths, row) for row in table.open_rows]
        return f"<w:tbl>{_TABLE.format(width=sum(widths))}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"

    def _row(self, columns: Sequence[Column], widths: Sequence[int], row: Row, *, is_head: bool = False) -> str:
        cells = []
        for n, (column, width, text) in enumerate(zip(columns, widths, row.cells, strict=True)):
            side = '<w:jc w:val="right"/>' if column.is_number else ""
            anchor = row.id if n == 0 else None
            inner = self.paragraph("TableText", text, anchor=anchor, extra=side)
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>')
        head = "<w:tblHeader/>" if is_head else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def clean(text: str) -> str:
    """A text without characters that XML cannot hold."""
    return _BROKEN.sub("", text)


def write_run(span: Span, *, is_link: bool = False) -> str:
    """One run in the looks of a span."""
    form = _FORMS.get(span.style, "")
    if is_link:
        form = f'{"" if span.style is Style.MINOR else form}<w:color w:val="{LINK_COLOUR}"/>'
    if span.language:
        form += f'<w:lang w:val="{escape(span.language)}" w:eastAsia="{escape(span.language)}"/>'
    head = f"<w:rPr>{form}</w:rPr>" if form else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{escape(clean(span.text))}</w:t></w:r>'


def find_widths(table: Table) -> list[int]:
    """Widths of columns: figures get what they need, words share the rest by how much they hold."""
    least, weights = [], []
    for n, column in enumerate(table.columns):
        lengths = [len(strip_text(row.cells[n])) for row in table.open_rows] or [1]
        label = max(len(word) for word in column.label.split()) * LETTER + PADDING
        needed = min(max(lengths), 20) * LETTER + PADDING
        least.append(max(label, needed) if column.is_number else max(label, min(needed, 9 * LETTER)))
        weights.append(0.0 if column.is_number else min(sum(lengths) / len(lengths), 120) ** 0.5)
    spare = max(0, TABLE_WIDTH - sum(least))
    total = sum(weights) or 1.0
    return [width + int(spare * weight / total) for width, weight in zip(least, weights, strict=True)]
