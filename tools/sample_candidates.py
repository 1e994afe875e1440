"""Draw candidates from the corpora for a person to label, with the text around each; what is drawn is not kept here.

Usage: python tools/sample_candidates.py CORPUS COUNT [--seed N] > SHEET.jsonl

A sheet has one candidate a line: corpus, doc, start, end, kind, step, countries, the text around it and the day of
publication. Labels (tools/labels/*.csv) keep only corpus, doc, start, end, kind, step and the decision.
"""

import argparse
import json
import random

from corpora import read_corpus

from techplomacy.extraction.acts import list_merged
from techplomacy.vocabulary import load_vocabulary

AROUND = 500  # characters shown on either side
MOST = 3  # candidates of one document


def main() -> None:
    """Read a corpus, draw, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    vocabulary = load_vocabulary()
    drawn: list[dict[str, object]] = []
    for key, document in read_corpus(args.corpus):
        acts = list_merged(document, vocabulary)
        for act in rng.sample(acts, min(MOST, len(acts))):
            span = act.spans[0]
            drawn.append(
                {
                    "corpus": args.corpus,
                    "doc": key,
                    "start": span.start,
                    "end": span.end,
                    "kind": act.kind,
                    "step": act.step,
                    "parties": [[party.name, party.country] for party in act.parties],
                    "issuer": document.side,
                    "published": document.published.edtf if document.published else None,
                    "title": document.title,
                    "before": document.text[max(0, span.start - AROUND) : span.start],
                    "quote": document.text[span.start : span.end],
                    "after": document.text[span.end : span.end + AROUND],
                }
            )
    for row in rng.sample(drawn, min(args.count, len(drawn))):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
