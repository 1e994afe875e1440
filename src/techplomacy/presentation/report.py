"""Writes the report of a study, as a page and as a Word file, from one outline."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from techplomacy.analysis import View
from techplomacy.presentation.figure import Figure
from techplomacy.presentation.html import write_html
from techplomacy.presentation.outline import Outline, make_outline
from techplomacy.presentation.word import write_word

PAGE, WORD = "report.html", "report.docx"


def write_report(view: View, folder: Path, figures: Sequence[Figure]) -> None:
    """Write `report.html` and `report.docx` into a folder; drawings are taken from `folder/figures`."""
    write_outline(make_outline(view, figures), folder, view.as_of)


def write_outline(outline: Outline, folder: Path, as_of: date) -> None:
    """Write a report that has been made, in both its formats."""
    with (folder / PAGE).open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(write_html(outline, folder))
    (folder / WORD).write_bytes(write_word(outline, folder, as_of))
