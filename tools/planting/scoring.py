"""Plants into copies of papers and counts what the inside checks find: recall a class, precision."""

import random
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from planting.plants import PLANTERS, Plant
from techplomacy.audit import check_inside, read_paper
from techplomacy.corpus.reading import make_document
from techplomacy.model import Finding
from techplomacy.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
PAPERS = tuple(sorted((ROOT / "tests" / "audit" / "data").glob("*.md")))


def plant_all(text: str, rng: random.Random, names: list[str]) -> tuple[str, list[Plant]]:
    """A text with one error of each named planter that finds a place."""
    plants: list[Plant] = []
    for name in names:
        made = PLANTERS[name](text, rng)
        if made is not None:
            text, plant = made
            plants.append(plant)
    return text, plants


def check_text(text: str) -> list[Finding]:
    vocabulary = load_vocabulary()
    return check_inside(read_paper(make_document(text), vocabulary))


def touches(text: str, finding: Finding, plant: Plant) -> bool:
    """Whether a finding lies in or over a place that a plant changed, or names it as its evidence."""
    spans = [(finding.start, finding.end)]
    spans += [tuple(map(int, place.rsplit(":", 1)[1].split("-"))) for place in finding.evidence]  # type: ignore[misc]
    for mark in plant.marks:
        for match in re.finditer(re.escape(mark), text):
            if any(start < match.end() and match.start() < end for start, end in spans):
                return True
    return False


@dataclass
class Score:
    """What a run found of what was planted."""

    planted: Counter[str]
    found: Counter[str]
    true: int
    false: list[tuple[str, Finding]]
    missed: list[tuple[str, Plant]]

    @property
    def recall(self) -> float:
        return self.found.total() / max(self.planted.total(), 1)

    @property
    def precision(self) -> float:
        return self.true / max(self.true + len(self.false), 1)


def measure(paths: tuple[Path, ...] = PAPERS, *, seed: int = 7, rounds: int = 5, single: bool = False) -> Score:
    """Plant into copies of the papers, a third of the classes a copy, or one error a copy (`single`), and count."""
    score = Score(Counter(), Counter(), 0, [], [])
    for path in paths:
        clean = path.read_text(encoding="utf-8")
        base = {(f.kind, f.quote) for f in check_text(clean)}
        for n in range(rounds):
            rng = random.Random(f"{seed}-{path.name}-{n}")
            names = sorted(PLANTERS)
            rng.shuffle(names)
            for part in [[name] for name in names] if single else (names[0::3], names[1::3], names[2::3]):
                text, plants = plant_all(clean, rng, part)
                _count(score, path.name, text, plants, base)
    return score


def _count(score: Score, name: str, text: str, plants: list[Plant], base: set[tuple[str, str]]) -> None:
    findings = check_text(text)
    for plant in plants:
        score.planted[plant.kind] += 1
        if any(f.kind in (plant.kind, *plant.also[:1]) and touches(text, f, plant) for f in findings):
            score.found[plant.kind] += 1
        else:
            score.missed.append((name, plant))
    for finding in findings:
        if any(
            finding.kind in (p.kind, *p.also) and (touches(text, finding, p) or finding.kind in p.also) for p in plants
        ):
            score.true += 1
        elif (finding.kind, finding.quote) not in base:
            score.false.append((name, finding))
