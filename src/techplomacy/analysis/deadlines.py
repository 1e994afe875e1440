"""By when something is promised, as the words of an initiative tell it; years without such a word say nothing."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from techplomacy.model import When
from techplomacy.vocabulary import load_vocabulary


@lru_cache(maxsize=1)
def _load_pattern() -> re.Pattern[str]:
    words = tomllib.loads((files("techplomacy.analysis") / "deadlines.toml").read_text(encoding="utf-8"))["en"]
    cues = "|".join(re.escape(cue) for cue in sorted(words["cues"], key=len, reverse=True))
    months = "|".join(sorted(load_vocabulary().months["en"], key=len, reverse=True))
    return re.compile(
        rf"\b(?:{cues})\s+(?:about\s+)?(?:the end of\s+)?(?:(?:\d{{1,2}}\s+)?(?P<month>{months})\s+)?"
        r"(?P<year>20\d\d)\b",
        re.I,
    )


def find_deadlines(text: str | None) -> list[When]:
    """All dates by which the text says that something is to be done, in the order of the text."""
    found = []
    for match in _load_pattern().finditer(text or ""):
        month = load_vocabulary().months["en"].get((match["month"] or "").casefold())
        found.append(When(f"{match['year']}-{month:02}" if month else match["year"]))
    return found


def find_deadline(text: str | None) -> When | None:
    """The last of these dates; None where the text tells none."""
    return max(find_deadlines(text), key=lambda when: when.sort_key, default=None)
