"""A candidate: an instrument under an act, with what has been read of it so far."""

from dataclasses import dataclass, field

from techplomacy.extraction.mentions import Mention
from techplomacy.extraction.name import Name
from techplomacy.extraction.sentences import Sentence
from techplomacy.model import Money, When


@dataclass(slots=True)
class Span:
    """A stretch of the document that shows a candidate."""

    start: int
    end: int


@dataclass(slots=True)
class Party:
    """A party as it will be stated; `implied` where its name is not in the passage."""

    name: str
    country: str | None
    kind: str = "body"
    acronym: str | None = None
    start: int = -1
    end: int = -1
    implied: bool = False


@dataclass(slots=True)
class Amount:
    """An amount with the place where it is written."""

    money: Money
    start: int
    end: int


@dataclass(slots=True)
class Candidate:
    """One mention of an act of cooperation; fields are filled in by the field rules.

    `spans` are the stretches that show act and instrument, the best first. `order` numbers candidates in the document.
    """

    kind: str
    step: str
    frame: str
    mention: Mention
    sentence: Sentence
    spans: list[Span]
    order: int = 0
    parties: list[Party] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    when: When | None = None
    when_span: Span | None = None
    sectors: list[str] = field(default_factory=list)
    subject: str = ""
    features: set[str] = field(default_factory=set)
    is_umbrella: bool = False
    is_anaphor: bool = False
    is_support: bool = False
    act_start: int = -1
    act_end: int = -1
    confidence: float = 0.0

    @property
    def countries(self) -> set[str]:
        """The countries of the parties."""
        return {party.country for party in self.parties if party.country}

    @property
    def named(self) -> list[Party]:
        """The parties that are bodies, not countries, and stand in the text."""
        return [p for p in self.parties if p.kind == "body" and not p.implied]


def names_to_parties(names: list[Name]) -> list[Party]:
    """The parties of these names, without repetition."""
    parties: list[Party] = []
    for name in names:
        party = Party(_trim(name.name), name.country, name.kind, name.acronym, name.start, name.end)
        if not any(p.name.casefold() == party.name.casefold() and p.country == party.country for p in parties):
            parties.append(party)
    return parties


def _trim(name: str) -> str:
    for article in ("the ", "The ", "M/s. ", "M/s "):
        name = name.removeprefix(article)
    return " ".join(name.split()).removesuffix("’s").removesuffix("'s")
