"""Bytes to text: one reader a format; blocks, furniture, language, duplicates."""

from techplomacy.corpus.blocks import is_lead_in
from techplomacy.corpus.duplicates import find_copies, group_copies
from techplomacy.corpus.jsonl import Line, list_lines
from techplomacy.corpus.language import detect_language
from techplomacy.corpus.layout import find_blocks
from techplomacy.corpus.metadata import use_words
from techplomacy.corpus.reading import make_document, read_document, read_documents, read_line, reader_version

__all__ = [
    "Line",
    "detect_language",
    "find_blocks",
    "find_copies",
    "group_copies",
    "is_lead_in",
    "list_lines",
    "make_document",
    "read_document",
    "read_documents",
    "read_line",
    "reader_version",
    "use_words",
]
