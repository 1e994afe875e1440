"""The tutorial study loads whole, with nothing to complain about."""

import html
import re
from pathlib import Path

from techplomacy.vocabulary import load_vocabulary
from techplomacy.workbench.folder import STUDIES, find_study, open_study
from techplomacy.workbench.mapping import map_study


def test_it_loads_without_issues() -> None:
    material = open_study(find_study("tutorial"))
    assert material.issues == ()
    assert len(material.files) == 8
    assert {file.source_id for file in material.files} <= {source.id for source in material.sources}
    assert all(account.issues == 0 and account.left_out == () for account in material.accounting)


def test_its_countries_are_invented() -> None:
    shipped = load_vocabulary()
    material = open_study(find_study("tutorial"))
    for code in material.study.countries:
        assert code not in shipped.countries
        assert "XAA" <= code <= "XZZ"
        assert shipped.find_country(material.vocabulary.countries[code].name) is None


def test_the_wire_report_copies_the_statement() -> None:
    sources = {source.id: source for source in open_study(find_study("tutorial")).sources}
    assert sources["wire-2022-statement"].copies == "statement-2022"


def test_the_verdict_rests_on_an_exact_quote() -> None:
    material = open_study(find_study("tutorial"))
    files = {file.source_id: file.path for file in material.files}
    for verdict in material.verdicts:
        text = files[verdict.source].read_text(encoding="utf-8")
        assert verdict.before + verdict.quote + verdict.after in text


def test_shipped_studies_name_no_address_that_could_be_somebodys() -> None:
    for path in sorted((STUDIES / "tutorial").rglob("*")):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert "http" not in text.replace("https://example.org/", ""), path


def test_shipped_studies_hold_data_only() -> None:
    assert list(Path(STUDIES).rglob("*.py")) == []


def test_its_report_tells_one_thing_in_the_singular(tmp_path: Path) -> None:
    page = (map_study(find_study("tutorial"), out=tmp_path).folder / "report.html").read_text(encoding="utf-8")
    page = re.sub(r"<sup.*?</sup>|<style>.*?</style>|<svg.*?</svg>|<table.*?</table>", " ", page, flags=re.S)
    text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))
    slips = re.findall(
        r"\b1 (?!is\b|was\b|has\b)[a-z]+s\b|\b1 [a-z]+(?: of [a-z]+)? (?:are|have|lie|were|tell)\b|\b0 [a-z]+ are\b",
        text,
    )
    assert slips == []
    assert "the one publisher that alone tells" in text
    assert "The reader’s note on one work names what it leaves open" in text
    assert re.search(r"\b1 promise is overdue; the outlook \(XI\) lists it\.", text)
