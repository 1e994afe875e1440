"""Names the sentences and blocks of one document, once each, and pools names where a side of an act is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from techplomacy.extraction.candidates import Candidate
from techplomacy.extraction.citing import find_citations, is_cited
from techplomacy.extraction.context import Context
from techplomacy.extraction.name import Name
from techplomacy.extraction.names import find_names
from techplomacy.extraction.offices import rename_offices
from techplomacy.extraction.runs import load_name_words
from techplomacy.extraction.sentences import Sentence
from techplomacy.extraction.words import Hit
from techplomacy.model import Block
from techplomacy.text.sieves import holds_any

_BEFORE = 500  # characters before a sentence in which those that it points to are named
_LONGEST = 1500  # characters of a block that are read for its names


@dataclass
class Namer:
    """The names of a document. `grouped` are the hits of each block; `sure` the countries whose bodies are meant."""

    context: Context
    grouped: dict[int, list[Hit]]
    sure: frozenset[str] = frozenset()
    _named: dict[int, list[Name] | Sentence] = field(default_factory=dict)  # a sentence is named when it is asked for
    _blocks: dict[int, list[Name]] = field(default_factory=dict)
    _told: dict[str, str] = field(default_factory=dict)

    def name(self, sentence: Sentence) -> list[Name]:
        """The names of a sentence; offices stand for their bodies, references in brackets are left out."""
        names = self._named.get(sentence.start)
        if not isinstance(names, list):
            names = rename_offices(self._read(sentence.text, sentence.start, sentence.hits), self.context.vocabulary)
            names = [self._recall(name) for name in map(self._place, names) if name is not None]
            self._named[sentence.start] = names
        return names

    def note(self, sentence: Sentence) -> None:
        """Let a sentence be one of those whose names later ones may look back to."""
        self._named.setdefault(sentence.start, sentence)

    def _place(self, name: Name) -> Name | None:
        """A lone general word (`the Administration`) as the state that speaks; None where nobody is known to."""
        if name.kind != "body" or name.country is not None or " " in name.name or name.name.isupper():
            return name
        words, home = (
            load_name_words(self.context.vocabulary),
            self.context.vocabulary.countries.get(self.context.home or ""),
        )
        if not (words.holds("opening", name.name) or words.holds("closing", name.name)):
            return name
        return replace(name, name=home.name, country=home.alpha3, kind="government", how="guess") if home else None

    def _recall(self, name: Name) -> Name:
        """The name with the country that an earlier sentence told of it."""
        if name.kind != "body":
            return name
        key = name.name.casefold().removeprefix("the ")
        if name.country is None:
            return replace(name, country=self._told[key], how="told") if key in self._told else name
        self._told.setdefault(key, name.country)
        if name.acronym:
            self._told.setdefault(name.acronym.casefold(), name.country)
        return name

    def may_cover(self, sentence: Sentence, start: int) -> bool:
        """Whether a name may run over an offset; never over a small letter outside of brackets and known names."""
        n = start - sentence.start
        text = sentence.text
        if not text[n].islower() or (n and text[n - 1] != " ") or "(" in text[:n]:
            return True
        return any(h.start <= start < h.end and h.word.kind in ("body", "country", "place") for h in sentence.hits)

    def pool(self, candidate: Candidate) -> Iterator[Sequence[Name]]:
        """Where missing sides may be named, nearest first: sentence, those before, headings, what opens the text.

        Names by which the candidate would gain no country may be left out.
        """
        sentence = candidate.sentence
        block, first = sentence.block, self.context.blocks[0]
        yield self.name(sentence)
        is_card = "card" in candidate.features  # the cards before it tell of others
        yield [] if is_card else self._look_back(block.start, sentence.start)
        yield [] if is_card else self._name_before(candidate)
        for parent in self.context.trace(block):
            yield self._name_block(parent, candidate)
        if first.n != block.n:
            yield self._name_block(first, candidate)
        above = [] if is_card else self._look_back(0, block.start)
        yield [n for n in above if n.kind != "body"] if "listed" in candidate.features else above  # of other items
        around = self._name_block(block, candidate)
        yield [n for n in around if n.start >= sentence.end or n.end <= sentence.start]
        countries = self.context.vocabulary.countries
        yield [
            Name(-1, -1, countries[c].name, c, "country", how="pair")
            for c in self.context.pair
            if c in countries and c != self.context.home
        ]

    def _name_before(self, candidate: Candidate) -> list[Name]:
        """The names of the same block before a sentence, the nearest first; `the two`, `they` point to them."""
        sentence = candidate.sentence
        start = max(sentence.block.start, sentence.start - _BEFORE)
        if start >= sentence.start:
            return []
        text = self.context.text[start : sentence.start]
        hits = [h for h in self.grouped.get(sentence.block.n, ()) if start <= h.start and h.end <= sentence.start]
        return self._read(text, start, hits)[::-1] if self._may_add(text, hits, candidate) else []

    def _may_add(self, text: str, hits: Sequence[Hit], candidate: Candidate) -> bool:
        """Whether a text may name a country besides those of a candidate: by a word for it, or a legal form."""
        have = candidate.countries
        for hit in hits:
            if hit.id and hit.id not in have and hit.word.kind in ("country", "body", "place"):
                return True
        return holds_any(text, load_name_words(self.context.vocabulary).forms)

    def _look_back(self, start: int, end: int) -> list[Name]:
        """The names already read between two offsets, the nearest first."""
        found: list[Name] = []
        for place in sorted(place for place in self._named if start <= place < end):
            known = self._named[place]
            found += known if isinstance(known, list) else self.name(known)
        return found[::-1]

    def _name_block(self, block: Block, candidate: Candidate) -> list[Name]:
        if block.n not in self._blocks:
            text = self.context.text[block.start : min(block.end, block.start + _LONGEST)]
            hits = [h for h in self.grouped.get(block.n, ()) if h.end <= block.start + len(text)]
            if not self._may_add(text, hits, candidate):
                return []
            self._blocks[block.n] = self._read(text, block.start, hits)
        return self._blocks[block.n]

    def _read(self, text: str, offset: int, hits: Sequence[Hit]) -> list[Name]:
        self.context.counter.characters += len(text)
        names = find_names(text, offset, hits, load_name_words(self.context.vocabulary), sure=self.sure)
        citations = find_citations(text)
        return [n for n in names if not is_cited(n.start - offset, n.end - offset, citations)]
