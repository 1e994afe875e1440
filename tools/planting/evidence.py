"""Makes a paper of true sentences on a mapped study, and copies with errors planted against the evidence."""

import random
import re
from dataclasses import dataclass
from pathlib import Path

FACTS = Path(__file__).with_name("facts.txt")
_SLOT = re.compile(r"\{(?P<right>[^|{}]+)\|(?P<kind>[\w-]+)(?:\|(?P<wrong>[^{}]+))?\}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AMOUNT = re.compile(r"\d+(?:\.\d+)?")
TITLE = "# Notes on the ties of India and Japan\n\nIndia and Japan have been partners for long.\n"
FACTORS = (2, 3, 10, 0.5, 0.1)
LAST = 2025
SHIFTS = (-4, -3, -2, 2, 3)  # years; a shift by one can be a fiscal year


@dataclass(frozen=True)
class Fact:
    """A sentence with one error, or none (`kind` empty), and what was changed."""

    text: str
    kind: str = ""
    change: str = ""


def read_facts(path: Path = FACTS) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def tell(line: str) -> str:
    """The true sentence."""
    return _SLOT.sub(lambda match: match["right"], line)


def plant(line: str, rng: random.Random) -> Fact:
    """The sentence with one of its slots made wrong."""
    slots = list(_SLOT.finditer(line))
    chosen = rng.choice(slots)
    wrong = rng.choice(chosen["wrong"].split("/")) if chosen["wrong"] else _change(chosen, rng)
    text = f"{tell(line[: chosen.start()])}{wrong}{tell(line[chosen.end() :])}"
    return Fact(text, chosen["kind"], f"{wrong} for {chosen['right']}")


def _change(slot: re.Match[str], rng: random.Random) -> str:
    if slot["kind"] == "act-amount":
        factor = rng.choice(FACTORS)
        return _AMOUNT.sub(lambda match: f"{float(match.group()) * factor:g}", slot["right"], count=1)
    shift = rng.choice(SHIFTS)
    return _YEAR.sub(lambda match: str(_shift(int(match.group()), shift)), slot["right"], count=1)


def _shift(year: int, shift: int) -> int:
    """Another year, none after the last one that a paper of the study can tell of."""
    return year + shift if year + shift <= LAST else year - abs(shift)


def make_paper(facts: list[Fact]) -> str:
    """A paper with one sentence a paragraph, so that no sentence lends another its date or party."""
    return TITLE + "".join(f"\n{fact.text}\n" for fact in facts)
