"""Plants errors against the evidence into true sentences on the India–Japan study; measures what `check` finds.

    python tools/plant_against.py [--seed 7] [--rounds 5] [--facts FILE] [--show]

The sentences are ours: `planting/facts.txt`; `planting/facts_unseen.txt` has some on which nothing was mended. A copy
of the paper has about half of them made wrong in one thing: date, party, amount, step, year or value of a series,
share, a body before its time, a plan that has slipped. Found: a finding of that class touches the sentence; told: any
finding that says contradicted or not found does. Precision counts such findings on sentences left true as false.
"""

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from planting.evidence import FACTS, Fact, make_paper, plant, read_facts, tell

from techplomacy.model import Finding
from techplomacy.workbench.checking import Choice, check_paper, covers

IGNORED = ("instrument-missing",)


@dataclass
class Score:
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    true: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def measure(*, seed: int = 7, rounds: int = 5, facts: Path = FACTS) -> Score:
    score = Score()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "paper.md"
        for n in range(rounds):
            rng = random.Random(f"{seed}-{n}")
            told = [plant(line, rng) if rng.random() < 0.5 else Fact(tell(line)) for line in read_facts(facts)]
            text = make_paper(told)
            path.write_text(text, encoding="utf-8")
            findings = check_paper(path, choice=Choice(without=IGNORED)).findings
            _count(score, text, told, [f for f in findings if f.verdict in ("contradicted", "not_found")])
    return score


def _count(score: Score, text: str, facts: list[Fact], findings: list[Finding]) -> None:
    for fact in facts:
        start = text.index(fact.text)
        mine = [f for f in findings if f.start < start + len(fact.text) and start < f.end]
        if not fact.kind:
            score.false += [f"{f.kind} {f.verdict} | {fact.text} | {f.explanation}" for f in mine]
            continue
        score.planted[fact.kind] += 1
        score.told[fact.kind] += bool(mine)
        score.true += len(mine)
        if any(covers(fact.kind, f.kind) for f in mine):
            score.found[fact.kind] += 1
        else:
            others = "; ".join(f"{f.kind} {f.verdict}: {f.explanation}" for f in mine)
            score.missed.append(f"{fact.kind} | {fact.change} | {fact.text} | {others}")


def list_rows(score: Score) -> Iterator[str]:
    for kind, planted in sorted(score.planted.items()):
        yield f"{kind:14} {score.found[kind]:3} of {planted:3} in its class, {score.told[kind]:3} told in any"
    whole = max(score.planted.total(), 1)
    shares = score.found.total() / whole, score.told.total() / whole
    yield f"recall {shares[0]:.3f} in its class, {shares[1]:.3f} in any ({whole} planted)"
    said = score.true + len(score.false)
    yield f"precision {score.true / max(said, 1):.3f} ({score.true} true, {len(score.false)} false)"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--facts", type=Path, default=FACTS)
    parser.add_argument("--show", action="store_true", help="show what was missed and what is false")
    wanted = parser.parse_args()
    score = measure(seed=wanted.seed, rounds=wanted.rounds, facts=wanted.facts)
    print("\n".join(list_rows(score)))
    for word, lines in (("MISSED", score.missed), ("FALSE", score.false)) if wanted.show else ():
        print("\n".join(f"{word} {line}" for line in lines))


if __name__ == "__main__":
    main()
