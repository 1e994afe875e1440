"""What goes in comes out: the read side returns the nouns that were written."""

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from techplomacy.errors import EvidenceError, InvalidValueError
from techplomacy.evidence import Contents, EvidenceBase, FreshBase, write_evidence
from techplomacy.model import About, Basis, Step, When


def test_every_noun_comes_back_equal(base: EvidenceBase, contents: Contents) -> None:
    assert base.study() == contents.study
    assert base.build == contents.build
    assert list(base.sources().values()) == list(contents.sources)
    assert [base.document(header.id) for header in base.documents()] == list(contents.documents)
    assert base.records() == list(contents.records)
    assert list(base.actors().values()) == list(contents.actors)
    assert base.links() == list(contents.links)
    assert base.verdicts() == list(contents.verdicts)
    assert base.codings() == list(contents.codings)
    assert base.initiatives() == list(contents.initiatives)
    assert list(base.series().values()) == list(contents.series)
    assert base.searches() == list(contents.searches)
    assert base.arguments() == list(contents.arguments)
    assert base.works() == list(contents.works)
    assert base.issues() == list(contents.issues)
    assert base.accounting() == list(contents.accounts)


def test_events_come_in_order_of_time_with_unknown_days_last(base: EvidenceBase, contents: Contents) -> None:
    assert [event.id for event in base.events()] == ["zzz", "act-7", "undated"]
    assert base.events()[1] == next(iter(contents.events))


LISTS = (
    "study", "events", "records", "policies", "chosen", "actors", "sources", "documents", "initiatives", "series",
    "searches", "arguments", "codings", "works", "links", "verdicts", "issues", "accounting", "shares",
)  # fmt: skip


def test_what_is_being_written_answers_like_its_file(base: EvidenceBase, contents: Contents, tmp_path: Path) -> None:
    with FreshBase(tmp_path / "none.sqlite", contents) as fresh:  # there is no file: all is told from the contents
        assert {name: getattr(fresh, name)() for name in LISTS} == {name: getattr(base, name)() for name in LISTS}
        assert list(fresh.actors()) == list(base.actors())
        assert fresh.build == base.build
        assert [fresh.records(about=about) for about in About] == [base.records(about=about) for about in About]
        assert [fresh.observations(key) for key in base.series()] == [base.observations(key) for key in base.series()]
        for section in {argument.section for argument in contents.arguments}:
            assert fresh.arguments(section) == base.arguments(section)
        for header in base.documents():
            assert fresh.document(header.id) == base.document(header.id)
        ids = [*(event.id for event in reversed(base.events())), "nothing"]
        assert fresh.pick_events(ids) == base.pick_events(ids)
        assert fresh.find_parts(ids) == base.find_parts(ids)
        with pytest.raises(EvidenceError, match="no document nothing"):
            fresh.document("nothing")


def test_what_only_the_file_tells_waits_for_it(base: EvidenceBase, contents: Contents) -> None:
    waited: list[bool] = []
    with FreshBase(base.path, contents, wait=lambda: waited.append(True)) as fresh:
        assert fresh.records() == base.records()
        assert not waited
        assert fresh.events(sector="ports") == base.events(sector="ports")
        assert fresh.records("rec-1") == base.records("rec-1")
        assert fresh.chosen("act-7") == base.chosen("act-7")
        assert waited == [True]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"sector": "ports"}, ["act-7", "undated"]),
        ({"sector": "ports", "since": date(2021, 5, 3)}, ["act-7"]),
        ({"since": date(2021, 5, 4)}, []),
        ({"until": date(1990, 1, 1)}, ["zzz"]),
        ({"since": date(1995, 6, 1), "until": date(1996, 1, 1)}, ["zzz"]),
        ({"actor": "astria", "kind": "memorandum_of_understanding"}, ["zzz", "act-7", "undated"]),
        ({"actor": "Boria", "initiative": "thread", "country": "BBB"}, ["zzz", "act-7", "undated"]),
        ({"actor": "nobody"}, []),
        ({"kind": "treaty"}, []),
    ],
)
def test_filters_all_apply(base: EvidenceBase, filters: dict[str, object], found: list[str]) -> None:
    assert [event.id for event in base.events(**filters)] == found  # type: ignore[arg-type]


def test_any_member_finds_its_event(base: EvidenceBase) -> None:
    assert base.event("rec-1") == base.event("act-7")
    assert base.event("nothing") is None
    assert [record.id for record in base.records("rec-1")] == ["rec-1", "act-7"]
    assert base.chosen("act-7") >= {("rec-1", "step", 0), ("act-7", "amount", 0)}


def test_an_open_interval_fits_days_without_limit(tmp_path: Path, contents: Contents) -> None:
    event = replace(next(iter(contents.events)), steps=(Step("operating", When("2010/..")),))
    write_evidence(tmp_path / "e.sqlite", replace(contents, events=(event,)))
    with EvidenceBase.open(tmp_path / "e.sqlite") as base:
        assert base.events(since=date(2030, 1, 1)) == [event]
        assert base.events(until=date(2009, 1, 1)) == []


