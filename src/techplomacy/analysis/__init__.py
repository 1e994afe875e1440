"""Questions, one a file: each reads the evidence base and answers in a Result whose cells lead back to the evidence."""

from techplomacy.analysis.view import View

__all__ = ["View"]
