"""Finds the important acts of a field that the paper's section on that field never mentions; few, of low weight."""

import re
from collections import defaultdict
from collections.abc import Iterator

from techplomacy.analysis import View
from techplomacy.analysis.dossier import weigh_event
from techplomacy.analysis.view import find_when
from techplomacy.audit.against.countries import is_of_pair
from techplomacy.audit.against.likeness import Index
from techplomacy.audit.against.phrases import list_subject_words
from techplomacy.audit.against.prose import Prose, Sentence
from techplomacy.audit.against.telling import cite_event, describe_event, make_finding
from techplomacy.model import Event, Finding
from techplomacy.text.caching import keep_compiled
from techplomacy.text.matching import Matcher
from techplomacy.vocabulary import Vocabulary

KIND = "instrument-missing"
_EACH = 2  # acts told of one section
_MOST = 8  # told of one paper
_WORDS = 60  # of a section, below which it is none on its field
_LONGEST = 9  # words of a heading that names a field; a longer one is a title
_RANK = 6  # the weakest instrument that a section needs
_MENTIONED = 0.6  # of an act's telling words that a section holds where it mentions it


def check_missing(
    index: Index, prose: Prose, compared: frozenset[str] = frozenset(), *, until: int | None = None
) -> Iterator[Finding]:
    """At most two acts a section: the weightiest concluded ones of its field, told by two witnesses at least.

    `compared` are the ids that other checks met: what was compared was mentioned. `until` is the paper's year.
    """
    told = 0
    mentions = Mentions(index, prose)
    if not is_of_pair(index.view, mentions.whole):
        return  # a paper on more than the two countries owes neither of them an act
    for sentences in _group_sections(prose).values():
        sectors = _find_sectors(index.view, sentences[0].heading)
        text = " ".join(sentence.plain for sentence in sentences)
        if not sectors or len(text.split()) < _WORDS or not is_of_pair(index.view, text):
            continue
        wanted = [e for e in index.view.events if set(e.sectors[:1]) & sectors and _is_needed(index, e, compared)]
        threads = _list_threads(index.view, compared)
        lacking = [e for e in wanted if _is_in_time(e, until) and e.initiative not in threads and not mentions.hold(e)]
        for event in _list_heaviest(index.view, lacking):
            told += 1
            if told > _MOST:
                return
            yield _make(index, prose, sentences[0], event)


def _list_threads(view: View, compared: frozenset[str]) -> frozenset[str]:
    """The initiatives of which the paper tells some act: it mentions them, if not each of their steps."""
    return frozenset(e.initiative for key in compared if (e := view.by_id.get(key)) is not None and e.initiative)


def _list_heaviest(view: View, events: list[Event]) -> list[Event]:
    """The weightiest acts of a section, one a thread."""
    chosen: list[Event] = []
    for event in sorted(events, key=lambda e: (-weigh_event(view, e), e.id)):
        if len(chosen) < _EACH and not any(event.initiative and event.initiative == e.initiative for e in chosen):
            chosen.append(event)
    return chosen


class Mentions:
    """What a paper mentions: its amounts, its short names, and the words of the sentences of each year."""

    def __init__(self, index: Index, prose: Prose) -> None:
        self.index = index
        self.whole = " ".join(sentence.plain for sentence in prose.sentences)
        self.amounts = {(span.money.amount, span.money.currency) for s in prose.sentences for span in s.money}
        self.by_year: dict[int, list[frozenset[str]]] = defaultdict(list)
        for sentence in prose.sentences:
            for year in {span.when.year for span in sentence.dates if span.when.year}:
                self.by_year[year].append(list_subject_words(sentence.plain, index.view.vocabulary))

    def hold(self, event: Event) -> bool:
        """Whether the paper mentions an act anywhere: its amount, a short name, or its year with its telling words."""
        if any((funds.money.amount, funds.money.currency) in self.amounts for funds in event.money):
            return True
        if any(re.search(rf"\b{name}\b", self.whole) for name in re.findall(r"\b[A-Z]{4,}\b", event.title)):
            return True
        own, when = self.index.words[event.id], find_when(event)
        weight = sum(self.index.rarity[word] for word in own)
        told = self.by_year.get(when.year, []) if when and when.year else []
        return any(sum(self.index.rarity[w] for w in own & words) >= _MENTIONED * weight for words in told)


def _is_in_time(event: Event, until: int | None) -> bool:
    when = find_when(event)
    return until is None or when is None or when.year is None or when.year < until


def _group_sections(prose: Prose) -> dict[str, list[Sentence]]:
    found: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in prose.sentences:
        if sentence.heading and not sentence.is_summing:
            found[sentence.heading].append(sentence)
    return found


def _find_sectors(view: View, heading: str) -> set[str]:
    """The sectors that a heading names; none where it names more than three, as a heading of all fields does."""
    if len(heading.split()) > _LONGEST:
        return set()
    found = {sector for _, _, sector in _load_sectors(view.vocabulary).find(heading.casefold())}
    return found if len(found) <= 3 else set()


@keep_compiled
def _load_sectors(vocabulary: Vocabulary) -> Matcher[str]:
    return Matcher(
        {
            phrase.casefold(): sector.id
            for sector in vocabulary.sectors.values()
            for phrase in (*sector.words.get("en", ()), sector.label)
            if sector.id != "other"
        }
    )


def _is_needed(index: Index, event: Event, compared: frozenset[str]) -> bool:
    known = index.view.vocabulary.instruments.get(event.kind)
    is_strong = known is not None and known.rank <= _RANK
    is_known = event.witnesses > 1 and event.id not in compared and not index.is_circular(event)
    return is_strong and is_known and index.view.is_concluded(event)


def _make(index: Index, prose: Prose, sentence: Sentence, event: Event) -> Finding:
    title = " ".join(sentence.heading.replace("*", "").split())
    words = f"The section “{title}” does not mention {describe_event(index.view, event)}."
    heading = next((b for b in prose.document.blocks if b.n == sentence.block.parent), sentence.block)
    place = heading.start, heading.end, prose.document.text[heading.start : heading.end]
    return make_finding(KIND, "not_found", place, words, cite_event(index.view, event, index.own))
