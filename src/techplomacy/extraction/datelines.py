"""Tells in which country a report was filed, by the place that opens it (`MANILA – The Department of …`)."""

import re
from collections.abc import Sequence

from techplomacy.extraction.context import Context
from techplomacy.extraction.words import Hit

_REACH = 400  # characters from the start of a text in which its dateline stands
_FIRST = 4  # characters before the place in its line
_FILED = re.compile(
    r"(?:[^\n.;]|(?<=[A-Z][a-z][a-z])\.|(?<=Sept)\.){0,60}?(?:\s[–—-]{1,2}\s|\s?[—–]\s?)|\.\s|[^\n】]{0,20}】"
)


def find_dateline(context: Context, hits: Sequence[Hit]) -> str | None:
    """The country (alpha-3) of the place in the dateline; None where there is no dateline, or who speaks is known."""
    if context.home is not None:
        return None
    for hit in hits:
        if hit.start > _REACH:
            break
        line = context.text.rfind("\n", 0, hit.start) + 1
        written = context.text[hit.start : hit.end]
        is_place = hit.word.kind == "place" and hit.id and hit.start - line <= _FIRST
        if is_place and _FILED.match(context.text, hit.end) and (written.isupper() or context.text[hit.end] != "."):
            return hit.id
    return None
