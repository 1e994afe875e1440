"""What stands where a section has no evidence: which of the four kinds of nothing it is."""

from techplomacy.analysis import View
from techplomacy.analysis.searching import find_nothing
from techplomacy.model import Nothing
from techplomacy.presentation.section import Paragraph, Tone
from techplomacy.presentation.span import as_text
from techplomacy.presentation.wording import write_nothing

EVERYWHERE = "all"  # how the search log calls a search over all sectors


def tell_absence(view: View, what: str, *, sector: str = EVERYWHERE, nothing: Nothing | None = None) -> Paragraph:
    """The sentence for `what` (a plural); the search log decides which nothing it is where none is given."""
    kind = nothing if nothing is not None else find_nothing(view, sector)
    return Paragraph(as_text(write_nothing(kind, what)), Tone.NOTHING)


def tell_reason(reason: str) -> Paragraph:
    """The sentence for a reason that an analysis gives in its own words."""
    return Paragraph(as_text(f"No evidence, because {reason.strip().rstrip('.')}."), Tone.NOTHING)
