"""A study of two other countries, made with `init` and three documents: the same report, and no trace of the default.

Of its documents one tells of signings, one of a cabinet's approval, one of an act to come.
"""

import csv
import re
import shutil
import sqlite3
import time
import tomllib
from functools import lru_cache
from pathlib import Path

import pytest
from docx import Document as open_document
from typer.testing import CliRunner

from techplomacy.cli.main import app
from techplomacy.evidence import EvidenceBase
from techplomacy.model import Event
from techplomacy.vocabulary import load_vocabulary
from techplomacy.workbench.folder import DEFAULT_STUDY

DOCUMENTS = Path(__file__).parent / "ken_kor"
NUMERALS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "A", "B"]
SECONDS = 20
SHORT = 4  # letters below which an acronym may stand for many bodies


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    study = tmp_path_factory.mktemp("ken_kor") / "study"
    run = CliRunner().invoke
    made = run(app, ["init", str(study), "--countries", "KEN", "KOR", "--as-of", "2025-03-01"])
    assert made.exit_code == 0, made.output
    for path in DOCUMENTS.glob("*.md"):
        shutil.copy(path, study / "documents")
    began = time.perf_counter()
    mapped = run(app, ["map", str(study)])
    assert mapped.exit_code == 0, mapped.output
    assert time.perf_counter() - began < SECONDS
    return study / "build"


def read_page(build: Path) -> str:
    return (build / "report.html").read_text(encoding="utf-8")


def read_text(build: Path) -> str:
    plain = re.sub(r"<style>.*?</style>|<[^>]+>", " ", read_page(build), flags=re.S)
    return re.sub(r"\s+", " ", plain)


