"""What a check of a paper found, shown: the paper with findings in its margin, a table, JSON, comments in Word."""

from techplomacy.presentation.checks.comments import write_comments
from techplomacy.presentation.checks.listing import VERDICT_WORDS, describe_review, write_table
from techplomacy.presentation.checks.margin import write_margin

__all__ = ["VERDICT_WORDS", "describe_review", "write_comments", "write_margin", "write_table"]
