"""The evidence base as tidy tables: CSV files, one workbook, and a data package that says what each column means."""

from techplomacy.presentation.tables.delimited import Rows
from techplomacy.presentation.tables.writing import write_evidence_tables, write_tables

__all__ = ["Rows", "write_evidence_tables", "write_tables"]
