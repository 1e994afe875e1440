"""How a value is known, and the four kinds of nothing."""

from enum import StrEnum


class Basis(StrEnum):
    """On what a statement rests; never blurred, and counted first in every report."""

    QUOTED = "quoted"  # an exact passage of the source stands behind it
    NOTED = "noted"  # a passage of a reader's own note on the source
    CITED = "cited"  # only the address of the source
    DERIVED = "derived"  # from metadata or from other statements


class Nothing(StrEnum):
    """Why a cell is empty."""

    NONE_FOUND = "none found"  # a search says so
    PARTLY_SEARCHED = "partly searched"
    NOT_SEARCHED = "not searched"
    NOT_CHECKED = "not checked"
