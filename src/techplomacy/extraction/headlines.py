"""Tells headlines that only announce what the text below tells."""

from collections.abc import Sequence

from techplomacy.extraction.candidates import Candidate
from techplomacy.extraction.kinds import TOP
from techplomacy.extraction.likeness import GENERAL
from techplomacy.extraction.mentions import Mention
from techplomacy.extraction.sentences import Sentence

_MONEYED = {"loan_agreement", "grant", "agreement", "exchange_of_notes"}


def opens_with(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether a line at the top begins with an instrument (`Exchange of Notes … amending the Agreement …`)."""
    is_top = sentence.block.n <= TOP and sentence.start == sentence.block.start
    return is_top and bool(mentions) and mentions[0].start == sentence.start


def is_headline_of(candidate: Candidate, records: list[Candidate]) -> bool:
    """Whether a headline only announces what the text below tells; it is dropped, not merged, for it may count many."""
    if "headline" not in candidate.features or candidate.frame == "item":
        return False
    return any(_is_story_of(r, candidate) for r in records if "headline" not in r.features)


def _is_story_of(record: Candidate, headline: Candidate) -> bool:
    if len(record.countries & headline.countries) < min(2, len(headline.countries)):
        return False
    kinds = {record.kind, headline.kind}
    is_near = (
        record.kind == headline.kind or kinds <= GENERAL or kinds <= _MONEYED or headline.mention.strength == "weak"
    )
    return is_near and record.sentence.start > headline.sentence.start
