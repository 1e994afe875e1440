"""Records: passages are slices, basis is told, gaps are Issues, regular expressions keep to candidates' blocks."""

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from techplomacy.extraction import extract_records, find_gaps, read_events
from techplomacy.extraction.context import Context
from techplomacy.extraction.reading import read_candidates
from techplomacy.model import Basis, Block, BlockKind, Document, When
from techplomacy.vocabulary import load_vocabulary

SHARED = Path(__file__).parents[2].parent / "shared"
FLOOR_F1, FLOOR_PRECISION = 0.80, 0.88  # typed, on the development gold set; raise them, never lower them


def make(text, **fields):
    return Document(id="doc-1", source="s-1", text=text, reader="test/1", **fields)


def test_a_record_states_what_it_quotes():
    document = make("An agreement on water was signed with Korea on 3 May 2030 by Kenya.", side="KEN")
    (record,) = extract_records(document, vocabulary=load_vocabulary())
    document.verify(record.passage)
    for statement in record.statements:
        assert (statement.passage is not None) or statement.basis is Basis.DERIVED
        if statement.passage is not None:
            document.verify(statement.passage)
    assert record.values("kind") == ("agreement",) and record.source == "s-1"
    assert 0 < record.score < 1


def test_ids_hold_no_offsets():
    one = make("Kenya and Korea signed an agreement on water.")
    two = make("\n\nKenya and Korea signed an agreement on water.")
    ids = [[r.id for r in extract_records(d, vocabulary=load_vocabulary())] for d in (one, two)]
    assert ids[0] == ids[1] != []


def test_an_unread_language_is_an_issue_and_never_silence():
    document = make("Kenia und Korea unterzeichneten ein Abkommen.", language="de")
    assert list(extract_records(document, vocabulary=load_vocabulary())) == []
    assert [issue.code for issue in find_gaps(document)] == ["document-language"]
    assert find_gaps(make("Kenya and Korea.")) == []


def test_regular_expressions_see_only_candidates_blocks():
    idle = "The rains were good and the maize grew tall in Kenya and Korea alike. " * 40
    busy = "Kenya and Korea signed an agreement on water."
    text = f"{busy}\n\n{idle}"
    blocks = (
        Block(0, 0, len(busy), BlockKind.PARAGRAPH),
        Block(1, len(busy) + 2, len(text), BlockKind.PARAGRAPH),
    )
    context = Context(make(text, blocks=blocks), load_vocabulary())
    assert read_candidates(context)
    assert 0 < context.counter.characters < 20 * len(busy) < len(idle)
    nothing = Context(make(idle), load_vocabulary())
    assert read_candidates(nothing) == [] and nothing.counter.characters == 0


def test_the_same_document_gives_the_same_events():
    document = make("Kenya and Korea signed an agreement on water. Kenya and Japan issued a joint statement.")
    vocabulary = load_vocabulary()
    assert json.dumps(read_events(document, vocabulary)) == json.dumps(read_events(document, vocabulary))


@pytest.mark.shared
def test_todays_floor_on_the_development_gold_set():
    gold = SHARED / "corpora" / "gold_dev.jsonl"
    if not gold.exists():
        pytest.skip("the gold passages lie beside the checkout and are absent here")
    spec = spec_from_file_location("score_events", SHARED / "tools" / "score_events.py")
    tool = sys.modules.setdefault("score_events", module_from_spec(spec))
    spec.loader.exec_module(tool)
    rows = tool.load(gold)
    make_document = pytest.importorskip("techplomacy.corpus").make_document
    predicted = []
    for row in rows:
        published = When(row["doc_date"]) if row["doc_date"] else None
        document = make_document(row["text"], name=row["doc_id"], published=published, side=row["issuer_country"])
        predicted.append({**read_events(document, load_vocabulary()), "doc_id": row["doc_id"]})
    summary, _, _ = tool.score(rows, predicted, rounds=20)
    assert summary["f1"] >= FLOOR_F1
    assert summary["precision"] >= FLOOR_PRECISION
