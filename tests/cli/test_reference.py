"""The reference page says what the command line says."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_is_today_s() -> None:
    place = ROOT / "tools" / "generate_reference.py"
    spec = importlib.util.spec_from_file_location("generate_reference", place)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert page == tool.make_cli_page(), "run make docs"
    for command in ("map", "read", "init", "export", "explain", "evaluate"):
        assert f"## techplomacy {command}\n" in page
