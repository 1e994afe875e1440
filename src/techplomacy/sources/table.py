"""Reads the rows of a table, whatever its format: JSON lines, CSV or XLSX; it does not know what they mean."""

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from techplomacy.sources.ledger import Ledger, Row

SUFFIXES = (".csv", ".jsonl", ".xlsx")


def read_table(path: Path, ledger: Ledger) -> None:
    """Enter the rows of a file into the ledger; a line that cannot be read becomes an Issue."""
    for _ in read_rows(path, ledger):
        pass


def read_rows(path: Path, ledger: Ledger) -> Iterator[Row]:
    """The rows of a file one by one, each entered into the ledger: a caller that settles them holds few at a time."""
    try:
        for line, values in _READERS[path.suffix.lower()](path, ledger):
            yield ledger.open_row(line, values)
    except (UnicodeDecodeError, OSError, csv.Error, KeyError, ValueError) as error:
        ledger.note(
            "document-unreadable",
            1,
            f"{path.name} could not be read ({error}).",
            "Save it again as UTF-8 text (.csv, .jsonl) or as an .xlsx workbook.",
        )


def _read_jsonl(path: Path, ledger: Ledger) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8-sig") as stream:
        for line, text in enumerate(stream, 1):
            if not text.strip():
                continue
            try:
                values = json.loads(text)
            except ValueError as error:
                ledger.note("bad-value", line, f"This line is not JSON ({error}).", "Write one JSON object a line.")
                continue
            if isinstance(values, dict):
                yield line, values
            else:
                ledger.note("bad-value", line, "This line is not a JSON object.", "Write one JSON object a line.")


def _read_csv(path: Path, ledger: Ledger) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream)
        heads = [head.strip() for head in next(reader, [])]
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) > len(heads):
                ledger.note(
                    "bad-value",
                    line,
                    f"This row has {len(cells)} cells under {len(heads)} column heads.",
                    "Put quotation marks around cells that hold a comma.",
                )
            if any(cell.strip() for cell in cells):
                yield line, {head: cell.strip() for head, cell in zip(heads, cells, strict=False) if head}
            line = reader.line_num + 1


def _read_xlsx(path: Path, ledger: Ledger) -> Iterator[tuple[int, dict[str, Any]]]:
    book = load_workbook(path, read_only=True, data_only=True)
    sheet = book.worksheets[0]
    rows = sheet.iter_rows(values_only=True)
    heads = [str(head).strip() if head is not None else "" for head in next(rows, ())]
    for line, cells in enumerate(rows, 2):
        if any(cell is not None and str(cell).strip() for cell in cells):
            yield line, {head: _write_cell(cell) for head, cell in zip(heads, cells, strict=False) if head}
    book.close()


def _write_cell(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


_READERS = {".jsonl": _read_jsonl, ".csv": _read_csv, ".xlsx": _read_xlsx}
