"""The phrases that a question may hold and what each means: words of the vocabulary and of `questions.toml`."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from techplomacy.analysis.ask import INSTRUMENTS
from techplomacy.analysis.sectors import BINDING
from techplomacy.text.caching import keep_compiled
from techplomacy.text.matching import Matcher
from techplomacy.vocabulary import Vocabulary

SUBJECT = 9  # rank of kinds from which on their heads ("freight corridor") say what is built, not in which form


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase means: a field of the question (or filler, money, delivery), its values, and a label for people."""

    field: str
    values: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True)
class Phrases:
    """All phrases in one matcher; `subjects` are the subject words of sectors that are too fine to stand for one."""

    matcher: Matcher[Sense]
    subjects: dict[str, str]
    openings: dict[str, tuple[str, ...]]


def fold(text: str) -> str:
    """The text in compatibility form and lower case, one character for one; where that fails, in lower case alone."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return plain if len(plain) == len(text) else text.lower()


@lru_cache(maxsize=2)
def load_questions() -> dict[str, Any]:
    """The words of questions, as their file has them."""
    return tomllib.loads((files("techplomacy.workbench") / "questions.toml").read_text(encoding="utf-8"))


@keep_compiled
def make_phrases(vocabulary: Vocabulary) -> Phrases:
    """The phrases of one vocabulary; what a later table says of a phrase replaces what an earlier one said."""
    words = load_questions()
    told = {phrase: Sense("filler") for phrase in words["filler"]}
    told |= {phrase: Sense("filler") for key in ("since", "until") for phrase in words[key]}
    told |= _list_kinds(vocabulary) | _list_steps(vocabulary) | _list_countries(vocabulary)
    subjects = {
        fold(phrase): sector.id
        for sector in vocabulary.sectors.values()
        for phrases in sector.words.values()
        for phrase in phrases
    }
    told |= _list_sectors(vocabulary)
    for state, phrases in words["states"].items():
        told |= {phrase: Sense("state", (state,), f"outcome: {state}") for phrase in phrases}
    told |= {phrase: Sense("money", label="how much, at which stage") for phrase in words["money"]}
    told |= {phrase: Sense("delivery", label="what was delivered, as of when") for phrase in words["delivery"]}
    openings = {key: tuple(sorted(words[key], key=len, reverse=True)) for key in ("since", "until", "beyond")}
    return Phrases(Matcher({fold(phrase): sense for phrase, sense in told.items()}), subjects, openings)


def _list_sectors(vocabulary: Vocabulary) -> dict[str, Sense]:
    """Each sector by its id, its label and the parts of it, and by the first subject word of each language."""
    found: dict[str, Sense] = {}
    for sector in vocabulary.sectors.values():
        sense = Sense("sector", (sector.id,), f"sector: {sector.label}")
        parts = re.split(r",| and ", sector.label)
        names = {sector.label, sector.id, sector.id.replace("_", " "), *(part.strip() for part in parts)}
        names |= {phrases[0] for phrases in sector.words.values() if phrases}
        spelt = {form for name in names for form in (name, name.removesuffix("s"), f"{name}s") if len(name) > 2}
        found |= {fold(name): sense for name in spelt if name != "other"}
    return found


def _list_kinds(vocabulary: Vocabulary) -> dict[str, Sense]:
    found: dict[str, Sense] = {}
    for kind in vocabulary.instruments.values():
        sense = Sense("kind", (kind.id,), f"kind: {kind.label}")
        names = {kind.label, kind.plural, *kind.acronyms, *load_questions()["kinds"].get(kind.id, ())}
        if kind.rank < SUBJECT:
            names |= {phrase for phrases in kind.heads.values() for phrase in phrases}
        found |= {fold(name): sense for name in names if kind.id != "other"}
    binding = tuple(kind.id for kind in vocabulary.instruments.values() if kind.rank <= BINDING)
    sense = Sense("kind", binding, "kinds: all instruments that parties conclude")
    return found | {INSTRUMENTS: sense, f"{INSTRUMENTS}s": sense}


def _list_steps(vocabulary: Vocabulary) -> dict[str, Sense]:
    found: dict[str, Sense] = {}
    for step in vocabulary.steps.values():
        sense = Sense("step", (step.id,), f"step: {step.label}")
        found |= {fold(name): sense for name in (step.label, *load_questions()["steps"].get(step.id, ()))}
    return found


def _list_countries(vocabulary: Vocabulary) -> dict[str, Sense]:
    found: dict[str, Sense] = {}
    for country in vocabulary.countries.values():
        sense = Sense("country", (country.alpha3,), country.name)
        names = {*country.names, *country.demonyms} - set(country.ambiguous) - set(country.acronyms)
        found |= {fold(name): sense for name in names if len(name) > 1}
    return found
