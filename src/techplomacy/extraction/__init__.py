"""Text to records: the hot path."""
