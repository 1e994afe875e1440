"""The pages tell of everything that is there: commands, sections of the paper, generated pages, all other pages."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import typer

from techplomacy.cli.main import app
from techplomacy.evidence import EvidenceBase
from techplomacy.model import Basis
from techplomacy.resolution.assembly import KEEP_FROM
from techplomacy.resolution.links import PROPOSE_FROM, SAME_FROM
from techplomacy.workbench import building
from techplomacy.workbench.mapping import map_study

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTIONS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")


def _load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_reference", ROOT / "tools" / "generate_reference.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


TOOL = _load_tool()


@pytest.mark.parametrize("name", sorted(TOOL.PAGES))
def test_generated_pages_are_today_s(name: str) -> None:
    written = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert written == TOOL.PAGES[name](), "run make docs"


def test_readme_names_every_command() -> None:
    for name in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        assert f"`techplomacy {name}" in README, f"README.md does not mention techplomacy {name}"


def test_readme_says_what_each_section_of_the_paper_becomes() -> None:
    table = README.partition("| Section of the paper |")[2].partition("\n\n")[0]
    told = set()
    for first in re.findall(r"^\| ([^|]+?) ", table, re.M):
        told |= set(_spread(first))
    assert set(SECTIONS) <= told
    for letter in "abcdefg":
        assert re.search(rf"\({letter}\) \w+", table), f"README.md does not tell of VI {letter}"


def _spread(words: str) -> list[str]:
    first, _, last = words.partition("–")
    if last in SECTIONS and first in SECTIONS:
        return list(SECTIONS[SECTIONS.index(first) : SECTIONS.index(last) + 1])
    return re.findall(r"\b[IVX]+\b", words)


def test_readme_is_short() -> None:
    assert len(README.splitlines()) < 150


def test_index_leads_to_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    linked = set(re.findall(r"\]\(([^)#]+)", index))
    pages = {page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md")}
    assert {page for page in pages if not page.startswith("examples/")} - {"README.md"} <= linked


def test_vocabulary_page_has_every_code_of_an_issue() -> None:
    page = (ROOT / "docs" / "reference" / "vocabulary.md").read_text(encoding="utf-8")
    raised = set()
    for path in (ROOT / "src").rglob("*.py"):
        raised |= set(re.findall(r"Issue\(\s*\"([a-z]+(?:-[a-z]+)+)\"", path.read_text(encoding="utf-8")))
    assert raised
    assert {code for code in raised if f"| `{code}` |" not in page} == set()


def test_numbers_of_the_method_are_those_of_the_program() -> None:
    page = (ROOT / "docs" / "explanation" / "method.md").read_text(encoding="utf-8")
    for told in (f"counts a record from {KEEP_FROM} on", f"From {PROPOSE_FROM} on it proposes", f"From {SAME_FROM} on"):
        assert told in page


def test_pages_show_the_example_as_it_is() -> None:
    example = (ROOT / "docs" / "examples" / "konza.md").read_text(encoding="utf-8")
    pages = [page.read_text(encoding="utf-8") for page in (ROOT / "docs").rglob("*.md")]
    shown = [page.partition("documents/konza.md -->")[2] for page in pages if "documents/konza.md -->" in page]
    assert shown
    assert all(page.startswith(f"\n```markdown\n{example}```\n") for page in shown)


def test_readme_shows_the_shipped_study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The slow half, and no part of what README shows.
    for name in ("make_outline", "write_outline", "write_evidence_tables", "write_tables"):
        monkeypatch.setattr(building, name, lambda *_, **__: None)
    outcome = map_study(out=tmp_path / "build")
    for shown in (outcome.study, f"{len(outcome.issues)} things need", _find_acts(outcome.paragraph)):
        assert shown in README
    with EvidenceBase.open(outcome.paths["evidence"]) as base:
        shares = base.shares()
    assert shares[Basis.QUOTED] == 0
    for basis in (Basis.CITED, Basis.DERIVED):
        assert f"{shares[basis] / sum(shares.values()):.0%}".replace("%", " %") in README
    drawn = (outcome.paths["figures"] / "areas.svg").read_bytes()
    assert drawn == (ROOT / "docs" / "images" / "areas.svg").read_bytes(), "run make docs"


def _find_acts(paragraph: str) -> str:
    return paragraph.partition(" of them concluded")[0]
