"""One table as one sheet of a workbook: head frozen, columns as wide as needed, addresses linked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from techplomacy.presentation.tables.cells import HEAD, is_linked, write_cell, write_text
from techplomacy.presentation.tables.table import Column, Datums, Kind, write_datum

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
LINKS = 65_000  # links that a sheet of Excel may hold
_MEASURED = 200  # rows by which the width of a column is chosen
_NARROW, _WIDE = 8, 60


@dataclass(frozen=True)
class Sheet:
    """The name of a sheet, its columns and its rows."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Datums]


def write_sheet(sheet: Sheet) -> Iterator[str]:
    """The XML of a sheet, piece by piece."""
    letters = [find_letters(n) for n in range(len(sheet.columns))]
    kinds = [column.kind for column in sheet.columns]
    yield f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>'
    for n, width in enumerate(_measure(sheet), 1):
        yield f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
    heads = (write_text(f"{a}1", c.name, style=HEAD) for a, c in zip(letters, sheet.columns, strict=True))
    yield f'</cols><sheetData><row r="1">{"".join(heads)}</row>'
    for line, row in enumerate(sheet.rows, 2):
        cells = [write_cell(f"{a}{line}", value, kind) for a, value, kind in zip(letters, row, kinds, strict=True)]
        yield f'<row r="{line}">{"".join(cells)}</row>'
    yield f'</sheetData><autoFilter ref="A1:{letters[-1]}{len(sheet.rows) + 1}"/>'
    links = list_links(sheet)
    if links:
        shown = (f'<hyperlink ref="{place}" r:id="rId{n}"/>' for n, (place, _) in enumerate(links, 1))
        yield f"<hyperlinks>{''.join(shown)}</hyperlinks>"
    yield "</worksheet>"


def write_relations(sheet: Sheet) -> str:
    """Where the links of a sheet lead; nothing where it has none."""
    links = list_links(sheet)
    if not links:
        return ""
    lines = (
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/hyperlink" Target={quoteattr(address)} TargetMode="External"/>'
        for n, (_, address) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'


def list_links(sheet: Sheet) -> list[tuple[str, str]]:
    """Cells that hold an address, and the address."""
    columns = [(n, find_letters(n)) for n, column in enumerate(sheet.columns) if column.kind is Kind.ADDRESS]
    links = [
        (f"{letters}{line}", str(row[n]))
        for n, letters in columns
        for line, row in enumerate(sheet.rows, 2)
        if isinstance(row[n], str) and is_linked(str(row[n]))
    ]
    return links[:LINKS]


def find_letters(n: int) -> str:
    """The letters of a column, counted from 0: A, B, … Z, AA."""
    letters = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _measure(sheet: Sheet) -> list[int]:
    measured = sheet.rows[:_MEASURED]
    widths = []
    for n, column in enumerate(sheet.columns):
        longest = max((len(write_datum(row[n], column.kind)) for row in measured), default=0)
        widths.append(min(max(longest, len(column.name), _NARROW), _WIDE) + 2)
    return widths
