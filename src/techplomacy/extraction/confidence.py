"""Turns the features of a candidate into a confidence: the logistic of a sum of weights."""

import math

from techplomacy.extraction.candidates import Candidate
from techplomacy.text.caching import keep_compiled
from techplomacy.vocabulary import Vocabulary


@keep_compiled
def load_weights(vocabulary: Vocabulary) -> dict[str, float]:
    """The weights of features by name."""
    return {row["id"]: float(row["weight"]) for row in vocabulary.triggers["weights"]}


def score_candidate(candidate: Candidate, weights: dict[str, float]) -> float:
    """The confidence of a candidate, 0 to 1, rounded to three digits."""
    total = weights["bias"] + sum(weights.get(feature, 0.0) for feature in sorted(candidate.features))
    return round(1.0 / (1.0 + math.exp(-total)), 3)
