"""The evidence base as tidy tables: CSV files, one workbook, and a data package that says what each column means."""

from techplomacy.presentation.tables.writing import write_tables

__all__ = ["write_tables"]
