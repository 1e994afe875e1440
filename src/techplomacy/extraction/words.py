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


@dataclass(slots=True, init=False)
class Hit:
    """A word found at [start, end). There are many, so that they are made cheaply: not frozen, but never changed."""

    start: int
    end: int
    word: Word
    id: str
    form: str

    def __init__(self, start: int, end: int, word: Word) -> None:
        self.start = start
        self.end = end
        self.word = word
        self.id = word.id
        self.form = word.form
