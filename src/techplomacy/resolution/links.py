"""Proposes which records tell one act, each proposal with its reasons; nothing is merged here.

Records of a coder are never merged with each other by a machine: a proposal between two of them stays UNSURE until a
person decides. Extracted records merge with each other and into coded ones from SAME_FROM on.
"""

from collections.abc import Iterable

from techplomacy.model import About, Judgement, Link, Record
from techplomacy.resolution.blocks import find_pairs
from techplomacy.resolution.profiles import Profile, Profiler
from techplomacy.resolution.reasons import Scales, Weighing
from techplomacy.vocabulary import Vocabulary, load_vocabulary

# Set by reading every pair of the coded study above 0.5: from 0.6 on most were one act, or a part of one.
PROPOSE_FROM = 0.6
# Same day, same kind, both bodies shared and half of the subject's words give 0.78; a machine may merge from there.
SAME_FROM = 0.78
LEAST_SUBJECT = 0.2


def link_records(records: Iterable[Record], *, vocabulary: Vocabulary | None = None) -> tuple[Link, ...]:
    """Links between records about acts, sorted by ids: SAME and UNSURE from the scores on, DIFFERENT by veto.

    A DIFFERENT link is given only where the records would else be near. Time grows with the number of records.
    """
    return Linker(records, vocabulary or load_vocabulary()).link()


class Linker:
    """Records made ready to be compared, so that several processes can each compare a share of them."""

    def __init__(self, records: Iterable[Record], vocabulary: Vocabulary) -> None:
        profiler = Profiler(vocabulary)
        self._scales = Scales(profiler)
        self._profiles = {r.id: profiler.describe(r) for r in records if r.about is About.ACT}

    def link(self, *, share: int = 0, shares: int = 1) -> tuple[Link, ...]:
        """The links of one share, sorted by ids; all shares together give what one alone gives, some links twice."""
        scales, links = self._scales, []
        for one, others in find_pairs(self._profiles.values(), scales.open, share=share, shares=shares):
            for other in scales.find_near(one, others, score=PROPOSE_FROM, least=LEAST_SUBJECT):
                left, right = (one, other) if one.id < other.id else (other, one)
                weighed = scales.weigh(left, right)
                if weighed.score >= PROPOSE_FROM:
                    links.append(_judge(left, right, weighed))
        return tuple(sorted(links, key=lambda link: (link.left, link.right)))


def _judge(left: Profile, right: Profile, weighed: Weighing) -> Link:
    if weighed.vetoes:
        judgement = Judgement.DIFFERENT
    elif left.is_coded and right.is_coded:
        judgement = Judgement.UNSURE
    else:
        judgement = Judgement.SAME if weighed.score >= SAME_FROM else Judgement.UNSURE
    reasons = (*weighed.vetoes, *weighed.reasons)
    return Link(left.id, right.id, "event", judgement, round(weighed.score, 3), reasons)
