"""Tells headlines that only announce what the text below tells."""

import re
from collections.abc import Sequence

from techplomacy.extraction.candidates import Candidate
from techplomacy.extraction.kinds import TOP
from techplomacy.extraction.likeness import GENERAL
from techplomacy.extraction.mentions import Mention
from techplomacy.extraction.sentences import Sentence

_PREFACE = re.compile(r"explanatory\s+memorandum\s+(?:on|to)\s+(?:the\s+)?", re.IGNORECASE)
_MONEYED = {"loan_agreement", "grant", "agreement", "exchange_of_notes"}


def opens_with(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether a line at the top begins with an instrument (`Exchange of Notes … amending the Agreement …`)."""
    is_top = sentence.block.n <= TOP and sentence.start == sentence.block.start
    if not is_top or not mentions:
        return False
    return (
        mentions[0].start == sentence.start
        or _PREFACE.fullmatch(sentence.cut(sentence.start, mentions[0].start)) is not None
    )


def is_headline_of(candidate: Candidate, records: list[Candidate]) -> bool:
    """Whether a headline only announces what the text below tells; it is dropped, not merged, for it may count many."""
    if "headline" not in candidate.features or candidate.frame == "item":
        return False
    return any(_is_story_of(r, candidate) for r in records if "headline" not in r.features)


def _is_story_of(record: Candidate, headline: Candidate) -> bool:
    if len(record.countries & headline.countries) < min(2, len(headline.countries)):
        return False
    if record.features & {"old", "history"} and not headline.features & {"old", "history"}:
        return False  # what the text recalls is not what its title announces
    kinds = {record.kind, headline.kind}
    is_near = (
        record.kind == headline.kind or kinds <= GENERAL or kinds <= _MONEYED or headline.mention.strength == "weak"
    )
    return is_near and record.sentence.start > headline.sentence.start
