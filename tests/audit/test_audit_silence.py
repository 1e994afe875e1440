import pytest
from against_making import make_paper

from techplomacy.audit.against.review import Review, name_findings
from techplomacy.audit.against.silence import make_verdict, silence
from techplomacy.errors import InvalidValueError
from techplomacy.model import Document, Finding

TEXT = "Trade was good good. Peace was good good."


def find_doubles(paper: Document) -> list[Finding]:
    places = [n for n in range(len(paper.text)) if paper.text.startswith("good good", n)]
    return [
        Finding("word-doubled", "contradicted", n, n + 9, "good good", "Twice.", (f"{paper.id}:0-10",), 0.2)
        for n in places
    ]


def decide(paper: Document, *, which: int, why: str = "it is a song"):
    found = find_doubles(paper)
    return make_verdict(found, name_findings(found)[which], paper, why=why, coder="me", at="2025-06-30")


def test_findings_of_the_same_words_have_names_of_their_own() -> None:
    names = name_findings(find_doubles(make_paper(TEXT)))
    assert len(set(names)) == 2
    moved = name_findings(find_doubles(make_paper(f"An earlier sentence. {TEXT}")))
    assert names == moved, "a name must not hang on the place"


def test_only_the_passage_decided_on_falls_silent() -> None:
    paper = make_paper(TEXT)
    kept, silenced, lost = silence(find_doubles(paper), [decide(paper, which=1)], paper)
    assert [finding.start for finding in kept] == [find_doubles(paper)[0].start]
    assert [(told.why, told.coder) for told in silenced] == [("it is a song", "me")]
    assert lost == 0


def test_it_stays_silent_where_the_passage_moves() -> None:
    verdict = decide(make_paper(TEXT), which=1)
    moved = make_paper(f"An earlier sentence.   {TEXT}")
    kept, silenced, _ = silence(find_doubles(moved), [verdict], moved)
    assert (len(kept), len(silenced)) == (1, 1)
    assert silenced[0].finding.start == find_doubles(moved)[1].start


def test_a_passage_that_is_gone_is_counted() -> None:
    verdict = decide(make_paper(TEXT), which=0)
    assert silence([], [verdict], make_paper("Nothing of the kind."))[2] == 1


def test_no_reason_and_no_finding_are_refused() -> None:
    paper = make_paper(TEXT)
    with pytest.raises(InvalidValueError, match="--why"):
        decide(paper, which=0, why=" ")
    with pytest.raises(InvalidValueError, match="No finding is called fin-0"):
        make_verdict(find_doubles(paper), "fin-0", paper, why="so", coder="me", at="2025-06-30")


def test_a_review_counts_every_verdict() -> None:
    paper = make_paper(TEXT)
    review = Review(paper, tuple(find_doubles(paper)))
    assert review.count() == {"contradicted": 2, "not_found": 0, "not_checked": 0, "supported": 0}
