"""Answers: figures, tables, citations, report, exports; computes no numbers of its own."""

from techplomacy.presentation.answer import answer_in_one_paragraph
from techplomacy.presentation.figures import write_figures
from techplomacy.presentation.outline import make_outline
from techplomacy.presentation.report import write_outline, write_report
from techplomacy.presentation.tables import Rows, write_evidence_tables, write_tables

__all__ = [
    "Rows",
    "answer_in_one_paragraph",
    "make_outline",
    "write_evidence_tables",
    "write_figures",
    "write_outline",
    "write_report",
    "write_tables",
]
