"""A fingerprint changes with what a study holds, and with nothing else."""

import os
from pathlib import Path

from techplomacy.workbench.fingerprint import hash_bytes, hash_code, hash_folder


def test_content_and_names_count(tmp_path: Path) -> None:
    root, ledger = tmp_path / "study", tmp_path / "ledger.json"
    (root / "documents").mkdir(parents=True)
    (root / "study.toml").write_text("one")
    first = hash_folder(root, ledger, skip=root / "build")
    assert hash_folder(root, ledger, skip=root / "build") == first
    os.utime(root / "study.toml", (1, 1))
    assert hash_folder(root, ledger, skip=root / "build") == first
    (root / "study.toml").write_text("two")
    second = hash_folder(root, ledger, skip=root / "build")
    assert second != first
    (root / "study.toml").rename(root / "documents" / "study.toml")
    assert hash_folder(root, ledger, skip=root / "build") not in {first, second}


def test_outputs_and_hidden_files_do_not_count(tmp_path: Path) -> None:
    root, ledger = tmp_path / "study", tmp_path / "ledger.json"
    for folder in ("build", "elsewhere", ".git"):
        (root / folder).mkdir(parents=True)
    (root / "study.toml").write_text("one")
    first = hash_folder(root, ledger, skip=root / "elsewhere")
    for folder in ("build", "elsewhere", ".git"):
        (root / folder / "made.txt").write_text("x")
    assert hash_folder(root, ledger, skip=root / "elsewhere") == first


def test_a_spoilt_ledger_is_no_ledger(tmp_path: Path) -> None:
    root, ledger = tmp_path / "study", tmp_path / "ledger.json"
    root.mkdir()
    (root / "study.toml").write_text("one")
    first = hash_folder(root, ledger, skip=root / "build")
    for spoilt in ("", "[]", "{", '{"study.toml": 3}'):
        ledger.write_text(spoilt)
        assert hash_folder(root, ledger, skip=root / "build") == first


def test_parts_do_not_run_together() -> None:
    assert hash_bytes(b"ab", b"c") != hash_bytes(b"a", b"bc")


def test_code_is_told_by_room() -> None:
    assert hash_code("model") != hash_code("text")
    assert hash_code() == hash_code()
