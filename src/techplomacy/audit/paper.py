"""A paper under check: its document and all that the checks read from it, parsed once."""

from dataclasses import dataclass
from functools import cached_property

from techplomacy.audit.captions import Caption, Mention, read_captions, read_mentions
from techplomacy.audit.citing import Citation, read_citations
from techplomacy.audit.countries import list_pair
from techplomacy.audit.expansions import Expansion, read_expansions
from techplomacy.audit.mending import mend_blocks
from techplomacy.audit.plain import blank_markup
from techplomacy.audit.prose import Run, Sentence, read_prose
from techplomacy.audit.sections import Section, find_section, read_sections
from techplomacy.audit.words import PaperWords, load_words
from techplomacy.audit.works import Work, read_works
from techplomacy.model import BlockKind, Document
from techplomacy.vocabulary import Vocabulary


@dataclass(frozen=True)
class Paper:
    """A document with what was parsed from it: sections, sentences, expansions, works, citations, captions, mentions.

    `plain` is the text with markup blanked, `flow` the text with all but running prose blanked; both keep its offsets.
    """

    document: Document
    vocabulary: Vocabulary
    words: PaperWords
    plain: str
    flow: str
    sections: tuple[Section, ...]
    runs: tuple[Run, ...]
    sentences: tuple[Sentence, ...]
    expansions: tuple[Expansion, ...]
    works: tuple[Work, ...]
    citations: tuple[Citation, ...]
    captions: tuple[Caption, ...]
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.document.text

    @cached_property
    def year(self) -> int | None:
        """The latest year that the paper can tell of: that of its document, else of its youngest listed work."""
        if self.document.published is not None and self.document.published.year is not None:
            return self.document.published.year
        years = sorted(int(work.year) for work in self.works if work.year)
        return years[-2] if len(years) > 3 else None

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """The two countries that the running text names most."""
        return list_pair(self.flow, self.vocabulary)

    def find_section(self, offset: int) -> Section:
        """The section in which an offset lies."""
        return find_section(self.sections, offset)

    def find_sentence(self, offset: int) -> Sentence | None:
        """The sentence in which an offset lies."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)


def read_paper(document: Document, vocabulary: Vocabulary) -> Paper:
    """Parse a document of any format as a paper; reads nothing but the document."""
    words = load_words(vocabulary)
    plain = blank_markup(document.text)
    document = mend_blocks(document, plain, words)
    captions = read_captions(document.text, words)
    sections = read_sections(document, plain, {caption.start for caption in captions}, words)
    flow, runs, sentences = read_prose(document, plain, sections, [(c.start, c.end) for c in captions])
    notes = [(run.start, run.end) for run in runs if run.kind is BlockKind.NOTE]
    return Paper(
        document=document,
        vocabulary=vocabulary,
        words=words,
        plain=plain,
        flow=flow,
        sections=sections,
        runs=runs,
        sentences=sentences,
        expansions=read_expansions(flow, plain, sections, notes, words),
        works=read_works(document, plain, sections, words),
        citations=read_citations(flow, [*notes, *((c.start, c.end) for c in captions)], plain, vocabulary, words),
        captions=captions,
        mentions=read_mentions(flow, captions, words),
    )
