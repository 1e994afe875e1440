"""The legal form of an act of cooperation."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Instrument:
    """A kind of instrument with the head phrases that name it.

    `heads` maps a language (ISO 639-1) to phrases, singular and plural; the longest phrase in a text wins. `acronyms`
    are matched with their case. `weak` phrases name the form only where an act word stands with them. `step` is how
    the form is concluded when nothing else is told (steps vocabulary). `rank` orders forms by legal weight, 1 highest.
    `treaty_term` is the word of the UN treaty glossary where it has one; `plover` maps a step to an event type.
    """

    id: str
    label: str
    plural: str
    step: str
    rank: int
    treaty_term: str | None = None
    plover: str | None = None
    meaning: str = ""
    heads: dict[str, tuple[str, ...]] = field(default_factory=dict)
    acronyms: tuple[str, ...] = ()
    weak: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def phrases(self) -> tuple[str, ...]:
        """All head phrases and acronyms of all languages, sorted."""
        heads = {phrase for phrases in self.heads.values() for phrase in phrases}
        return tuple(sorted(heads | set(self.acronyms)))
