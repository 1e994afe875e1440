"""Checking a paper against itself and against the evidence."""

from techplomacy.audit.inside import check_inside
from techplomacy.audit.paper import Paper, read_paper

__all__ = ["Paper", "check_inside", "read_paper"]