def read_table(build: Path, name: str) -> list[dict[str, str]]:
    with (build / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def find_event(build: Path, document: str, kind: str) -> Event:
    with EvidenceBase.open(build / "evidence.sqlite") as base:
        header = next(header for header in base.documents() if header.name == document)
        found = [e for e in base.events() if e.kind == kind and header.source in e.sources]
    assert len(found) == 1, found
    return found[0]


def test_the_report_is_whole(build: Path) -> None:
    page = read_page(build)
    assert re.findall(r"<h2><span class=\"number\">(\w+)</span>", page) == NUMERALS
    assert [f"{letter})" for letter in "abcdefg"] == re.findall(r"<h3><span class=\"number\">(\w\))</span>", page)
    assert page.index("<strong>quoted</strong>") < page.index('id="background"')
    for name in ("report.docx", "tables/tables.xlsx", "tables/datapackage.json", "figures/areas.svg", "issues.csv"):
        assert (build / name).stat().st_size > 0, name


def test_an_empty_section_says_why(build: Path) -> None:
    page = read_page(build)
    for section in ("policies", "impact", "investment", "loans", "sector-b", "sector-e"):
        rest = page[page.index(f'id="{section}"') :]
        assert "No evidence, because " in rest[: rest.index("</section>")], section


def test_what_was_signed_is_told_with_its_words(build: Path) -> None:
    signed = find_event(build, "2024-06-05-digital-skills.md", "memorandum_of_understanding")
    assert [(step.name, str(step.when)) for step in signed.steps] == [("signed", "2024-06-05")]
    assert signed.countries == ("KEN", "KOR")
    grant = find_event(build, "2024-06-05-digital-skills.md", "grant")
    assert [str(funds.money) for funds in grant.money] == ["USD 9,500,000"]
    assert "kor-koica" in {participant.actor for participant in grant.participants}
    with EvidenceBase.open(build / "evidence.sqlite") as base:
        assert base.shares()["quoted"] > 0
        for record in base.records(signed.id):
            assert record.passage is not None and record.document is not None
            base.document(record.document).verify(record.passage)
    assert "signed on 5 June 2024" in read_text(build)


def test_a_cabinets_approval_is_no_signature(build: Path) -> None:
    event = find_event(build, "2024-09-17-cabinet.md", "loan_agreement")
    assert {step.name for step in event.steps} == {"approved"}
    assert [(str(funds.money), funds.stage) for funds in event.money] == [("KRW 120,000,000,000", "approval")]
    assert_not_signed(build, event)


def test_an_act_to_come_is_no_signature(build: Path) -> None:
    event = find_event(build, "2025-02-11-summit.md", "agreement")
    assert [(step.name, str(step.when)) for step in event.steps] == [("planned", "2025-05")]
    assert_not_signed(build, event)


def assert_not_signed(build: Path, event: Event) -> None:
    """Nor in the tables, nor in the words of the report around its own quote, nor in the counts."""
    steps = {row["step"] for row in read_table(build, "event_steps") if row["event"] == event.id}
    assert steps == {step.name for step in event.steps}
    page = read_page(build)
    entry = page[page.index(f'id="event-{event.id}"') :].split("</div>", 1)[0]
    told = re.sub(r"<q>.*?</q>|<h\d.*?</h\d>|<strong>.*?</strong>|<[^>]+>", " ", entry, flags=re.S)
    assert not re.search(r"(?<!will be )\b(signed|exchanged|in force|concluded)\b", told), told


def test_only_what_was_signed_counts_as_concluded(build: Path) -> None:
    with EvidenceBase.open(build / "evidence.sqlite") as base:
        events = base.events()
    signed = [event for event in events if any(step.name == "signed" for step in event.steps)]
    assert len(events) - len(signed) == 2
    assert f"{len(signed)} of them concluded instruments" in read_text(build)
    rows = read_table(build, "answers/sectors")
    concluded = {row["sector"]: int(row["instruments"]) for row in rows if int(row["events"])}
    assert concluded["nuclear energy"] == concluded["transport"] == 0
    assert concluded["digital technology"] > 0


def test_talks_that_conclude_nothing_leave_no_event(build: Path) -> None:
    with EvidenceBase.open(build / "evidence.sqlite") as base:
        quotes = " ".join(r.passage.quote for e in base.events() for r in base.records(e.id) if r.passage)
        assert len(base.events()) == 4
    for words in ("warm talks", "exchanged views", "No agreement was signed", "took note"):
        assert words not in quotes


@lru_cache(maxsize=1)
def list_traces() -> tuple[str, ...]:
    """Names of the default study's countries, bodies, currencies and what only it speaks of; none of them our own."""
    countries = tomllib.loads((DEFAULT_STUDY / "study.toml").read_text(encoding="utf-8"))["countries"]
    words = load_vocabulary()
    names: set[str] = set()
    for code in countries:
        country = words.countries[code]
        names |= {code, country.name, *country.demonyms, *country.aliases, *country.formal, str(country.capital)}
        names |= {*country.cities, country.currency, *words.currencies[country.currency].words}
        for body in words.bodies:
            if body.country == code:
                names |= {name.name for name in body.names if name.kind != "acronym" or len(name.name) >= SHORT}
                names.add(body.name)
    ours = " ".join(path.read_text(encoding="utf-8") for path in DOCUMENTS.glob("*.md"))
    ours += " ".join(name.name for b in words.bodies if b.country in ("KEN", "KOR") for name in b.names)
    kept = {name for name in names if len(name) > 2 and not find_word(name, ours)}
    return tuple(sorted(kept))


def find_word(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def find_traces(text: str) -> list[str]:
    """One search for all names; a thousand would take long."""
    pattern = "|".join(re.escape(name) for name in sorted(list_traces(), key=len, reverse=True))
    return sorted(set(re.findall(rf"(?<!\w)(?:{pattern})(?!\w)", text)))


def test_the_search_for_traces_finds_what_it_should() -> None:
    assert len(list_traces()) > 300
    default = (DEFAULT_STUDY / "records" / "events.jsonl").read_text(encoding="utf-8")
    assert len(find_traces(default)) > 50


def test_no_trace_of_the_default_study_in_pages_tables_and_figures(build: Path) -> None:
    assert find_traces(read_text(build)) == []
    written = open_document(str(build / "report.docx"))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    assert find_traces("\n".join([*(paragraph.text for paragraph in written.paragraphs), *cells])) == []
    for path in sorted(build.rglob("*")):
        if path.suffix in (".csv", ".json", ".svg"):
            text = re.sub(r"(?:data|image)[^\"']*base64,[^\"']*", "", path.read_text(encoding="utf-8"))
            assert find_traces(text) == [], path.relative_to(build)


def test_no_trace_of_the_default_study_in_the_evidence(build: Path) -> None:
    with sqlite3.connect(build / "evidence.sqlite") as database:
        tables = [
            name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name != "build" and not name.startswith("sqlite")
        ]  # `build` lists the versions of the vocabulary, which knows all countries  # fmt: skip
        for table in tables:
            rows = database.execute(f"SELECT * FROM {table}").fetchall()
            text = "\n".join(str(cell) for row in rows for cell in row if isinstance(cell, str))
            assert find_traces(text) == [], table
