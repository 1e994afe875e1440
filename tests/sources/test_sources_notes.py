"""Searches, arguments and notes on works."""

from pathlib import Path

from techplomacy.model import Outcome
from techplomacy.sources.arguments import read_arguments
from techplomacy.sources.searches import read_searches
from techplomacy.sources.works import read_works
from techplomacy.vocabulary import load_vocabulary

HEADS = "id,day,sector,initiative,words,outcome\n"


def test_a_search_log_keeps_what_is_good(tmp_path: Path) -> None:
    path = tmp_path / "searches.csv"
    path.write_text(
        HEADS
        + "s1,2024-05-31,space,a;lost,satellite,none found\n"
        + "s2,2024-05,space,,satellite,found\n"
        + "s3,2024-05-31,magic,,wand,found\n"
        + "s4,2024-05-31,space,,satellite,perhaps\n"
    )
    read = read_searches(path, root=tmp_path, vocabulary=load_vocabulary(), initiatives={"a"})
    assert [(s.id, s.sector, s.initiative, s.outcome) for s in read.searches] == [
        ("s1", "space", "a", Outcome.NONE_FOUND),
        ("s3", "", None, Outcome.FOUND),
    ]
    assert [(issue.code, issue.place) for issue in read.issues] == [
        ("dangling-reference", "searches.csv:2"),
        ("bad-date", "searches.csv:3"),
        ("unknown-sector", "searches.csv:4"),
        ("bad-value", "searches.csv:5"),
    ]


def test_arguments_name_only_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "arguments.toml"
    path.write_text(
        '[[argument]]\nid = "a"\nsection = "IX"\nclaim = "c"\nfor = ["e1", "lost"]\nindicator = "gone"\n\n'
        '[[argument]]\nid = "a"\nsection = "IX"\nclaim = "d"\n\n[[argument]]\nid = "b"\nsection = "X"\n'
    )
    read = read_arguments(path, root=tmp_path, known={"e1"}, series=set())
    assert [(a.id, a.evidence_for, a.indicator) for a in read.arguments] == [("a", ("e1",), None)]
    assert [(issue.code, issue.place) for issue in read.issues] == [
        ("dangling-reference", "arguments.toml:1"),
        ("dangling-reference", "arguments.toml:1"),
        ("duplicate-id", "arguments.toml:8"),
        ("missing-column", "arguments.toml:13"),
    ]


def test_a_record_on_both_sides_of_a_claim_is_told_and_counts_on_neither(tmp_path: Path) -> None:
    path = tmp_path / "arguments.toml"
    path.write_text(
        '[[argument]]\nid = "a"\nsection = "IX"\nclaim = "c"\nfor = ["e1", "e2"]\nagainst = ["e3", "e1"]\n\n'
        '[[argument]]\nid = "b"\nsection = "IX"\nclaim = "d"\nagainst = ["e2"]\n'
    )
    read = read_arguments(path, root=tmp_path, known={"e1", "e2", "e3"}, series=set())
    assert [(a.id, a.evidence_for, a.evidence_against) for a in read.arguments] == [
        ("a", ("e2",), ("e3",)),
        ("b", (), ("e2",)),
    ]
    assert [(issue.code, issue.place) for issue in read.issues] == [("evidence-on-both-sides", "arguments.toml:1")]
    assert "'e1' stands both for and against the claim 'a'" in read.issues[0].message
    assert (read.accounts[0].used, read.accounts[0].issues) == (9, 2)


def test_broken_toml_is_told(tmp_path: Path) -> None:
    path = tmp_path / "arguments.toml"
    path.write_text("[[argument]\n")
    read = read_arguments(path, root=tmp_path, known=set(), series=set())
    assert [issue.code for issue in read.issues] == ["document-unreadable"]


def test_notes_on_works_are_markdown_or_toml(tmp_path: Path) -> None:
    folder = tmp_path / "works"
    folder.mkdir()
    (folder / "README.md").write_text("Not a note.")
    (folder / "a.md").write_text(
        "---\nsource: a\nclaim: It rose.\nsectors: [space, magic]\nperiod: 2000/2010\nread: In full.\n---\n"
        "A note\nof two lines.\n"
    )
    (folder / "b.toml").write_text('source = "b"\nclaim = "It fell."\nperiod = 1999\n')
    (folder / "c.md").write_text("No front matter.")
    (folder / "d.md").write_text("---\nsource: lost\nclaim: x\n---\n")
    read = read_works(folder, root=tmp_path, vocabulary=load_vocabulary(), sources={"a", "b"})
    assert [(w.source, w.sectors, str(w.period), w.note) for w in read.works] == [
        ("a", ("space",), "2000/2010", "In full. A note of two lines."),
        ("b", (), "1999", ""),
    ]
    assert [(issue.code, issue.place) for issue in read.issues] == [
        ("unknown-sector", "works/a.md:1"),
        ("document-unreadable", "works/c.md:1"),
        ("dangling-reference", "works/d.md:1"),
    ]


def test_a_section_is_told_by_its_name_or_its_number(tmp_path: Path) -> None:
    path = tmp_path / "arguments.toml"
    rows = [
        f'[[argument]]\nid = "{n}"\nsection = "{word}"\nclaim = "c"\n' for n, word in enumerate(("impact", "ix", "XII"))
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    read = read_arguments(path, root=tmp_path, known=set(), series=set())
    assert [argument.section for argument in read.arguments] == ["IX", "IX"]
    assert [(issue.code, issue.place) for issue in read.issues] == [("unknown-word", "arguments.toml:11")]
    assert "impact (IX)" in read.issues[0].remedy
