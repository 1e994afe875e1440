"""Answers: figures, tables, citations, report, exports; computes no numbers of its own."""
