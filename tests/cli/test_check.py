"""`check` as a person runs it: the summary, the files, the codes with which it ends."""

import csv
import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pytest
from typer.testing import Result

PAPER = """# Two countries

## I. Beginnings

Kenya and the Republic of Korea are are friends <and> "more". In the year 020 they met.

## III. Later

In 1999 some 4,000 students travelled. The Ministry of Tides (MoT) and the Ministry of Towers (MoT) met.
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.md"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_the_summary_is_told_heaviest_first(run: Callable[..., Result], paper: Path) -> None:
    result = run("check", paper, "--alone")
    assert result.exit_code == 1
    assert result.output.index("Date that cannot be") < result.output.index("Word written twice")
    assert "Settled by" in result.output
    assert "contradicted" in result.output.splitlines()[-1]


def test_json_is_one_object_with_findings(run: Callable[..., Result], paper: Path) -> None:
    told = json.loads(run("check", paper, "--alone", "--json").stdout)
    for finding in told["findings"]:
        assert {"class", "verdict", "start", "end", "quote", "explanation", "evidence"} <= set(finding)
        assert PAPER[finding["start"] : finding["end"]] == finding["quote"]
    weights = [finding["weight"] for finding in told["findings"]]
    assert weights == sorted(weights, reverse=True)
    assert told["counts"]["contradicted"] == sum(f["verdict"] == "contradicted" for f in told["findings"])


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-on", "1"), 0),
        (("--fail-on", "0.75"), 1),
        (("--fail-on", "link"), 0),
        (("--fail-on", "word,link"), 1),
        (("--classes", "word", "--fail-on", "0.5"), 0),
        (("--without", "word,date,section,abbreviation,sentence,bracket,note"), 0),
        (("--fail-on", "7"), 2),
        (("--fail-on", "nonsense"), 2),
        (("--classes", "nonsense"), 2),
        (("--silence", "fin-0", "--why", "so"), 2),
    ],
)
def test_the_code_tells_whether_something_is_wrong(
    run: Callable[..., Result], paper: Path, options: tuple[str, ...], code: int
) -> None:
    assert run("check", paper, "--alone", *options).exit_code == code


def test_a_paper_that_is_missing_is_a_wrong_use(run: Callable[..., Result]) -> None:
    result = run("check", "nowhere.pdf", "--alone")
    assert result.exit_code == 2
    assert "nowhere.pdf" in result.output


def test_silencing_takes_a_finding_out_with_its_reason(run: Callable[..., Result], paper: Path) -> None:
    def list_words() -> dict[str, str]:
        told = json.loads(run("check", paper, "--alone", "--json").stdout)
        return {finding["class"]: finding["id"] for finding in told["findings"]}

    name = list_words()["word-doubled"]
    assert run("check", paper, "--alone", "--silence", name).exit_code == 2
    run("check", paper, "--alone", "--silence", name, "--why", "a refrain", "--coder", "me")
    assert "word-doubled" not in list_words()
    told = json.loads(run("check", paper, "--alone", "--json").stdout)
    assert [(s["class"], s["why"]) for s in told["silenced"]] == [("word-doubled", "a refrain")]
    assert paper.read_text(encoding="utf-8") == PAPER


def test_all_files_are_written_and_agree(run: Callable[..., Result], paper: Path, tmp_path: Path) -> None:
    out = tmp_path / "found"
    run("check", paper, "--alone", "--out", out)
    assert sorted(path.name for path in out.iterdir()) == ["paper.csv", "paper.html", "paper.json", "paper.xlsx"]
    findings = json.loads((out / "paper.json").read_text(encoding="utf-8"))["findings"]
    with (out / "paper.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["id"] for row in rows] == [finding["id"] for finding in findings]
    sheet = openpyxl.load_workbook(out / "paper.xlsx").active
    assert sheet is not None
    assert sheet.max_row == len(findings) + 1


class Text(HTMLParser):
    """The text of the paper's side of the page, and what is fetched from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.fetched: list[str] = []
        self.depth: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in ("script", "img", "link", "iframe"):
            self.fetched.append(tag)
        if tag == "div":
            self.depth.append(told.get("class") or "")
        if tag == "a" and told.get("class") == "call":
            self.depth.append("call")

    def handle_endtag(self, tag: str) -> None:
        if (tag == "div" and self.depth) or (tag == "a" and self.depth and self.depth[-1] == "call"):
            self.depth.pop()

    def handle_data(self, data: str) -> None:
        if self.depth and self.depth[-1] == "text":
            self.texts.append(data)


def test_the_page_shows_the_whole_paper_and_fetches_nothing(
    run: Callable[..., Result], paper: Path, tmp_path: Path
) -> None:
    run("check", paper, "--alone", "--html", tmp_path / "margin.html")
    page = Text()
    page.feed((tmp_path / "margin.html").read_text(encoding="utf-8"))
    assert page.fetched == []
    assert "".join("".join(page.texts).split()) == "".join(PAPER.replace("#", "").split())


def make_word(folder: Path) -> Path:
    document = docx.Document()
    document.add_heading("Two countries", 1)
    paragraph = document.add_paragraph("Kenya and the Republic of Korea ")
    paragraph.add_run("are are").bold = True
    paragraph.add_run(" friends. In the year 020 they met.")
    path = folder / "paper.docx"
    document.save(str(path))
    return path


def test_comments_stand_at_their_words_and_change_none(run: Callable[..., Result], tmp_path: Path) -> None:
    paper = make_word(tmp_path)
    before = paper.read_bytes()
    run("check", paper, "--alone", "--docx", tmp_path / "commented.docx")
    assert paper.read_bytes() == before
    made = docx.Document(str(tmp_path / "commented.docx"))
    assert [p.text for p in made.paragraphs] == [p.text for p in docx.Document(str(paper)).paragraphs]
    assert "In the year 020" in [run.text.strip() for p in made.paragraphs for run in p.runs]
    assert any("Word written twice" in comment.text for comment in made.comments)
    first = (tmp_path / "commented.docx").read_bytes()
    run("check", paper, "--alone", "--docx", tmp_path / "commented.docx")
    assert (tmp_path / "commented.docx").read_bytes() == first, "the same paper gives the same bytes"


def test_nothing_is_written_over_the_paper(run: Callable[..., Result], tmp_path: Path, paper: Path) -> None:
    word = make_word(tmp_path)
    before = word.read_bytes()
    assert run("check", word, "--alone", "--docx", word).exit_code == 2
    assert word.read_bytes() == before
    assert run("check", paper, "--alone", "--docx", tmp_path / "x.docx").exit_code == 2
    assert run("check", paper, "--alone", "--table", tmp_path / "x.ods").exit_code == 2
