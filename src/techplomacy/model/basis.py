"""How a value is known, and the four kinds of nothing."""

from enum import StrEnum


class Basis(StrEnum):
    """On what a statement rests; never blurred, and counted first in every report.

    quoted: an exact passage of the source stands behind it. noted: a passage of a reader's own note on the source.
    cited: only the address of the source. derived: metadata or other statements.
    """

    QUOTED = "quoted"
    NOTED = "noted"
    CITED = "cited"
    DERIVED = "derived"


class Nothing(StrEnum):
    """Why a cell is empty.

    none found: a search says so. partly searched: somebody looked in some places. not searched: nobody looked.
    not checked: a value exists and was not compared.
    """

    NONE_FOUND = "none found"
    PARTLY_SEARCHED = "partly searched"
    NOT_SEARCHED = "not searched"
    NOT_CHECKED = "not checked"
