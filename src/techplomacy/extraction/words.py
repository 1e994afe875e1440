"""What the lexicon knows of a word, and where it stands in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the lexicon.

    `kind` is instrument, act, country or body; `id` the instrument, act, or country that it means; `form` tells more
    (the form of an act; strong, weak or acronym of an instrument; name, people, acronym or government of a country;
    name or acronym of a body). `exact` holds the spelling where case matters.
    """

    kind: str
    id: str
    form: str
    exact: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A word found at [start, end)."""

    start: int
    end: int
    word: Word

    @property
    def id(self) -> str:
        """The id of the word."""
        return self.word.id

    @property
    def form(self) -> str:
        """The form of the word."""
        return self.word.form
