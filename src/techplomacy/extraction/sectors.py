"""Reads the sectors of an instrument from the words of its subject; no fitting word gives `other`."""

from collections import Counter

from techplomacy.extraction.candidates import Candidate
from techplomacy.extraction.context import Context, lower_text
from techplomacy.text.caching import keep_compiled
from techplomacy.text.matching import Matcher
from techplomacy.vocabulary import Vocabulary

_MOST = 2
_MONEY = "finance"  # the sector that every loan and grant names
_FUNDS = ("loan_agreement", "grant", "contract")
_SUBJECT_WEIGHT, _SENTENCE_WEIGHT = 3.0, 1.0
_WEAK = 0.5
_POINTS = 100  # a full word, so that counts stay whole numbers
_LONG = 260  # characters of subject behind the head of an instrument


class SectorWords:
    """The subject words of all sectors in one automaton."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        patterns: dict[str, tuple[tuple[str, float], ...]] = {}
        self._capital: set[str] = set()  # acronyms, which are no words in small letters (`IT`, `AIDS`)
        for sector in vocabulary.sectors.values():
            for table, weight in ((sector.words, 1.0), (sector.weak, _WEAK)):
                for phrase in (*table.get("en", ()), *table.get("ja", ())):
                    key = phrase.lower()
                    patterns[key] = (*patterns.get(key, ()), (sector.id, weight))
                    if phrase.isupper() and phrase.isascii():
                        self._capital.add(key)
        self._matcher: Matcher[tuple[tuple[str, float], ...]] = Matcher(patterns)
        self._order = {sector: n for n, sector in enumerate(vocabulary.sectors)}

    def count(self, text: str, scale: float) -> Counter[str]:
        """How strongly each sector is named in a text; longer words count more, later ones less."""
        found: Counter[str] = Counter()
        for start, end, sectors in self._matcher.find(lower_text(text)):
            if text[start].islower() and text[start:end].lower() in self._capital:
                continue
            near = 1.0 if start < 90 else 0.6
            for sector, weight in sectors:
                found[sector] += round(_POINTS * scale * weight * near * (1.5 if end - start > 12 else 1.0))
        return found

    def rank(self, found: Counter[str]) -> list[str]:
        """The one or two sectors that are named most."""
        ordered = sorted(found.items(), key=lambda item: (-item[1], self._order[item[0]]))
        ordered = [item for item in ordered if item[0] != "other"] or ordered
        if not ordered:
            return []
        best = ordered[0][1]
        return [sector for sector, weight in ordered[:_MOST] if weight >= 0.6 * best]


@keep_compiled
def load_sector_words(vocabulary: Vocabulary) -> SectorWords:
    """The subject words of a vocabulary; the same object for the same vocabulary."""
    return SectorWords(vocabulary)


def set_sectors(context: Context, candidate: Candidate, title: str) -> None:
    """Set the sectors: of the subject behind the head, else of the sentence, else of the title, else `other`."""
    words = load_sector_words(context.vocabulary)
    sentence = candidate.sentence
    masked = _mask_parties(candidate)
    begin = candidate.mention.end - sentence.start
    subject = masked[begin : begin + _LONG]
    found = words.count(subject, _SUBJECT_WEIGHT)
    head = words.count(sentence.cut(max(sentence.start, candidate.mention.start - 40), candidate.mention.end), 2.0)
    found.update(head)
    for text in _widen(candidate, masked, title):
        if words.rank(found) and not _is_bare_money(candidate, found):
            break
        found.update(words.count(text, _SENTENCE_WEIGHT))
    if candidate.kind in _FUNDS and len(found) > 1:
        del found[_MONEY]
    candidate.sectors = words.rank(found) or ["other"]


def _widen(candidate: Candidate, masked: str, title: str) -> list[str]:
    """Where else the subject may be named, nearest first; the title speaks of all items and so of none."""
    bodies = " ".join(party.name for party in candidate.parties)
    if candidate.frame == "item":
        return [masked, bodies]
    return [title, masked, bodies] if candidate.kind in _FUNDS else [masked, title, bodies]


def _is_bare_money(candidate: Candidate, found: Counter[str]) -> bool:
    """Whether only the money of a loan or grant was named, and not what it is for."""
    return candidate.kind in _FUNDS and set(found) <= {_MONEY}


def _mask_parties(candidate: Candidate) -> str:
    """The sentence without its parties' names, whose words are no subject."""
    text = candidate.sentence.text
    for party in candidate.parties:
        a, b = party.start - candidate.sentence.start, party.end - candidate.sentence.start
        if 0 <= a < b <= len(text):
            text = text[:a] + " " * (b - a) + text[b:]
    return text
