"""Fit the weights of confidence.py to the labels: a logistic regression, one source left out at a time to choose.

Usage: python tools/train_confidence.py [--penalty X] [--write]

Prints how well each corpus is told by the others. With --write the weights of all are written to weights.yaml, with the
checksum of the labels. Gold passages are never read here: they are a test.
"""

import argparse
import math
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from labels import hash_labels, pair_labels, pair_passages, read_labels

from techplomacy.extraction.acts import stands
from techplomacy.vocabulary import load_vocabulary

QUALITY = Path(__file__).parents[1] / "tests/quality"
PASSAGES = tuple(QUALITY / f"genre_{name}.jsonl" for name in ("dev", "dev2", "opened", "dev3"))
TARGET = Path(__file__).parents[1] / "src/techplomacy/vocabulary/data/triggers/weights.yaml"
ROUNDS = 25
Row = tuple[frozenset[str], bool, str]
Case = tuple[list[int], float]


def read_rows() -> list[Row]:
    """(features, keep, corpus) of each labelled candidate that still stands before it is weighed."""
    vocabulary = load_vocabulary()
    passages = [
        (frozenset(candidate.features), keep, "passages")
        for path in PASSAGES
        for keep, document, candidate in pair_passages(path, vocabulary)
        if stands(candidate, document)
    ]
    return passages + [
        (frozenset(candidate.features), label.keep, label.corpus)
        for label, document, candidate in pair_labels(read_labels(), vocabulary)
        if candidate is not None and stands(candidate, document)
    ]


def read_priors() -> dict[str, float]:
    """What each feature was expected to weigh before a label was seen; the order of the file is kept."""
    return {row["id"]: float(row["prior"]) for row in load_vocabulary().triggers["weights"]}


def fit(rows: Sequence[Row], penalty: float) -> dict[str, float]:
    """Weights by Newton's method with a Gaussian prior around what was expected; `penalty` is its precision."""
    priors = read_priors()
    names = list(priors)
    place = {name: n for n, name in enumerate(names)}
    cases = [([0, *(place[f] for f in features if f in place)], float(keep)) for features, keep, _ in rows]
    weights = list(priors.values())
    for _ in range(ROUNDS):
        slope = [penalty * (priors[name] - w) for name, w in zip(names, weights, strict=True)]
        bend = [[penalty if i == j else 0.0 for j in range(len(names))] for i in range(len(names))]
        for active, keep in cases:
            told = 1.0 / (1.0 + math.exp(-sum(weights[n] for n in active)))
            for i in active:
                slope[i] += keep - told
                for j in active:
                    bend[i][j] += told * (1.0 - told)
        weights = step(cases, list(priors.values()), penalty, weights, solve(bend, slope))
    return dict(zip(names, weights, strict=True))


def step(
    cases: Sequence[Case], priors: Sequence[float], penalty: float, weights: list[float], move: list[float]
) -> list[float]:
    """The weights after a move, halved until it is no step back: Newton alone leaps over flat stretches."""

    def cost(at: Sequence[float]) -> float:
        total = 0.5 * penalty * sum((w - p) ** 2 for w, p in zip(at, priors, strict=True))
        for active, keep in cases:
            score = sum(at[n] for n in active)
            total += math.log1p(math.exp(-abs(score))) + max(score, 0.0) - keep * score
        return total

    before = cost(weights)
    for _ in range(12):
        after = [w + s for w, s in zip(weights, move, strict=True)]
        if cost(after) <= before:
            return after
        move = [s / 2 for s in move]
    return weights


def solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """The solution of a symmetric positive system, by elimination."""
    size = len(vector)
    rows = [[*matrix[i], vector[i]] for i in range(size)]
    for i in range(size):
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            if factor:
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (rows[i][size] - sum(rows[i][j] * found[j] for j in range(i + 1, size))) / rows[i][i]
    return found


def tell(weights: dict[str, float], features: frozenset[str]) -> float:
    """The confidence of a candidate."""
    return 1.0 / (1.0 + math.exp(-weights["bias"] - sum(weights.get(f, 0.0) for f in features)))


def describe(rows: Sequence[Row], weights: dict[str, float]) -> str:
    """Log loss, and precision and recall at four floors."""
    told = [(tell(weights, features), keep) for features, keep, _ in rows]
    loss = -sum(math.log(max(1e-9, p if keep else 1 - p)) for p, keep in told) / max(1, len(told))
    parts = [f"loss {loss:.3f}"]
    for floor in (0.3, 0.4, 0.5, 0.7):
        hits = [keep for p, keep in told if p >= floor]
        right, true = sum(hits), sum(keep for _, keep in told)
        parts.append(f"@{floor} P {right / max(1, len(hits)):.2f} R {right / max(1, true):.2f}")
    return ", ".join(parts)


def write(weights: dict[str, float], count: int) -> None:
    """The weights as a vocabulary file, each with what was expected of it."""
    priors = read_priors()
    lines = [
        "title: Weights of the confidence of a record",
        "source: own work; fitted by tools/train_confidence.py to the labels in tools/labels",
        f'date: "{date.today().isoformat()}"',
        "licence: MIT",
        'version: "2"',
        f'note: "{count} candidates, labels {hash_labels()}. The confidence is the logistic of their sum."',
        "entries:",
        *(f'  {name}: {{weight: "{value:.2f}", prior: "{priors[name]}"}}' for name, value in weights.items()),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Read, compare, and write if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--penalty", type=float, default=4.0)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = read_rows()
    print(f"{len(rows)} candidates, {sum(keep for _, keep, _ in rows)} to keep")
    for corpus in sorted({name for _, _, name in rows}):
        inside = [row for row in rows if row[2] == corpus]
        print(
            f"{corpus}: told by the others: {describe(inside, fit([r for r in rows if r[2] != corpus], args.penalty))}"
        )
    weights = fit(rows, args.penalty)
    print(f"all, on themselves: {describe(rows, weights)}")
    for name, value in sorted(weights.items(), key=lambda item: item[1]):
        print(f"  {value:6.2f}  {name}")
    if args.write:
        write(weights, len(rows))


if __name__ == "__main__":
    main()
