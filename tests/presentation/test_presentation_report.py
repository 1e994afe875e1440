"""The report: the paper's order, a note behind each fact, nothing from outside, nothing said that no step says."""

import re
import tomllib
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docx import Document as open_document
from report_making import CLAUSE, make_contents, make_empty, open_view
from tables_making import DEFAULT_STUDY

from techplomacy.analysis import View
from techplomacy.presentation.figure import Figure
from techplomacy.presentation.outline import make_outline
from techplomacy.presentation.report import write_report
from techplomacy.presentation.section import Section
from techplomacy.vocabulary import load_vocabulary

NUMERALS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"]
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9"><clipPath id="c1"/><g clip-path="url(#c1)"/></svg>'
FIGURE = Figure("areas", "1", "V", "Areas", "Drawn.", "Own drawing.", "A net of areas", 9, ("signed-1",))


class Reader(HTMLParser):
    """Ids, links, tags and resources of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.loaded: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag)
        if told.get("id"):
            self.ids.append(str(told["id"]))
        if tag == "a" and told.get("href"):
            self.links.append(str(told["href"]))
        self.loaded += [str(told[key]) for key in ("src", "srcset", "data", "poster") if told.get(key)]
        if tag in ("link", "script", "iframe", "img", "object", "video"):
            self.loaded.append(tag)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return open_view(make_contents(), tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def folder(view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    (folder / "figures").mkdir()
    (folder / "figures" / "areas.svg").write_text(DRAWING, encoding="utf-8")
    missing = Figure("outlook", "4", "XI", "Outlook", "", "", "", 9, (), missing="nothing is scheduled")
    write_report(view, folder, (FIGURE, missing))
    return folder


@pytest.fixture(scope="module")
def page(folder: Path) -> str:
    return (folder / "report.html").read_text(encoding="utf-8")


def test_sections_stand_in_the_papers_order(page: str) -> None:
    assert re.findall(r"<h2><span class=\"number\">(\w+)</span>", page) == [*NUMERALS, "A", "B"]


def test_chapters_a_to_g_and_the_rest_are_there(view: View) -> None:
    outline = make_outline(view, ())
    sectors = next(section for section in outline.sections if section.id == "sectors")
    assert [part.number for part in sectors.parts] == ["a)", "b)", "c)", "d)", "e)", "f)", "g)", ""]


def test_the_shares_come_first(page: str) -> None:
    shares = [page.index(f"<strong>{basis}</strong>") for basis in ("quoted", "noted", "cited", "derived")]
    assert shares == sorted(shares)
    assert shares[-1] < page.index('id="answer"') < page.index('id="background"')


def test_every_note_and_link_resolves(page: str) -> None:
    reader = read(page)
    assert len(reader.ids) == len(set(reader.ids))
    targets = {link[1:] for link in reader.links if link.startswith("#")}
    assert targets <= set(reader.ids), sorted(targets - set(reader.ids))
    marks = {int(n) for n in re.findall(r'href="#note-(\d+)"', page)}
    notes = [int(n) for n in re.findall(r'<li id="note-(\d+)"', page)]
    assert notes == list(range(1, len(notes) + 1))
    assert marks == set(notes)


def test_nothing_is_loaded_from_outside(page: str) -> None:
    reader = read(page)
    assert not reader.loaded
    assert "@import" not in page
    assert not re.search(r"url\((?!#)", page)
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_drawings_are_inside_with_names_of_their_own(page: str) -> None:
    assert 'aria-label="A net of areas"' in page
    assert 'id="areas-c1"' in page
    assert "url(#areas-c1)" in page
    assert "No evidence, because nothing is scheduled." in page


def test_an_approval_is_never_worded_as_signed(page: str) -> None:
    entry = page[page.index('id="event-approved-1"') : page.index('id="event-signed-1"')]
    assert "approved on 3 May 2021" in entry
    assert "signed" not in entry
    assert "signed in June 2022" in page[page.index('id="event-signed-1"') :]


def test_quoted_passages_are_shown_with_their_basis(page: str) -> None:
    assert f"<small>[quoted]</small> <q>{CLAUSE}</q>" in page.replace("<small> [", "<small>[")
    assert "<small> [cited]</small>" in page


def test_contested_values_show_both(page: str) -> None:
    block = page[page.index("Values on which sources disagree") :][:1500]
    assert "USD 9.25 million" in block
    assert "USD 9.5 million" in block
    assert "Sources contradict each other." in page
    assert "One page says 2 May." in page


def test_the_words_never_say_cause(page: str) -> None:
    assert not re.search(r"\bcaused\b|\bcauses\b|because of", page)


def test_titles_in_another_language_say_so(page: str) -> None:
    assert '<span lang="ja">覚書に署名</span>' in page


def test_no_raw_values_stand_in_the_text(page: str) -> None:
    text = re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.S)
    assert not re.search(r"\bNone\b|\bnan\b|Decimal|When\(|\b\d{4}-\d{2}(-\d{2})?\b", text)
    assert not re.search(r"\b1 (acts|events|years|sources|records|promises|initiatives)\b", text)


def test_an_empty_study_says_why_everywhere(tmp_path: Path) -> None:
    view = open_view(make_empty(), tmp_path)
    write_report(view, tmp_path, ())
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert re.findall(r"<h2><span class=\"number\">(\w+)</span>", page) == [*NUMERALS, "A", "B"]
    for section in make_outline(view, ()).sections:
        for part in section.walk():
            assert part.parts or part.id == "not-known" or _says_why(part), part.id
    assert open_document(str(tmp_path / "report.docx")).paragraphs


def _says_why(section: Section) -> bool:
    texts = ["".join(span.text for span in block.text) for block in section.blocks if hasattr(block, "text")]
    return any(text.startswith("No evidence, because ") for text in texts)


def test_another_pair_shows_no_trace_of_the_default_study(page: str) -> None:
    countries = tomllib.loads((DEFAULT_STUDY / "study.toml").read_text(encoding="utf-8"))["countries"]
    words = load_vocabulary().countries
    for code in countries:
        for name in (code, words[code].name, *words[code].demonyms, str(words[code].capital)):
            assert not re.search(rf"\b{re.escape(name)}\b", page), name


def test_the_same_study_gives_the_same_bytes(view: View, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "areas.svg").write_text(DRAWING, encoding="utf-8")
    missing = Figure("outlook", "4", "XI", "Outlook", "", "", "", 9, (), missing="nothing is scheduled")
    write_report(open_view(make_contents(), tmp_path), tmp_path, (FIGURE, missing))
    for name in ("report.html", "report.docx"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_word_has_a_footnote_for_each_note_that_it_sets(folder: Path) -> None:
    document = open_document(str(folder / "report.docx"))
    assert document.paragraphs[0].text == "Astria and Boria"
    with zipfile.ZipFile(folder / "report.docx") as archive:
        body = archive.read("word/document.xml").decode("utf-8")
        notes = archive.read("word/footnotes.xml").decode("utf-8")
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    set_notes = re.findall(r'<w:footnoteReference w:id="(\d+)"', body)
    assert set_notes == [str(n) for n in range(1, len(set_notes) + 1)]
    assert re.findall(r'<w:footnote w:id="(\d+)"', notes) == set_notes
    assert CLAUSE in notes
    repeated = set(re.findall(r"NOTEREF _RefN(\d+) ", body))
    assert repeated <= set(set_notes)
    marks = re.findall(r'<w:bookmarkStart w:id="(\d+)"', body)
    assert len(marks) == len(set(marks))
    names = set(re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"', body))
    assert set(re.findall(r'w:anchor="(\w+)"', body + notes)) <= names


def test_word_and_page_number_their_notes_alike(folder: Path, page: str) -> None:
    with zipfile.ZipFile(folder / "report.docx") as archive:
        notes = archive.read("word/footnotes.xml").decode("utf-8")
    for number, told in re.findall(r'<w:footnote w:id="(\d+)">(.*?)</w:footnote>', notes, re.S):
        words = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", told)).strip()
        entry = re.search(rf'<li id="note-{number}"[^>]*><p>(.*?)</p>', page, re.S)
        assert entry is not None
        first = re.sub(r"<[^>]+>", "", entry[1]).split(" ↩")[0][:25]
        assert words.startswith(first), (words[:40], first)
