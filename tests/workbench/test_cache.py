"""A part is found again by its key, forgotten on demand, and thrown away when no run asks for it."""

from pathlib import Path

from techplomacy.workbench.cache import Cache


def test_parts_last_from_run_to_run(tmp_path: Path) -> None:
    Cache(tmp_path).keep("texts", "abcd", "दो")
    assert Cache(tmp_path).find("texts", "abcd") == "दो"
    assert Cache(tmp_path).find("records", "abcd") is None
    assert Cache(tmp_path, forget=True).find("texts", "abcd") is None


def test_a_damaged_part_is_no_part(tmp_path: Path) -> None:
    Cache(tmp_path).keep("texts", "abcd", "x")
    (tmp_path / "texts" / "ab" / "abcd.json").write_bytes(b"\xff\xfe\xff")
    assert Cache(tmp_path).find("texts", "abcd") is None


def test_unused_parts_go(tmp_path: Path) -> None:
    first = Cache(tmp_path)
    first.keep("texts", "aa11", "x")
    first.keep("texts", "bb22", "y")
    second = Cache(tmp_path)
    second.find("texts", "bb22")
    second.prune()
    assert Cache(tmp_path).find("texts", "aa11") is None
    assert Cache(tmp_path).find("texts", "bb22") == "y"
