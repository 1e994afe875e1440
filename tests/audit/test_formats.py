"""Our clean papers as DOCX and as two-column PDF: as silent as in Markdown, and errors are found in them too."""

from pathlib import Path

import pytest

from techplomacy.workbench.checking import check_paper

ROOT = Path(__file__).parents[2]
PAPERS = sorted((ROOT / "tests" / "audit" / "data").glob("*.md"))
PLANTED = "The review was finished on 31 June 2019. The partners met in in Geneva. Others doubt it (Brandauer, 2016)."


@pytest.fixture(autouse=True)
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))


def list_kinds(text: str, folder: Path, form: str) -> list[str]:
    from paper_formats import write_columns, write_word

    path = folder / f"paper.{form}"
    if form == "md":
        path.write_text(text, encoding="utf-8")
    else:
        (write_word if form == "docx" else write_columns)(text, path)
    return sorted(finding.kind for finding in check_paper(path, alone=True).findings)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_clean_paper_is_clean_in_each_format(path: Path, form: str, tmp_path: Path) -> None:
    assert list_kinds(path.read_text(encoding="utf-8"), tmp_path, form) == []


@pytest.mark.parametrize("form", ["md", "docx", "pdf"])
def test_the_same_errors_are_found_in_each_format(form: str, tmp_path: Path) -> None:
    text = (ROOT / "tests" / "audit" / "data" / "kenya_korea.md").read_text(encoding="utf-8")
    place = text.index("\n\n## VIII")
    found = list_kinds(f"{text[:place]} {PLANTED}{text[place:]}", tmp_path, form)
    assert found == ["citation-unlisted", "date-impossible", "word-doubled"]
