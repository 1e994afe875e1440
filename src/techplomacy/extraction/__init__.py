"""Text to records: the hot path."""

from techplomacy.extraction.events import describe_record, read_events
from techplomacy.extraction.records import extract_records, find_gaps

__all__ = ["describe_record", "extract_records", "find_gaps", "read_events"]
