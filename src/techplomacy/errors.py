"""The errors that techplomacy raises, one tree; every message says what happened, where, and what to do next.

    TechplomacyError
    ├── InvalidValueError   a noun was given a value that it cannot hold (also a ValueError)
    ├── QuoteError          a quote is not the slice of the document that it claims to be
    ├── VocabularyError     a vocabulary file is malformed or contradicts itself
    ├── StudyError          a study folder, or one of its files, cannot be used at all
    ├── DocumentError       one file could not be read (caught by a run over many, which lists it as an Issue)
    ├── EvidenceError       an evidence base is missing, of another version, or damaged
    └── GoldError           a gold set, or predictions for it, cannot be used; tells file and line of each fault

What can be worked around is an `Issue` (a noun), not an error: it is listed at the end and nothing else is lost.
"""


class TechplomacyError(Exception):
    """Root of all errors that this package raises on purpose."""


class InvalidValueError(TechplomacyError, ValueError):
    """A noun was given a value that it cannot hold."""


class QuoteError(TechplomacyError):
    """A quote is not the slice of the document that it claims to be."""


class VocabularyError(TechplomacyError):
    """A vocabulary file is malformed or contradicts itself."""


class StudyError(TechplomacyError):
    """A study folder, or one of its files, cannot be used at all."""


class DocumentError(TechplomacyError):
    """One file could not be read; carries the issue code that a run over many reports."""

    def __init__(self, message: str, *, code: str = "document-unreadable", remedy: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.remedy = remedy


class EvidenceError(TechplomacyError):
    """An evidence base is missing, of another version, or damaged."""


class GoldError(TechplomacyError):
    """A gold set, or predictions for it, cannot be used; tells file and line of each fault."""
