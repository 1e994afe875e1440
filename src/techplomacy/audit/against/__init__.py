"""A paper against the evidence base: acts, bodies, series, plans, and what it leaves out."""

from techplomacy.audit.against.comparing import check_against

__all__ = ["check_against"]
