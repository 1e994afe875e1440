"""`evaluate`: how right the extractor, or a file of its events, is on a gold set."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from techplomacy.corpus import make_document
from techplomacy.errors import InvalidValueError
from techplomacy.extraction import read_events
from techplomacy.model import When
from techplomacy.vocabulary import load_vocabulary
from techplomacy.workbench.engine import count_workers, run_parts
from techplomacy.workbench.gold import Event, GoldPassage
from techplomacy.workbench.goldreading import hash_gold, parse_event, read_gold, read_predicted
from techplomacy.workbench.scores import Evaluation, Missed, Spurious
from techplomacy.workbench.scoring import compare_passage
from techplomacy.workbench.scoringrates import (
    draw_curve,
    fill_bins,
    group_kinds,
    group_sources,
    group_steps,
    rate_counts,
    rate_fields,
    sum_counts,
)


def evaluate_gold(gold: Path, *, predicted: Path | None = None, floor: float = 0.0) -> Evaluation:
    """Scores on a gold set of the events that the extractor makes of it, or of those in the file `predicted`.

    Events below the confidence `floor` are left out. The curve has a point for each confidence that occurs. GoldError,
    with file and line, where a file cannot be used.
    """
    if not 0.0 <= floor <= 1.0:
        raise InvalidValueError(f"A confidence runs from 0 to 1, not {floor}.")
    vocabulary = load_vocabulary()
    passages = read_gold(gold, vocabulary)
    made = read_predicted(predicted, passages, vocabulary) if predicted else extract_passages(passages)
    events = {name: tuple(event for event in told if event.confidence >= floor) for name, told in made.items()}
    return score_passages(passages, events, gold=gold, floor=floor)


def extract_passages(passages: Sequence[GoldPassage]) -> dict[str, tuple[Event, ...]]:
    """The events that the extractor makes of each passage; its title is not given to it."""
    size = sum(len(passage.text) for passage in passages)
    made = run_parts(_extract, passages, workers=count_workers(size), on_crash=lambda _: ())
    return {passage.id: events for passage, events in zip(passages, made, strict=True)}


def score_passages(
    passages: Sequence[GoldPassage], events: Mapping[str, Sequence[Event]], *, gold: Path, floor: float = 0.0
) -> Evaluation:
    """Scores of events by passage; a passage without events counts as having none."""
    comparisons = [compare_passage(passage, events.get(passage.id, ())) for passage in passages]
    counts = [comparison.count for comparison in comparisons]
    typed, detected = rate_counts(counts)
    empty = [comparison.count.made for comparison in comparisons if comparison.passage.is_empty]
    total = sum_counts(counts)
    return Evaluation(
        gold=gold,
        checksum=hash_gold(gold),
        floor=floor,
        documents=len(passages),
        records=total.gold,
        events=total.made,
        typed=typed,
        detected=detected,
        fields=rate_fields(comparisons),
        kinds=group_kinds(comparisons),
        steps=group_steps(comparisons),
        sources=group_sources(comparisons),
        empty_documents=len(empty),
        false_per_empty_document=sum(empty) / len(empty) if empty else None,
        curve=tuple(draw_curve(passages, events)),
        bins=tuple(fill_bins(comparisons)),
        missed=tuple(Missed(c.passage.id, record) for c in comparisons for record in c.missed),
        false=tuple(Spurious(c.passage.id, event) for c in comparisons for event in c.spurious),
    )


def _extract(passage: GoldPassage) -> tuple[Event, ...]:
    vocabulary = load_vocabulary()
    published = When(passage.published) if passage.published else None
    document = make_document(passage.text, name=passage.id, published=published, side=passage.side)
    made = read_events(document, vocabulary)
    return tuple(parse_event(event, passage.text, vocabulary) for event in made["events"])
