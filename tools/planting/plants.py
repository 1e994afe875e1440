"""What a planter makes, the register of planters, and how they find places in a Markdown paper."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Plant:
    """What was changed: the class, the marks by which the changed places are found again, classes that also fit."""

    kind: str
    marks: tuple[str, ...]
    also: tuple[str, ...] = ()


Planter = Callable[[str, random.Random], tuple[str, Plant] | None]
PLANTERS: dict[str, Planter] = {}


def planter(name: str) -> Callable[[Planter], Planter]:
    def keep(function: Planter) -> Planter:
        PLANTERS[name] = function
        return function

    return keep


def body_of(text: str) -> int:
    """Where running text ends: the first heading of a list of abbreviations or works."""
    match = re.search(
        r"^#+ .*(?:ABBREVIATIONS|BIBLIOGRAPHY|References|REFERENCES|Bibliography|Abbreviations).*$", text, re.M
    )
    return match.start() if match else len(text)


def paragraphs(text: str, least: int = 160) -> list[tuple[int, int]]:
    """Paragraphs of running text behind the abstract."""
    end = body_of(text)
    found = [
        (m.start(), m.end()) for m in re.finditer(r"^(?![#|!\-\[]|Table|Figure|\*\*Abstract)[A-Z].+$", text[:end], re.M)
    ]
    return [(a, b) for a, b in found if b - a >= least]


def sentences(text: str) -> list[tuple[int, int]]:
    found = []
    for a, b in paragraphs(text):
        found += [
            (a + m.start(), a + m.end())
            for m in re.finditer(r"(?<![.A-Z])\b[A-Z][^.]{40,200}[a-z0-9)]\.(?=\s|$)", text[a:b])
        ]
    return found


def put(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def append_sentence(text: str, rng: random.Random, sentence: str) -> str:
    _, end = rng.choice(paragraphs(text))
    return put(text, end, end, " " + sentence)


def expansions(text: str) -> list[re.Match[str]]:
    pattern = (
        r"(?P<long>(?!The )(?:[A-Z][\w-]+(?: (?:of|and|for) | (?=[A-Z])|(?= \())){3,9})\s?\((?P<short>[A-Z]{3,6})\)"
    )
    return list(re.finditer(pattern, text[: body_of(text)]))


def choose(rng: random.Random, found: list) -> object | None:  # type: ignore[type-arg]
    return rng.choice(found) if found else None


def entries(text: str) -> list[tuple[int, int]]:
    match = list(re.finditer(r"^#+ .*(?:BIBLIOGRAPHY|References|REFERENCES|Bibliography).*$", text, re.M))
    start = match[-1].end() if match else len(text)
    return [(start + m.start(), start + m.end()) for m in re.finditer(r"^\S.{30,}$", text[start:], re.M)]
