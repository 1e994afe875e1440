"""Plants errors of all classes into clean papers, with a fixed seed, and measures what `check_inside` finds of them.

    python tools/plant_errors.py [--seed 7] [--rounds 5] [--single] [--show] [FILE.md ...]

Each planter (in `planting/`) knows the genre, not the paper: it looks for a place where its error can be made, and
makes it there. A plant counts as found where a finding of a class that fits it touches the place that was changed.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from planting.scoring import PAPERS, Score, measure


def list_rows(score: Score) -> Iterator[str]:
    for kind in sorted(score.planted):
        yield f"{kind:28} {score.found[kind]:3} of {score.planted[kind]:3}"
    yield f"{'recall':28} {score.recall:.3f}  ({score.found.total()} of {score.planted.total()})"
    yield f"{'precision':28} {score.precision:.3f}  ({score.true} true, {len(score.false)} false)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--single", action="store_true", help="one error a copy, so that no plant hides another")
    parser.add_argument("--show", action="store_true", help="show what was missed and what is false")
    given = parser.parse_args()
    score = measure(tuple(given.files) or PAPERS, seed=given.seed, rounds=given.rounds, single=given.single)
    for row in list_rows(score):
        print(row)
    if given.show:
        for name, plant in score.missed:
            print("MISSED", name, plant.kind, "|", plant.marks[0][:140])
        for name, finding in score.false:
            print(
                "FALSE", name, finding.kind, "|", " ".join(finding.quote.split())[:100], "|", finding.explanation[:140]
            )


if __name__ == "__main__":
    main()