def test_records_know_their_passages(base: EvidenceBase) -> None:
    record = base.record("rec-1")
    assert record is not None
    assert record.passage is not None
    assert record.passage.quote.startswith("Astria and Boria signed")
    assert record.get("participant").passage.quote == "Astria"  # type: ignore[union-attr]
    assert base.record("nothing") is None


def test_policies_by_country(base: EvidenceBase) -> None:
    assert [policy.id for policy in base.policies()] == ["pol-1"]
    assert [policy.id for policy in base.policies("BBB")] == ["pol-1"]
    assert base.policies("AAA") == []
    assert [record.id for record in base.records(about=About.ACT)] == ["rec-1", "act-7"]


def test_shares_count_every_basis(base: EvidenceBase) -> None:
    assert base.shares() == {Basis.QUOTED: 3, Basis.NOTED: 0, Basis.CITED: 8, Basis.DERIVED: 1}


def test_observations_in_order_of_time(base: EvidenceBase) -> None:
    assert [observation.period for observation in base.observations("fdi")] == ["2001", "2002"]
    assert str(base.observations("fdi")[1].value) == "7.10"


@pytest.mark.parametrize(
    ("words", "blocks"),
    [
        ("memorandum ports", [("doc-a", 1)]),
        ("PORTS", [("doc-a", 0), ("doc-a", 1)]),
        ('"memorandum on ports"', [("doc-a", 1)]),
        ('"ports on memorandum"', []),
        ("memor", []),
        ("memor*", [("doc-a", 1)]),
        ("半導体", [("doc-b", 0)]),
        ("協力覚書", [("doc-b", 0)]),
        ("導半", []),
        ("सहयोग", [("doc-b", 1)]),
        ("हस्ताक्षर", [("doc-b", 1)]),
        ("हस्त", []),
        ("हस्त*", [("doc-b", 1)]),
        ("ＰＯＲＴＳ memorandum", [("doc-a", 1)]),
        ("ports OR nothing", []),  # "or" is a word here, not an operator
        ("ports; (NEAR", []),
        ("ports; (", [("doc-a", 0), ("doc-a", 1)]),
    ],
)
def test_search_finds_words_of_any_script(base: EvidenceBase, words: str, blocks: list[tuple[str, int]]) -> None:
    hits = base.search(words)
    assert sorted((hit.document, hit.block) for hit in hits) == blocks
    assert all(base.document(hit.document).text[hit.start : hit.end] == hit.snippet for hit in hits)


def test_search_wants_a_word(base: EvidenceBase) -> None:
    with pytest.raises(InvalidValueError, match="letter or digit"):
        base.search(' "" * ')
    assert len(base.search("ports", limit=1)) == 1


def test_missing_file_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="techplomacy map"):
        EvidenceBase.open(tmp_path / "none.sqlite")


def test_other_files_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.sqlite"
    text.write_text("not a database at all, and longer than a header " * 20)
    with pytest.raises(EvidenceError, match="techplomacy map"):
        EvidenceBase.open(text)
    foreign = tmp_path / "foreign.sqlite"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(EvidenceError, match="another program"):
        EvidenceBase.open(foreign)


def test_another_version_is_refused(base: EvidenceBase) -> None:
    with sqlite3.connect(base.path) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(EvidenceError, match="schema 999"):
        EvidenceBase.open(base.path)


def test_an_altered_quote_or_text_is_an_error(base: EvidenceBase) -> None:
    with sqlite3.connect(base.path) as connection:
        connection.execute("UPDATE record SET quote = upper(quote) WHERE id = 'rec-1'")
    with EvidenceBase.open(base.path) as altered, pytest.raises(EvidenceError, match="not the text"):
        altered.record("rec-1")
    with sqlite3.connect(base.path) as connection:
        connection.execute("UPDATE document SET text = replace(text, 'signed', 'burned')")
    with EvidenceBase.open(base.path) as altered, pytest.raises(EvidenceError, match="not what was written"):
        altered.document("doc-a")
    with EvidenceBase.open(base.path) as altered, pytest.raises(EvidenceError, match="no document"):
        altered.document("doc-z")


def test_views_answer_in_sql_alone(base: EvidenceBase) -> None:
    with sqlite3.connect(base.path) as connection:
        rows = connection.execute("SELECT step, date, record, basis FROM event_step").fetchall()
        assert rows == [("signed", "2021-05-03", "rec-1", "quoted")]
        assert connection.execute("SELECT event, actor, country FROM event_actor").fetchall() == [
            ("act-7", "astria", "AAA")
        ]
        assert connection.execute("SELECT sector FROM event_sector").fetchall() == [("ports",)]
        assert connection.execute("SELECT amount, currency, bound, stage FROM event_money").fetchall() == [
            ("5.50", "USD", "up to", "pledge")
        ]
        assert connection.execute("SELECT value FROM event_statement WHERE basis = 'verdict'").fetchall() == [
            ('"Astria City"',)
        ]
        assert connection.execute("SELECT earliest, records FROM event WHERE id = 'act-7'").fetchall() == [
            ("2021-05-03", 2)
        ]
        assert connection.execute("SELECT from_kind, from_id FROM derivation").fetchall() == [("document", "doc-a")]
